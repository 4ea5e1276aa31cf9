// SPDX-License-Identifier: MIT
#include "engine/sim/failing.h"

#include "engine/sim/failures.h"
#include "engine/sim/routing.h"
#include "tests/support/design_builder.h"

#include <gtest/gtest.h>

namespace spanwright::sim {
namespace {

using test::DesignBuilder;

std::vector<Failing> failing(const Project& project, FailureElements kind) {
    return failingThings(project.design, graph::GraphIndex(project.design), {kind});
}

FailureSweep swept(const Project& project, std::vector<FailureElements> kinds,
                   std::vector<ElementId> maintenance = {}) {
    FailureOptions options;
    options.elements = std::move(kinds);
    options.maintenance = std::move(maintenance);
    return failures(project, {}, options).value();
}

DesignBuilder square() {
    DesignBuilder net;
    net.link("a", "b", 100).link("b", "c", 100).link("a", "d", 100).link("d", "c", 100).demand("a", "c", 80);
    return net;
}

TEST(Failing, linksOfOneProviderFailTogether) {
    DesignBuilder net = square();
    for (const auto* key : {"a-b", "a-d"})
        net.editLink(key, [](Link& link) { link.provider = "Colt"; });
    net.editLink("b-c", [](Link& link) { link.provider = "Orange"; });
    const auto found = failing(net.project, FailureElements::providers);
    ASSERT_EQ(found.size(), 1U) << "a single link is no group";
    EXPECT_EQ(found[0].name, "Provider Colt");
    EXPECT_EQ(found[0].elements.size(), 2U);
    const FailureSweep sweep = swept(net.project, {FailureElements::providers});
    EXPECT_EQ(sweep.disconnecting, 1);
    EXPECT_DOUBLE_EQ(sweep.maxLostMbps, 80);
}

TEST(Failing, portsOnOneSlotFailTogether) {
    DesignBuilder net = square();
    net.editLink("a-b", [](Link& link) { link.from.port = "xe-1/0/3"; });
    net.editLink("a-d", [](Link& link) { link.from.port = "xe-1/0/4"; });
    net.editLink("b-c", [](Link& link) { link.from.port = "ge-2/0/1"; });
    net.editLink("d-c", [](Link& link) { link.from.port = "mgmt"; });
    const auto found = failing(net.project, FailureElements::lineCards);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].name, "a, slot 1");
    EXPECT_EQ(found[0].set.links, (std::vector<int>{0, 2}));
}

TEST(Failing, devicesOfOneBuildingFailTogether) {
    DesignBuilder net = square();
    Zone zone;
    zone.id = net.project.newId<ZoneId>();
    zone.key = "hall-1";
    zone.kind = ZoneKind::building;
    net.project.design.zones.put(zone);
    for (const auto* key : {"b", "d"})
        net.editDevice(key, [&](Device& device) { device.zone = zone.id; });
    EXPECT_DOUBLE_EQ(swept(net.project, {FailureElements::buildings}).maxLostMbps, 80);
}

TEST(Failing, linksInOneDuctAreCutTogether) {
    DesignBuilder net = square();
    for (const auto* key : {"a-b", "d-c"})
        net.editLink(key, [](Link& link) { link.duct = "D7"; });
    net.editLink("b-c", [](Link& link) { link.duct = "D8"; });
    const auto found = failing(net.project, FailureElements::ducts);
    ASSERT_EQ(found.size(), 1U) << "what lies alone fails as a link";
    EXPECT_EQ(found[0].name, "Duct D7");
    EXPECT_EQ(found[0].elements, (std::vector<ElementId>{net.linkId("a-b"), net.linkId("d-c")}));
    EXPECT_DOUBLE_EQ(swept(net.project, {FailureElements::ducts}).maxLostMbps, 80);
}

TEST(Failing, devicesOnOneFeedOfASiteLosePowerTogether) {
    DesignBuilder net = square();
    const SiteId here = net.site("here");
    const SiteId there = net.site("there");
    for (const auto* key : {"b", "d"}) {
        net.editDevice(key, [&](Device& device) {
            device.site = here;
            device.powerFeed = "A";
        });
    }
    net.editDevice("a", [&](Device& device) {
        device.site = there;
        device.powerFeed = "A";
    });
    net.editDevice("c", [&](Device& device) { device.site = here; });
    const auto found = failing(net.project, FailureElements::powerFeeds);
    ASSERT_EQ(found.size(), 2U) << "feeds of two sites are two; a device without one hangs on none";
    EXPECT_EQ(found[0].name, "here, feed A");
    EXPECT_EQ(found[0].origin, ElementId(here));
    EXPECT_EQ(found[0].set.nodes, (std::vector<int>{1, 3}));
    EXPECT_DOUBLE_EQ(swept(net.project, {FailureElements::powerFeeds}).maxLostMbps, 80);
}

TEST(Failing, tunnelsOverOneUnderlayFailTogetherAndItStays) {
    DesignBuilder net;
    net.link("a", "isp", 100).link("isp", "c", 100).link("a", "mpls", 100).link("mpls", "c", 100);
    for (const auto* key : {"a", "c"})
        net.device(key);
    for (const auto* between : {"isp", "mpls"}) {
        const DeviceId via = net.device(between);
        for (const auto& [from, to] : {std::pair("a", "c"), std::pair("c", "a")}) {
            if (std::string_view(between) == "mpls" && std::string_view(from) == "c") continue;
            const std::string key = std::string(between) + from;
            net.link(from, to, 50, {.key = key});
            net.editLink(key, [&](Link& link) {
                link.kind = LinkKind::tunnel;
                link.via = {via};
            });
        }
    }
    const auto found = failing(net.project, FailureElements::underlays);
    ASSERT_EQ(found.size(), 1U) << "one tunnel alone fails as a link";
    EXPECT_EQ(found[0].name, "Tunnels over isp");
    EXPECT_EQ(found[0].origin, ElementId(net.device("isp")));
    EXPECT_EQ(found[0].elements, (std::vector<ElementId>{net.linkId("ispa"), net.linkId("ispc")}));
    EXPECT_TRUE(found[0].set.nodes.empty());
}

