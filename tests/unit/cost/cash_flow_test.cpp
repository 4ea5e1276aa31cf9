// SPDX-License-Identifier: MIT
#include "engine/cost/cash_flow.h"

#include "tests/unit/cost/cost_builder.h"

#include <cmath>

#include <gtest/gtest.h>

namespace spanwright::cost {
namespace {

using test::certain;
using test::CostBuilder;
using test::decimal;

/// A link that is there already and costs this much every month.
void addMonthly(CostBuilder& build, std::string_view price) {
    const auto a = build.device({});
    const auto b = build.device({});
    build.link(a, b, [&](Link& row) { row.monthlyPrice = decimal(price); });
}

void payIn(CostBuilder& build, Date day, std::string_view amount) {
    const auto id = build.package("pay-" + day.text(), {}, WorkPackageKind::design, day, 1);
    build.change(build.project().plan.workPackages, id,
                 [&](WorkPackage& row) { row.fixedCost = decimal(amount); });
}

TEST(CashFlow, discountsMonthlyFromTheStart) {
    // Present value at 8 % a period of −40000, 5000, 8000, 12000, 30000, the first at once: 3065.22267.
    CostBuilder build;
    build.project().costPolicy.discountRatePercentPerYear = decimal("96");
    payIn(build, Date(2027, 2, 1), "5000");
    payIn(build, Date(2027, 3, 1), "8000");
    payIn(build, Date(2027, 4, 1), "12000");
    payIn(build, Date(2027, 5, 3), "30000");
    EXPECT_EQ(build.cost().presentValue.text(), "43065.22");
    payIn(build, Date(2027, 1, 4), "1000");
    EXPECT_EQ(build.cost().presentValue.text(), "44065.22");
}

TEST(CashFlow, discountsAnAnnuity) {
    // 200000 over 180 months at 7.5 % / 12 a month are paid by 1854.0247200 at each month's end; paid at
    // each month's beginning the same payments are worth one month's interest more.
    CostBuilder build;
    build.project().settings.horizonMonths = 180;
    build.project().costPolicy.discountRatePercentPerYear = decimal("7.5");
    addMonthly(build, "1854.02");
    EXPECT_NEAR(build.cost().presentValue.toDouble(),
                200000.0 * (1 + 0.075 / 12) * 1854.02 / 1854.0247200054619, 0.005);
}

TEST(CashFlow, hasEveryMonthOfTheHorizon) {
    CostBuilder build;
    addMonthly(build, "10.10");
    payIn(build, Date(2027, 3, 1), "5");
    const CostReport report = build.cost();
    ASSERT_EQ(report.cashFlow.size(), 12U);
    EXPECT_EQ(report.cashFlow[0].month.text(), "2027-01");
    EXPECT_EQ(report.cashFlow[0].opex.text(), "10.10");
    EXPECT_EQ(report.cashFlow[2].capex.text(), "5.00");
    EXPECT_EQ(report.cashFlow[2].cumulative.text(), "35.30");
    EXPECT_EQ(report.cashFlow[11].month.text(), "2027-12");
    EXPECT_EQ(report.cashFlow[11].cumulative.text(), "126.20");
}

TEST(CashFlow, setsAContingencyAsideFromCapexOnly) {
    CostBuilder build;
    build.project().costPolicy.contingencyPercent = decimal("12.5");
    addMonthly(build, "1000");
    payIn(build, Date(2027, 3, 1), "200");
    const CostReport report = build.cost();
    EXPECT_EQ(report.contingency.text(), "25.00");
    EXPECT_EQ(report.total.text(), "12200.00");
}

TEST(CashFlow, countsInTheMinorUnitsOfTheCurrency) {
    CostBuilder build;
    build.project().settings.currency = Currency::parse("JPY").value();
    addMonthly(build, "99.5");  // half to even
    EXPECT_EQ(build.cost().total.text(), "1200");
}

TEST(CashFlow, depreciatesInAStraightLineFromTheMonthInService) {
    CostBuilder build;
    build.project().settings.horizonMonths = 24;
    const auto phase = build.phase("p1", 1, Date(2027, 1, 4), 25);  // in service from 6 February
    const auto item = build.item("router", [](CatalogueItem& row) {
        row.price = certain("1000");
        row.depreciationYears = 1;
    });
    build.device(item, {}, {phase, {}});
    const CostReport report = build.cost();
    EXPECT_EQ(report.cashFlow[0].depreciation.text(), "0.00");
    EXPECT_EQ(report.cashFlow[0].bookValue.text(), "1000.00");
    EXPECT_EQ(report.cashFlow[1].depreciation.text(), "83.34");
    EXPECT_EQ(report.cashFlow[12].bookValue.text(), "0.00");
    EXPECT_EQ(report.cashFlow[13].depreciation.text(), "0.00");
    ASSERT_EQ(report.fiscalYears.size(), 2U);
    EXPECT_EQ(report.fiscalYears[0].depreciation.text(), "916.67");
    EXPECT_EQ(report.fiscalYears[1].depreciation.text(), "83.33");
}

TEST(CashFlow, writesOffWhatIsLeftWhenItLeaves) {
    CostBuilder build;
    const auto first = build.phase("p1", 1, Date(2027, 1, 4), 5);
    const auto second = build.phase("p2", 2, Date(2027, 5, 31), 5);
    const auto item = build.item("router", [](CatalogueItem& row) {
        row.price = certain("1200");
        row.depreciationYears = 1;
    });
    build.device(item, {}, {first, second});
    const CostReport report = build.cost();
    EXPECT_EQ(report.cashFlow[4].depreciation.text(), "100.00");
    EXPECT_EQ(report.cashFlow[5].depreciation.text(), "700.00");
    EXPECT_EQ(report.cashFlow[5].bookValue.text(), "0.00");
}

TEST(CashFlow, fiscalYearsBeginInThePolicysMonth) {
    CostBuilder build;
    build.project().settings.horizonMonths = 20;
    build.project().costPolicy.fiscalYearStartMonth = 4;
    build.device(build.item("circuit", [](CatalogueItem& row) { row.monthlyPrice = certain("10"); }));
    const CostReport report = build.cost();
    ASSERT_EQ(report.fiscalYears.size(), 3U);
    EXPECT_EQ(report.fiscalYears[0].name, "2026/27");
    EXPECT_EQ(report.fiscalYears[0].opex.text(), "30.00");
    EXPECT_EQ(report.fiscalYears[1].name, "2027/28");
    EXPECT_EQ(report.fiscalYears[1].opex.text(), "120.00");
    EXPECT_EQ(report.fiscalYears[2].opex.text(), "50.00");
}

TEST(CashFlow, taxesEveryLineAtItsCategorysRate) {
    CostBuilder build;
    CostPolicy& policy = build.project().costPolicy;
    policy.taxPercent = decimal("19");
    CategoryRule rule;
    rule.category = ItemCategory::circuit;
    rule.taxPercent = Decimal();
    policy.categoryRules = {rule};
    const auto phase = build.phase("p1", 1, Date(2027, 1, 4), 5);
    build.device(build.itemAt("router", "100.05"), {}, {phase, {}});
    build.device(build.item("circuit", [](CatalogueItem& row) {
        row.category = ItemCategory::circuit;
        row.monthlyPrice = certain("10");
    }));
    const CostReport report = build.cost();
    EXPECT_EQ(report.tax.text(), "19.01");
    EXPECT_EQ(report.total.text(), "220.05");
}

TEST(CashFlow, contingencyFollowsTheEstimatesClass) {
    // Triangular from 15 % below to 20 % above: 80 % lie below 0.2 − √(0.2 · 0.35 · 0.2).
    EXPECT_NEAR(contingencyShare(accuracyOf(EstimateClass::class3), 0.8), 0.2 - std::sqrt(0.014), 1e-12);
    EXPECT_EQ(contingencyShare(accuracyOf(EstimateClass::class1), 0.01), 0);
    CostBuilder build;
    build.project().costPolicy.contingencyMode = ContingencyMode::estimateClass;
    const auto phase = build.phase("p1", 1, Date(2027, 1, 4), 5);
    build.device(build.itemAt("router", "10000"), {}, {phase, {}});
    EXPECT_EQ(build.cost().contingency.text(), "816.78");
}

TEST(CashFlow, contingencyMakesTheTrialsQuantileEnough) {
    CostBuilder build;
    build.project().costPolicy.contingencyMode = ContingencyMode::simulated;
    build.project().costPolicy.contingencyConfidencePercent = 90;
    const auto phase = build.phase("p1", 1, Date(2027, 1, 4), 5);
    build.device(build.item("router",
                            [](CatalogueItem& row) {
                                row.price = {decimal("800"), decimal("1000"), decimal("1500")};
                            }),
                 {}, {phase, {}});
    const CostReport report = build.cost({.trials = 20000});
    EXPECT_NEAR(report.contingency.toDouble(), report.p90 - 1000, 0.02);
}

}  // namespace
}  // namespace spanwright::cost
