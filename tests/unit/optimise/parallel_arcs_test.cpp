// SPDX-License-Identifier: MIT
#include "engine/optimise/parallel_arcs.h"

#include "engine/optimise/min_max_flow.h"
#include "tests/unit/optimise/flow_support.h"

#include <vector>

#include <gtest/gtest.h>

namespace spanwright::optimise {
namespace {

TEST(ParallelArcs, standForTheirWholeCapacity) {
    const auto merged = mergeParallelArcs(
        FlowNetwork(3, {{0, 1, 30}, {1, 2, 5}, {0, 1, 10}, {1, 0, 7}}, {{0, 1, 20}, {0, 2, 1}}));
    ASSERT_TRUE(merged);
    ASSERT_EQ(merged->network.arcs().size(), 3U);
    EXPECT_EQ(merged->network.arcs()[0].capacity, 40);
    EXPECT_EQ(merged->mergedOf, (std::vector<int>{0, 1, 0, 2}));
    EXPECT_EQ(merged->partOf, (std::vector<double>{0.75, 1, 0.25, 1}));
    ASSERT_EQ(merged->network.destinations().size(), 2U);
    EXPECT_EQ(merged->network.destinations()[0].total, 20);
}

TEST(ParallelArcs, stayAsTheyAreWhereThereAreNone) {
    EXPECT_FALSE(mergeParallelArcs(FlowNetwork(2, {{0, 1, 30}, {1, 0, 30}}, {{0, 1, 20}})));
}

TEST(ParallelArcs, stayApartWhereTheyDifferInWhatTheyCarryAnywayOrWhoMayTakeThem) {
    // Full with what is fixed, the first of two cannot be used as much as the second.
    const FlowNetwork fixed(2, {{0, 1, 10, 8}, {0, 1, 10, 0}}, {{0, 1, 2}});
    EXPECT_FALSE(mergeParallelArcs(fixed));
    EXPECT_NEAR(minimiseMaxUtilization(fixed).lower, 0.8, 1e-9);
    EXPECT_FALSE(mergeParallelArcs(FlowNetwork(2, {{0, 1, 10}, {0, 1, 10}}, {{0, 1, 2, 0}}, {{1, 0}})));
    EXPECT_TRUE(mergeParallelArcs(FlowNetwork(2, {{0, 1, 10}, {0, 1, 10}}, {{0, 1, 2, 0}}, {{0, 0}})));
}

TEST(ParallelArcs, ofRandomNetworksKeepTheirDestinationsAndClosedSets) {
    for (unsigned seed = 1; seed <= 40; ++seed) {
        const FlowNetwork network = randomBoundFlowNetwork(seed, 5, 30, 15);
        const auto merged = mergeParallelArcs(network);
        ASSERT_TRUE(merged) << "seed " << seed;
        ASSERT_EQ(merged->network.destinations().size(), network.destinations().size());
        EXPECT_TRUE(merged->network.unroutable().empty());
        for (std::size_t index = 0; index < network.destinations().size(); ++index) {
            const auto& before = network.destinations()[index];
            const auto& after = merged->network.destinations()[index];
            EXPECT_EQ(before.node, after.node);
            EXPECT_EQ(before.total, after.total);
            for (int arc = 0; arc < static_cast<int>(network.arcs().size()); ++arc) {
                const int one = merged->mergedOf[static_cast<std::size_t>(arc)];
                EXPECT_EQ(network.isOpen(before, arc), merged->network.isOpen(after, one));
            }
        }
    }
}

TEST(ParallelArcs, byTheTenThousandAreUsedEqually) {
    std::vector<FlowArc> arcs(10'000, {0, 1, 10});
    arcs.push_back({0, 2, 20'000});
    arcs.push_back({2, 1, 20'000});
    const MinMaxFlow flow = minimiseMaxUtilization(FlowNetwork(3, arcs, {{0, 1, 1200}}), {1e-6, 0, 100});
    EXPECT_NEAR(flow.maxUtilization, 0.01, 1e-8);
    EXPECT_LE(flow.gap(), 1e-6);
    EXPECT_NEAR(flow.load.front(), 0.1, 1e-6);
    EXPECT_NEAR(flow.load[9'999], 0.1, 1e-6);
}

}  // namespace
}  // namespace spanwright::optimise
