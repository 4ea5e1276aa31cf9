// SPDX-License-Identifier: MIT
#include "engine/optimise/flow_network.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::optimise {
namespace {

TEST(FlowNetwork, gathersDemandsByDestinationAndSource) {
    const FlowNetwork network(3, {{0, 1, 1}, {1, 2, 1}}, {{0, 2, 3}, {1, 2, 4}, {0, 2, 5}, {0, 1, 6}});
    ASSERT_EQ(network.destinations().size(), 2U);
    EXPECT_EQ(network.destinations()[0].node, 1);
    EXPECT_EQ(network.destinations()[1].node, 2);
    EXPECT_EQ(network.destinations()[1].total, 12);
    ASSERT_EQ(network.destinations()[1].sources.size(), 2U);
    EXPECT_EQ(network.destinations()[1].sources[0].amount, 8);
}

TEST(FlowNetwork, namesDemandsWithoutAPathAndForgetsThoseToThemselves) {
    const FlowNetwork network(3, {{0, 1, 1}}, {{1, 0, 3}, {2, 2, 4}, {0, 1, 5}, {2, 1, 6}});
    EXPECT_THAT(network.unroutable(), testing::ElementsAre(0, 3));
    ASSERT_EQ(network.destinations().size(), 1U);
    EXPECT_EQ(network.destinations()[0].total, 5);
}

TEST(FlowNetwork, listsTheArcsOfANode) {
    const FlowNetwork network(3, {{0, 1, 1}, {1, 2, 1}, {0, 2, 1}, {0, 1, 9}}, {});
    const auto listed = [](std::span<const int> arcs) { return std::vector<int>(arcs.begin(), arcs.end()); };
    EXPECT_THAT(listed(network.outOf(0)), testing::ElementsAre(0, 2, 3));
    EXPECT_THAT(listed(network.into(1)), testing::ElementsAre(0, 3));
    EXPECT_THAT(listed(network.into(0)), testing::ElementsAre());
}

}  // namespace
}  // namespace spanwright::optimise
