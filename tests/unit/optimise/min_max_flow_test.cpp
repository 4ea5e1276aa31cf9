// SPDX-License-Identifier: MIT
#include "engine/optimise/min_max_flow.h"

#include "tests/support/flow_program.h"
#include "tests/unit/optimise/flow_support.h"

#include <gtest/gtest.h>

namespace spanwright::optimise {
namespace {

TEST(MinMaxFlow, enclosesTheExactOptimumOfRandomNetworks) {
    int carried = 0;
    for (unsigned seed = 1; seed <= 60; ++seed) {
        const int nodes = 3 + static_cast<int>(seed % 10);
        const FlowNetwork network = randomFlowNetwork(seed, nodes, 2 * nodes, 3 * nodes);
        const double exact = test::leastMaxUtilization(network);
        for (const double gap : {1e-2, 1e-4, 1e-6}) {
            const MinMaxFlow flow = minimiseMaxUtilization(network, {gap, 0});
            EXPECT_LE(flow.lower, exact * (1 + 1e-7)) << "seed " << seed;
            EXPECT_GE(flow.maxUtilization, exact * (1 - 1e-7)) << "seed " << seed;
            EXPECT_LE(flow.gap(), gap * (1 + 1e-6)) << "seed " << seed;
        }
        carried += exact > 0 ? 1 : 0;
    }
    EXPECT_GT(carried, 50);
}

TEST(MinMaxFlow, enclosesTheExactOptimumWhereArcsAreClosedAndLoadsFixed) {
    for (unsigned seed = 1; seed <= 60; ++seed) {
        const int nodes = 4 + static_cast<int>(seed % 9);
        const FlowNetwork network = randomBoundFlowNetwork(seed, nodes, 3 * nodes, 3 * nodes);
        const double exact = test::leastMaxUtilization(network);
        const MinMaxFlow flow = minimiseMaxUtilization(network, {1e-5, 0});
        EXPECT_LE(flow.lower, exact * (1 + 1e-7)) << "seed " << seed;
        EXPECT_GE(flow.maxUtilization, exact * (1 - 1e-7)) << "seed " << seed;
        EXPECT_LE(flow.gap(), 1e-5 * (1 + 1e-6)) << "seed " << seed;
        EXPECT_LT(imbalance(network, flow), 1e-12);
        for (std::size_t index = 0; index < flow.flows.size(); ++index) {
            for (const ArcFlow& each : flow.flows[index])
                EXPECT_TRUE(network.isOpen(network.destinations()[index], each.arc)) << "seed " << seed;
        }
    }
}

TEST(MinMaxFlow, holdsARoutingThatCarriesEveryDemandAndHasTheUtilizationItClaims) {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        const FlowNetwork network = randomFlowNetwork(seed, 30, 60, 200);
        const MinMaxFlow flow = minimiseMaxUtilization(network);
        EXPECT_LT(imbalance(network, flow), 1e-12);
        std::vector<double> load(network.arcs().size(), 0);
        for (const auto& towards : flow.flows) {
            for (const ArcFlow& each : towards) {
                EXPECT_GE(each.amount, 0);
                load[static_cast<std::size_t>(each.arc)] += each.amount;
            }
        }
        double highest = 0;
        for (std::size_t arc = 0; arc < load.size(); ++arc) {
            EXPECT_DOUBLE_EQ(load[arc], flow.load[arc]);
            highest = std::max(highest, load[arc] / network.arcs()[arc].capacity);
        }
        EXPECT_NEAR(flow.maxUtilization, highest, 1e-9 * highest);
    }
}

TEST(MinMaxFlow, weightsAreTheProof) {
    const FlowNetwork network = randomFlowNetwork(5, 20, 40, 100);
    const MinMaxFlow flow = minimiseMaxUtilization(network);
    std::vector<double> lengths(network.arcs().size());
    double sum = 0;
    for (std::size_t arc = 0; arc < lengths.size(); ++arc) {
        lengths[arc] = flow.weight[arc] / network.arcs()[arc].capacity;
        sum += flow.weight[arc];
    }
    EXPECT_NEAR(sum, 1, 1e-12);
    ShortestTree tree(network);
    double proved = 0;
    for (const auto& destination : network.destinations()) {
        tree.compute(destination.node, lengths);
        for (const auto& source : destination.sources)
            proved += source.amount * tree.distance(source.node);
    }
    EXPECT_NEAR(proved, flow.lower, 1e-9 * proved);
}

TEST(MinMaxFlow, splitsOverUnequalParallelArcs) {
    const FlowNetwork network(2, {{0, 1, 30}, {0, 1, 10}}, {{0, 1, 20}});
    const MinMaxFlow flow = minimiseMaxUtilization(network, {1e-8, 0});
    EXPECT_NEAR(flow.maxUtilization, 0.5, 1e-7);
    EXPECT_NEAR(flow.lower, 0.5, 1e-7);
}

TEST(MinMaxFlow, isZeroWithoutTraffic) {
    const MinMaxFlow flow = minimiseMaxUtilization(FlowNetwork(2, {{0, 1, 10}}, {{1, 0, 5}}));
    EXPECT_EQ(flow.maxUtilization, 0);
    EXPECT_EQ(flow.lower, 0);
    EXPECT_EQ(flow.gap(), 0);
}

TEST(MinMaxFlow, copesWithCapacitiesAndDemandsOfVeryDifferentSize) {
    const FlowNetwork network(3, {{0, 1, 1e9}, {1, 2, 1e-6}, {0, 2, 1e6}, {2, 1, 1}},
                              {{0, 2, 1e-3}, {0, 1, 1e8}, {1, 2, 1e-12}});
    const MinMaxFlow flow = minimiseMaxUtilization(network);
    EXPECT_LE(flow.gap(), 1e-4);
    EXPECT_LT(imbalance(network, flow), 1e-12);
}

TEST(MinMaxFlow, givesTheSameAnswerAgain) {
    const FlowNetwork network = randomFlowNetwork(9, 40, 90, 600);
    const MinMaxFlow first = minimiseMaxUtilization(network);
    const MinMaxFlow again = minimiseMaxUtilization(network);
    EXPECT_EQ(first.maxUtilization, again.maxUtilization);
    EXPECT_EQ(first.lower, again.lower);
    EXPECT_EQ(first.load, again.load);
}

TEST(MinMaxFlow, isRightEvenWhenStoppedAtOnce) {
    const FlowNetwork network = randomFlowNetwork(4, 12, 30, 60);
    std::stop_source stop;
    stop.request_stop();
    const MinMaxFlow flow = minimiseMaxUtilization(network, {1e-9, 0}, {stop.get_token()});
    const double exact = test::leastMaxUtilization(network);
    EXPECT_LE(flow.lower, exact * (1 + 1e-9));
    EXPECT_GE(flow.maxUtilization, exact * (1 - 1e-9));
    EXPECT_LT(imbalance(network, flow), 1e-12);
}

}  // namespace
}  // namespace spanwright::optimise
