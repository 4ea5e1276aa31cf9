// SPDX-License-Identifier: MIT
#include "engine/traffic/routed_flows.h"

#include "engine/traffic/traffic.h"
#include "tests/support/design_builder.h"

#include <gtest/gtest.h>

namespace spanwright::traffic {
namespace {

/// Two ends, 10 ms apart over a provider, and a GRE tunnel between them that carries the demand.
test::DesignBuilder overlay(double mbps) {
    test::DesignBuilder net;
    net.link("a", "isp", 100).link("isp", "b", 100);
    for (const auto* key : {"a-isp", "isp-b"})
        net.editLink(key, [](Link& link) { link.latencyMs = 5; });
    net.tunnel("a", "b", 1000, TunnelType::gre, [](Link& link) { link.igpMetric = 0.5; });
    net.demand("a", "b", mbps).editLastDemand([](Demand& demand) { demand.packetBytes = 1000; });
    return net;
}

TEST(RoutedFlowsInLayers, loadTheUnderlayAsRoutingDoes) {
    const test::DesignBuilder net = overlay(50);
    const RoutedFlows routed = routeFlows(net.project, {}).value();
    ASSERT_EQ(routed.usesOf(0).size(), 3U);
    const std::vector<double> load = arcLoads(routed, {50});
    std::size_t checked = 0;
    const sim::Routing routing = sim::route(net.project, {}).value();
    for (const sim::LinkLoad& row : routing.links) {
        for (std::size_t arc = 0; arc < load.size(); ++arc) {
            const graph::Arc& here = routed.graph.arcs()[arc];
            if (routed.graph.link(here.link) != row.link) continue;
            if (here.forward != (row.direction == sim::Direction::forward)) continue;
            EXPECT_DOUBLE_EQ(load[arc], row.loadMbps);
            ++checked;
        }
    }
    EXPECT_EQ(checked, 6U);
}

TEST(RoutedFlowsInLayers, enterADeviceOnceAndTravelItsWiresOnce) {
    const test::DesignBuilder net = overlay(50);
    const RoutedFlows routed = routeFlows(net.project, {}).value();
    std::vector<double> entered(3, 0);
    forEachDevice(routed, 0,
                  [&](int node, double share) { entered[static_cast<std::size_t>(node)] += share; });
    EXPECT_DOUBLE_EQ(entered[0], 1);
    EXPECT_DOUBLE_EQ(entered[1], 1.024);
    EXPECT_DOUBLE_EQ(entered[2], 1.024);
    const Traffic traffic = shareTraffic(routed, sim::route(net.project, {}).value(), 0);
    EXPECT_DOUBLE_EQ(traffic.demands.at(0).latency.value().propagationMs, 10);
    EXPECT_DOUBLE_EQ(traffic.demands.at(0).carriedMbps, 50);
}

TEST(RoutedFlowsInLayers, chokeOnTheUnderlay) {
    const test::DesignBuilder net = overlay(200);
    const Traffic traffic =
        shareTraffic(routeFlows(net.project, {}).value(), sim::route(net.project, {}).value(), 0);
    EXPECT_NEAR(traffic.demands.at(0).carriedMbps, 100 / 1.024, 1e-9);
    EXPECT_EQ(traffic.demands.at(0).bottleneck.kind, ElementKind::link);
}

}  // namespace
}  // namespace spanwright::traffic
