// SPDX-License-Identifier: MIT
#include "engine/sim/sdwan.h"

#include "tests/support/design_builder.h"

#include <map>

#include <gtest/gtest.h>

namespace spanwright::sim {
namespace {

using test::DesignBuilder;

/// A branch edge and a hub, each on an MPLS network and on the internet, and a tunnel across each. The hub's
/// servers stand behind it.
DesignBuilder branch() {
    DesignBuilder net;
    net.link("lan", "edge", 1000).link("hub", "srv", 1000);
    net.link("edge", "mpls", 100, {.key = "edge-mpls"}).link("mpls", "hub", 100);
    net.link("edge", "isp", 100, {.key = "edge-isp"}).link("isp", "hub", 100);
    net.editLink("edge-mpls", [](Link& link) {
        link.kind = LinkKind::mplsAccess;
        link.provider = "Carrier";
        link.latencyMs = 10;
    });
    net.editLink("edge-isp", [](Link& link) {
        link.kind = LinkKind::internetAccess;
        link.latencyMs = 40;
        link.lossPercent = 2;
    });
    for (const auto* key : {"edge", "hub"})
        net.editDevice(key, [](Device& device) { device.kind = DeviceKind::sdwanEdge; });
    for (const auto* via : {"mpls", "isp"}) {
        net.link("edge", "hub", 1000, {.metric = 1, .key = std::string("over-") + via});
        net.editLink(std::string("over-") + via, [&](Link& link) {
            link.kind = LinkKind::tunnel;
            link.tunnelType = TunnelType::sdwan;
            link.overheadBytes = 0;
            link.via = {net.device(via)};
        });
    }
    net.demand("lan", "srv", 10, 20);
    return net;
}

DesignBuilder withRule(DesignBuilder net, const SdwanRule& rule) {
    net.project.design.routingPolicy.sdwanRules = {rule};
    return net;
}

/// Mbit/s on each tunnel, forward.
std::map<std::string, double> tunnelled(const DesignBuilder& net, const std::vector<ElementId>& failed = {}) {
    std::map<std::string, double> loads;
    const Routing routing = route(net.project, {}, {.failed = failed}).value();
    for (const LinkLoad& load : routing.links) {
        const Link& link = net.project.design.links.at(load.link);
        if (link.isTunnel() && load.direction == Direction::forward && load.loadMbps > 0)
            loads[link.key] = load.loadMbps;
    }
    return loads;
}

using Loads = std::map<std::string, double>;

TEST(Sdwan, withoutARuleAClassFollowsTheIgp) {
    const DesignBuilder net = branch();
    EXPECT_EQ(tunnelled(net), (Loads{{"over-mpls", 5}, {"over-isp", 5}}));
    EXPECT_EQ(tunnelled(withRule(net, {.trafficClass = TrafficClass::voice})),
              (Loads{{"over-mpls", 5}, {"over-isp", 5}}))
        << "the rule is another class's";
}

TEST(Sdwan, prefersTransportsByKindProviderOrTunnelAndFallsOver) {
    DesignBuilder net = branch();
    for (const auto* name : {"mpls-access", "Carrier", "over-mpls"}) {
        const DesignBuilder ruled =
            withRule(net, {.transports = {{.transport = name}, {.transport = "internet-access"}}});
        EXPECT_EQ(tunnelled(ruled), (Loads{{"over-mpls", 10}})) << name;
        EXPECT_EQ(tunnelled(ruled, {net.linkId("edge-mpls")}), (Loads{{"over-isp", 10}})) << name;
    }
}

TEST(Sdwan, usesAParallelTunnelOfAHigherMetricWhereTheRuleSaysSo) {
    DesignBuilder net = withRule(branch(), {.transports = {{.transport = "mpls-access"}}});
    net.editLink("over-mpls", [](Link& link) { link.igpMetric = 3; });
    EXPECT_EQ(tunnelled(net), (Loads{{"over-mpls", 10}}));
}

TEST(Sdwan, sharesLoadOverNeighboursInTheList) {
    const DesignBuilder net =
        withRule(branch(), {.transports = {{"mpls-access", TransportUse::loadShared, {}},
                                           {"internet-access", TransportUse::loadShared, {}}}});
    EXPECT_EQ(tunnelled(net), (Loads{{"over-mpls", 5}, {"over-isp", 5}}));
}

TEST(Sdwan, keepsTransportsForFailuresIdleUntilThen) {
    DesignBuilder net = branch();
    const DesignBuilder ruled =
        withRule(net, {.transports = {{"mpls-access", TransportUse::onFailure, {}},
                                      {"internet-access", TransportUse::preferred, {}}}});
    EXPECT_EQ(tunnelled(ruled), (Loads{{"over-isp", 10}}));
    EXPECT_EQ(tunnelled(ruled, {net.device("isp")}), (Loads{{"over-mpls", 10}}));
    const DesignBuilder rest = withRule(net, {.transports = {{"mpls-access", TransportUse::onFailure, {}}}});
    EXPECT_EQ(tunnelled(rest), (Loads{{"over-mpls", 10}})) << "what no entry names comes last";
}

TEST(Sdwan, leavesTransportsThatBreakTheLimitsAndReportsWhereAllDo) {
    const std::vector<SdwanTransport> internetFirst{{.transport = "internet-access"},
                                                    {.transport = "mpls-access"}};
    EXPECT_EQ(tunnelled(withRule(branch(), {.transports = internetFirst, .maxLatencyMs = 20})),
              (Loads{{"over-mpls", 10}}));
    EXPECT_EQ(tunnelled(withRule(branch(), {.transports = internetFirst, .maxLossPercent = 1})),
              (Loads{{"over-mpls", 10}}));
    const DesignBuilder none = withRule(branch(), {.transports = internetFirst, .maxLatencyMs = 5});
    EXPECT_EQ(tunnelled(none), (Loads{{"over-isp", 10}}));
    const Routing routing = route(none.project, {}).value();
    ASSERT_EQ(routing.breaches.size(), 2U) << "one each way";
    EXPECT_EQ(routing.breaches[0].tunnel, none.linkId("over-isp"));
    EXPECT_DOUBLE_EQ(routing.breaches[0].latencyMs, 40);
    EXPECT_NEAR(routing.breaches[0].lossPercent, 2, 1e-9);
}

}  // namespace
}  // namespace spanwright::sim