TEST(Failing, aLagThatLosesAMemberCarriesTheSameOnLess) {
    DesignBuilder net = square();
    net.editLink("a-b", [](Link& link) { link.memberCount = 4; });
    const FailureSweep sweep = swept(net.project, {FailureElements::lagMembers});
    ASSERT_EQ(sweep.results.size(), 1U);
    EXPECT_NEAR(sweep.results[0].maxUtilization, 40 / 75.0, 1e-12);
    EXPECT_EQ(sweep.results[0].hottestLink, net.linkId("a-b"));
    EXPECT_EQ(sweep.results[0].lostDemands, 0);
}

TEST(Failing, aLagWithFewerMembersThanItNeedsIsDown) {
    DesignBuilder net = square();
    net.editLink("a-b", [](Link& link) {
        link.memberCount = 4;
        link.minMembers = 4;
    });
    const auto found = failing(net.project, FailureElements::lagMembers);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].name, "One of 4 members of a-b, which needs 4");
    const FailureSweep member = swept(net.project, {FailureElements::lagMembers});
    ASSERT_EQ(member.results.size(), 1U);
    EXPECT_NEAR(member.results[0].maxUtilization, 0.8, 1e-12) << "all of it goes by d";
    EXPECT_FALSE(member.results[0].partial);
    net.editLink("a-b", [](Link& link) { link.minMembers = 3; });
    const FailureSweep less = swept(net.project, {FailureElements::lagMembers});
    EXPECT_NEAR(less.results[0].maxUtilization, 40 / 75.0, 1e-12);
    EXPECT_TRUE(less.results[0].partial);
}

TEST(Failing, aPairThatLosesAUnitForwardsLessWhereBothDid) {
    DesignBuilder net = square();
    net.editDevice("b", [](Device& device) {
        device.redundancy = RedundancyMode::activeActive;
        device.throughputMbps = 100;
    });
    net.editDevice("d", [](Device& device) {
        device.redundancy = RedundancyMode::activeStandby;
        device.throughputMbps = 100;
    });
    const FailureSweep sweep = swept(net.project, {FailureElements::haMembers});
    ASSERT_EQ(sweep.results.size(), 2U);
    EXPECT_NEAR(sweep.results[0].maxDeviceUtilization, 0.8, 1e-12) << "40 on half of 100";
    EXPECT_NEAR(sweep.results[1].maxDeviceUtilization, 0.4, 1e-12) << "the standby takes over";
}

TEST(Failing, namedScenariosTakeOutAllTheirElements) {
    DesignBuilder net = square();
    FailureScenario scenario;
    scenario.id = net.project.newId<FailureScenarioId>();
    scenario.key = "storm";
    scenario.elements = {net.linkId("a-b"), net.device("d")};
    net.project.design.failureScenarios.put(scenario);
    const FailureSweep sweep = swept(net.project, {FailureElements::scenarios});
    ASSERT_EQ(sweep.results.size(), 1U);
    EXPECT_EQ(sweep.results[0].failed, std::vector<ElementId>{scenario.id});
    EXPECT_DOUBLE_EQ(sweep.results[0].lostMbps, 80);
}

TEST(Failing, whatIsOutForMaintenanceMakesTheNextFailureWorse) {
    DesignBuilder net = square();
    EXPECT_EQ(swept(net.project, {FailureElements::links}).disconnecting, 0);
    const FailureSweep sweep = swept(net.project, {FailureElements::links}, {net.linkId("a-b")});
    EXPECT_EQ(sweep.scenarios, 3) << "what is out already cannot fail";
    EXPECT_EQ(sweep.disconnecting, 2);
}

TEST(Failing, devicesAreAsBusyAsRoutingEachFailureSays) {
    DesignBuilder net = test::randomNetwork(4, 16, 10, 60);
    for (const Device& row : Table<Device>(net.project.design.devices)) {
        Device device = row;
        device.throughputMbps = 100 + 10 * static_cast<double>(row.id.value);
        net.project.design.devices.put(device);
    }
    const FailureSweep sweep = swept(net.project, {FailureElements::links, FailureElements::devices});
    for (const FailureResult& result : sweep.results) {
        RoutingOptions options;
        options.failed = result.failed;
        double busiest = 0;
        const Routing routing = route(net.project, {}, options).value();
        for (const DeviceLoad& load : routing.devices)
            busiest = std::max(busiest, load.utilization.value_or(0));
        EXPECT_NEAR(result.maxDeviceUtilization, busiest, 1e-9);
    }
}

TEST(Failing, likelihoodsOfTwoMultiply) {
    DesignBuilder net = square();
    FailureOptions options;
    options.order = 2;
    options.elements = {FailureElements::links};
    options.likelihood = [](const Failing&) { return 0.1; };
    const FailureSweep sweep = failures(net.project, {}, options).value();
    for (const FailureResult& result : sweep.results)
        EXPECT_DOUBLE_EQ(result.likelihood.value_or(0), 0.01);
}

}  // namespace
}  // namespace spanwright::sim
