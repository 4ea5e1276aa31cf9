// SPDX-License-Identifier: MIT
#include "engine/report/budget_workbook.h"

#include "engine/design/queries.h"
#include "tests/unit/report/office.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pugixml.hpp>

namespace spanwright {
namespace {

class BudgetWorkbook : public OfficeTest {};

TEST_F(BudgetWorkbook, isTheSameBytesForTheSameBudget) {
    const Snapshot project = scenario("campus-refresh");
    const Analysis analysis = analysisOf(project);
    const auto first = report::budgetWorkbook(*project, analysis);
    ASSERT_TRUE(first) << first.error().text();
    EXPECT_EQ(first->substr(0, 2), "PK");
    EXPECT_EQ(*report::budgetWorkbook(*project, analysis), *first);
}

TEST_F(BudgetWorkbook, saysWhyThereAreNoCosts) {
    Analysis analysis;
    analysis.problems = {{Code::unpriced, "no rate for USD", "acc-48p"}};
    const auto workbook = report::budgetWorkbook(Project{}, analysis);
    ASSERT_FALSE(workbook);
    EXPECT_EQ(workbook.error().message, "no rate for USD");
}

TEST_F(BudgetWorkbook, ofAnEmptyProjectIsWritten) {
    const auto project = std::make_shared<const Project>();
    const auto workbook = report::budgetWorkbook(*project, analysisOf(project));
    EXPECT_TRUE(workbook) << workbook.error().text();
}

TEST_F(BudgetWorkbook, calculatesTheEnginesFiguresInAnotherProgram) {
    if (!hasOffice()) GTEST_SKIP() << "needs LibreOffice (soffice), which is absent";
    const Snapshot project = scenario("hybrid-cloud");
    const Analysis analysis = analysisOf(project);
    const cost::CostReport& report = *analysis.cost;
    const auto workbook = report::budgetWorkbook(*project, analysis);
    ASSERT_TRUE(workbook) << workbook.error().text();
    ASSERT_TRUE(io::writeFileAtomically(folder_ / "budget.xlsx", *workbook, io::Backup::none));
    calculate(folder_ / "budget.xlsx");

    const Cells summary = sheet("budget", "Summary");
    constexpr double kCent = 0.0051;
    EXPECT_NEAR(figure(summary, "Capex", 3), report.capex.toDouble(), kCent);
    EXPECT_NEAR(figure(summary, "Opex over the horizon", 3), report.opex.toDouble(), kCent);
    EXPECT_NEAR(figure(summary, "Total", 3), report.total.toDouble(), kCent);
    EXPECT_NEAR(figure(summary, "Present value", 3), report.presentValue.toDouble(), 2 * kCent);
    EXPECT_NEAR(figure(summary, "Contingency, beside the total", 3), report.contingency.toDouble(), kCent);
    for (const auto& [category, sum] : report.byCategory)
        EXPECT_NEAR(figure(summary, std::string(nameOf(*enumFromKey<ItemCategory>(category)).label), 3),
                    sum.toDouble(), kCent);

    const Cells months = sheet("budget", "Months");
    for (std::size_t i = 0; i < report.cashFlow.size(); ++i) {
        const cost::CashMonth& month = report.cashFlow[i];
        const auto row = std::find_if(months.begin(), months.end(), [&](const auto& cells) {
            return cells.size() > 2 && cells[0] == std::to_string(i);
        });
        ASSERT_NE(row, months.end()) << i;
        EXPECT_NEAR(std::stod(row->at(3)), month.capex.toDouble(), kCent) << month.month.text();
        EXPECT_NEAR(std::stod(row->at(4)), month.opex.toDouble(), kCent) << month.month.text();
        EXPECT_NEAR(std::stod(row->at(6)), month.cumulative.toDouble(), kCent) << month.month.text();
    }
    const Cells years = sheet("budget", "Fiscal years");
    EXPECT_NEAR(figure(years, "Total", 1), report.capex.toDouble(), kCent);
    EXPECT_NEAR(figure(years, "Total", 2), report.opex.toDouble(), kCent);
}

TEST_F(BudgetWorkbook, listsPhasesAsTheyFollowEachOther) {
    if (!hasOffice()) GTEST_SKIP() << "needs LibreOffice (soffice), which is absent";
    const Snapshot project = scenario("campus-refresh");
    calculateBudget(*project, analysisOf(project));
    const Cells summary = sheet("budget", "Summary");
    auto row = std::find_if(summary.begin(), summary.end(),
                            [](const auto& cells) { return !cells.empty() && cells.front() == "By phase"; });
    ASSERT_NE(row, summary.end());
    std::vector<std::string> expected{"Before the first phase"};
    for (const Phase& phase : orderedPhases(project->design))
        expected.push_back(phase.name);
    std::vector<std::string> listed;
    for (++row; row != summary.end() && row->front() != "Total"; ++row)
        listed.push_back(row->front());
    EXPECT_EQ(listed, expected);
}

TEST_F(BudgetWorkbook, changesEveryTotalWhenAUnitPriceIsChanged) {
    if (!hasOffice()) GTEST_SKIP() << "needs LibreOffice (soffice), which is absent";
    const Snapshot project = scenario("campus-refresh");
    const Analysis analysis = analysisOf(project);
    const cost::CostReport& report = *analysis.cost;
    const auto line = std::find_if(report.bom.begin(), report.bom.end(), [](const cost::BomLine& each) {
        return each.spend == cost::Spend::capex && each.quantity > Decimal::fromInteger(1);
    });
    ASSERT_NE(line, report.bom.end());
    const auto workbook = report::budgetWorkbook(*project, analysis);
    ASSERT_TRUE(workbook);
    ASSERT_TRUE(io::writeFileAtomically(folder_ / "budget.xlsx", *workbook, io::Backup::none));
    convert(folder_ / "budget.xlsx", "fods");
    pugi::xml_document document;
    ASSERT_TRUE(document.load_file((folder_ / "budget.fods").c_str()));
    // One line of the bill gets a unit price of 1 more.
    constexpr int kHeadings = 4;
    constexpr int kPriceColumn = 9;
    pugi::xml_node cell;
    int row = 0;
    for (const auto& found :
         document.select_nodes("//table:table[@table:name='Bill of materials']//table:table-row")) {
        row += found.node().attribute("table:number-rows-repeated").as_int(1);
        if (row <= kHeadings + (line - report.bom.begin())) continue;
        int column = 0;
        for (const pugi::xml_node each : found.node().children("table:table-cell")) {
            column += each.attribute("table:number-columns-repeated").as_int(1);
            cell = each;
            if (column > kPriceColumn) break;
        }
        break;
    }
    const double price = cell.attribute("office:value").as_double();
    ASSERT_NEAR(price, line->unitPrice.toDouble(), 1e-9);
    cell.attribute("office:value").set_value(price + 1);
    // Results that are kept in the file would be shown as they are.
    for (const auto& found : document.select_nodes("//table:table-cell[@table:formula]")) {
        pugi::xml_node result = found.node();
        for (const char* kept : {"office:value-type", "calcext:value-type", "office:value"})
            result.remove_attribute(kept);
        result.remove_children();
    }
    ASSERT_TRUE(document.save_file((folder_ / "changed.fods").c_str()));
    calculate(folder_ / "changed.fods");

    const double more = line->quantity.toDouble();
    const Cells summary = sheet("changed", "Summary");
    EXPECT_NEAR(figure(summary, "Capex", 3), report.capex.toDouble() + more, 0.01);
    EXPECT_NEAR(figure(summary, "Total", 3), report.total.toDouble() + more, 0.01);
    EXPECT_NEAR(figure(sheet("changed", "Fiscal years"), "Total", 3), report.total.toDouble() + more, 0.01);
}

TEST_F(BudgetWorkbook, showsNamesOfOthersAsText) {
    if (!hasOffice()) GTEST_SKIP() << "needs LibreOffice (soffice), which is absent";
    Project hostile = *scenario("campus-refresh");
    for (const Site& site : hostile.design.sites) {
        Site renamed = site;
        renamed.name = "=HYPERLINK(\"http://example.org\";\"Click\")";
        hostile.design.sites.put(renamed);
    }
    hostile.settings.name = "@SUM(1+1) & co";
    const auto project = std::make_shared<const Project>(hostile);
    const Analysis analysis = analysisOf(project);
    const auto workbook = report::budgetWorkbook(*project, analysis);
    ASSERT_TRUE(workbook);
    ASSERT_TRUE(io::writeFileAtomically(folder_ / "budget.xlsx", *workbook, io::Backup::none));
    calculate(folder_ / "budget.xlsx");
    const Cells summary = sheet("budget", "Summary");
    EXPECT_EQ(summary.front().front(), "'@SUM(1+1) & co");
    double sites = 0;
    for (const auto& row : summary) {
        if (row.front().find("=HYPERLINK") == std::string::npos) continue;
        EXPECT_EQ(row.front().substr(0, 2), "'=");
        sites += std::stod(row.at(3));
    }
    double expected = 0;
    for (const auto& [site, sum] : analysis.cost->bySite)
        expected += site.empty() ? 0 : sum.toDouble();
    EXPECT_NEAR(sites, expected, 0.01) << "sites of one name are told apart";
}

}  // namespace
}  // namespace spanwright
