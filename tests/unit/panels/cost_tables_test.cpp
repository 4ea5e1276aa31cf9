// SPDX-License-Identifier: MIT
#include "app/panels/model/result_tables.h"
#include "engine/io/project_file.h"

#include <filesystem>
#include <memory>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::app {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

class CostTables : public ::testing::Test {
  protected:
    static Project scenario() {
        return io::loadProject(std::filesystem::path(SPANWRIGHT_SOURCE_DIR) / "scenarios" /
                               "campus-refresh.span.json")
            .value();
    }
    static Analysis analysisOf(const Project& project) {
        AnalysisOptions options;
        options.trials = 100;
        options.boundSteps = 0;
        return analyse(std::make_shared<const Project>(project), 1, options).value();
    }
};

TEST_F(CostTables, layVariantsSideBySideWithTheirDifferencesFromTheOpenProject) {
    const Project project = scenario();
    const Analysis analysis = analysisOf(project);
    Variant dearer{"/plans/campus-B.span.json", variantFigures(project, "B", analysis).value(), {}};
    dearer.figures->total += Money(100000, dearer.figures->total.currency());
    dearer.figures->singlePointsOfFailure += 2;
    const Variant bad{"/plans/none.span.json", {}, "there is no such file"};
    const TableModel table = variantTable(project, analysis, {dearer, bad});
    ASSERT_EQ(table.columns.size(), 4U);
    EXPECT_EQ(table.columns[2].header, "campus-B");
    ASSERT_EQ(table.rows.size(), 9U);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        EXPECT_EQ(table.rows[row].cells.size(), 4U);
        EXPECT_EQ(table.rows[row].cells[0].number, static_cast<double>(row)) << "sorting keeps the order";
        EXPECT_THAT(table.rows[row].cells[1].text, Not(HasSubstr("(")));
        EXPECT_EQ(table.rows[row].cells[3].text, "there is no such file");
    }
    EXPECT_EQ(table.rows[0].cells[0].text, "Total");
    EXPECT_THAT(table.rows[0].cells[2].text, EndsWith("(+1 000)"));
    EXPECT_EQ(table.rows[6].cells[0].text, "Single points of failure");
    EXPECT_THAT(table.rows[6].cells[2].text, EndsWith("(+2)"));
    EXPECT_THAT(table.rows[1].cells[2].text, Not(HasSubstr("("))) << "capex is the same";
}

TEST_F(CostTables, saySideBySideWhatDevicesCostBoughtAndLeased) {
    Project project = scenario();
    project.costPolicy.leaseRatePercentPerYear = Decimal::parse("30").value();
    const Analysis analysis = analysisOf(project);
    const TableModel table = leaseTable(project, *analysis.cost);
    ASSERT_EQ(table.rows.size(), analysis.cost->leases.options.size());
    for (const TableRow& row : table.rows) {
        ASSERT_EQ(row.cells.size(), table.columns.size());
        EXPECT_FALSE(row.elements.empty());
        EXPECT_EQ(row.cells.back().text, "Buy; bought") << "nobody leases at 30 % a year";
    }
}

}  // namespace
}  // namespace spanwright::app
