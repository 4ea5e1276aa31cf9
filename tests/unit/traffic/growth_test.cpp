// SPDX-License-Identifier: MIT
#include "engine/traffic/growth.h"

#include "tests/support/design_builder.h"

#include <cmath>

#include <gtest/gtest.h>

namespace spanwright::traffic {
namespace {

class GrowthTest : public ::testing::Test {
  protected:
    GrowthTest() {
        net_.link("a", "b", 100).demand("a", "b", 40, 10);
        Demand demand = *net_.project.design.demands.begin();
        demand.growthPercentPerYear = 20;
        net_.project.design.demands.put(demand);
        net_.project.settings.startDate = Date(2027, 1, 1);
    }

    Growth growth(const GrowthOptions& options = {}) {
        return growthOf(net_.project, routeFlows(net_.project, {}).value(),
                        sim::route(net_.project, {}).value(), options);
    }

    test::DesignBuilder net_;
};

TEST_F(GrowthTest, compoundsYearByYear) {
    const Growth growth = this->growth({.years = 3});
    ASSERT_EQ(growth.links.size(), 2U);
    ASSERT_EQ(growth.links[0].utilization.size(), 4U);
    EXPECT_NEAR(growth.links[0].utilization[0], 0.4, 1e-12);
    EXPECT_NEAR(growth.links[0].utilization[3], 0.4 * 1.728, 1e-12);
    EXPECT_NEAR(growth.maxUtilization[1], 0.48, 1e-12);
    EXPECT_NEAR(growth.offeredMbps[2], 50 * 1.44, 1e-12);
    EXPECT_EQ(growth.links[1].direction, sim::Direction::reverse);
}

TEST_F(GrowthTest, solvesForTheDayOnWhichALinkIsFull) {
    // 40 · 1.2^t = 80: t = ln 2 / ln 1.2 = 3.8018 years, 1388.5 days after 2027-01-01.
    const Growth growth = this->growth();
    EXPECT_NEAR(*growth.links[0].yearsLeft, std::log(2) / std::log(1.2), 1e-9);
    EXPECT_EQ(growth.links[0].exhausted->text(), "2030-10-20");
    // 10 · 1.2^t = 80 takes three times as long.
    EXPECT_NEAR(*growth.links[1].yearsLeft, 3 * std::log(2) / std::log(1.2), 1e-9);
    EXPECT_NEAR(*this->growth({.linkThreshold = 0.5}).links[0].yearsLeft, std::log(1.25) / std::log(1.2),
                1e-9);
    EXPECT_FALSE(growth.links[0].orderBy) << "nothing is known about what would be ordered";
}

TEST_F(GrowthTest, ordersByTheLeadTimeBefore) {
    CatalogueItem item;
    item.id = net_.project.newId<CatalogueItemId>();
    item.key = "circuit";
    item.leadTimeDays = 90;
    net_.project.catalogue.put(item);
    net_.editLink("a-b", [&](Link& link) { link.item = item.id; });
    const GrowthOfElement row = growth().links[0];
    EXPECT_EQ(row.item, item.id);
    EXPECT_EQ(row.orderBy->text(), "2030-07-22");
}

TEST_F(GrowthTest, coversDevicesWithALimit) {
    net_.editDevice("b", [](Device& device) { device.throughputMbps = 200; });
    const Growth growth = this->growth();
    ASSERT_EQ(growth.devices.size(), 1U);
    // 50 enter b (40 that end there, 10 that start there); 80 % of 200 is 3.2 times as much.
    EXPECT_NEAR(growth.devices[0].utilization[0], 0.25, 1e-12);
    EXPECT_NEAR(*growth.devices[0].yearsLeft, std::log(3.2) / std::log(1.2), 1e-9);
}

TEST_F(GrowthTest, neverFillsWhatShrinksOrStays) {
    Demand demand = *net_.project.design.demands.begin();
    demand.growthPercentPerYear = -10;
    net_.project.design.demands.put(demand);
    EXPECT_FALSE(growth().links[0].yearsLeft);
    EXPECT_FALSE(growth().links[0].exhausted);
    EXPECT_EQ(*growth({.linkThreshold = 0.3}).links[0].yearsLeft, 0) << "it is past it today";
}

TEST(YearsUntil, findsTheOneCrossingOfMixedGrowth) {
    // One part shrinks while another grows: 60 · 0.5^t + 10 · 2^t falls to 49 first and passes 90 later.
    const std::vector<GrowingLoad> loads{{60, 0.5}, {10, 2}};
    const double years = *yearsUntil(loads, 90);
    EXPECT_NEAR(60 * std::pow(0.5, years) + 10 * std::pow(2, years), 90, 1e-6);
    // x = 2^t solves 10x² − 90x + 60 = 0.
    EXPECT_NEAR(std::pow(2, years), (90 + std::sqrt(90.0 * 90 - 4 * 10 * 60)) / 20, 1e-8);
    EXPECT_EQ(yearsUntil(loads, 70), 0.0);
    EXPECT_FALSE(yearsUntil({{10, 1.001}}, 20)) << "not within a century";
    EXPECT_FALSE(yearsUntil({}, 1));
}

}  // namespace
}  // namespace spanwright::traffic
