// SPDX-License-Identifier: MIT
#include "engine/security/inspection.h"

#include "engine/design/queries.h"
#include "engine/sim/ecmp.h"
#include "tests/support/all_paths.h"
#include "tests/unit/security/zone_builder.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <random>
#include <set>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::security {
namespace {

using test::BruteForce;
using test::withAll;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Staff reach servers through a firewall, and by a longer way past it.
class InspectionTest : public ::testing::Test {
  protected:
    InspectionTest() {
        net.link("pc", "fw", 100).link("fw", "server", 100);
        net.link("pc", "switch", 100, {.metric = 5}).link("switch", "server", 100);
        net.firewall("fw");
        net.demand("pc", "server", 10, 40);
        staff = net.zone("staff");
        servers = net.zone("servers");
        net.put("pc", staff);
        net.put("server", servers);
        net.rule(staff, servers, ZoneAction::inspect);
    }

    [[nodiscard]] DemandInspection judged() const {
        auto rows = inspections(net.project.design);
        EXPECT_EQ(rows->size(), 1U);
        return rows->at(0);
    }
    [[nodiscard]] DeviceId id(std::string_view key) { return net.device(key); }

    test::ZonedNetwork net;
    ZoneId staff, servers;
};

TEST_F(InspectionTest, namesTheFailuresThatOpenAWayPastTheFirewallAndThePath) {
    const DemandInspection row = judged();
    EXPECT_FALSE(row.now);
    EXPECT_THAT(row.inspectors, ElementsAre(id("fw")));
    EXPECT_THAT(row.openedBy, ElementsAre(ElementId(net.linkId("pc-fw")), ElementId(net.linkId("fw-server")),
                                          ElementId(id("fw"))));
    ASSERT_TRUE(row.opened);
    EXPECT_EQ(row.opened->direction, sim::Direction::forward);
    EXPECT_THAT(row.opened->devices, ElementsAre(id("pc"), id("switch"), id("server")));
    EXPECT_THAT(row.indispensable, IsEmpty()) << "traffic goes on without the firewall";
}

TEST_F(InspectionTest, findsABypassOnAnyEqualCostPathWhileNothingFails) {
    net.editLink("pc-switch", [](Link& link) { link.igpMetric = 1; });
    const DemandInspection row = judged();
    ASSERT_TRUE(row.now);
    EXPECT_THAT(row.openedBy, IsEmpty()) << "it is open already";
}

TEST_F(InspectionTest, callsTheOnlyInspectorIndispensableWhenNothingTakesOver) {
    net.editLink("switch-server", [](Link& link) { link.capacityMbps = 0; });
    EXPECT_THAT(judged().indispensable, ElementsAre(id("fw")));
    net.editDevice("fw", [](Device& device) { device.redundancy = RedundancyMode::activeStandby; });
    EXPECT_THAT(judged().indispensable, IsEmpty()) << "a pair outlives one unit";
}

TEST_F(InspectionTest, aPairAndALagAreNotOneFailure) {
    net.editDevice("fw", [](Device& device) { device.redundancy = RedundancyMode::activeStandby; });
    net.editLink("pc-fw", [](Link& link) { link.memberCount = 2; });
    EXPECT_THAT(judged().openedBy, ElementsAre(ElementId(net.linkId("fw-server"))));
}

TEST_F(InspectionTest, failsSharedRiskGroupsAndSitesAsAWhole) {
    const SharedRiskGroupId feed = net.riskGroup("feed");
    const SiteId hall = net.site("hall");
    net.editDevice("fw", [&](Device& device) {
        device.redundancy = RedundancyMode::activeStandby;
        device.sharedRiskGroups = {feed};
        device.site = hall;
    });
    net.editLink("pc-fw", [](Link& link) { link.memberCount = 2; });
    net.editLink("fw-server", [](Link& link) { link.memberCount = 2; });
    EXPECT_THAT(judged().openedBy, ElementsAre(ElementId(feed), ElementId(hall)));
}

TEST_F(InspectionTest, countsDevicesByTheirOwnFieldAndByTheRule) {
    net.editDevice("switch", [](Device& device) { device.inspection = Inspection::inspects; });
    EXPECT_THAT(judged().openedBy, IsEmpty()) << "the detour is inspected too";
    ZoneRule rule = *net.project.design.zoneRules.begin();
    rule.inspectors = {id("switch")};
    net.project.design.zoneRules.put(rule);
    const DemandInspection row = judged();
    EXPECT_TRUE(row.now) << "the rule accepts the switch alone";
    net.editDevice("fw", [](Device& device) { device.inspection = Inspection::passes; });
    rule.inspectors.clear();
    net.project.design.zoneRules.put(rule);
    EXPECT_TRUE(judged().now) << "the firewall lets all pass";
}

TEST_F(InspectionTest, saysNothingOfAFailedEnd) {
    const SiteId office = net.site("office");
    net.editDevice("pc", [&](Device& device) { device.site = office; });
    EXPECT_THAT(judged().openedBy, ::testing::Not(::testing::Contains(ElementId(office))));
}

TEST_F(InspectionTest, stopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    const auto rows = inspections(net.project.design, 1, {.stop = stop.get_token()});
    ASSERT_FALSE(rows);
    EXPECT_EQ(rows.error().code, Code::cancelled);
}

test::ZonedNetwork randomZones(unsigned seed) {
    std::mt19937 random(seed);
    const auto below = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
    test::ZonedNetwork net;
    static_cast<test::DesignBuilder&>(net) = test::randomNetwork(seed, 4 + below(5), 2 + below(7), 6);
    const ZoneId inside = net.zone("inside");
    const ZoneId outside = net.zone("outside");
    const std::vector sites{net.site("s0"), net.site("s1"), net.site("s2")};
    const std::vector groups{net.riskGroup("g0"), net.riskGroup("g1")};
    const auto someGroups = [&] {
        std::vector<SharedRiskGroupId> some;
        if (below(4) == 0) some.push_back(groups[static_cast<std::size_t>(below(2))]);
        return some;
    };
    std::vector<DeviceId> named;
    for (Device device : Table<Device>(net.project.design.devices)) {
        device.zone = below(6) == 0 ? ZoneId() : below(2) == 0 ? inside : outside;
        if (below(4) == 0) device.kind = DeviceKind::firewall;
        if (below(8) == 0) device.inspection = below(2) == 0 ? Inspection::inspects : Inspection::passes;
        if (below(6) == 0) device.redundancy = RedundancyMode::activeActive;
        if (below(2) == 0) device.site = sites[static_cast<std::size_t>(below(3))];
        if (below(4) == 0) device.powerFeed = "A";
        device.sharedRiskGroups = someGroups();
        if (below(4) == 0) named.push_back(device.id);
        net.project.design.devices.put(device);
    }
    for (Link link : Table<Link>(net.project.design.links)) {
        if (below(8) == 0) link.memberCount = 2;
        if (below(3) == 0) link.duct = below(2) == 0 ? "north" : "south";
        if (below(10) == 0) link.capacityReverseMbps = 0;
        link.sharedRiskGroups = someGroups();
        net.project.design.links.put(link);
    }
    net.rule(inside, outside, ZoneAction::inspect, below(3) == 0 ? named : std::vector<DeviceId>());
    net.rule(outside, inside, ZoneAction::inspect);
    return net;
}

TEST(InspectionOfRandomNetworks, agreesWithAllPathsOfAllFailuresOneByOne) {
    int bypassed = 0;
    int opened = 0;
    int shared = 0;
    int indispensable = 0;
    for (unsigned seed = 1; seed <= 6000; ++seed) {
        const test::ZonedNetwork net = randomZones(seed);
        const Design& design = net.project.design;
        std::vector<sim::Fault> failures;
        for (const Link& link : design.links) {
            if (link.memberCount == 1) failures.emplace_back(link.id);
        }
        for (const Device& device : design.devices) {
            if (!device.redundant()) failures.emplace_back(device.id);
        }
        for (const SharedRiskGroup& group : design.sharedRiskGroups)
            failures.emplace_back(group.id);
        for (const std::string duct : {"north", "south"}) {
            std::vector<ElementId> inDuct;
            for (const Link& link : design.links) {
                if (link.duct == duct) inDuct.emplace_back(link.id);
            }
            if (!inDuct.empty()) failures.emplace_back("Duct " + duct, std::move(inDuct));
        }
        for (const Site& site : design.sites) {
            std::vector<ElementId> onFeed;
            for (const Device& device : design.devices) {
                if (device.site == site.id && device.powerFeed == "A") onFeed.emplace_back(device.id);
            }
            if (!onFeed.empty()) failures.emplace_back(site.name + ", feed A", std::move(onFeed));
        }
        for (const Site& site : design.sites)
            failures.emplace_back(site.id);

        const auto rows = inspections(design, 1);
        ASSERT_TRUE(rows);
        for (const DemandInspection& row : *rows) {
            const Demand& demand = design.demands.at(row.demand);
            const ZoneRule& rule = design.zoneRules.at(row.rule);
            const auto inspects = [&](DeviceId id) {
                if (!rule.inspectors.empty())
                    return std::find(rule.inspectors.begin(), rule.inspectors.end(), id) !=
                           rule.inspectors.end();
                const Device& device = design.devices.at(id);
                return device.inspection == Inspection::byKind ? device.kind == DeviceKind::firewall
                                                               : device.inspection == Inspection::inspects;
            };
            std::set<DeviceId> inspectors;
            bool lost = false;
            std::array<bool, 2> neverConnected{};
            const auto open = [&](const std::set<ElementId>& failed) {
                bool found = false;
                lost = false;
                const BruteForce search(design, failed);
                if (search.down(demand.from) || search.down(demand.to)) return false;
                for (const bool forward : {true, false}) {
                    if ((forward ? demand.mbps : demand.reverseMbps) <= 0) continue;
                    const bool any =
                        search.paths(forward ? demand.from : demand.to, forward ? demand.to : demand.from,
                                     [&](const std::vector<DeviceId>& path) {
                                         found = found || std::none_of(path.begin(), path.end(), inspects);
                                         if (!failed.empty()) return;
                                         std::copy_if(path.begin(), path.end(),
                                                      std::inserter(inspectors, inspectors.end()), inspects);
                                     });
                    if (failed.empty()) neverConnected[forward ? 0 : 1] = !any;
                    lost = lost || (!any && !neverConnected[forward ? 0 : 1]);
                }
                return found;
            };
            const bool now = open({});
            std::vector<sim::Fault> openedBy;
            std::set<DeviceId> needed;
            for (const sim::Fault& fault : failures) {
                const ElementId failure = fault.element;
                const auto failed = fault.group.empty()
                                        ? withAll(design, failure)
                                        : std::set<ElementId>(fault.group.begin(), fault.group.end());
                if (open(failed) && !now) {
                    openedBy.push_back(fault);
                    shared += fault.group.empty() ? 0 : 1;
                }
                if (lost && inspectors.contains(failure.as<DeviceId>()))
                    needed.insert(failure.as<DeviceId>());
            }
            EXPECT_EQ(row.now.has_value(), now) << "seed " << seed;
            EXPECT_EQ(row.openedBy, openedBy) << "seed " << seed;
            EXPECT_EQ(row.inspectors, std::vector(inspectors.begin(), inspectors.end())) << "seed " << seed;
            EXPECT_EQ(row.indispensable, std::vector(needed.begin(), needed.end())) << "seed " << seed;
            bypassed += now ? 1 : 0;
            opened += openedBy.empty() ? 0 : 1;
            indispensable += needed.empty() ? 0 : 1;
        }
    }
    EXPECT_GT(bypassed, 100) << "the networks show all cases";
    EXPECT_GT(opened, 100);
    EXPECT_GT(shared, 50) << "ducts and feeds open ways too";
    EXPECT_GT(indispensable, 100);
}

TEST(InspectionOfRandomNetworks, doesNotDependOnTheNumberOfThreads) {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        const test::ZonedNetwork net = randomZones(seed);
        const auto one = inspections(net.project.design, 1);
        const auto four = inspections(net.project.design, 4);
        ASSERT_EQ(one->size(), four->size());
        for (std::size_t row = 0; row < one->size(); ++row) {
            EXPECT_EQ(one->at(row).openedBy, four->at(row).openedBy);
            ASSERT_EQ(one->at(row).opened.has_value(), four->at(row).opened.has_value());
            if (!one->at(row).opened) continue;
            EXPECT_EQ(one->at(row).opened->devices, four->at(row).opened->devices);
        }
    }
}

}  // namespace
}  // namespace spanwright::security
