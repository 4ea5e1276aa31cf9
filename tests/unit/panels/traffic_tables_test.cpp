// SPDX-License-Identifier: MIT
#include "app/panels/model/traffic_tables.h"

#include "engine/design/queries.h"
#include "tests/support/design_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::app {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class TrafficTables : public ::testing::Test {
  protected:
    TrafficTables() {
        net_.link("a", "b", 100).link("b", "c", 1000);
        net_.demand("a", "b", 80, 20).demand("a", "c", 40).demand("b", "c", 1);
        net_.project.design.trafficPolicy.bestEffort.growthPercentPerYear = 50;
        net_.project.settings.startDate = Date(2027, 1, 1);
    }

    PhaseAnalysis answers() {
        AnalysisOptions options;
        options.trials = 0;
        return analyse(std::make_shared<const Project>(net_.project), 1, options)->phases.front();
    }

    test::DesignBuilder net_;
};

TEST_F(TrafficTables, listWhatIsDueFirst) {
    const PhaseAnalysis phase = answers();
    const TableModel table = growthTable(net_.project, phase);
    ASSERT_EQ(table.rows.size(), 3U) << "a–b both ways and b → c; nothing flows back from c";
    EXPECT_EQ(table.rows[0].cells[1].text, "a → b");
    EXPECT_EQ(table.rows[0].cells[4].text, "2027-01-01");
    EXPECT_EQ(table.rows[0].cells[4].tone, Tone::bad);
    EXPECT_EQ(table.rows[0].cells[2].text, "120.0");
    ASSERT_EQ(table.columns.size(), table.rows[0].cells.size());
    EXPECT_EQ(table.columns[7].header, "In 5 years (%)");
    EXPECT_EQ(table.rows[1].cells[1].text, "b → a");
    EXPECT_EQ(table.rows[1].cells[7].text, "151.9") << "20 % and half as much again, five times";
    EXPECT_THAT(growthSummary(net_.project, phase, 1),
                HasSubstr("1 due within a year, the first on 2027-01-01"));
}

TEST_F(TrafficTables, saySoWhenNothingIsDue) {
    net_.project.design.trafficPolicy.bestEffort.growthPercentPerYear = 0;
    net_.project.design.trafficPolicy.linkThresholdPercent = 200;
    EXPECT_THAT(growthSummary(net_.project, answers(), 5), HasSubstr("Nothing is due"));
}

TEST_F(TrafficTables, nameWhereADemandIsLimited) {
    const TableModel table = demandTrafficTable(net_.project, answers());
    ASSERT_EQ(table.rows.size(), 4U);
    EXPECT_EQ(table.rows[0].cells[2].text, "13.3") << "a sixth of 80";
    EXPECT_EQ(table.rows[0].cells[4].text, "a-b");
    EXPECT_EQ(table.rows[0].cells[8].text, "congested");
    EXPECT_EQ(table.rows[1].cells[4].text, "–");
}

TEST_F(TrafficTables, addUpTheMatrixBetweenPlaces) {
    Site site = net_.project.design.sites.at(net_.site("west"));
    for (const char* key : {"a", "b"})
        net_.editDevice(key, [&](Device& device) { device.site = site.id; });
    const TrafficMatrix matrix = trafficMatrix(net_.project, answers());
    EXPECT_THAT(matrix.names, ElementsAre("west", "c"));
    EXPECT_DOUBLE_EQ(matrix.at(0, 0).offeredMbps, 100);
    EXPECT_DOUBLE_EQ(matrix.at(0, 1).offeredMbps, 41);
    EXPECT_EQ(matrix.at(0, 1).demands.size(), 2U);
    EXPECT_TRUE(matrix.at(1, 0).demands.empty());
    EXPECT_GT(matrix.at(0, 1).lostMbps, 0);
    EXPECT_DOUBLE_EQ(matrix.greatestMbps, 100);
}

TEST_F(TrafficTables, putTheLeastBusyPlacesTogether) {
    const TrafficMatrix matrix = trafficMatrix(net_.project, answers(), 1);
    EXPECT_THAT(matrix.names, ElementsAre("a", "Others"));
    EXPECT_DOUBLE_EQ(matrix.at(0, 1).offeredMbps, 120);
    EXPECT_DOUBLE_EQ(matrix.at(1, 1).offeredMbps, 1);
    EXPECT_DOUBLE_EQ(matrix.at(1, 0).offeredMbps, 20);
}

TEST(Heat, isLogarithmic) {
    EXPECT_DOUBLE_EQ(heat(1000, 1000), 1);
    EXPECT_DOUBLE_EQ(heat(10, 1000), 0.5);
    EXPECT_DOUBLE_EQ(heat(1e-9, 1000), 0.05) << "something is never nothing";
    EXPECT_DOUBLE_EQ(heat(0, 1000), 0);
}

}  // namespace
}  // namespace spanwright::app
