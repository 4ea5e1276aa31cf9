// SPDX-License-Identifier: MIT
#include "engine/optimise/shortest_tree.h"

#include "tests/unit/optimise/flow_support.h"

#include <limits>
#include <random>

#include <gtest/gtest.h>

namespace spanwright::optimise {
namespace {

TEST(ShortestTree, agreesWithBellmanAndFord) {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        const FlowNetwork network = randomFlowNetwork(seed, 40, 70, 0);
        std::mt19937 random(seed);
        std::vector<double> lengths;
        for (std::size_t arc = 0; arc < network.arcs().size(); ++arc)
            lengths.push_back(static_cast<double>(random() % 20));
        ShortestTree tree(network);
        for (int destination = 0; destination < 40; destination += 13) {
            std::vector<double> distance(40, std::numeric_limits<double>::infinity());
            distance[static_cast<std::size_t>(destination)] = 0;
            for (int round = 0; round < 40; ++round) {
                for (std::size_t arc = 0; arc < lengths.size(); ++arc) {
                    double& from = distance[static_cast<std::size_t>(network.arcs()[arc].from)];
                    from = std::min(
                        from, distance[static_cast<std::size_t>(network.arcs()[arc].to)] + lengths[arc]);
                }
            }
            tree.compute(destination, lengths);
            for (int node = 0; node < 40; ++node) {
                ASSERT_EQ(tree.distance(node), distance[static_cast<std::size_t>(node)]);
                if (node == destination || tree.next(node) < 0) continue;
                const auto next = static_cast<std::size_t>(tree.next(node));
                EXPECT_EQ(tree.distance(node), tree.distance(network.arcs()[next].to) + lengths[next]);
            }
        }
    }
}

TEST(ShortestTree, ordersNodesAfterTheOneTheirPathGoesTo) {
    const FlowNetwork network = randomFlowNetwork(3, 40, 70, 0);
    ShortestTree tree(network);
    tree.compute(5, std::vector<double>(network.arcs().size(), 0));
    std::vector<char> seen(40, 0);
    ASSERT_FALSE(tree.order().empty());
    EXPECT_EQ(tree.order().front(), 5);
    for (const int node : tree.order()) {
        seen[static_cast<std::size_t>(node)] = 1;
        if (node == 5) continue;
        const FlowArc& arc = network.arcs()[static_cast<std::size_t>(tree.next(node))];
        EXPECT_EQ(seen[static_cast<std::size_t>(arc.to)], 1);
    }
}

}  // namespace
}  // namespace spanwright::optimise
