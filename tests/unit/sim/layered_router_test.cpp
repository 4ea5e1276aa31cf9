// SPDX-License-Identifier: MIT
#include "engine/sim/layered_router.h"

#include "engine/sim/failures.h"
#include "engine/sim/link_users.h"
#include "tests/support/design_builder.h"

#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::sim {
namespace {

using test::DesignBuilder;
using ::testing::HasSubstr;

Routing routed(const DesignBuilder& net, const std::vector<ElementId>& failed = {}) {
    return route(net.project, {}, {.failed = failed}).value();
}

double load(const DesignBuilder& net, const Routing& routing, const char* link,
            Direction direction = Direction::forward) {
    for (const LinkLoad& row : routing.links) {
        if (row.link == net.linkId(link) && row.direction == direction) return row.loadMbps;
    }
    return -1;
}

const TunnelRoute& tunnel(const DesignBuilder& net, const Routing& routing, const char* key) {
    for (const TunnelRoute& row : routing.tunnels) {
        if (row.tunnel == net.linkId(key)) return row;
    }
    throw std::runtime_error("no such tunnel");
}

void latency(DesignBuilder& net, const char* link, double ms) {
    net.editLink(link, [&](Link& row) { row.latencyMs = ms; });
}

/// a – p – b and a – q – b, with a tunnel from a to b and a demand of 80 Mbit/s in packets of 1 000 bytes.
DesignBuilder diamond(TunnelType type) {
    DesignBuilder net;
    net.link("a", "p", 100).link("p", "b", 100).link("a", "q", 100).link("q", "b", 100);
    latency(net, "a-p", 2);
    latency(net, "p-b", 3);
    latency(net, "a-q", 4);
    latency(net, "q-b", 6);
    net.tunnel("a", "b", 200, type).demand("a", "b", 80);
    net.editLastDemand([](Demand& demand) { demand.packetBytes = 1000; });
    return net;
}

TEST(Tunnels, layTheirTrafficAndOverheadOnTheUnderlaysOwnSplit) {
    const DesignBuilder net = diamond(TunnelType::gre);
    const Routing routing = routed(net);
    EXPECT_DOUBLE_EQ(load(net, routing, "a~b"), 80);
    // 24 bytes on each packet of 1 000, half of them each way.
    for (const auto* link : {"a-p", "p-b", "a-q", "q-b"})
        EXPECT_DOUBLE_EQ(load(net, routing, link), 40.96) << link;
    EXPECT_DOUBLE_EQ(routing.links[0].packetsPerSecond, 5000);
    EXPECT_DOUBLE_EQ(routing.links[0].tunnelledMbps, 40.96);
    EXPECT_DOUBLE_EQ(*routing.demands[0].latencyMs, (5.0 + 10.0) / 2);
    EXPECT_DOUBLE_EQ(*routing.demands[0].hops, 1);
    EXPECT_NEAR(tunnel(net, routing, "a~b").overheadMbps, 1.92, 1e-12);
    EXPECT_EQ(tunnel(net, routing, "a~b").underlay.size(), 8U) << "four links, both ways";
}

TEST(Tunnels, keepTheirMeasuredLatency) {
    DesignBuilder net = diamond(TunnelType::gre);
    latency(net, "a~b", 9);
    EXPECT_DOUBLE_EQ(*routed(net).demands[0].latencyMs, 9);
}

TEST(Tunnels, moveWithTheirUnderlayAndFailWithIt) {
    DesignBuilder net = diamond(TunnelType::ipsec);
    const Routing one = routed(net, {net.device("p")});
    EXPECT_DOUBLE_EQ(load(net, one, "a-q"), 80 * 1.057);
    EXPECT_DOUBLE_EQ(*one.demands[0].latencyMs, 10);
    const Routing none = routed(net, {net.device("p"), net.device("q")});
    EXPECT_EQ(tunnel(net, none, "a~b").fault, TunnelFault::noUnderlay);
    EXPECT_EQ(load(net, none, "a~b"), -1) << "it is out of service";
    EXPECT_DOUBLE_EQ(none.lostMbps, 80);
    EXPECT_EQ(none.demands[0].reason, LossReason::noPath);
}

TEST(Tunnels, followTheMetricsOfTheirUnderlayAndPassTheirDevices) {
    DesignBuilder net = diamond(TunnelType::mplsLsp);
    net.editLink("a-p", [](Link& link) { link.igpMetric = 5; });
    EXPECT_DOUBLE_EQ(load(net, routed(net), "a-p"), 0);
    net.editLink("a~b", [&](Link& link) { link.via = {net.device("p")}; });
    // By q and b it is nearer to p, but b is the tunnel's own end.
    const Routing routing = routed(net);
    EXPECT_DOUBLE_EQ(load(net, routing, "a-p"), 80 * 1.004);
    EXPECT_DOUBLE_EQ(load(net, routing, "p-b"), 80 * 1.004);
    EXPECT_EQ(tunnel(net, routed(net, {net.linkId("a-p")}), "a~b").fault, TunnelFault::noUnderlay);
}

TEST(Tunnels, rideOnlyOnTheUnderlayThatTheyName) {
    DesignBuilder net = diamond(TunnelType::gre);
    net.editLink("a~b", [&](Link& link) { link.underlay = {net.linkId("a-q"), net.linkId("q-b")}; });
    EXPECT_DOUBLE_EQ(load(net, routed(net), "a-q"), 81.92);
    const Routing cut = routed(net, {net.linkId("q-b")});
    EXPECT_EQ(tunnel(net, cut, "a~b").fault, TunnelFault::noUnderlay);
    EXPECT_DOUBLE_EQ(load(net, cut, "a-p"), 80) << "the demand goes without the tunnel";
}

TEST(Tunnels, inTunnelsAddUpTheirOverheads) {
    DesignBuilder net = diamond(TunnelType::ipsec);
    net.link("a", "b", 500, {.key = "outer"}).editLink("outer", [&](Link& link) {
        link.kind = LinkKind::tunnel;
        link.tunnelType = TunnelType::gre;
        link.underlay = {net.linkId("a~b")};
        link.igpMetric = 0.5;
    });
    const Routing routing = routed(net);
    EXPECT_DOUBLE_EQ(load(net, routing, "outer"), 80);
    EXPECT_DOUBLE_EQ(load(net, routing, "a~b"), 80 * 1.024);
    EXPECT_NEAR(load(net, routing, "a-p"), 40 * (1 + 0.024 + 0.057), 1e-12);
    EXPECT_DOUBLE_EQ(*routing.demands[0].latencyMs, 7.5);
    const Routing cut = routed(net, {net.linkId("a~b")});
    EXPECT_EQ(tunnel(net, cut, "outer").fault, TunnelFault::noUnderlay);
}

TEST(Tunnels, thatRideOnThemselvesAreDown) {
    DesignBuilder net = diamond(TunnelType::gre);
    net.editLink("a~b", [&](Link& link) { link.underlay = {link.id}; });
    EXPECT_EQ(tunnel(net, routed(net), "a~b").fault, TunnelFault::circular);
}

TEST(Tunnels, failInTheSweepAsTheyDoAlone) {
    const DesignBuilder net = diamond(TunnelType::vxlan);
    for (const int order : {1, 2}) {
        const FailureSweep sweep = failures(net.project, {}, {.order = order}).value();
        ASSERT_FALSE(sweep.results.empty());
        for (const FailureResult& result : sweep.results) {
            const Routing alone = routed(net, result.failed);
            EXPECT_EQ(result.maxUtilization, alone.maxUtilization);
            EXPECT_EQ(result.lostMbps, alone.lostMbps);
            EXPECT_EQ(result.cutMbps, alone.lostMbps);
            EXPECT_EQ(result.lostDemands, alone.lostMbps > 0 ? 1 : 0);
        }
    }
}

TEST(PinnedDemands, followTheirPathBothWays) {
    DesignBuilder net = diamond(TunnelType::gre);
    net.demand("a", "b", 10, 5).editLastDemand([&](Demand& demand) {
        demand.path = {net.linkId("a-q"), net.linkId("q-b")};
    });
    const Routing routing = routed(net);
    EXPECT_DOUBLE_EQ(load(net, routing, "q-b"), 50.96);
    EXPECT_DOUBLE_EQ(load(net, routing, "q-b", Direction::reverse), 5);
    EXPECT_DOUBLE_EQ(*routing.demands[2].latencyMs, 10);
}

TEST(PinnedDemands, areLostWithTheReasonWhereTheirPathDoesNotStand) {
    DesignBuilder net = diamond(TunnelType::gre);
    net.demand("a", "b", 10);
    const auto pin = [&](std::vector<LinkId> path) {
        net.editLastDemand([&](Demand& demand) { demand.path = std::move(path); });
    };
    const auto text = [&](const std::vector<ElementId>& failed = {}) {
        const DemandFlow flow = routed(net, failed).demands.back();
        EXPECT_TRUE(flow.lost());
        EXPECT_EQ(flow.carriedMbps, 0);
        return lossText(net.project, flow.reason, flow.cause);
    };
    pin({net.linkId("a-q"), net.linkId("p-b")});
    EXPECT_EQ(text(), "its path does not join up at p-b");
    pin({net.linkId("a-q")});
    EXPECT_EQ(text(), "its path does not join up at a-q");
    pin({net.linkId("a-p"), net.linkId("p-b")});
    EXPECT_EQ(text({net.device("p")}), "p, which its policy names, is not in service");
    EXPECT_EQ(text({net.linkId("p-b")}), "p-b, which its policy names, is not in service");
    net.editLink("p-b", [](Link& link) { link.capacityMbps = 0, link.capacityReverseMbps = 9; });
    EXPECT_EQ(text(), "p-b of its path is closed in that direction");
}

TEST(PinnedDemands, visitInOrderAndInReverseOnTheWayBack) {
    DesignBuilder net;
    net.link("a", "b", 100).link("b", "c", 100).link("c", "d", 100).link("d", "a", 100);
    net.demand("a", "d", 1, 1).editLastDemand([&](Demand& demand) {
        demand.mustVisit = {net.device("b"), net.device("c")};
    });
    const Routing routing = routed(net);
    for (const auto* link : {"a-b", "b-c", "c-d"}) {
        EXPECT_DOUBLE_EQ(load(net, routing, link), 1);
        EXPECT_DOUBLE_EQ(load(net, routing, link, Direction::reverse), 1);
    }
    EXPECT_DOUBLE_EQ(load(net, routing, "d-a"), 0);
    EXPECT_DOUBLE_EQ(*routing.demands[0].hops, 3);
}

TEST(PinnedDemands, avoidAlsoTheTunnelsThatCrossWhatTheyMustAvoid) {
    DesignBuilder net = diamond(TunnelType::gre);
    net.demand("a", "b", 10).editLastDemand([&](Demand& demand) { demand.mustAvoid = {net.device("p")}; });
    const Routing routing = routed(net);
    EXPECT_DOUBLE_EQ(load(net, routing, "a~b"), 80);
    EXPECT_DOUBLE_EQ(load(net, routing, "a-q"), 50.96);
    net.editLastDemand([&](Demand& demand) { demand.mustAvoid = {net.device("p"), net.linkId("q-b")}; });
    EXPECT_EQ(routed(net).demands.back().reason, LossReason::policy);
    net.editLastDemand([&](Demand& demand) { demand.mustAvoid = {net.device("b")}; });
    EXPECT_EQ(routed(net).demands.back().reason, LossReason::avoidedEnd);
}

TEST(Paths, nameEachTunnelAndThenWhatCarriesIt) {
    const DesignBuilder net = diamond(TunnelType::gre);
    const std::vector<PathHop> hops = pathOf(net.project, {}, net.lastDemand(), Direction::forward);
    ASSERT_EQ(hops.size(), 5U);
    EXPECT_EQ(hops[0].link, net.linkId("a~b"));
    EXPECT_FALSE(hops[0].tunnel);
    EXPECT_DOUBLE_EQ(hops[0].latencyMs, 7.5);
    for (std::size_t hop = 1; hop < hops.size(); ++hop) {
        EXPECT_EQ(hops[hop].tunnel, net.linkId("a~b"));
        EXPECT_DOUBLE_EQ(hops[hop].share, 0.5);
        EXPECT_DOUBLE_EQ(hops[hop].rate, 0.512);
    }
    const auto users = findLinkUsers(net.project, {}, net.linkId("q-b")).value();
    ASSERT_EQ(users.size(), 1U);
    EXPECT_DOUBLE_EQ(users.front().mbps, 40.96);
    DesignBuilder copy = net;
    const auto between =
        pathBetween(net.project, {}, copy.device("p"), copy.device("b"), TrafficClass::voice);
    ASSERT_EQ(between.size(), 1U);
    EXPECT_EQ(between.front().link, net.linkId("p-b"));
}

TEST(BadInput, tenThousandParallelLinksAreRoutedAtOnce) {
    DesignBuilder net;
    for (int n = 0; n < 10'000; ++n)
        net.link("a", "b", 1, {.key = std::to_string(n)});
    net.tunnel("a", "b", 1e6, TunnelType::gre, [](Link& link) { link.igpMetric = 0.5; });
    net.demand("a", "b", 5000, 100);
    const auto start = std::chrono::steady_clock::now();
    const Routing routing = routed(net);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
    EXPECT_EQ(routing.lostMbps, 0);
    EXPECT_NEAR(routing.maxUtilization, 0.5 * (1 + 24.0 / 700), 1e-9);
}

}  // namespace
}  // namespace spanwright::sim
