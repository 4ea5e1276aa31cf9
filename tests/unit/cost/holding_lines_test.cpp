// SPDX-License-Identifier: MIT
#include "engine/cost/finance.h"
#include "tests/unit/cost/cost_builder.h"

#include <gtest/gtest.h>

namespace spanwright::cost {
namespace {

using test::certain;
using test::CostBuilder;
using test::decimal;
using test::line;

const Date kStart(2027, 1, 4);

/// A circuit at 100 a month that enters in January and leaves with the phase of June.
class Contract : public testing::Test {
  protected:
    Contract() {
        build_.project().settings.horizonMonths = 24;
        build_.link(build_.device({}, build_.site("leeds")), build_.device({}), [&](Link& row) {
            row.item = item_;
            row.capacityMbps = 200;
            row.lifetime = {first_, second_};
            row.provider = "Carrier";
        });
    }
    template <class Set>
    void item(const Set& set) {
        build_.change(build_.project().catalogue, item_, set);
    }
    CostPolicy& policy() { return build_.project().costPolicy; }

    CostBuilder build_;
    PhaseId first_ = build_.phase("p1", 1, kStart, 5);
    PhaseId second_ = build_.phase("p2", 2, Date(2027, 5, 31), 5);  // out of service from 5 June
    CatalogueItemId item_ = build_.item("mpls", [](CatalogueItem& row) {
        row.category = ItemCategory::circuit;
        row.monthlyPrice = certain("100");
    });
};

TEST_F(Contract, endsEarlyForAFeeOnItsRemainingMonths) {
    item([](CatalogueItem& row) {
        row.termMonths = 12;
        row.earlyTerminationPercent = decimal("50");
    });
    const CostReport report = build_.cost();
    EXPECT_EQ(line(report, ": monthly price").total.text(), "600.00");
    EXPECT_EQ(line(report, ": early termination").total.text(), "300.00");  // half of six months
    EXPECT_EQ(line(report, ": early termination").from.text(), "2027-06");
}

TEST_F(Contract, paysTheRampsShareInItsFirstMonths) {
    item([](CatalogueItem& row) {
        row.rampMonths = 2;
        row.rampPercent = decimal("25");
    });
    const CostReport report = build_.cost();
    EXPECT_EQ(line(report, "(ramp)").total.text(), "50.00");
    EXPECT_EQ(line(report, ": monthly price").total.text(), "400.00");
}

TEST_F(Contract, runsOnBesideItsSuccessor) {
    policy().parallelRunningMonths = 3;
    EXPECT_EQ(build_.cost().opex.text(), "900.00");
}

TEST_F(Contract, costsByCapacityInItsRegionsBand) {
    item([](CatalogueItem& row) {
        row.rateBands = {
            {"", 100, certain("3")}, {"", std::nullopt, certain("2")}, {"north", 500, certain("1.5")}};
    });
    EXPECT_EQ(build_.cost().opex.text(), "3000.00");  // 6 × (100 + 200 × 2)
    for (const Site& site : build_.project().design.sites)
        build_.change(build_.project().design.sites, site.id, [](Site& row) { row.region = "north"; });
    EXPECT_EQ(build_.cost().opex.text(), "2400.00");
    item([](CatalogueItem& row) { row.rateBands[2].upToMbps = 50; });
    const CostReport report = build_.cost();
    ASSERT_EQ(report.gaps.size(), 1U);
    EXPECT_EQ(report.gaps[0].kind, CostGap::Kind::price);
}

TEST_F(Contract, getsDearerAfterEachFullYear) {
    build_.change(build_.project().design.links, build_.project().design.links.begin()->id,
                  [](Link& row) { row.lifetime.leaves = {}; });
    item([](CatalogueItem& row) { row.monthlyPriceChangePercentPerYear = decimal("10"); });
    EXPECT_EQ(build_.cost().opex.text(), "2520.00");  // 12 × 100 + 12 × 110
    item([](CatalogueItem& row) { row.monthlyPriceChangePercentPerYear.reset(); });
    CategoryRule rule;
    rule.category = ItemCategory::circuit;
    rule.monthlyPriceChangePercentPerYear = decimal("-50");
    policy().categoryRules = {rule};
    EXPECT_EQ(build_.cost().opex.text(), "1800.00");
}

TEST_F(Contract, isConvertedWithTheRateOfEachMonth) {
    item([](CatalogueItem& row) { row.currency = "USD"; });
    policy().exchangeRates = {{"USD", decimal("0.9"), Date(2026, 11, 2)},
                              {"USD", decimal("0.8"), Date(2027, 4, 1)}};
    EXPECT_EQ(build_.cost().opex.text(), "510.00");  // 3 × 90 + 3 × 80
}

TEST_F(Contract, belongsToItsProviderAndCostCentre) {
    policy().costCentre = "IT";
    EXPECT_EQ(build_.cost().bySupplier.at("Carrier").text(), "600.00");
    EXPECT_EQ(build_.cost().byCostCentre.at("IT").text(), "600.00");
    for (const Site& site : build_.project().design.sites)
        build_.change(build_.project().design.sites, site.id, [](Site& row) { row.costCentre = "4711"; });
    EXPECT_EQ(build_.cost().byCostCentre.at("4711").text(), "600.00");
}

/// One router of 1 200, in service from 9 January.
class Hardware : public testing::Test {
  protected:
    CostPolicy& policy() { return build_.project().costPolicy; }

