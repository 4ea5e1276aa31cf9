// SPDX-License-Identifier: MIT
#include "engine/reliability/reduction.h"

#include "tests/unit/reliability/network_support.h"

#include <array>

#include <gtest/gtest.h>

namespace spanwright::reliability {
namespace {

using test::network;

double neededDown(const Reduction& reduction, const UnreliableNetwork& net) {
    return reduction.formula.values(partDowns(net))[static_cast<std::size_t>(reduction.needed)];
}

TEST(ReduceNetwork, solvesSeriesAndParallelCompletely) {
    // Two chains of two beside each other; the node in the middle of the first fails as well.
    UnreliableNetwork net = network(4, {{0, 1}, {1, 3}, {0, 2}, {2, 3}}, 0.1);
    net.nodes[1].down = 0.2;
    net.nodes[0].down = 0.05;
    const Reduction reduced = reduceNetwork(net, std::array{0, 3});
    EXPECT_TRUE(reduced.cores.empty());
    const double chains = (1 - 0.9 * 0.8 * 0.9) * (1 - 0.9 * 0.9);
    EXPECT_NEAR(neededDown(reduced, net), 1 - 0.95 * (1 - chains), 1e-15);
}

TEST(ReduceNetwork, leavesNothingOfWhatNeverFails) {
    const auto perfect = network(5, {{0, 1}, {0, 2}, {1, 2}, {1, 3}, {2, 3}, {3, 4}}, 0);
    const Reduction reduced = reduceNetwork(perfect, std::array{0, 4});
    EXPECT_TRUE(reduced.cores.empty());
    EXPECT_EQ(reduced.needed, Formula::kNever);
    EXPECT_TRUE(reduceNetwork(network(3, {{0, 1}}, 0), std::array{0, 2}).cut);
}

TEST(ReduceNetwork, foldsACauseIntoItsOnlyPart) {
    UnreliableNetwork net = network(2, {{0, 1}, {0, 1}}, 0.1);
    net.causes = {0.05};
    net.edges[0].causes = {0};
    EXPECT_NEAR(neededDown(reduceNetwork(net, std::array{0, 1}), net), (0.05 + 0.95 * 0.1) * 0.1, 1e-15);
    // A cause that an end names strikes with the end: nothing of it is left for the edges.
    net.nodes[0].causes = {0};
    EXPECT_NEAR(neededDown(reduceNetwork(net, std::array{0, 1}), net), 0.05 + 0.95 * 0.01, 1e-15);
}

TEST(ReduceNetwork, dropsBlocksThatHangOnOneNodeAndSplitsAtTheOthers) {
    const std::vector<std::pair<int, int>> bridge{{0, 1}, {0, 2}, {1, 2}, {1, 3}, {2, 3}};
    std::vector<std::pair<int, int>> ends = bridge;
    for (const auto& [a, b] : bridge)
        ends.emplace_back(a + 3, b + 3);
    ends.insert(ends.end(), {{6, 7}, {7, 8}, {8, 6}});  // a ring on the far end
    const Reduction reduced = reduceNetwork(network(9, ends, 0.1), std::array{0, 6});
    ASSERT_EQ(reduced.cores.size(), 2U);
    EXPECT_EQ(reduced.cores[0].network.edges.size(), 5U);
    EXPECT_EQ(reduced.cores[1].network.edges.size(), 5U);
}

TEST(ReduceNetwork, takesTerminalsOutOfRings) {
    const auto ring = network(4, {{0, 1}, {1, 2}, {2, 3}, {3, 0}}, 0.1);
    const Reduction reduced = reduceNetwork(ring, std::array{0, 1, 2, 3});
    EXPECT_TRUE(reduced.cores.empty());
    EXPECT_NEAR(neededDown(reduced, ring), 1 - (0.6561 + 4 * 0.1 * 0.729), 1e-15);
}

}  // namespace
}  // namespace spanwright::reliability
