// SPDX-License-Identifier: MIT
#include "engine/cost/cash_flow.h"
#include "tests/unit/cost/cost_builder.h"
#include "tests/unit/report/office.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright {
namespace {

using ::testing::HasSubstr;

constexpr double kCent = 0.0051;

class AccountingSheets : public OfficeTest {
  protected:
    void SetUp() override {
        if (!hasOffice()) GTEST_SKIP() << "needs LibreOffice (soffice), which is absent";
    }

    /// A scenario with everything that accounting asks for: asset classes, taxes, cost centres.
    static Project accounted() {
        Project project = *scenario("campus-refresh");
        CostPolicy& policy = project.costPolicy;
        policy.taxPercent = Decimal::parse("7.7").value();
        policy.costCentre = "IT-1";
        policy.categoryRules = {};
        CategoryRule access;
        access.category = ItemCategory::accessSwitch;
        access.depreciationYears = 2;
        access.taxPercent = Decimal::parse("19").value();
        CategoryRule core;
        core.category = ItemCategory::coreSwitch;
        core.depreciationYears = 7;
        policy.categoryRules = {access, core};
        Site site = *project.design.sites.begin();
        site.costCentre = "IT-2";
        project.design.sites.put(site);
        return project;
    }

    /// The row's figures from a column on, the row found by its first cell.
    static std::vector<double> figures(const Cells& rows, const std::string& label, std::size_t from,
                                       std::size_t count) {
        const auto row =
            std::find_if(rows.begin(), rows.end(), [&](const auto& cells) { return cells.front() == label; });
        std::vector<double> values;
        if (row == rows.end()) ADD_FAILURE() << "no row " << label;
        for (std::size_t i = 0; row != rows.end() && i < count; ++i)
            values.push_back(row->at(from + i).empty() ? 0 : std::stod(row->at(from + i)));
        return values;
    }
};

TEST_F(AccountingSheets, writeAssetsDownAndTaxLinesAndSplitCostCentresAsTheEngineDoes) {
    const auto project = std::make_shared<const Project>(accounted());
    const Analysis analysis = analysisOf(project);
    const cost::CostReport& report = *analysis.cost;
    calculateBudget(*project, analysis);

    const std::size_t years = report.fiscalYears.size();
    const std::vector<double> written = figures(sheet("budget", "Depreciation"), "Total", 2, years + 2);
    EXPECT_NEAR(written.front(), report.capex.toDouble(), kCent);
    for (std::size_t year = 0; year < years; ++year)
        EXPECT_NEAR(written[year + 1], report.fiscalYears[year].depreciation.toDouble(), kCent) << year;
    EXPECT_NEAR(written.back(), report.cashFlow.back().bookValue.toDouble(), kCent);
    EXPECT_GT(written.back(), 0) << "something is left to write down";

    const std::vector<double> taxes = figures(sheet("budget", "Tax"), "Total", 1, 4);
    EXPECT_NEAR(taxes[0], report.total.toDouble(), kCent);
    EXPECT_NEAR(taxes[2], report.tax.toDouble(), kCent);
    EXPECT_GT(report.tax.toDouble(), 0);
    EXPECT_NEAR(figure(sheet("budget", "Summary"), "Tax, beside the total", 3), report.tax.toDouble(), kCent);

    const Cells centres = sheet("budget", "Cost centres");
    ASSERT_EQ(report.byCostCentre.size(), 2U);
    for (const auto& [name, sum] : report.byCostCentre) {
        const std::vector<double> row = figures(centres, name, 3, years + 1);
        EXPECT_NEAR(row.front(), sum.toDouble(), kCent) << name;
        double all = 0;
        for (std::size_t year = 0; year < years; ++year)
            all += row[year + 1];
        EXPECT_NEAR(all, sum.toDouble(), kCent) << name;
    }
    const std::vector<double> totals = figures(centres, "Total", 3, years + 1);
    for (std::size_t year = 0; year < years; ++year) {
        const cost::FiscalYear& each = report.fiscalYears[year];
        EXPECT_NEAR(totals[year + 1], (each.capex + each.opex).toDouble(), kCent) << each.name;
    }
}

TEST_F(AccountingSheets, compareWithTodaysNetworkAsTheEngineDoes) {
    // A router at 100 a month that one at 1 000 and 20 a month replaces: 13 months of savings pay it.
    test::CostBuilder build;
    build.project().settings.horizonMonths = 36;
    build.project().costPolicy.discountRatePercentPerYear = test::decimal("12");
    const PhaseId phase = build.phase("p1", 1, Date(2027, 1, 4), 20);
    const auto old = build.item("old", [](CatalogueItem& row) { row.monthlyPrice = test::certain("100"); });
    const auto fresh = build.item("fresh", [](CatalogueItem& row) {
        row.price = test::certain("1000");
        row.monthlyPrice = test::certain("20");
    });
    build.device(old, {}, {{}, phase});
    build.device(fresh, {}, {phase, {}});
    const auto project = std::make_shared<const Project>(build.project());
    const Analysis analysis = analysisOf(project);
    ASSERT_TRUE(analysis.cost);
    const cost::AsIs& asIs = analysis.cost->asIs.value();
    calculateBudget(*project, analysis);
    const Cells rows = sheet("budget", "As is");
    EXPECT_NEAR(figure(rows, "Today's network, unchanged", 4), 3600, kCent);
    EXPECT_NEAR(figure(rows, "Savings", 4), 1780, kCent);
    EXPECT_NEAR(figure(rows, "Today's network, present value", 4), asIs.presentValue.toDouble(), kCent);
    EXPECT_NEAR(figure(rows, "Savings, present value", 4), asIs.presentSavings.toDouble(), kCent);
    ASSERT_EQ(asIs.internalRates.size(), 1U);
    EXPECT_NEAR(figure(rows, "Internal rate of return (% a year)", 4), asIs.internalRates.front() * 100,
                1e-6);
    EXPECT_NEAR(figure(rows, "Payback (months)", 4), 13, 1e-9);
}

TEST_F(AccountingSheets, reckonTheContingencyInEveryMode) {
    Project base = accounted();
    base.costPolicy.contingencyConfidencePercent = 82.5;
    for (const ContingencyMode mode :
         {ContingencyMode::percent, ContingencyMode::estimateClass, ContingencyMode::simulated}) {
        for (const EstimateClass estimate : {EstimateClass::class5, EstimateClass::class2}) {
            base.costPolicy.contingencyMode = mode;
            base.costPolicy.estimateClass = estimate;
            const auto project = std::make_shared<const Project>(base);
            const Analysis analysis = analysisOf(project);
            ASSERT_FALSE(analysis.cost->contingency.isZero());
            calculateBudget(*project, analysis);
            EXPECT_NEAR(figure(sheet("budget", "Summary"), "Contingency, beside the total", 3),
                        analysis.cost->contingency.toDouble(), kCent)
                << nameOf(mode).key << " " << nameOf(estimate).key;
            if (mode != ContingencyMode::estimateClass) break;
        }
    }
}

TEST_F(AccountingSheets, answerLeaseOrBuyAsTheEngineDoes) {
    Project base = accounted();
    base.costPolicy.leaseTermMonths = 48;
    base.costPolicy.leaseRatePercentPerYear = Decimal::parse("6.5").value();
    base.costPolicy.leaseBuyoutPercent = Decimal::parse("7.5").value();
    const auto project = std::make_shared<const Project>(base);
    const Analysis analysis = analysisOf(project);
    const cost::LeaseComparison& leases = analysis.cost->leases;
    ASSERT_GT(leases.options.size(), 3U);
    calculateBudget(*project, analysis);
    const std::vector<double> totals = figures(sheet("budget", "Lease or buy"), "Total", 12, 4);
    EXPECT_NEAR(totals[0], leases.buy.toDouble(), kCent);
    EXPECT_NEAR(totals[1], leases.lease.toDouble(), kCent);
    EXPECT_NEAR(totals[2], leases.presentBuy.toDouble(), kCent);
    EXPECT_NEAR(totals[3], leases.presentLease.toDouble(), kCent);
}

TEST_F(AccountingSheets, nameWhatTheTotalLeavesOut) {
    Project base = accounted();
    const Project original = base;
    for (const CatalogueItem& each : original.catalogue) {
        if (each.category != ItemCategory::accessSwitch) continue;
        CatalogueItem item = each;
        item.price = {};
        item.monthlyPrice = {};
        base.catalogue.put(item);
    }
    Device first = *base.design.devices.begin();
    first.outsideBudget = true;
    first.name = "Paid by facilities";
    base.design.devices.put(first);
    const auto project = std::make_shared<const Project>(base);
    const Analysis analysis = analysisOf(project);
    ASSERT_FALSE(analysis.cost->gaps.empty());
    calculateBudget(*project, analysis);
    std::string text;
    for (const auto& row : sheet("budget", "Not included")) {
        for (const std::string& cell : row)
            text += cell + "|";
    }
    for (const cost::CostGap& gap : analysis.cost->gaps)
        EXPECT_THAT(text, HasSubstr(gap.message));
    EXPECT_THAT(text, HasSubstr("Paid by facilities"));
}

}  // namespace
}  // namespace spanwright