    CostBuilder build_;
    PhaseId first_ = build_.phase("p1", 1, kStart, 5);
    PhaseId second_ = build_.phase("p2", 2, Date(2027, 5, 31), 5);
    SiteId site_ = build_.site("leeds");
    CatalogueItemId item_ = build_.itemAt("router", "1200");
    DeviceId device_ = build_.device(item_, site_, {first_, {}});
};

TEST_F(Hardware, leavesWithACredit) {
    build_.change(build_.project().catalogue, item_,
                  [](CatalogueItem& row) { row.decommissioningCreditPercent = decimal("15"); });
    build_.change(build_.project().design.devices, device_,
                  [&](Device& row) { row.lifetime.leaves = second_; });
    const CostReport report = build_.cost();
    EXPECT_EQ(line(report, ": credit").total.text(), "-180.00");
    EXPECT_EQ(line(report, ": credit").from.text(), "2027-06");
    EXPECT_EQ(report.capex.text(), "1020.00");
}

TEST_F(Hardware, isLeasedForAnAnnuityAndBoughtOutAtTheEnd) {
    build_.project().settings.horizonMonths = 48;
    policy().leaseRatePercentPerYear = decimal("6");
    policy().leaseBuyoutPercent = decimal("10");
    build_.change(build_.project().design.devices, device_,
                  [](Device& row) { row.financing = Financing::lease; });
    const CostReport report = build_.cost();
    const BomLine& lease = line(report, ": lease");
    EXPECT_NEAR(lease.unitPrice.toDouble(), annuityPayment(1200, 0.005, 36, 120), 1e-6);
    EXPECT_EQ(lease.until.monthsSince(lease.from), 36);
    EXPECT_EQ(lease.spend, Spend::opex);
    EXPECT_EQ(line(report, ": lease buyout").total.text(), "120.00");
    EXPECT_EQ(report.capex.text(), "120.00");
}

TEST_F(Hardware, bringsWhatItRequires) {
    const auto licence = build_.item("licence", [](CatalogueItem& row) {
        row.category = ItemCategory::licence;
        row.licencePerYear = decimal("120");
    });
    const auto supply = build_.item("psu", [&](CatalogueItem& row) {
        row.category = ItemCategory::power;
        row.price = certain("50");
        row.requiredItems = {{licence, decimal("0.5")}};
    });
    build_.change(build_.project().catalogue, item_, [&](CatalogueItem& row) {
        row.requiredItems = {{supply, decimal("2")}};
    });
    const CostReport report = build_.cost();
    EXPECT_EQ(report.byCategory.at("power").text(), "100.00");
    EXPECT_EQ(report.byCategory.at("licence").text(), "120.00");  // 2 × 0.5 × 10 × 12
    EXPECT_EQ(line(report, "psu").elements, std::vector<ElementId>{device_});
}

TEST_F(Hardware, takesVisitsToItsSiteAndSpaceInARack) {
    build_.change(build_.project().catalogue, item_, [](CatalogueItem& row) {
        row.installationHours = 9;
        row.rackUnits = 2;
    });
    policy().travelCostPerVisit = decimal("300");
    policy().rackUnitPricePerMonth = decimal("25.5");
    CostReport report = build_.cost();
    EXPECT_EQ(line(report, ": travel").quantity.text(), "2");  // nine hours of work, eight a visit
    EXPECT_EQ(report.byCategory.at("travel").text(), "600.00");
    EXPECT_EQ(line(report, ": rack space").total.text(), "612.00");
    build_.change(build_.project().design.sites, site_, [](Site& row) { row.travelCost = decimal("40"); });
    EXPECT_EQ(build_.cost().byCategory.at("travel").text(), "80.00");
}

TEST_F(Hardware, getsCheaperUntilItIsOrdered) {
    build_.project().settings.horizonMonths = 36;
    const auto late = build_.phase("p3", 3, Date(2029, 2, 1), 5);
    build_.change(build_.project().design.devices, device_, [&](Device& row) { row.lifetime.enters = late; });
    build_.change(build_.project().catalogue, item_,
                  [](CatalogueItem& row) { row.priceChangePercentPerYear = decimal("-10"); });
    EXPECT_EQ(build_.cost().capex.text(), "972.00");  // 1200 × 0.9²
}

TEST_F(Hardware, namesThePackageThatOrdersIt) {
    const auto order = build_.package("order", first_, WorkPackageKind::procurement, Date(2027, 1, 4), 3);
    EXPECT_EQ(line(build_.cost(), "router").orderedBy, order);
}

TEST_F(Hardware, mayComeToBeMoreThanCounted) {
    build_.change(build_.project().design.devices, device_, [](Device& row) {
        row.count = 10;
        row.countLow = 8;
        row.countHigh = 15;
    });
    const CostReport report = build_.cost({.trials = 50000});
    // Triangular on 8, 10, 15: mean 11.
    EXPECT_NEAR(report.uncertainty.total.mean, 11 * 1200, 30);
    EXPECT_EQ(report.total.text(), "12000.00");
}

TEST_F(Hardware, withoutAnyPriceIsAGap) {
    build_.change(build_.project().catalogue, item_, [](CatalogueItem& row) { row.price = {}; });
    ASSERT_EQ(build_.cost().gaps.size(), 1U);
    EXPECT_EQ(build_.cost().gaps[0].element, ElementId(device_));
}

}  // namespace
}  // namespace spanwright::cost
