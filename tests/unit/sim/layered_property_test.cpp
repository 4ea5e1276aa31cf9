// SPDX-License-Identifier: MIT
#include "engine/design/queries.h"
#include "engine/sim/ecmp.h"
#include "engine/sim/layered_router.h"
#include "tests/support/design_builder.h"

#include <random>

#include <gtest/gtest.h>

namespace spanwright::sim {
namespace {

using test::DesignBuilder;

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

/// A random network with tunnels, some of them in others, SD-WAN edges with rules, and pinned demands.
DesignBuilder randomLayers(unsigned seed) {
    DesignBuilder net = test::randomNetwork(seed, 14, 12, 25);
    std::mt19937 random(seed);
    std::vector<DeviceId> devices;
    for (const Device& device : net.project.design.devices)
        devices.push_back(device.id);
    const auto any = [&](const auto& list) { return list[random() % list.size()]; };
    std::vector<LinkId> tunnels;
    for (int n = 0; n < 10; ++n) {
        const DeviceId from = any(devices);
        const DeviceId to = any(devices);
        if (from == to) continue;
        const std::string key = "t" + std::to_string(n);
        net.link(keyOf(net.project, from), keyOf(net.project, to), 1000, {.key = key});
        net.editLink(key, [&](Link& link) {
            link.kind = LinkKind::tunnel;
            link.tunnelType = random() % 2 == 0 ? TunnelType::sdwan : TunnelType::gre;
            link.igpMetric = 1 + static_cast<int>(random() % 4);
            if (random() % 3 == 0) link.via = {any(devices)};
            if (random() % 3 == 0 && !tunnels.empty()) {
                for (const Link& other : net.project.design.links) {
                    if (!other.isTunnel()) link.underlay.push_back(other.id);
                }
                link.underlay.push_back(any(tunnels));
            }
            tunnels.push_back(link.id);
        });
    }
    for (const DeviceId id : devices) {
        if (random() % 2 == 0) continue;
        net.editDevice(keyOf(net.project, id), [](Device& device) { device.kind = DeviceKind::sdwanEdge; });
    }
    net.project.design.routingPolicy.sdwanRules = {
        {.trafficClass = TrafficClass::voice, .transports = {{.transport = "t1"}, {.transport = "t2"}}},
        {.trafficClass = TrafficClass::bulk, .transports = {{"t3", TransportUse::loadShared, {}}}}};
    for (const Demand& demand : Table<Demand>(net.project.design.demands)) {
        Demand row = demand;
        row.trafficClass = static_cast<TrafficClass>(random() % 5);
        if (random() % 4 == 0) row.mustVisit = {any(devices)};
        if (random() % 4 == 0) row.mustAvoid = {any(devices)};
        net.project.design.demands.put(row);
    }
    return net;
}

class RandomLayers : public ::testing::TestWithParam<unsigned> {};

/// Every device sends on what it receives, whether one looks at the overlay or at the wires, and what the
/// flows put on the arcs is what the arcs carry.
TEST_P(RandomLayers, conserveEveryFlowAtEveryDevice) {
    const DesignBuilder net = randomLayers(GetParam());
    const Design& design = net.project.design;
    const graph::GraphIndex graph(design);
    const LayeredRouter router(design, graph, flowsOf(design, graph, 0));
    std::mt19937 random(GetParam());
    for (int failures = 0; failures < 3; ++failures) {
        Outage outage(graph);
        for (int n = 0; n < failures; ++n)
            outage.link[random() % outage.link.size()] = 1;
        std::vector<std::vector<ArcShare>> usesOf(router.flows().size());
        const auto routing = router.route(outage, {}, [&](int flow, std::span<const ArcShare> uses) {
            usesOf[at(flow)].assign(uses.begin(), uses.end());
        });
        ASSERT_TRUE(routing);
        std::vector<double> mbps(graph.arcs().size(), 0);
        for (std::size_t index = 0; index < router.flows().size(); ++index) {
            const Flow& flow = router.flows()[index];
            const bool carried = routing->flows[index].reason == LossReason::none;
            EXPECT_EQ(carried, !usesOf[index].empty());
            if (!carried) continue;
            std::vector<double> overlay(at(graph.nodeCount()), 0);
            std::vector<double> wires = overlay;
            for (const FlowUse& use : router.withUnderlay(*routing, static_cast<int>(index), usesOf[index])) {
                const graph::Arc& arc = graph.arcs()[at(use.arc)];
                EXPECT_EQ(routing->outage.link[at(arc.link)], 0) << "nothing goes over what is down";
                mbps[at(use.arc)] += use.rate * flow.mbps;
                if (use.tunnel < 0) overlay[at(arc.from)] -= use.share, overlay[at(arc.to)] += use.share;
                if (design.links.at(graph.link(arc.link)).isTunnel()) continue;
                wires[at(arc.from)] -= use.share, wires[at(arc.to)] += use.share;
            }
            for (int node = 0; node < graph.nodeCount(); ++node) {
                const double kept = node == flow.to ? 1 : node == flow.from ? -1 : 0;
                EXPECT_NEAR(overlay[at(node)], kept, 1e-9);
                EXPECT_NEAR(wires[at(node)], kept, 1e-9);
            }
        }
        for (std::size_t arc = 0; arc < mbps.size(); ++arc)
            EXPECT_NEAR(mbps[arc], routing->mbps[arc], 1e-9 * (1 + mbps[arc]));
    }
}

TEST_P(RandomLayers, offeredIsCarriedPlusLost) {
    const Routing routing = route(randomLayers(GetParam()).project, {}).value();
    EXPECT_NEAR(routing.offeredMbps, routing.carriedMbps + routing.lostMbps, 1e-9 * routing.offeredMbps);
}

TEST_P(RandomLayers, withoutTunnelsAndPinsIsPlainEqualCostMultipathBitByBit) {
    const DesignBuilder net = test::randomNetwork(GetParam(), 20, 25, 60);
    const graph::GraphIndex graph(net.project.design);
    ASSERT_FALSE(isLayered(net.project.design));
    const std::vector<Flow> flows = flowsOf(net.project.design, graph, 0);
    std::vector<double> load(graph.arcs().size(), 0);
    EcmpRouter(graph, flows).route(Outage(graph), load, [](int) {});
    EXPECT_EQ(LayeredRouter(net.project.design, graph, flows).route(Outage(graph))->mbps, load);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomLayers, ::testing::Range(1U, 21U));

}  // namespace
}  // namespace spanwright::sim
