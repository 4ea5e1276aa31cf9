// SPDX-License-Identifier: MIT
#include "engine/reliability/resilience.h"

#include "tests/support/design_builder.h"

#include <gtest/gtest.h>

namespace spanwright::reliability {
namespace {

using test::DesignBuilder;

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
