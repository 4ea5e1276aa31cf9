// SPDX-License-Identifier: MIT
#include "engine/cost/cash_flow.h"

#include "tests/unit/cost/cost_builder.h"

#include <cmath>

#include <gtest/gtest.h>

namespace spanwright::cost {
namespace {

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

}  // namespace
}  // namespace spanwright::cost
