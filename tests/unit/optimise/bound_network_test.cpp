// SPDX-License-Identifier: MIT
#include "engine/optimise/bound_network.h"

#include "engine/design/tunnel_order.h"
#include "engine/optimise/bound.h"
#include "tests/support/design_builder.h"

#include <gtest/gtest.h>

namespace spanwright::optimise {
namespace {

using test::DesignBuilder;

/// A square of 100 Mbit/s links, a to c by b or by d.
DesignBuilder square() {
    DesignBuilder net;
    net.link("a", "b", 100).link("b", "c", 100).link("a", "d", 100).link("d", "c", 100);
    return net;
}

double least(const DesignBuilder& net) {
    return utilizationBound(net.project, {})->maxUtilization;
}

std::vector<int> leftOut(const DesignBuilder& net) {
    const Design underlay = withoutTunnels(net.project.design);
    const graph::GraphIndex graph(underlay);
    return boundNetwork(net.project.design, graph, sim::flowsOf(underlay, graph, 0)).leftOut;
}

TEST(BoundNetwork, aPinnedPathLoadsItsLinksAndOthersGoRoundIt) {
    DesignBuilder net = square();
    net.demand("a", "c", 60);
    EXPECT_NEAR(least(net), 0.3, 1e-4);
    net.editLastDemand([&](Demand& demand) { demand.path = {net.linkId("a-b"), net.linkId("b-c")}; });
    EXPECT_NEAR(least(net), 0.6, 1e-12);
    net.demand("a", "c", 100);
    EXPECT_NEAR(least(net), 0.8, 1e-4);
}

TEST(BoundNetwork, aPinnedPathHoldsBothWays) {
    DesignBuilder net = square();
    net.demand("a", "c", 10, 60).editLastDemand([&](Demand& demand) {
        demand.path = {net.linkId("a-b"), net.linkId("b-c")};
    });
    const UtilizationBound bound = utilizationBound(net.project, {}).value();
    EXPECT_NEAR(bound.maxUtilization, 0.6, 1e-12);
    EXPECT_NEAR(bound.lower, 0.6, 1e-12);
    ASSERT_FALSE(bound.bottlenecks.empty());
    EXPECT_EQ(bound.bottlenecks[0].direction, sim::Direction::reverse);
}

TEST(BoundNetwork, whatMustBeVisitedIsPassedByFreeWays) {
    DesignBuilder net = square();
    net.demand("a", "c", 60).editLastDemand([&](Demand& demand) { demand.mustVisit = {net.device("b")}; });
    // From a to b and from b to c, 40 directly and 20 round the square, where the two meet.
    EXPECT_NEAR(least(net), 0.4, 1e-4);
}

TEST(BoundNetwork, whatMustBeAvoidedIsClosedToThatDemandAlone) {
    DesignBuilder net = square();
    net.demand("a", "c", 60).editLastDemand([&](Demand& demand) { demand.mustAvoid = {net.device("b")}; });
    EXPECT_NEAR(least(net), 0.6, 1e-9);
    net.demand("a", "c", 40);
    EXPECT_NEAR(least(net), 0.6, 1e-4);
    net.demand("a", "c", 40);
    EXPECT_NEAR(least(net), 0.7, 1e-4);
}

TEST(BoundNetwork, aPinnedTunnelLeavesTheWayBelowItFree) {
    DesignBuilder net = square();
    net.tunnel("a", "c", 100, TunnelType::gre).demand("a", "c", 60).editLastDemand([&](Demand& demand) {
        demand.path = {net.linkId("a~c")};
    });
    EXPECT_NEAR(least(net), 0.3, 1e-4);
}

TEST(BoundNetwork, leavesOutWhatPoliciesForbidOnAllOfItsWay) {
    DesignBuilder net = square();
    net.device("island");
    net.demand("a", "c", 60).editLastDemand([&](Demand& demand) {
        demand.mustVisit = {net.device("island")};
    });
    net.demand("a", "c", 60).editLastDemand([&](Demand& demand) {
        demand.mustAvoid = {net.device("b"), net.device("d")};
    });
    net.demand("a", "c", 60).editLastDemand([&](Demand& demand) { demand.mustAvoid = {net.device("c")}; });
    net.demand("a", "c", 60).editLastDemand([&](Demand& demand) { demand.path = {net.linkId("b-c")}; });
    EXPECT_EQ(leftOut(net), (std::vector<int>{0, 1, 2, 3}));
    EXPECT_EQ(least(net), 0);
}

}  // namespace
}  // namespace spanwright::optimise
