// SPDX-License-Identifier: MIT
#include "engine/security/layered_inspection.h"

#include "engine/design/queries.h"
#include "engine/security/inspection.h"
#include "tests/support/all_paths.h"
#include "tests/unit/security/zone_builder.h"

#include <algorithm>
#include <random>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::security {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Staff reach servers through a firewall; a longer way leads past it.
test::ZonedNetwork office() {
    test::ZonedNetwork net;
    net.link("pc", "fw", 100).link("fw", "server", 100);
    net.link("pc", "switch", 100, {.metric = 5}).link("switch", "server", 100);
    net.firewall("fw");
    net.demand("pc", "server", 10);
    const ZoneId staff = net.zone("staff");
    const ZoneId servers = net.zone("servers");
    net.put("pc", staff);
    net.put("server", servers);
    net.rule(staff, servers, ZoneAction::inspect);
    return net;
}

DemandInspection judged(const test::ZonedNetwork& net) {
    return inspections(net.project.design, 1)->at(0);
}

TEST(LayeredInspection, followsThePinnedPathAndNotTheShortest) {
    test::ZonedNetwork net = office();
    net.editLastDemand([&](Demand& row) {
        row.path = {net.linkId("pc-switch"), net.linkId("switch-server")};
    });
    ASSERT_TRUE(judged(net).now);
    EXPECT_THAT(judged(net).now->devices,
                ElementsAre(net.device("pc"), net.device("switch"), net.device("server")));
    net.editLastDemand([&](Demand& row) { row.path = {net.linkId("pc-fw"), net.linkId("fw-server")}; });
    EXPECT_FALSE(judged(net).now);
    EXPECT_THAT(judged(net).openedBy, IsEmpty()) << "it is lost before it takes another way";
    EXPECT_THAT(judged(net).indispensable, ElementsAre(net.device("fw")));
}

TEST(LayeredInspection, seesNothingOfWhatATunnelHides) {
    test::ZonedNetwork net = office();
    net.tunnel("pc", "server", 100, TunnelType::gre);
    ASSERT_TRUE(judged(net).now) << "the firewall beneath cannot look into the tunnel";
    EXPECT_THAT(judged(net).now->devices, ElementsAre(net.device("pc"), net.device("server")));
}

TEST(LayeredInspection, walksAgainThroughADeviceThatAPathVisitsTwice) {
    test::ZonedNetwork net = office();
    // pc – switch – server – fw – server: past the server once, and inspected before it arrives.
    net.editLastDemand([&](Demand& row) {
        row.path = {net.linkId("pc-switch"), net.linkId("switch-server"), net.linkId("fw-server"),
                    net.linkId("fw-server")};
    });
    EXPECT_FALSE(judged(net).now);
}

test::ZonedNetwork randomPolicies(unsigned seed) {
    std::mt19937 random(seed);
    const auto below = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
    test::ZonedNetwork net;
    static_cast<test::DesignBuilder&>(net) = test::randomNetwork(seed, 4 + below(4), 2 + below(5), 6);
    std::vector<DeviceId> devices;
    for (const Device& device : net.project.design.devices)
        devices.push_back(device.id);
    const auto any = [&] { return devices[random() % devices.size()]; };
    for (int tunnel = below(3); tunnel > 0; --tunnel) {
        const DeviceId from = any();
        const DeviceId to = any();
        if (from == to || net.project.design.links.size() > 14) continue;
        net.tunnel(keyOf(net.project, from), keyOf(net.project, to), 100, TunnelType::gre,
                   [&](Link& link) { link.igpMetric = 1 + below(4); });
    }
    const ZoneId inside = net.zone("inside");
    const ZoneId outside = net.zone("outside");
    for (Device device : Table<Device>(net.project.design.devices)) {
        device.zone = below(2) == 0 ? inside : outside;
        if (below(3) == 0) device.kind = DeviceKind::firewall;
        net.project.design.devices.put(device);
    }
    net.rule(inside, outside, ZoneAction::inspect);
    net.rule(outside, inside, ZoneAction::inspect);
    for (Demand demand : Table<Demand>(net.project.design.demands)) {
        const int kind = below(4);
        if (kind == 0) {
            DeviceId here = demand.from;
            for (int hop = 0; hop < 8 && here != demand.to; ++hop) {
                std::vector<const Link*> ways;
                for (const Link& link : net.project.design.links) {
                    if (link.from.device == here || link.to.device == here) ways.push_back(&link);
                }
                const Link& way = *ways[random() % ways.size()];
                demand.path.push_back(way.id);
                here = way.from.device == here ? way.to.device : way.from.device;
            }
        }
        if (kind == 1) demand.mustVisit = {any()};
        if (kind == 2) demand.mustVisit = {any(), any()};
        if (kind != 0 && below(3) == 0) demand.mustAvoid = {any()};
        net.project.design.demands.put(demand);
    }
    return net;
}

