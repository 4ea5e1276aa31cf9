// SPDX-License-Identifier: MIT
#include "engine/traffic/traffic.h"

#include "engine/traffic/queueing.h"
#include "tests/support/design_builder.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <gtest/gtest.h>

namespace spanwright::traffic {
namespace {

using test::DesignBuilder;

Traffic trafficOf(const Project& project, double years = 0) {
    const RoutedFlows routed = routeFlows(project, {}).value();
    return shareTraffic(routed, sim::route(project, {}).value(), years);
}

template <class Edit>
void editDemand(DesignBuilder& net, std::size_t index, Edit&& edit) {
    auto at = net.project.design.demands.begin();
    std::advance(at, index);
    Demand demand = *at;
    edit(demand);
    net.project.design.demands.put(demand);
}

void setClass(DesignBuilder& net, std::size_t index, TrafficClass trafficClass) {
    editDemand(net, index, [&](Demand& demand) { demand.trafficClass = trafficClass; });
}

TEST(RoutedFlows, takesTheSharesThatRoutingLoadsLinksWith) {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        const DesignBuilder net = test::randomNetwork(seed, 25, 30, 60);
        const RoutedFlows routed = routeFlows(net.project, {}).value();
        const sim::Routing routing = sim::route(net.project, {}).value();
        std::vector<double> mbps;
        for (const sim::Flow& flow : routed.flows)
            mbps.push_back(flow.mbps);
        const std::vector<double> load = arcLoads(routed, mbps);
        ASSERT_EQ(load.size(), routing.links.size());
        for (std::size_t arc = 0; arc < load.size(); ++arc)
            ASSERT_NEAR(load[arc], routing.links[arc].loadMbps, 1e-9);
    }
}

TEST(DeviceResources, loadEveryServiceAsRoutingDoes) {
    // A tunnel over two links; every device has all limits.
    DesignBuilder net;
    net.link("a", "b", 100).link("b", "c", 100).link("a", "c", 1000, {.key = "tunnel"});
    net.editLink("tunnel", [](Link& link) { link.kind = LinkKind::tunnel; });
    net.demand("a", "c", 30, 20).demand("a", "b", 5);
    for (const char* key : {"a", "b", "c"}) {
        net.editDevice(key, [](Device& device) {
            device.kind = DeviceKind::firewall;
            device.throughputMbps = device.inspectionMbps = device.tlsInspectionMbps = device.ipsecMbps = 500;
            device.packetsPerSecond = 1e5;
            device.tlsInspectedPercent = 40;
        });
    }
    const RoutedFlows routed = routeFlows(net.project, {}).value();
    const sim::Routing routing = sim::route(net.project, {}).value();
    const DeviceResources resources(routed, routing);
    std::vector<double> load(resources.all().size(), 0);
    std::vector<double> mbps;
    for (std::size_t flow = 0; flow < routed.flows.size(); ++flow) {
        mbps.push_back(routed.flows[flow].mbps);
        resources.forEachUse(flow, [&](int index, double amount) {
            load[static_cast<std::size_t>(index)] += mbps[flow] * amount;
        });
    }
    std::size_t index = 0;
    for (const sim::DeviceLoad& device : routing.devices) {
        for (const sim::DeviceLimit& limit : device.limits)
            EXPECT_NEAR(load.at(index++), limit.load, 1e-6 * (1 + limit.load));
    }
    EXPECT_EQ(index, 15U);
    const std::vector<double> onArcs = arcLoads(routed, mbps);
    for (std::size_t arc = 0; arc < onArcs.size(); ++arc)
        EXPECT_NEAR(onArcs[arc], routing.links[arc].loadMbps, 1e-9);
}

TEST(Traffic, whatRidesInATunnelIsLimitedByWhatCarriesIt) {
    // 500-byte packets and 57 bytes of IPsec: 100 Mbit/s carry 100 · 500/557 of the tunnel's traffic.
    DesignBuilder net;
    net.link("a", "b", 100).link("a", "b", 1000, {.metric = 0.5, .key = "tunnel"}).demand("a", "b", 150);
    net.editLink("tunnel", [](Link& link) { link.kind = LinkKind::tunnel; });
    net.editLink("a-b", [](Link& link) { link.latencyMs = 7; });
    editDemand(net, 0, [](Demand& demand) { demand.packetBytes = 500; });
    const Traffic traffic = trafficOf(net.project);
    EXPECT_NEAR(traffic.demands[0].carriedMbps, 100.0 * 500 / 557, 1e-9);
    EXPECT_EQ(traffic.demands[0].bottleneck, ElementId(net.linkId("a-b")));
    EXPECT_NEAR(traffic.demands[0].latency->propagationMs, 7, 1e-9);
    EXPECT_NEAR(traffic.demands[0].latency->serialisationMs, 557 * 8 / 100e3, 1e-12) << "sent once";
}

TEST(Traffic, aFirewallIsSharedByWhatItInspects) {
    DesignBuilder net;
    net.link("a", "fw", 1000).link("fw", "b", 1000).demand("a", "b", 100);
    net.editDevice("fw", [](Device& device) {
        device.kind = DeviceKind::firewall;
        device.inspectionMbps = 90;
        device.tlsInspectionMbps = 20;
        device.tlsInspectedPercent = 40;
    });
    EXPECT_NEAR(trafficOf(net.project).carriedMbps, 50, 1e-9) << "40 % of it fill the 20 Mbit/s of TLS";
}

TEST(Traffic, sharesAFullLinkByClassThenByDemand) {
    // 100 Mbit/s for 20 of voice, 60 of business, 30 and 60 of best effort: voice is served first, the rest
    // share 80 by weight 25 : 25, and the two of best effort get equal fractions.
    DesignBuilder net;
    net.link("a", "b", 100);
    for (const double mbps : {20.0, 60.0, 30.0, 60.0})
        net.demand("a", "b", mbps);
    setClass(net, 0, TrafficClass::voice);
    setClass(net, 1, TrafficClass::business);
    const Traffic traffic = trafficOf(net.project);
    ASSERT_EQ(traffic.demands.size(), 4U);
    EXPECT_NEAR(traffic.demands[0].carriedMbps, 20, 1e-9);
    EXPECT_NEAR(traffic.demands[1].carriedMbps, 40, 1e-9);
    EXPECT_NEAR(traffic.demands[2].carriedMbps, 40.0 / 3, 1e-9);
    EXPECT_NEAR(traffic.demands[3].carriedMbps, 80.0 / 3, 1e-9);
    EXPECT_EQ(traffic.demands[3].bottleneck, ElementId(net.linkId("a-b")));
    EXPECT_EQ(traffic.demands[0].bottleneck.value, 0U);
    EXPECT_EQ(traffic.demands[0].dscp, 46);
    EXPECT_NEAR(traffic.lostMbps, 70, 1e-9);
    EXPECT_EQ(traffic.noPathMbps, 0);
    EXPECT_NEAR(traffic.classes[0].carriedMbps, 20, 1e-9);
    EXPECT_NEAR(traffic.classes[4].lostMbps, 50, 1e-9);
    EXPECT_EQ(traffic.classes[4].congestedFlows, 2);
    EXPECT_FALSE(traffic.demands[3].latency->totalMs()) << "congested, not a number";
    EXPECT_TRUE(traffic.demands[0].latency->totalMs());
}

TEST(Traffic, aFullDeviceIsSharedAsALinkIs) {
    DesignBuilder net;
    net.link("a", "fw", 1000).link("fw", "b", 1000).demand("a", "b", 60, 40);
    net.editDevice("fw", [](Device& device) { device.throughputMbps = 50; });
    const Traffic traffic = trafficOf(net.project);
    EXPECT_NEAR(traffic.demands[0].carriedMbps, 30, 1e-9);
    EXPECT_NEAR(traffic.demands[1].carriedMbps, 20, 1e-9);
    EXPECT_EQ(traffic.demands[0].bottleneck, ElementId(net.device("fw")));
    EXPECT_TRUE(traffic.demands[0].congested());
}

TEST(Traffic, countsWhatHasNoPathAsLost) {
    DesignBuilder net;
    net.link("a", "b", 10).demand("a", "c", 7).demand("a", "b", 4);
    const Traffic traffic = trafficOf(net.project);
    EXPECT_FALSE(traffic.demands[0].routed);
    EXPECT_FALSE(traffic.demands[0].latency);
    EXPECT_DOUBLE_EQ(traffic.noPathMbps, 7);
    EXPECT_DOUBLE_EQ(traffic.lostMbps, 7);
    EXPECT_DOUBLE_EQ(traffic.carriedMbps, 4);
}

TEST(Traffic, conservesEveryClassOnRandomNetworks) {
    for (unsigned seed = 1; seed <= 30; ++seed) {
        DesignBuilder net = test::randomNetwork(seed, 20, 10, 80);
        for (std::size_t index = 0; index < net.project.design.demands.size(); ++index)
            setClass(net, index, static_cast<TrafficClass>((seed + index) % kClasses));
        for (const Link& link : Table<Link>(net.project.design.links))
            net.editLink(link.key, [](Link& row) { row.capacityMbps /= 8; });
        for (const char* name : {"n0", "n1", "n2"})
            net.editDevice(name, [](Device& device) { device.throughputMbps = 120; });
        const Traffic traffic = trafficOf(net.project);
        ASSERT_TRUE(traffic.settled) << seed;
        double lost = 0;
        for (const DemandTraffic& demand : traffic.demands) {
            ASSERT_NEAR(demand.offeredMbps, demand.carriedMbps + demand.lostMbps, 1e-9);
            ASSERT_GE(demand.lostMbps, -1e-12);
            lost += demand.lostMbps;
        }
        ASSERT_NEAR(lost, traffic.offeredMbps - traffic.carriedMbps, 1e-9 * traffic.offeredMbps);
        ASSERT_NEAR(lost, traffic.lostMbps, 1e-9 * traffic.offeredMbps);
        // Every class at every device: what comes in or starts there goes out or ends there.
        std::map<std::pair<DeviceId, std::size_t>, double> balance;
        for (const LinkTraffic& load : traffic.links) {
            const Link& link = net.project.design.links.at(load.link);
            const bool forward = load.direction == sim::Direction::forward;
            double all = 0;
            for (std::size_t c = 0; c < kClasses; ++c) {
                balance[{forward ? link.from.device : link.to.device, c}] += load.carriedMbps.at(c);
                balance[{forward ? link.to.device : link.from.device, c}] -= load.carriedMbps.at(c);
                all += load.carriedMbps.at(c);
                ASSERT_LE(load.carriedMbps.at(c), load.offeredMbps.at(c) * (1 + 1e-9));
            }
            ASSERT_LE(all, load.capacityMbps * (1 + 1e-9));
        }
        for (const DemandTraffic& demand : traffic.demands) {
            const Demand& row = net.project.design.demands.at(demand.demand);
            const bool forward = demand.direction == sim::Direction::forward;
            const auto c = static_cast<std::size_t>(demand.trafficClass);
            balance[{forward ? row.from : row.to, c}] -= demand.carriedMbps;
            balance[{forward ? row.to : row.from, c}] += demand.carriedMbps;
        }
        for (const auto& [where, left] : balance)
            ASSERT_NEAR(left, 0, 1e-6) << seed;
    }
}

TEST(Traffic, showsThePartsOfLatencyApart) {
    // 700-byte packets: 0.56 ms on 10 Mbit/s and 0.056 ms on 100; half full, the first queue waits
    // ρ/(1 − ρ) · (1 + v²)/2 services with v = 1.
    DesignBuilder net;
    net.link("a", "b", 10).link("b", "c", 100).demand("a", "c", 5);
    net.editLink("a-b", [](Link& link) { link.latencyMs = 3; });
    net.editLink("b-c", [](Link& link) { link.latencyMs = 4; });
    const Latency latency = *trafficOf(net.project).demands.at(0).latency;
    EXPECT_DOUBLE_EQ(latency.propagationMs, 7);
    EXPECT_NEAR(latency.serialisationMs, 0.56 + 0.056, 1e-12);
    EXPECT_NEAR(*latency.queueingMs, 0.56 * 1 + 0.056 * 0.05 / 0.95, 1e-12);
    EXPECT_NEAR(*latency.totalMs(), 7 + 0.616 + *latency.queueingMs, 1e-12);
    // Two members of 5 Mbit/s each send a packet in twice the time, and its queue is as full.
    net.editLink("a-b", [](Link& link) { link.memberCount = 2; });
    const Latency members = *trafficOf(net.project).demands.at(0).latency;
    EXPECT_NEAR(members.serialisationMs, 1.12 + 0.056, 1e-12);
    EXPECT_NEAR(*members.queueingMs, 1.12 + 0.056 * 0.05 / 0.95, 1e-12);
}

TEST(Traffic, packetsOfTwoSizesWaitForTheMeanOfTheirSquares) {
    // Fixed sizes of 100 and 1000 bytes, 1 and 4 Mbit/s on 10: 1250 and 500 packets a second of 0.08 and 0.8
    // ms. W0 = Σ λ S²/2 = (1.25 · 0.0064 + 0.5 · 0.64)/2 = 0.164 ms, over 1 − 0.5.
    DesignBuilder net;
    net.link("a", "b", 10).demand("a", "b", 1).demand("a", "b", 4);
    net.project.design.trafficPolicy.bestEffort.packetVariation = 0;
    editDemand(net, 0, [](Demand& demand) { demand.packetBytes = 100; });
    editDemand(net, 1, [](Demand& demand) { demand.packetBytes = 1000; });
    const Traffic traffic = trafficOf(net.project);
    EXPECT_NEAR(*traffic.demands[0].latency->queueingMs, 0.328, 1e-12);
    EXPECT_NEAR(*traffic.demands[1].latency->queueingMs, 0.328, 1e-12);
    EXPECT_NEAR(traffic.demands[0].latency->serialisationMs, 0.08, 1e-12);
}

TEST(Traffic, latencyIsTheMeanOverTheSplit) {
    DesignBuilder net;
    net.link("a", "b", 100, {.key = "short"}).link("a", "b", 100, {.key = "long"}).demand("a", "b", 1);
    net.editLink("short", [](Link& link) { link.latencyMs = 2; });
    net.editLink("long", [](Link& link) { link.latencyMs = 10; });
    EXPECT_DOUBLE_EQ(trafficOf(net.project).demands.at(0).latency->propagationMs, 6);
}

TEST(Traffic, voiceWaitsForNoMoreThanThePacketBeingSent) {
    DesignBuilder net;
    net.link("a", "b", 10).demand("a", "b", 1).demand("a", "b", 20);
    setClass(net, 0, TrafficClass::voice);
    setClass(net, 1, TrafficClass::bulk);
    const Traffic traffic = trafficOf(net.project);
    EXPECT_NEAR(traffic.demands[1].carriedMbps, 9, 1e-9);
    const auto wait = queueingMs(10, {{1, 1, 200, 0}, {0, 9, 1300, 0.4}});
    EXPECT_NEAR(*traffic.demands[0].latency->queueingMs, *wait[0], 1e-9);
    EXPECT_TRUE(traffic.demands[1].congested());
}

TEST(Traffic, growsBeforeItIsShared) {
    DesignBuilder net;
    net.link("a", "b", 100).demand("a", "b", 80);
    editDemand(net, 0, [](Demand& demand) { demand.growthPercentPerYear = 50; });
    const Traffic traffic = trafficOf(net.project, 2);
    EXPECT_NEAR(traffic.offeredMbps, 180, 1e-9);
    EXPECT_NEAR(traffic.carriedMbps, 100, 1e-9);
}

}  // namespace
}  // namespace spanwright::traffic
