// SPDX-License-Identifier: MIT
#include "tests/unit/check/check_support.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Staff reach servers over two equal paths, one through a firewall and one past it.
class ZonePolicy : public ::testing::Test {
  protected:
    ZonePolicy() {
        net.link("pc", "fw", 100).link("fw", "server", 100);
        net.link("pc", "switch", 100).link("switch", "server", 100);
        net.editDevice("fw", [](Device& device) { device.kind = DeviceKind::firewall; });
        net.demand("pc", "server", 10, 40);
        staff = zone("staff", "pc");
        servers = zone("servers", "server");
    }

    ZoneId zone(std::string_view key, std::string_view device) {
        Zone row;
        row.id = net.project.newId<ZoneId>();
        row.key = row.name = key;
        net.project.design.zones.put(row);
        net.editDevice(device, [&](Device& member) { member.zone = row.id; });
        return row.id;
    }

    void rule(ZoneId from, ZoneId to, ZoneAction action, std::string_view key = "policy-1") {
        ZoneRule row;
        row.id = net.project.newId<ZoneRuleId>();
        row.key = row.name = key;
        row.from = from;
        row.to = to;
        row.action = action;
        net.project.design.zoneRules.put(row);
    }

    [[nodiscard]] std::vector<std::string> said() const { return saidBy("zone-policy", net.project); }

    DesignBuilder net;
    ZoneId staff, servers;
};

TEST_F(ZonePolicy, namesADemandThatARuleDenies) {
    rule(staff, servers, ZoneAction::deny);
    EXPECT_THAT(said(), ElementsAre("error: demand-pc-server asks for 50 Mbit/s from zone staff to zone "
                                    "servers, which policy-1 denies."));
}

TEST_F(ZonePolicy, judgesOnlyPairsThatHaveARule) {
    EXPECT_THAT(said(), IsEmpty());
    rule(staff, servers, ZoneAction::allow);
    rule(servers, staff, ZoneAction::deny);
    EXPECT_THAT(said(), IsEmpty()) << "the demand is asked from staff to servers";
    net.editDevice("server", [&](Device& device) { device.zone = staff; });
    rule(staff, staff, ZoneAction::deny, "within");
    EXPECT_THAT(said(), IsEmpty()) << "within one zone";
}

TEST_F(ZonePolicy, namesThePathThatGoesPastTheFirewall) {
    rule(staff, servers, ZoneAction::inspect);
    EXPECT_THAT(said(),
                ElementsAre("error: demand-pc-server goes from zone staff to zone servers past every "
                            "firewall, although policy-1 asks for inspection: pc – switch – server."));
}

TEST_F(ZonePolicy, isKeptWhenEveryPathCrossesAFirewall) {
    rule(staff, servers, ZoneAction::inspect);
    net.editDevice("switch", [](Device& device) { device.kind = DeviceKind::firewall; });
    EXPECT_THAT(said(), IsEmpty());
}

TEST_F(ZonePolicy, isKeptWhenAnEndIsAFirewall) {
    rule(staff, servers, ZoneAction::inspect);
    net.editDevice("server", [](Device& device) { device.kind = DeviceKind::firewall; });
    EXPECT_THAT(said(), IsEmpty());
}

TEST_F(ZonePolicy, looksAtShortestPathsOnly) {
    rule(staff, servers, ZoneAction::inspect);
    net.editLink("switch-server", [](Link& link) { link.igpMetric = 5; });
    EXPECT_THAT(said(), IsEmpty());
}

TEST_F(ZonePolicy, wantsTheRepliesInspectedAsWell) {
    rule(staff, servers, ZoneAction::inspect);
    net.editLink("pc-switch", [](Link& link) {
        link.igpMetric = 5;
        link.igpMetricReverse = 1;
    });
    EXPECT_THAT(said(), ElementsAre(::testing::EndsWith("inspection: server – switch – pc.")));
}

TEST_F(ZonePolicy, takesTheStrictestOfSeveralRules) {
    rule(staff, servers, ZoneAction::allow, "old");
    rule(staff, servers, ZoneAction::deny, "new");
    EXPECT_THAT(said(), ElementsAre(::testing::EndsWith("which new denies.")));
}

/// The rule finds bypasses with one search per destination; sim::pathOf names every link a demand uses.
TEST(ZonePolicyOnRandomNetworks, agreesWithASearchAlongThePathShares) {
    for (unsigned seed = 1; seed <= 30; ++seed) {
        DesignBuilder net = randomNetwork(seed, 14, 10, 12);
        Zone inside, outside;
        inside.id = net.project.newId<ZoneId>();
        outside.id = net.project.newId<ZoneId>();
        inside.key = "inside";
        outside.key = "outside";
        net.project.design.zones.put(inside);
        net.project.design.zones.put(outside);
        ZoneRule rule;
        rule.id = net.project.newId<ZoneRuleId>();
        rule.key = "inspect";
        rule.from = inside.id;
        rule.to = outside.id;
        net.project.design.zoneRules.put(rule);
        for (Device device : Table<Device>(net.project.design.devices)) {
            device.zone = device.id.value % 2 == 0 ? inside.id : outside.id;
            if (device.id.value % 3 == 0) device.kind = DeviceKind::firewall;
            net.project.design.devices.put(device);
        }
        const Design& design = net.project.design;
        const auto firewall = [&](DeviceId id) { return design.devices.at(id).kind == DeviceKind::firewall; };
        std::vector<ElementId> expected;
        for (const Demand& demand : design.demands) {
            if (design.devices.at(demand.from).zone != inside.id) continue;
            if (design.devices.at(demand.to).zone != outside.id) continue;
            bool bypassed = false;
            for (const sim::Direction direction : {sim::Direction::forward, sim::Direction::reverse}) {
                const bool forward = direction == sim::Direction::forward;
                if ((forward ? demand.mbps : demand.reverseMbps) <= 0) continue;
                std::vector<DeviceId> reached{forward ? demand.from : demand.to};
                const auto path = sim::pathOf(net.project, {}, demand.id, direction);
                for (std::size_t next = 0; next < reached.size(); ++next) {
                    if (firewall(reached[next])) continue;
                    bypassed = bypassed || reached[next] == (forward ? demand.to : demand.from);
                    for (const sim::PathHop& share : path) {
                        const Link& link = design.links.at(share.link);
                        const bool along = share.direction == sim::Direction::forward;
                        if ((along ? link.from.device : link.to.device) != reached[next]) continue;
                        const DeviceId to = along ? link.to.device : link.from.device;
                        if (std::find(reached.begin(), reached.end(), to) == reached.end())
                            reached.push_back(to);
                    }
                }
            }
            if (bypassed) expected.emplace_back(demand.id);
        }
        std::vector<ElementId> found;
        for (const check::Finding& finding : findingsOf(net.project, "zone-policy"))
            found.push_back(finding.elements.front());
        EXPECT_THAT(found, ::testing::UnorderedElementsAreArray(expected)) << "seed " << seed;
    }
}

}  // namespace
}  // namespace spanwright::test
