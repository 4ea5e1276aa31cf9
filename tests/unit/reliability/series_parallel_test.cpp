// SPDX-License-Identifier: MIT
#include "engine/reliability/series_parallel.h"

#include <initializer_list>
#include <utility>

#include <gtest/gtest.h>

namespace spanwright::reliability {
namespace {

UnreliableNetwork network(std::size_t nodes, std::initializer_list<std::pair<int, int>> ends, double down) {
    UnreliableNetwork net;
    net.nodes.resize(nodes);
    for (const auto& [from, to] : ends) {
        UnreliableEdge edge;
        edge.down = down;
        edge.from = from;
        edge.to = to;
        net.edges.push_back(edge);
    }
    return net;
}

TEST(ReduceNetwork, solvesSeriesAndParallelCompletely) {
    // Two chains of two beside each other; the node in the middle of the first fails as well.
    UnreliableNetwork net = network(4, {{0, 1}, {1, 3}, {0, 2}, {2, 3}}, 0.1);
    net.nodes[1].down = 0.2;
    net.nodes[0].down = 0.05;
    const ReducedNetwork reduced = reduceNetwork(net, 0, 3);
    ASSERT_TRUE(reduced.answer);
    EXPECT_NEAR(*reduced.answer, (1 - 0.9 * 0.8 * 0.9) * (1 - 0.9 * 0.9), 1e-15);
    EXPECT_NEAR(reduced.endsDown, 0.05, 1e-15);
}

TEST(ReduceNetwork, leavesNothingOfWhatNeverFails) {
    const ReducedNetwork reduced =
        reduceNetwork(network(5, {{0, 1}, {0, 2}, {1, 2}, {1, 3}, {2, 3}, {3, 4}}, 0), 0, 4);
    EXPECT_EQ(reduced.answer, 0.0);
    EXPECT_EQ(reduceNetwork(network(3, {{0, 1}}, 0), 0, 2).answer, 1.0);
}

TEST(ReduceNetwork, foldsACauseIntoItsOnlyPart) {
    UnreliableNetwork net = network(2, {{0, 1}, {0, 1}}, 0.1);
    net.causes = {0.05};
    net.edges[0].causes = {0};
    EXPECT_NEAR(reduceNetwork(net, 0, 1).answer.value(), (0.05 + 0.95 * 0.1) * 0.1, 1e-15);
    // A cause that an end names strikes with the end: nothing of it is left for the edges.
    net.nodes[0].causes = {0};
    const ReducedNetwork reduced = reduceNetwork(net, 0, 1);
    EXPECT_NEAR(reduced.endsDown, 0.05, 1e-15);
    EXPECT_NEAR(reduced.answer.value(), 0.01, 1e-15);
}

TEST(ReduceNetwork, dropsBlocksThatHangOnOneNode) {
    // A bridge network between 0 and 3, which stays, and a ring 3-4-5, which does not.
    const ReducedNetwork reduced = reduceNetwork(
        network(6, {{0, 1}, {0, 2}, {1, 2}, {1, 3}, {2, 3}, {3, 4}, {4, 5}, {5, 3}}, 0.1), 0, 3);
    EXPECT_FALSE(reduced.answer);
    EXPECT_EQ(reduced.core.edges.size(), 5U);
}

}  // namespace
}  // namespace spanwright::reliability
