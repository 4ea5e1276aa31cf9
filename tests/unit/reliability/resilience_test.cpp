// SPDX-License-Identifier: MIT
#include "engine/reliability/resilience.h"

#include "tests/support/design_builder.h"

#include <cmath>

#include <gtest/gtest.h>

namespace spanwright::reliability {
namespace {

using test::DesignBuilder;

DemandResilience firstDemand(const DesignBuilder& net) {
    return resilience(net.project, {}).value().demands.at(0);
}

TEST(Resilience, multipliesASeriesAndPairsAParallel) {
    DesignBuilder net;
    net.link("a", "b", 1, {.availability = 0.9}).link("b", "c", 1, {.availability = 0.8});
    net.link("b", "c", 1, {.availability = 0.8}).demand("a", "c", 1);
    const Resilience resilience = reliability::resilience(net.project, {}).value();
    ASSERT_EQ(resilience.demands.size(), 1U);
    const DemandResilience& demand = resilience.demands[0];
    EXPECT_NEAR(demand.availability, 0.9 * (1 - 0.2 * 0.2), 1e-15);
    EXPECT_EQ(demand.method, AvailabilityMethod::exact);
    EXPECT_EQ(demand.disjointPaths, 1);
    EXPECT_NEAR(demand.downtimeMinutesPerYear, (1 - 0.864) * 525600, 1e-6);
    EXPECT_EQ(resilience.bridges, std::vector{net.linkId("a-b")});
    EXPECT_EQ(resilience.articulationPoints, std::vector{net.device("b")});
    EXPECT_EQ(resilience.components, 1);
}

TEST(Resilience, usesMtbfAndMttrOfDevicesAndItems) {
    CatalogueItem item;
    DesignBuilder net;
    item.id = net.project.newId<CatalogueItemId>();
    item.key = "switch";
    item.mtbfHours = 277770;
    item.mttrHours = 4;
    net.project.catalogue.put(item);
    net.link("a", "b", 1).demand("a", "b", 1);
    net.editDevice("a", [&](Device& device) { device.item = item.id; });
    // A published worked example: 277 770 h and 4 h give 0.9999855998, 24 h give 0.9999136050.
    EXPECT_NEAR(reliability::resilience(net.project, {}).value().demands[0].availability, 0.9999855998,
                5e-11);
    net.editDevice("a", [&](Device& device) { device.reliability.mttrHours = 24; });
    EXPECT_NEAR(reliability::resilience(net.project, {}).value().demands[0].availability, 0.9999136050,
                5e-11);
    net.editDevice("a", [&](Device& device) { device.redundancy = RedundancyMode::activeStandby; });
    const double down = 24.0 / 277794;
    EXPECT_NEAR(reliability::resilience(net.project, {}).value().demands[0].unavailability / (down * down), 1,
                1e-12);
}

TEST(Resilience, sharedRiskGroupsAndSitesStrikeTogether) {
    DesignBuilder net;
    net.link("a", "b", 1, {.key = "x"}).link("a", "b", 1, {.key = "y"}).demand("a", "b", 1);
    SharedRiskGroup duct;
    duct.id = net.project.newId<SharedRiskGroupId>();
    duct.key = "duct";
    duct.reliability.availability = 0.99;
    net.project.design.sharedRiskGroups.put(duct);
    for (const auto* key : {"x", "y"})
        net.editLink(key, [&](Link& link) { link.sharedRiskGroups = {duct.id}; });
    EXPECT_NEAR(reliability::resilience(net.project, {}).value().demands[0].availability, 0.99, 1e-15);
    const SiteId site = net.site("s");
    Site row = net.project.design.sites.at(site);
    row.reliability.availability = 0.9;
    net.project.design.sites.put(row);
    net.editDevice("b", [&](Device& device) { device.site = site; });
    EXPECT_NEAR(reliability::resilience(net.project, {}).value().demands[0].availability, 0.99 * 0.9, 1e-15);
}

TEST(Resilience, ductsAndPowerFeedsStrikeTogether) {
    DesignBuilder net;
    net.link("a", "p", 1).link("p", "b", 1).link("a", "q", 1).link("q", "b", 1).demand("a", "b", 1);
    ReliabilityPolicy& policy = net.project.design.reliabilityPolicy;
    policy.fibreCutsPer1000KmYear = 8.76;
    policy.fibreRepairHours = 10;
    for (const auto& [key, km] : {std::pair("a-p", 100.0), std::pair("a-q", 300.0)})
        net.editLink(key, [&](Link& link) { link.lengthKm = km; });
    const auto cut = [](double km) { return 10 / (1e6 / km + 10); };
    EXPECT_NEAR(firstDemand(net).unavailability, cut(100) * cut(300), 1e-15);
    for (const auto* key : {"a-p", "a-q"})
        net.editLink(key, [](Link& link) { link.duct = "D1"; });
    DemandResilience demand = firstDemand(net);
    EXPECT_NEAR(demand.unavailability, cut(100), 1e-15) << "the other 200 km are q's alone";
    ASSERT_EQ(demand.byElement.size(), 1U);
    EXPECT_EQ(demand.byElement[0].element, ElementId(net.linkId("a-p"))) << "where the duct is";
    EXPECT_EQ(demand.byCause.at(0).cause, DowntimeCause::fibreCut);
    // Once the duct is whole, only q's rest can be cut, and p protects it.
    policy.fibreCutsPer1000KmYear = 0;
    policy.powerOutagesPerYear = 8.76;
    policy.powerOutageHours = 2;
    const double power = 2 / 1002.0;
    const SiteId site = net.site("s");
    for (const auto* key : {"p", "q"})
        net.editDevice(key, [&](Device& device) { device.site = site; });
    EXPECT_NEAR(firstDemand(net).unavailability, power, 1e-15) << "one supply for the site";
    net.editDevice("p", [](Device& device) { device.powerFeed = "A"; });
    net.editDevice("q", [](Device& device) { device.powerFeed = "B"; });
    EXPECT_NEAR(firstDemand(net).unavailability, power * power, 1e-15) << "two feeds";
    net.editDevice("q", [](Device& device) { device.powerFeed = "A"; });
    demand = firstDemand(net);
    EXPECT_NEAR(demand.unavailability, power, 1e-15);
    EXPECT_EQ(demand.byElement.at(0).element, ElementId(site));
    Site row = net.project.design.sites.at(site);
    row.reliability.availability = 0.9;
    net.project.design.sites.put(row);
    demand = firstDemand(net);
    EXPECT_NEAR(demand.unavailability, 1 - (1 - power) * 0.9, 1e-12) << "the place fails for itself";
    EXPECT_EQ(demand.byElement.size(), 1U) << "place and feed are one site";
}

TEST(Resilience, oneWayLinksGiveBounds) {
    DesignBuilder net;
    net.link("a", "b", 1, {.availability = 0.9});
    net.link("a", "c", 1, {.capacityReverseMbps = 0, .availability = 0.9})
        .link("c", "b", 1, {.availability = 0.9});
    net.demand("a", "b", 1);
    const DemandResilience demand = reliability::resilience(net.project, {}).value().demands[0];
    EXPECT_EQ(demand.method, AvailabilityMethod::bounds);
    EXPECT_NEAR(demand.lower, 0.9, 1e-12);
    EXPECT_NEAR(demand.upper, 1 - 0.1 * (1 - 0.81), 1e-12);
}

TEST(Resilience, sharesOutTheDowntimeByCauseAndElement) {
    DesignBuilder net;
    net.link("a", "b", 10, {.availability = 0.9, .key = "x"})
        .link("a", "b", 10, {.availability = 0.8, .key = "y"});
    net.link("b", "c", 10, {.availability = 0.95, .key = "z"}).demand("a", "c", 8, 2);
    net.editLink("z", [](Link& link) { link.kind = LinkKind::leasedCircuit; });
    net.editDevice("b", [](Device& device) { device.reliability = {std::nullopt, 9990, 10}; });
    const DemandResilience demand = firstDemand(net);
    double causes = 0;
    for (const CauseDowntime& row : demand.byCause)
        causes += row.minutesPerYear;
    EXPECT_NEAR(causes, demand.downtimeMinutesPerYear, 1e-6);
    ASSERT_EQ(demand.byElement.size(), 4U);
    EXPECT_EQ(demand.byElement[0].element, ElementId(net.linkId("z")));
    // Of two that must fail together each has half, to first order.
    EXPECT_NEAR(demand.byElement[1].minutesPerYear, demand.byElement[2].minutesPerYear,
                demand.byElement[1].minutesPerYear * 1e-6);
    EXPECT_EQ(demand.byCause[0].cause, DowntimeCause::circuit);
    EXPECT_NEAR(demand.lostGigabytesPerYear, demand.unavailability * 10 * 365 * 86400 / 8000, 1e-6);
    // Birnbaum: z is down, or up.
    EXPECT_NEAR(demand.byElement[0].birnbaum, (1 - 0.1 * 0.2) * 0.999, 1e-12);
    // Frequency of outages: each part's own, times how often it decides.
    const double z = 0.05 * 8760 / 4 * (1 - 0.1 * 0.2) * 0.999;
    const double b = 8760.0 / 10000 * (1 - 0.1 * 0.2) * 0.95;
    const double pair = (0.1 * 8760 / 4 * 0.2 + 0.2 * 8760 / 4 * 0.1) * 0.999 * 0.95;
    EXPECT_NEAR(demand.outagesPerYear, z + b + pair, 1e-9);
}

TEST(Resilience, namesPathsAndCuts) {
    DesignBuilder net;
    net.link("a", "m", 1).link("m", "b", 1).link("a", "n", 1).link("n", "b", 1).link("b", "c", 1);
    net.demand("c", "a", 1);
    const DemandResilience demand = firstDemand(net);
    EXPECT_EQ(demand.disjointPaths, 1);
    EXPECT_EQ(demand.linkCut, std::vector<ElementId>{net.linkId("b-c")});
    EXPECT_EQ(demand.deviceCut, std::vector<ElementId>{net.device("b")});
    ASSERT_EQ(demand.paths.size(), 1U);
    EXPECT_EQ(demand.paths[0].devices.front(), net.device("c")) << "from the demand's own start";
    EXPECT_EQ(demand.paths[0].devices.back(), net.device("a"));
    EXPECT_EQ(demand.paths[0].links.front(), net.linkId("b-c"));
}

TEST(Resilience, asksForSitesAndForAllDevices) {
    DesignBuilder net;
    net.link("a", "b", 1, {.availability = 0.9}).link("b", "c", 1, {.availability = 0.8});
    net.demand("a", "b", 1).demand("a", "c", 1);
    const SiteId site = net.site("s");
    net.editDevice("a", [&](Device& device) { device.site = site; });
    const Resilience found = *resilience(net.project, {}, {}, {.allTerminal = true});
    ASSERT_EQ(found.sites.size(), 1U);
    EXPECT_NEAR(found.sites[0].availability, 0.72, 1e-15);
    EXPECT_EQ(found.sites[0].linkCut.size(), 1U);
    ASSERT_TRUE(found.allTerminal);
    EXPECT_NEAR(found.allTerminal->availability, 0.72, 1e-15);
}

TEST(Resilience, aTunnelIsNoWayOfItsOwn) {
    DesignBuilder net;
    net.link("a", "b", 1, {.availability = 0.9, .key = "under"})
        .link("a", "b", 1, {.availability = 0.9, .key = "over"});
    net.demand("a", "b", 1);
    net.editLink("over", [](Link& link) { link.kind = LinkKind::tunnel; });
    EXPECT_NEAR(firstDemand(net).availability, 0.9, 1e-15);
    net.editLink("under", [](Link& link) { link.kind = LinkKind::tunnel; });
    EXPECT_EQ(firstDemand(net).availability, 0) << "with nothing below there is no way, as routing has it";
}

TEST(Resilience, samplesWhereBoundsStayWide) {
    // Each device joined to every other: no frontier is narrow.
    DesignBuilder net;
    for (int a = 0; a < 16; ++a) {
        for (int b = a + 1; b < 16; ++b)
            net.link("d" + std::to_string(a), "d" + std::to_string(b), 1, {.availability = 0.4});
    }
    net.demand("d0", "d15", 1);
    const Resilience found = *resilience(net.project, {}, {}, {.mostStates = 1000});
    const DemandResilience& demand = found.demands[0];
    ASSERT_EQ(demand.method, AvailabilityMethod::sampled);
    EXPECT_LE(demand.lower, demand.availability);
    EXPECT_LE(demand.availability, demand.upper);
    // Down when either end is cut off alone, all but always: 2 × 0.6¹⁵.
    EXPECT_NEAR(demand.unavailability / (2 * std::pow(0.6, 15)), 1, 0.05);
    const Resilience again = *resilience(net.project, {}, {}, {.mostStates = 1000});
    EXPECT_EQ(again.demands[0].unavailability, demand.unavailability);
}

TEST(Resilience, whatIsNotConnectedIsNeverUp) {
    DesignBuilder net;
    net.device("a");
    net.device("b");
    net.demand("a", "b", 1);
    const Resilience resilience = reliability::resilience(net.project, {}).value();
    EXPECT_EQ(resilience.components, 2);
    EXPECT_EQ(resilience.demands[0].availability, 0);
    EXPECT_EQ(resilience.demands[0].disjointPaths, 0);
}

}  // namespace
}  // namespace spanwright::reliability
