// SPDX-License-Identifier: MIT
#include "engine/reliability/connectivity.h"

#include "tests/unit/reliability/network_support.h"

#include <array>

#include <gtest/gtest.h>

namespace spanwright::reliability {
namespace {

using test::allNodes;
using test::complete;
using test::grid;

Reachability exactly(const UnreliableNetwork& network, const std::vector<int>& terminals) {
    return ConnectivityQuestion(network, terminals).answer({.maxStates = std::size_t{1} << 22});
}

TEST(Connectivity, agreesWithPublishedValuesOfGrids) {
    EXPECT_NEAR(exactly(grid(3, 3, 0.1), {0, 8}).up, 0.972502171407, 1e-12);
    EXPECT_NEAR(exactly(grid(4, 4, 0.1), {0, 15}).up, 0.975046349577066, 1e-13);
    EXPECT_NEAR(exactly(grid(3, 10, 0.1), {0, 29}).up, 0.964474432303420, 1e-13);
    EXPECT_NEAR(exactly(grid(10, 10, 0.1), {0, 99}).up, 0.975661623141558, 1e-12);
    for (const auto& [side, up] :
         {std::pair(3, 0.946984815279), std::pair(4, 0.944085044435646), std::pair(10, 0.914321046794802)}) {
        const UnreliableNetwork network = grid(side, side, 0.1);
        EXPECT_NEAR(exactly(network, allNodes(network)).up, up, 1e-12);
    }
}

TEST(Connectivity, agreesWithPublishedValuesOfCompleteGraphs) {
    for (const auto& [nodes, up] :
         {std::pair(4, 0.59375), std::pair(5, 0.7109375), std::pair(10, 0.980449175211106)}) {
        const UnreliableNetwork network = complete(nodes, 0.5);
        EXPECT_NEAR(exactly(network, allNodes(network)).up, up, 1e-12);
    }
}

TEST(Connectivity, agreesWithEnumerationOnThousandsOfSmallNetworks) {
    std::mt19937 random(17);
    for (int round = 0; round < 1500; ++round) {
        const UnreliableNetwork network = test::anySmallNetwork(random);
        const std::vector<int> terminals = test::anyTerminals(network, random);
        const auto expected =
            static_cast<double>(test::enumerate(network, terminals, partDowns(network)).down);
        const Reachability reach = exactly(network, terminals);
        ASSERT_NEAR(reach.down, expected, expected * 1e-12) << "round " << round;
        ASSERT_NEAR(reach.up + reach.down, 1, 1e-12) << "round " << round;
        ASSERT_EQ(reach.undecided, 0);
    }
}

TEST(Connectivity, meshesInARowKeepTheFailuresOfTheirDevicesApart) {
    for (const bool turned : {false, true}) {
        UnreliableNetwork network;
        network.nodes.resize(7);
        for (std::size_t node = 0; node < network.nodes.size(); ++node)
            network.nodes[node].down = 0.02 * static_cast<double>(node + 1);
        for (const auto& [from, to] :
             {std::pair(0, 1), std::pair(0, 2), std::pair(1, 2), std::pair(1, 3), std::pair(2, 3),
              std::pair(6, 5), std::pair(4, 5), std::pair(3, 4), std::pair(3, 5), std::pair(4, 6)}) {
            UnreliableEdge edge;
            edge.from = turned ? to : from;
            edge.to = turned ? from : to;
            edge.down = 0.1;
            network.edges.push_back(edge);
        }
        for (const std::vector<int>& terminals :
             {std::vector{0, 6}, std::vector{1, 6}, std::vector{0, 3, 5}}) {
            const auto expected =
                static_cast<double>(test::enumerate(network, terminals, partDowns(network)).down);
            EXPECT_NEAR(exactly(network, terminals).down, expected, expected * 1e-12);
        }
    }
}

TEST(Connectivity, boundsAlwaysEncloseTheValue) {
    std::mt19937 random(23);
    int open = 0;
    for (int round = 0; round < 1500; ++round) {
        const UnreliableNetwork network = test::anySmallNetwork(random);
        const std::vector<int> terminals = test::anyTerminals(network, random);
        const double exact = exactly(network, terminals).down;
        const Reachability bounds =
            ConnectivityQuestion(network, terminals).answer({.maxStates = 1 + random() % 3});
        ASSERT_LE(bounds.down, exact + 1e-13) << "round " << round;
        ASSERT_LE(bounds.up, 1 - exact + 1e-13) << "round " << round;
        ASSERT_NEAR(bounds.up + bounds.down + bounds.undecided, 1, 1e-12);
        if (bounds.undecided > 0) ++open;
    }
    EXPECT_GT(open, 20);
}

TEST(Connectivity, boundsNarrowUntilTheyAreExact) {
    const ConnectivityQuestion question(grid(7, 7, 0.05), std::array{0, 48});
    const double exact = question.answer({}).down;
    double before = 1;
    for (const std::size_t states : {10U, 100U, 1000U}) {
        const Reachability reach = question.answer({.maxStates = states});
        EXPECT_GT(reach.undecided, 0);
        EXPECT_LT(reach.undecided, before);
        EXPECT_LE(reach.down, exact);
        EXPECT_GE(1 - reach.up, exact);
        before = reach.undecided;
    }
    EXPECT_EQ(question.narrow({}).undecided, 0);
}

TEST(Connectivity, stopsWhenToldToAndStillGivesBounds) {
    std::stop_source source;
    source.request_stop();
    const UnreliableNetwork network = grid(9, 9, 0.1);
    const Reachability reach =
        ConnectivityQuestion(network, std::array{0, 80}).narrow({.stop = source.get_token()});
    EXPECT_GT(reach.undecided, 0);
    EXPECT_NEAR(reach.up + reach.down + reach.undecided, 1, 1e-12);
}

TEST(Connectivity, keepsTheDigitsOfRareFailures) {
    // Two parallel edges, each down with 1e-10: down together with 1e-20, far below the resolution of 1 − up.
    EXPECT_NEAR(exactly(test::network(2, {{0, 1}, {0, 1}}, 1e-10), {0, 1}).down / 1e-20, 1, 1e-12);
    // 0-1, 0-2, 1-2, 1-3, 2-3, which no series or parallel reduction takes apart:
    // U = 2q² + 2q³ − 5q⁴ + 2q⁵ (any textbook on network reliability).
    const double q = 1e-9;
    const double bridge = q * q * (2 + q * (2 + q * (-5 + q * 2)));
    const auto net = test::network(4, {{0, 1}, {0, 2}, {1, 2}, {1, 3}, {2, 3}}, q);
    EXPECT_NEAR(exactly(net, {0, 3}).down / bridge, 1, 1e-12);
}

TEST(Connectivity, importanceIsTheDerivativeAtAnyScale) {
    std::mt19937 random(31);
    int compared = 0;
    for (int round = 0; round < 400; ++round) {
        const UnreliableNetwork network = test::anySmallNetwork(random);
        const std::vector<int> terminals = test::anyTerminals(network, random);
        const std::vector<double> downs = partDowns(network);
        if (std::find(downs.begin(), downs.end(), 1.0) != downs.end()) continue;
        const auto passes = ConnectivityQuestion(network, terminals).importance(std::array{1.0, 0.3}, {});
        if (passes.empty()) continue;  // cut for good
        for (const auto& [pass, scale] : {std::pair(0, 1.0), std::pair(1, 0.3)}) {
            std::vector<double> scaled = downs;
            for (double& down : scaled)
                down *= scale;
            const test::Enumerated expected = test::enumerate(network, terminals, scaled);
            const auto& found = passes[static_cast<std::size_t>(pass)];
            ASSERT_NEAR(found.down, static_cast<double>(expected.down), 1e-12) << "round " << round;
            for (std::size_t part = 0; part < downs.size(); ++part) {
                if (downs[part] <= 0) continue;
                ASSERT_NEAR(found.birnbaum[part], static_cast<double>(expected.birnbaum[part]), 1e-12)
                    << "round " << round << ", part " << part;
            }
        }
        ++compared;
    }
    EXPECT_GT(compared, 200);
}

TEST(Connectivity, aRingOfTerminalsNeedsAllLinksButOne) {
    const double q = 0.01;
    const auto ring = test::network(5, {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 0}}, q);
    const double p = 1 - q;
    EXPECT_NEAR(exactly(ring, allNodes(ring)).up, p * p * p * p * p + 5 * q * p * p * p * p, 1e-15);
}

}  // namespace
}  // namespace spanwright::reliability
