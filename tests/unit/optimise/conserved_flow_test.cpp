// SPDX-License-Identifier: MIT
#include "engine/optimise/conserved_flow.h"

#include <map>

#include <gtest/gtest.h>

namespace spanwright::optimise {
namespace {

std::map<int, double> conserved(const FlowNetwork& network, std::vector<ArcFlow> flow) {
    conserve(network, network.destinations().front(), flow);
    std::map<int, double> byArc;
    for (const ArcFlow& each : flow)
        byArc[each.arc] += each.amount;
    return byArc;
}

TEST(ConservedFlow, keepsTheSharesOfEachNode) {
    const FlowNetwork network(3, {{0, 1, 1}, {0, 2, 1}, {1, 2, 1}}, {{0, 2, 12}});
    const auto flow = conserved(network, {{0, 1}, {1, 3}, {2, 1.001}});
    EXPECT_DOUBLE_EQ(flow.at(0), 3);
    EXPECT_DOUBLE_EQ(flow.at(1), 9);
    EXPECT_DOUBLE_EQ(flow.at(2), 3);
}

TEST(ConservedFlow, takesOutWhatGoesRound) {
    const FlowNetwork network(4, {{0, 1, 1}, {1, 2, 1}, {2, 0, 1}, {1, 3, 1}}, {{0, 3, 4}});
    const auto flow = conserved(network, {{0, 9}, {1, 5}, {2, 5}, {3, 4}});
    EXPECT_DOUBLE_EQ(flow.at(0), 4);
    EXPECT_DOUBLE_EQ(flow.at(3), 4);
    EXPECT_FALSE(flow.contains(1) && flow.at(1) > 0);
}

TEST(ConservedFlow, leadsATrickleThatRoundingLostOnToItsDestination) {
    // Nothing leaves node 1, where a demand of 1e-20 starts; and something leads into node 2, a dead end.
    const FlowNetwork network(4, {{0, 3, 1}, {1, 0, 1}, {0, 2, 1}}, {{0, 3, 1}, {1, 3, 1e-20}});
    const auto flow = conserved(network, {{0, 1}, {2, 1e-18}});
    EXPECT_DOUBLE_EQ(flow.at(1), 1e-20);
    EXPECT_DOUBLE_EQ(flow.at(0), 1);
    EXPECT_FALSE(flow.contains(2) && flow.at(2) > 0);
}

}  // namespace
}  // namespace spanwright::optimise
