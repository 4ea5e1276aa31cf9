// SPDX-License-Identifier: MIT
#include "engine/optimise/flow_balancer.h"

#include "tests/support/flow_program.h"
#include "tests/unit/optimise/flow_support.h"

#include <gtest/gtest.h>

namespace spanwright::optimise {
namespace {

TEST(FlowBalancer, everyPassProvesABoundBelowTheOptimumAndHoldsARoutingAboveIt) {
    for (unsigned seed = 1; seed <= 15; ++seed) {
        const FlowNetwork network = randomFlowNetwork(seed, 10, 25, 40);
        if (network.destinations().empty()) continue;
        const double exact = test::leastMaxUtilization(network);
        FlowBalancer balancer(network, 1e-6);
        for (int pass = 0; pass < 8; ++pass) {
            const FlowBalancer::Pass found = balancer.improve();
            EXPECT_LE(found.lower, exact * (1 + 1e-9));
            EXPECT_LE(found.lower, found.smoothed * (1 + 1e-12));
            EXPECT_LE(found.smoothed, found.maxUtilization * (1 + 1e-12));
            EXPECT_GE(found.maxUtilization, exact * (1 - 1e-9));
            balancer.balance();
            EXPECT_GE(balancer.maxUtilization(), exact * (1 - 1e-9));
            if (pass % 2 == 1) balancer.sharpen();
        }
    }
}

TEST(FlowBalancer, startsFromShortestPathsOverWideArcs) {
    const FlowNetwork network(3, {{0, 2, 1}, {0, 1, 10}, {1, 2, 10}}, {{0, 2, 5}});
    const FlowBalancer balancer(network, 1e-3);
    EXPECT_DOUBLE_EQ(balancer.maxUtilization(), 0.5);
}

}  // namespace
}  // namespace spanwright::optimise
