// SPDX-License-Identifier: MIT
#include "engine/cost/as_is.h"

#include "engine/cost/finance.h"
#include "tests/unit/cost/cost_builder.h"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

namespace spanwright::cost {
namespace {

using test::certain;
using test::CostBuilder;
using test::decimal;

/// A router at 100 a month that a new one at 1 000 and 20 a month replaces in February.
class Replacement : public testing::Test {
  protected:
    Replacement() {
        build_.project().settings.horizonMonths = 36;
        build_.project().costPolicy.discountRatePercentPerYear = decimal("12");
        const auto old = build_.item("old", [](CatalogueItem& row) { row.monthlyPrice = certain("100"); });
        const auto fresh = build_.item("fresh", [](CatalogueItem& row) {
            row.price = certain("1000");
            row.monthlyPrice = certain("20");
        });
        build_.device(old, {}, {{}, phase_});
        build_.device(fresh, {}, {phase_, {}});
    }

    CostBuilder build_;
    PhaseId phase_ = build_.phase("p1", 1, Date(2027, 1, 4), 20);  // in service from 30 January
};

TEST_F(Replacement, isComparedWithTodaysNetworkRunOn) {
    const CostReport report = build_.cost({.trials = 0, .asIs = true});
    ASSERT_TRUE(report.asIs);
    EXPECT_EQ(report.asIs->total.text(), "3600.00");
    EXPECT_FALSE(report.asIs->phase);
    // 1 000 + 36 × 20, and the old one's January.
    EXPECT_EQ(report.total.text(), "1820.00");
    EXPECT_EQ(report.asIs->savings.text(), "1780.00");
}

TEST_F(Replacement, paysBackWhenItsSavingsAreItsPrice) {
    const CostReport report = build_.cost({.trials = 0, .asIs = true});
    // January: −1 020; then 80 a month.
    EXPECT_EQ(report.asIs->paybackMonths, 13);
    ASSERT_EQ(report.asIs->internalRates.size(), 1U);
    std::vector<double> savings(36, 80);
    savings[0] = -1020;
    const double monthly = std::pow(1 + report.asIs->internalRates[0], 1.0 / 12) - 1;
    EXPECT_NEAR(netPresentValue(monthly, savings), 0, 1e-6);
    EXPECT_NEAR(report.asIs->presentSavings.toDouble(), netPresentValue(0.01, savings), 0.011);
}

TEST_F(Replacement, isNotComparedUnlessAsked) {
    EXPECT_FALSE(build_.cost().asIs);
}

TEST(Today, isTheFirstPhaseWhereNothingIsThereBefore) {
    CostBuilder build;
    const auto first = build.phase("p1", 1, Date(2027, 1, 4), 5);
    const auto second = build.phase("p2", 2, Date(2027, 3, 1), 5);
    const auto item = build.item("circuit", [](CatalogueItem& row) { row.monthlyPrice = certain("10"); });
    build.device(item, {}, {first, second});
    build.device(item, {}, {second, {}});
    const Today now = today(build.project());
    EXPECT_EQ(now.phase, first);
    EXPECT_EQ(now.project.design.devices.size(), 1U);
    EXPECT_EQ(build.cost({.trials = 0, .asIs = true}).asIs->total.text(), "120.00");
}

}  // namespace
}  // namespace spanwright::cost
