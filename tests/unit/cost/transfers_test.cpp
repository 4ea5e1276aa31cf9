// SPDX-License-Identifier: MIT
#include "engine/cost/transfers.h"

#include "tests/unit/cost/cost_builder.h"

#include <gtest/gtest.h>

namespace spanwright::cost {
namespace {

using test::certain;
using test::CostBuilder;
using test::decimal;

std::vector<TransferTier> internetTiers() {
    return {{"", 10240, certain("0.09")},
            {"", 51200, certain("0.085")},
            {"", 153600, certain("0.07")},
            {"", std::nullopt, certain("0.05")}};
}

TEST(TierShares, addUpToThePublishedPrice) {
    double sum = 0;
    std::vector<double> gigabytes;
    for (const TierShare& share : tierShares(internetTiers(), "", 204800)) {
        gigabytes.push_back(share.gigabytes);
        sum += share.gigabytes * share.tier->pricePerGb.likely.toDouble();
    }
    EXPECT_EQ(gigabytes, (std::vector<double>{10240, 40960, 102400, 51200}));
    EXPECT_NEAR(sum, 14131.20, 1e-9);
}

TEST(TierShares, takeTheRegionsOwnTiersWhereItHasSome) {
    const std::vector<TransferTier> tiers{{"", std::nullopt, certain("0.09")},
                                          {"brazil", 100, certain("0.15")}};
    EXPECT_EQ(tierShares(tiers, "frankfurt", 500).at(0).tier, &tiers[0]);
    const auto brazil = tierShares(tiers, "brazil", 500);
    ASSERT_EQ(brazil.size(), 2U);
    EXPECT_EQ(brazil[0].gigabytes, 100);
    EXPECT_EQ(brazil[1].tier, nullptr);  // nothing says what the rest costs
    EXPECT_EQ(brazil[1].gigabytes, 400);
    EXPECT_TRUE(tierShares(tiers, "", 0).empty());
}

TEST(Gigabytes, areThoseOfAMonthOfAverageHours) {
    // 100 Mbit/s all the time: 12.5 MB/s for 2 628 000 s.
    EXPECT_DOUBLE_EQ(gigabytesPerMonth(100, 100), 32850);
    EXPECT_DOUBLE_EQ(gigabytesPerMonth(100, 40), 13140);
}

/// A gateway in a cloud that sends 100 Mbit/s to an office and receives 30.
class Egress : public testing::Test {
  protected:
    Egress() {
        Project& project = build_.project();
        project.costPolicy.averageOfBusyHourPercent = 40;
        build_.change(project.design.sites, cloud_, [](Site& row) {
            row.kind = SiteKind::cloudRegion;
            row.region = "frankfurt";
        });
        link_ = build_.link(gateway_, office_, [](Link& row) { row.kind = LinkKind::internetAccess; });
        Demand demand;
        demand.id = project.newId<DemandId>();
        demand.key = "backup";
        demand.from = gateway_;
        demand.to = office_;
        demand.mbps = 100;
        demand.reverseMbps = 30;
        project.design.demands.put(demand);
        demand_ = demand.id;
    }

    CostBuilder build_;
    SiteId cloud_ = build_.site("aws");
    CatalogueItemId item_ = build_.item("nat", [](CatalogueItem& row) {
        row.category = ItemCategory::cloud;
        row.vendor = "Cloud";
        row.transferTiers = internetTiers();
    });
    DeviceId gateway_ = build_.device(item_, cloud_);
    DeviceId office_ = build_.device({}, build_.site("office"));
    LinkId link_;
    DemandId demand_;
};

TEST_F(Egress, followsTheDemandsThroughTheTiersEveryMonth) {
    const CostReport report = build_.cost();
    // 13 140 GB: 10 240 at 0.09, 2 900 at 0.085.
    EXPECT_EQ(report.byCategory.at("cloud").text(), "14017.20");  // 12 × (921.60 + 246.50)
    EXPECT_EQ(report.bySite.at("aws").text(), "14017.20");
    ASSERT_EQ(report.bom.size(), 2U);
    EXPECT_EQ(report.bom[0].quantity.text(), "10240");
    EXPECT_EQ(report.bom[1].quantity.text(), "2900");
    EXPECT_EQ(report.bom[0].elements, std::vector<ElementId>{gateway_});
    EXPECT_TRUE(report.gaps.empty());
}

TEST_F(Egress, ofAProcessingGatewayIsAllThatPassesThrough) {
    build_.change(build_.project().catalogue, item_,
                  [](CatalogueItem& row) { row.transferBasis = TransferBasis::processed; });
    const CostReport report = build_.cost();
    // 130 Mbit/s: 17 082 GB.
    EXPECT_EQ(report.bom[1].quantity.text(), "6842");
}

TEST_F(Egress, ofALinkIsWhatLeavesTheCloud) {
    build_.change(build_.project().design.devices, gateway_, [](Device& row) { row.item = {}; });
    build_.change(build_.project().design.links, link_, [&](Link& row) { row.item = item_; });
    const CostReport report = build_.cost();
    EXPECT_EQ(report.bom[1].quantity.text(), "2900");
    EXPECT_EQ(report.bom[1].elements, std::vector<ElementId>{link_});
}

TEST_F(Egress, growsWithTheDemandsFromYearToYear) {
    build_.project().settings.horizonMonths = 24;
    build_.change(build_.project().design.demands, demand_,
                  [](Demand& row) { row.growthPercentPerYear = 50; });
    const CostReport report = build_.cost();
    std::vector<std::string> quantities;
    for (const BomLine& line : report.bom)
        quantities.push_back(line.from.text() + " " + line.quantity.text());
    EXPECT_EQ(quantities,
              (std::vector<std::string>{"2027-01 10240", "2027-01 2900", "2028-01 10240", "2028-01 9470"}));
}

TEST_F(Egress, beyondTheLastTierIsAGapAndNoSilentZero) {
    build_.change(build_.project().catalogue, item_, [](CatalogueItem& row) { row.transferTiers.resize(1); });
    const CostReport report = build_.cost();
    ASSERT_EQ(report.gaps.size(), 1U);
    EXPECT_EQ(report.gaps[0].kind, CostGap::Kind::transfer);
    EXPECT_EQ(report.gaps[0].element, ElementId(gateway_));
}

TEST_F(Egress, withoutAnyPriceByTheGigabyteIsAGap) {
    build_.change(build_.project().design.devices, gateway_, [](Device& row) { row.item = {}; });
    const CostReport report = build_.cost();
    ASSERT_EQ(report.gaps.size(), 1U);
    EXPECT_EQ(report.gaps[0].element, ElementId(cloud_));
}

TEST_F(Egress, ofWhatIsPaidForElsewhereCostsNothingAndIsNoGap) {
    build_.change(build_.project().design.devices, gateway_, [](Device& row) { row.outsideBudget = true; });
    EXPECT_TRUE(build_.cost().bom.empty());
    EXPECT_TRUE(build_.cost().gaps.empty());
    build_.change(build_.project().design.devices, gateway_, [](Device& row) { row.item = {}; });
    EXPECT_TRUE(build_.cost().gaps.empty());
    build_.change(build_.project().design.links, link_, [&](Link& row) {
        row.item = item_;
        row.outsideBudget = true;
    });
    EXPECT_TRUE(build_.cost().bom.empty());
}

}  // namespace
}  // namespace spanwright::cost
