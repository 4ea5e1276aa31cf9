// SPDX-License-Identifier: MIT
#include "engine/goals/standing.h"

#include "engine/design/queries.h"
#include "tests/support/all_paths.h"
#include "tests/unit/security/zone_builder.h"

#include <algorithm>
#include <random>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::goals {
namespace {

using test::ZonedNetwork;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<AskedDemand> all(const Design& design, bool recovery = false) {
    std::vector<AskedDemand> asked;
    for (const Demand& demand : design.demands)
        asked.push_back({demand.id, recovery});
    return asked;
}

DemandStanding only(const ZonedNetwork& net, bool recovery = false) {
    return standings(net.project, net.project.design, all(net.project.design, recovery))->at(0);
}

TEST(Standing, namesEverySingleFailureThatCutsADemand) {
    ZonedNetwork net;
    net.link("a", "b", 100).link("b", "c", 100).link("b", "c", 100).demand("a", "c", 10);
    const DemandStanding standing = only(net);
    EXPECT_TRUE(standing.connected);
    EXPECT_THAT(standing.cutBy, ElementsAre(ElementId(net.linkId("a-b")), ElementId(net.device("b"))));
    EXPECT_THAT(standing.ends, ElementsAre(net.device("a"), net.device("c")));
    EXPECT_EQ(survived(standing.cutBy), Survival::none);
    EXPECT_EQ(survived({ElementId(net.device("b"))}), Survival::links);
    EXPECT_EQ(survived({}), Survival::sites);
}

TEST(Standing, ofADemandWithoutAPathSaysSo) {
    ZonedNetwork net;
    net.link("a", "b", 100).link("c", "d", 100).demand("a", "d", 10);
    const DemandStanding standing = only(net);
    EXPECT_FALSE(standing.connected);
    EXPECT_THAT(standing.cutBy, IsEmpty());
}

TEST(Standing, lettingATunnelLiveAndDieWithTheLinksBeneath) {
    ZonedNetwork net;
    net.link("a", "b", 100).link("a", "b", 100).demand("a", "b", 10);
    EXPECT_THAT(only(net).cutBy, IsEmpty());
    net.editLink("a-b-2", [](Link& link) { link.kind = LinkKind::tunnel; });
    EXPECT_THAT(only(net).cutBy, ElementsAre(ElementId(net.linkId("a-b"))));
}

TEST(Standing, saysHowLongEachFailureInterrupts) {
    ZonedNetwork net;
    net.link("a", "b", 100).link("b", "c", 100).link("b", "d", 100, {.metric = 5}).link("d", "c", 100);
    net.demand("a", "c", 10);
    net.editLink("a-b", [](Link& link) { link.memberCount = 2; });
    net.editDevice("b", [](Device& device) { device.redundancy = RedundancyMode::activeStandby; });
    std::vector<std::pair<sim::Fault, TakeOver>> found;
    for (const Interruption& interruption : only(net, true).interruptions)
        found.emplace_back(interruption.failed, interruption.by);
    using Pair = std::pair<sim::Fault, TakeOver>;
    EXPECT_THAT(found,
                ElementsAre(Pair(net.linkId("b-c"), TakeOver::routing),
                            Pair(net.linkId("a-b"), TakeOver::member), Pair(net.device("b"), TakeOver::unit)))
        << "what only the detour uses interrupts nothing";
    net.editLink("b-d", [](Link& link) { link.capacityMbps = 0; });
    const std::vector<Interruption> cut = only(net, true).interruptions;
    EXPECT_EQ(cut.front().by, TakeOver::repair);
    EXPECT_EQ(cut.front().seconds, 8 * 3600);
}

/// Depth-first search over what is left, from scratch, for each failure and direction.
bool reaches(const Design& design, DeviceId from, DeviceId to, const std::set<ElementId>& failed) {
    std::set<DeviceId> seen{from};
    std::vector<DeviceId> todo{from};
    while (!todo.empty()) {
        const DeviceId here = todo.back();
        todo.pop_back();
        for (const Link& link : design.links) {
            if (failed.contains(link.id)) continue;
            const bool along = link.from.device == here && link.capacityMbps > 0;
            const bool back =
                link.to.device == here && link.capacityReverseMbps.value_or(link.capacityMbps) > 0;
            if (!along && !back) continue;
            const DeviceId next = along ? link.to.device : link.from.device;
            if (!failed.contains(next) && seen.insert(next).second) todo.push_back(next);
        }
    }
    return seen.contains(to);
}

TEST(StandingOnRandomNetworks, agreesWithASearchFromScratchForEveryFailure) {
    int cuts = 0;
    int shared = 0;
    for (unsigned seed = 1; seed <= 2000; ++seed) {
        std::mt19937 random(seed);
        const auto below = [&](unsigned limit) { return random() % limit; };
        ZonedNetwork net;
        static_cast<test::DesignBuilder&>(net) =
            test::randomNetwork(seed, 4 + static_cast<int>(below(6)), static_cast<int>(below(8)), 5);
        const SiteId site = net.site("site");
        const SharedRiskGroupId group = net.riskGroup("group");
        for (Device device : Table<Device>(net.project.design.devices)) {
            if (below(4) == 0) device.site = site;
            if (below(5) == 0) device.sharedRiskGroups = {group};
            if (below(4) == 0) device.powerFeed = below(2) == 0 ? "A" : "B";
            if (below(5) == 0) device.redundancy = RedundancyMode::stack, device.count = 2;
            net.project.design.devices.put(device);
        }
        for (Link link : Table<Link>(net.project.design.links)) {
            if (below(5) == 0) link.sharedRiskGroups = {group};
            if (below(6) == 0) link.memberCount = 2;
            if (below(3) == 0) link.duct = below(2) == 0 ? "north" : "south";
            if (seed % 2 == 0 && below(5) == 0) link.capacityReverseMbps = 0;
            net.project.design.links.put(link);
        }
        const Design& design = net.project.design;
        std::vector<std::pair<sim::Fault, std::set<ElementId>>> failures;
        for (const Link& link : design.links) {
            if (link.memberCount == 1) failures.push_back({link.id, {link.id}});
        }
        for (const Device& device : design.devices) {
            if (!device.redundant()) failures.push_back({device.id, {device.id}});
        }
        std::set<ElementId> ofGroup, ofSite;
        for (const Device& device : design.devices) {
            if (!device.sharedRiskGroups.empty()) ofGroup.insert(device.id);
            if (device.site) ofSite.insert(device.id);
        }
        for (const Link& link : design.links) {
            if (!link.sharedRiskGroups.empty()) ofGroup.insert(link.id);
        }
        if (!ofGroup.empty()) failures.emplace_back(group, ofGroup);
        // What shares a duct or feed fails together, a LAG or pair alone in it as well.
        const auto addFate = [&](const std::string& name, const std::set<ElementId>& failed) {
            if (!failed.empty())
                failures.emplace_back(sim::Fault(name, {failed.begin(), failed.end()}), failed);
        };
        for (const std::string duct : {"north", "south"}) {
            std::set<ElementId> inDuct;
            for (const Link& link : design.links) {
                if (link.duct == duct) inDuct.insert(link.id);
            }
            addFate("Duct " + duct, inDuct);
        }
        for (const std::string feed : {"A", "B"}) {
            std::set<ElementId> onFeed;
            for (const Device& device : design.devices) {
                if (device.site == site && device.powerFeed == feed) onFeed.insert(device.id);
            }
            addFate("site, feed " + feed, onFeed);
        }
        if (!ofSite.empty()) failures.emplace_back(site, ofSite);

        const auto rows = standings(net.project, design, all(design), 1);
        for (const DemandStanding& row : *rows) {
            const Demand& demand = design.demands.at(row.demand);
            const auto carried = [&](const std::set<ElementId>& failed) {
                return (demand.mbps <= 0 || reaches(design, demand.from, demand.to, failed)) &&
                       (demand.reverseMbps <= 0 || reaches(design, demand.to, demand.from, failed));
            };
            EXPECT_EQ(row.connected, carried({})) << "seed " << seed;
            if (!row.connected) continue;
            std::vector<sim::Fault> expected;
            for (const auto& [fault, failed] : failures) {
                if (failed.contains(demand.from) || failed.contains(demand.to)) continue;
                if (!carried(failed)) expected.push_back(fault);
                if (!carried(failed) && !fault.name.empty()) ++shared;
            }
            EXPECT_EQ(row.cutBy, expected) << "seed " << seed;
            cuts += static_cast<int>(expected.size());
        }
    }
    EXPECT_GT(cuts, 1000);
    EXPECT_GT(shared, 300) << "ducts and feeds cut too";
}

TEST(Standing, ofAPinnedDemandEndsWithItsOwnPath) {
    ZonedNetwork net;
    net.link("a", "b", 100).link("a", "c", 100).link("c", "b", 100).demand("a", "b", 10);
    net.editLastDemand([&](Demand& row) { row.path = {net.linkId("a-c"), net.linkId("c-b")}; });
    const DemandStanding standing = only(net, true);
    EXPECT_THAT(standing.cutBy, ElementsAre(ElementId(net.linkId("a-c")), ElementId(net.linkId("c-b")),
                                            ElementId(net.device("c"))));
    EXPECT_EQ(standing.interruptions.size(), 3U);
    EXPECT_EQ(standing.interruptions[0].by, TakeOver::repair) << "it does not take the direct link";
}

TEST(Standing, countsInterruptionsBeneathATunnelAndOfTheOneThatAnEdgeChooses) {
    ZonedNetwork net;
    net.link("e", "mpls", 100).link("mpls", "f", 100).link("e", "isp", 100).link("isp", "f", 100);
    const auto over = [](const std::vector<LinkId>& links) {
        return [links](Link& link) { link.underlay = links; };
    };
    net.tunnel("e", "f", 100, TunnelType::sdwan, over({net.linkId("e-mpls"), net.linkId("mpls-f")}));
    net.link("e", "f", 100, {.key = "second"}).editLink("second", [&](Link& link) {
        link.kind = LinkKind::tunnel;
        link.tunnelType = TunnelType::sdwan;
        link.underlay = {net.linkId("e-isp"), net.linkId("isp-f")};
    });
    for (const auto* key : {"e", "f"})
        net.editDevice(key, [](Device& device) { device.kind = DeviceKind::sdwanEdge; });
    for (const auto* key : {"mpls", "isp"})
        net.editDevice(key, [](Device& device) { device.kind = DeviceKind::providerNetwork; });
    net.demand("e", "f", 10).editLastDemand([](Demand& row) { row.trafficClass = TrafficClass::voice; });
    const auto touched = [&] {
        std::set<ElementId> failed;
        for (const Interruption& row : only(net, true).interruptions)
            failed.insert(row.failed.element);
        return failed;
    };
    net.project.design.routingPolicy.sdwanRules = {
        {.trafficClass = TrafficClass::voice, .transports = {{.transport = "second"}}}};
    EXPECT_EQ(touched(), (std::set<ElementId>{net.linkId("second"), net.linkId("e-isp"), net.linkId("isp-f"),
                                              net.device("isp")}))
        << "only what the chosen tunnel rides on";
    for (const Interruption& row : only(net, true).interruptions) {
        if (row.failed == ElementId(net.device("isp"))) {
            EXPECT_EQ(row.by, TakeOver::overlay);
        }
    }
}

TEST(StandingOnRandomNetworks, agreesWithAllWaysOfPinnedDemandsOneByOne) {
    int cuts = 0;
    for (unsigned seed = 1; seed <= 800; ++seed) {
        std::mt19937 random(seed);
        const auto below = [&](unsigned limit) { return random() % limit; };
        ZonedNetwork net;
        static_cast<test::DesignBuilder&>(net) =
            test::randomNetwork(seed, 4 + static_cast<int>(below(4)), static_cast<int>(below(6)), 6);
        std::vector<DeviceId> devices;
        for (const Device& device : net.project.design.devices)
            devices.push_back(device.id);
        const auto any = [&] { return devices[below(static_cast<unsigned>(devices.size()))]; };
        if (const DeviceId from = any(), to = any(); from != to && below(2) == 0)
            net.tunnel(keyOf(net.project, from), keyOf(net.project, to), 100, TunnelType::gre);
        for (Demand demand : Table<Demand>(net.project.design.demands)) {
            if (below(2) == 0) demand.mustVisit = {any()};
            if (below(2) == 0) demand.mustAvoid = {any()};
            net.project.design.demands.put(demand);
        }
        const Design& design = net.project.design;
        const auto rows = standings(net.project, design, all(design), 1);
        for (const DemandStanding& row : *rows) {
            const Demand& demand = design.demands.at(row.demand);
            const auto carried = [&](const std::set<ElementId>& failed) {
                const auto goes = [&](bool forward) {
                    return test::waysOf(design, demand, forward, failed, [](const auto&) {});
                };
                return (demand.mbps <= 0 || goes(true)) && (demand.reverseMbps <= 0 || goes(false));
            };
            ASSERT_EQ(row.connected, carried({})) << "seed " << seed;
            if (!row.connected) continue;
            std::vector<sim::Fault> expected;
            const auto add = [&](ElementId id) {
                if (!carried({id})) expected.emplace_back(id);
            };
            for (const Link& link : design.links)
                add(link.id);
            for (const Device& device : design.devices) {
                if (device.id != demand.from && device.id != demand.to) add(device.id);
            }
            ASSERT_EQ(row.cutBy, expected) << "seed " << seed;
            cuts += static_cast<int>(expected.size());
        }
    }
    EXPECT_GT(cuts, 1000);
}

}  // namespace
}  // namespace spanwright::goals