TEST(LayeredInspectionOfRandomNetworks, agreesWithAllPathsOfAllFailuresOneByOne) {
    int bypassed = 0, opened = 0, indispensable = 0, pinned = 0;
    for (unsigned seed = 1; seed <= 1500; ++seed) {
        const test::ZonedNetwork net = randomPolicies(seed);
        const Design& design = net.project.design;
        std::vector<ElementId> failures;
        for (const Link& link : design.links)
            failures.emplace_back(link.id);
        for (const Device& device : design.devices)
            failures.emplace_back(device.id);
        const auto rows = inspections(design, 1);
        ASSERT_TRUE(rows);
        for (const DemandInspection& row : *rows) {
            const Demand& demand = design.demands.at(row.demand);
            const auto inspects = [&](DeviceId id) {
                return design.devices.at(id).kind == DeviceKind::firewall;
            };
            std::set<DeviceId> inspectors;
            std::set<bool> connected;
            bool lost = false;
            const auto open = [&](const std::set<ElementId>& failed) {
                bool found = false;
                lost = false;
                if (failed.contains(demand.from) || failed.contains(demand.to)) return false;
                for (const bool forward : {true, false}) {
                    if ((forward ? demand.mbps : demand.reverseMbps) <= 0) continue;
                    const bool any =
                        test::waysOf(design, demand, forward, failed, [&](const std::vector<DeviceId>& path) {
                            found = found || std::none_of(path.begin(), path.end(), inspects);
                            if (!failed.empty()) return;
                            std::copy_if(path.begin(), path.end(),
                                         std::inserter(inspectors, inspectors.end()), inspects);
                        });
                    if (failed.empty() && any) connected.insert(forward);
                    lost = lost || (!any && connected.contains(forward));
                }
                return found;
            };
            const bool now = open({});
            std::vector<sim::Fault> openedBy;
            std::set<DeviceId> needed;
            for (const ElementId failure : failures) {
                if (open({failure}) && !now) openedBy.emplace_back(failure);
                if (lost && inspectors.contains(failure.as<DeviceId>()))
                    needed.insert(failure.as<DeviceId>());
            }
            ASSERT_EQ(row.now.has_value(), now) << "seed " << seed;
            ASSERT_EQ(row.openedBy, openedBy) << "seed " << seed;
            ASSERT_EQ(row.inspectors, std::vector(inspectors.begin(), inspectors.end())) << "seed " << seed;
            ASSERT_EQ(row.indispensable, std::vector(needed.begin(), needed.end())) << "seed " << seed;
            pinned += demand.pinned() ? 1 : 0;
            bypassed += now ? 1 : 0;
            opened += openedBy.empty() ? 0 : 1;
            indispensable += needed.empty() ? 0 : 1;
        }
    }
    EXPECT_GT(pinned, 1000) << "the networks show all cases";
    EXPECT_GT(bypassed, 300);
    EXPECT_GT(opened, 40);
    EXPECT_GT(indispensable, 100);
}

}  // namespace
}  // namespace spanwright::security
