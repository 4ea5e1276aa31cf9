// SPDX-License-Identifier: MIT
#include "engine/reliability/two_terminal.h"

#include <random>

#include <gtest/gtest.h>

namespace spanwright::reliability {
namespace {

UnreliableNetwork grid(int rows, int columns, double edgeDown) {
    UnreliableNetwork network;
    network.nodes.resize(static_cast<std::size_t>(rows * columns));
    const auto connect = [&](int a, int b) {
        UnreliableEdge edge;
        edge.down = edgeDown;
        edge.from = a;
        edge.to = b;
        network.edges.push_back(edge);
    };
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            if (column + 1 < columns) connect(row * columns + column, row * columns + column + 1);
            if (row + 1 < rows) connect(row * columns + column, (row + 1) * columns + column);
        }
    }
    return network;
}

TEST(TwoTerminal, agreesWithPublishedGridValues) {
    EXPECT_NEAR(twoTerminal(grid(3, 3, 0.1), 0, 8).up, 0.972502171407, 1e-12);
    EXPECT_NEAR(twoTerminal(grid(4, 4, 0.1), 0, 15).up, 0.975046349577066, 1e-13);
    EXPECT_NEAR(twoTerminal(grid(3, 10, 0.1), 0, 29).up, 0.964474432303420, 1e-13);
}

/// Probability by adding up all states of all parts.
double byEnumeration(const UnreliableNetwork& network, int source, int target) {
    const std::size_t nodes = network.nodes.size();
    const std::size_t edges = network.edges.size();
    const std::size_t parts = nodes + edges + network.causes.size();
    double up = 0;
    for (unsigned world = 0; world < (1U << parts); ++world) {
        const auto works = [&](std::size_t part) { return ((world >> part) & 1U) != 0; };
        double probability = 1;
        for (std::size_t part = 0; part < parts; ++part) {
            const double down = part < nodes           ? network.nodes[part].down
                                : part < nodes + edges ? network.edges[part - nodes].down
                                                       : network.causes[part - nodes - edges];
            probability *= works(part) ? 1 - down : down;
        }
        const auto alive = [&](std::size_t part, const UnreliablePart& row) {
            bool ok = works(part);
            for (const int cause : row.causes)
                ok = ok && works(nodes + edges + static_cast<std::size_t>(cause));
            return ok;
        };
        std::vector<char> reached(nodes, 0);
        const auto reach = [&](int node) {
            const auto index = static_cast<std::size_t>(node);
            if (alive(index, network.nodes[index])) reached[index] = 1;
        };
        reach(source);
        for (std::size_t round = 0; round < nodes; ++round) {
            for (std::size_t edge = 0; edge < edges; ++edge) {
                const UnreliableEdge& row = network.edges[edge];
                if (!alive(nodes + edge, row)) continue;
                if (reached[static_cast<std::size_t>(row.from)] != 0) reach(row.to);
                if (reached[static_cast<std::size_t>(row.to)] != 0) reach(row.from);
            }
        }
        if (reached[static_cast<std::size_t>(target)] != 0) up += probability;
    }
    return up;
}

TEST(TwoTerminal, agreesWithEnumerationWithNodeFailuresAndCommonCauses) {
    std::mt19937 random(17);
    const auto uniform = [&] { return static_cast<double>(random() % 1000) / 1000; };
    for (int round = 0; round < 40; ++round) {
        UnreliableNetwork network;
        network.nodes.resize(5);
        network.causes = {0.3, 0.2};
        const auto fallible = [&](UnreliablePart& part) {
            part.down = random() % 3 == 0 ? 0 : uniform() * 0.5;
            for (int cause = 0; cause < 2; ++cause) {
                if (random() % 4 == 0) part.causes.push_back(cause);
            }
        };
        for (UnreliablePart& node : network.nodes)
            fallible(node);
        for (int edge = 0; edge < 8; ++edge) {
            UnreliableEdge row;
            fallible(row);
            row.from = static_cast<int>(random() % 5);
            row.to = (row.from + 1 + static_cast<int>(random() % 4)) % 5;
            network.edges.push_back(row);
        }
        const Reachability reach = twoTerminal(network, 0, 4);
        const double expected = byEnumeration(network, 0, 4);
        EXPECT_NEAR(reach.up, expected, 1e-12) << "round " << round;
        EXPECT_NEAR(reach.up + reach.down, 1, 1e-12);
        EXPECT_EQ(reach.undecided, 0);
    }
}

TEST(TwoTerminal, keepsTheRelativeAccuracyOfRareFailures) {
    // Two parallel edges, each down with 1e-10: down together with 1e-20, far below the resolution of 1 − up.
    UnreliableNetwork network;
    network.nodes.resize(2);
    UnreliableEdge edge;
    edge.down = 1e-10;
    edge.to = 1;
    network.edges = {edge, edge};
    EXPECT_NEAR(twoTerminal(network, 0, 1).down / 1e-20, 1, 1e-9);
}

TEST(TwoTerminal, boundsEncloseTheValueWhenStatesRunOut) {
    const double exact = twoTerminal(grid(6, 6, 0.1), 0, 35).up;
    const Reachability bounded = twoTerminal(grid(6, 6, 0.1), 0, 35, 40);
    EXPECT_GT(bounded.undecided, 0);
    EXPECT_LE(bounded.up, exact);
    EXPECT_GE(1 - bounded.down, exact);
    EXPECT_NEAR(bounded.up + bounded.down + bounded.undecided, 1, 1e-12);
}

TEST(TwoTerminal, reducesTheHardestGridOfThePublishedOnes) {
    const Reachability reach = twoTerminal(grid(10, 10, 0.1), 0, 99, std::size_t{1} << 18);
    EXPECT_NEAR(reach.up, 0.975661623141558, 1e-12);
    EXPECT_EQ(reach.undecided, 0);
}

TEST(TwoTerminal, keepsTheDigitsOfTheBridgeNetwork) {
    // 0-1, 0-2, 1-2, 1-3, 2-3, which no series or parallel reduction takes apart:
    // U = 2q² + 2q³ − 5q⁴ + 2q⁵ (any textbook on network reliability).
    const double q = 1e-9;
    UnreliableNetwork network;
    network.nodes.resize(4);
    for (const auto& [from, to] :
         {std::pair(0, 1), std::pair(0, 2), std::pair(1, 2), std::pair(1, 3), std::pair(2, 3)}) {
        UnreliableEdge edge;
        edge.down = q;
        edge.from = from;
        edge.to = to;
        network.edges.push_back(edge);
    }
    const double expected = q * q * (2 + q * (2 + q * (-5 + q * 2)));
    EXPECT_NEAR(twoTerminal(network, 0, 3, 1000).down / expected, 1, 1e-12);
}

}  // namespace
}  // namespace spanwright::reliability
