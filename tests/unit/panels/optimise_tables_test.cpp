// SPDX-License-Identifier: MIT
#include "app/panels/model/optimise_tables.h"

#include "tests/support/design_builder.h"

#include <gtest/gtest.h>

namespace spanwright::app {
namespace {

struct OptimiseTables : testing::Test {
    OptimiseTables() {
        net.link("a", "b", 100).link("b", "c", 100).link("a", "c", 300).demand("a", "c", 200);
        AnalysisOptions options;
        options.trials = 10;
        phase = analyse(std::make_shared<const Project>(net.project), 1, options)->phases.front();
    }
    test::DesignBuilder net;
    PhaseAnalysis phase;
};

TEST_F(OptimiseTables, saysWhatIsAndWhatCouldBe) {
    EXPECT_EQ(boundSummary(phase),
              "Highest utilization 66.7 %; no routing is below 50.0 %, and one reaches 50.0 %");
    phase.bound->tunnels = 2;
    EXPECT_NE(boundSummary(phase).find(", 2 tunnels left out"), std::string::npos);
    phase.bound.reset();
    EXPECT_EQ(
        boundSummary(phase),
        "Highest utilization 66.7 %; the network is too large to say with every edit how good it could be");
    EXPECT_TRUE(bottleneckTable(net.project, phase).rows.empty());
}

TEST_F(OptimiseTables, listsWhatHoldsTheBoundWithBothLoads) {
    const TableModel table = bottleneckTable(net.project, phase);
    // Traffic leaves a by two links, and arrives at c by two: either pair holds the bound.
    ASSERT_FALSE(table.rows.empty());
    double shares = 0;
    for (const TableRow& row : table.rows) {
        ASSERT_EQ(row.cells.size(), table.columns.size());
        shares += *row.cells[2].number;
        // The highest is within 0.1 % of the bound; what is beside it may be a little lower.
        EXPECT_NEAR(*row.cells[4].number, 0.5, 5e-3);
        if (row.elements.front() == ElementId(net.linkId("a-c"))) {
            EXPECT_NEAR(*row.cells[3].number, 2.0 / 3, 1e-9);
        }
    }
    EXPECT_NEAR(shares, 100, 1);
}

TEST_F(OptimiseTables, saysWhatMetricsDo) {
    optimise::MetricSuggestion suggestion;
    suggestion.before = suggestion.after = 0.8;
    suggestion.bound.lower = 0.5;
    EXPECT_EQ(metricSummary(suggestion),
              "No better metrics found: highest utilization stays 80.0 %; no routing is below 50.0 %");
    suggestion.after = 0.6;
    suggestion.changes = {{net.linkId("a-c"), sim::Direction::reverse, 1, 7}};
    EXPECT_EQ(metricSummary(suggestion),
              "Highest utilization 80.0 % → 60.0 % with 1 metric changed; no routing is below 50.0 %");
    const TableModel table = metricTable(net.project, suggestion);
    ASSERT_EQ(table.rows.size(), 1U);
    EXPECT_EQ(table.rows[0].cells[1].text, "c → a");
    EXPECT_EQ(table.rows[0].cells[2].text, "1");
    EXPECT_EQ(table.rows[0].cells[3].text, "7");
}

TEST_F(OptimiseTables, givesEachUpgradeItsPriceAndEffect) {
    optimise::Upgrade first;
    first.before = first.after = net.project.design.links.at(net.linkId("a-c"));
    first.after.memberCount = 2;
    first.after.capacityMbps = 600;
    first.cost = Money::of(Decimal::fromInteger(12'500), net.project.settings.currency);
    first.maxUtilizationBefore = 0.8;
    first.maxUtilizationAfter = 0.5;
    optimise::Upgrade second = first;
    second.before = first.after;
    second.after.memberCount = 3;
    second.after.capacityMbps = 3000;
    second.cost.reset();
    second.maxUtilizationBefore = 0.5;
    second.maxUtilizationAfter = 0.45;
    const TableModel table = upgradeTable(net.project, {first, second});
    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_EQ(table.rows[0].cells[1].text, "300 Mbit/s");
    EXPECT_EQ(table.rows[0].cells[2].text, "2 × 300 Mbit/s");
    EXPECT_EQ(table.rows[0].cells[3].text, "50.0");
    EXPECT_EQ(table.rows[0].cells[4].text, "30.0");
    EXPECT_EQ(table.rows[0].cells[5].text, "12 500");
    EXPECT_EQ(table.rows[1].cells[2].text, "3 × 1 Gbit/s");
    EXPECT_EQ(table.rows[1].cells[5].text, "no price");
    EXPECT_EQ(upgradeSummary({first, second}),
              "2 upgrades for EUR 12 500 over the horizon (1 without a price): highest utilization 80.0 % → "
              "45.0 %");
    EXPECT_TRUE(upgradeSummary({}).empty());
}

}  // namespace
}  // namespace spanwright::app
