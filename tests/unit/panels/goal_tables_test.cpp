// SPDX-License-Identifier: MIT
#include "app/panels/model/goal_tables.h"

#include "tests/unit/proposals/proposal_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::app {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> texts(const TableRow& row) {
    std::vector<std::string> all;
    for (const Cell& cell : row.cells)
        all.push_back(cell.text);
    return all;
}

class GoalTables : public ::testing::Test {
  protected:
    GoalTables() {
        net.link("a", "b", 100).demand("a", "b", 10).demand("b", "a", 5);
        net.buyLink("a-b", net.item("fibre", 120));
        net.askAll(Survival::links);
        Demand second = *std::next(net.project.design.demands.begin());
        second.goal.survives = Survival::none;
        second.goal.maxRecoverySeconds = 8 * 3600;
        net.project.design.demands.put(second);
        PhaseAnalysis before;
        before.goals = *goals::judge(net.project, net.project.design, {});
        analysis.phases.push_back(before);
    }
    test::PricedNetwork net;
    Analysis analysis;
};

TEST_F(GoalTables, showTargetAndWhatIsReachedTheMissedOnesFirst) {
    const TableModel table = goalTable(net.project, analysis.phases[0]);
    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_THAT(texts(table.rows[0]),
                ElementsAre("demand-a-b", "Survival", "Any one link", "None", "Missed", "a-b"));
    EXPECT_EQ(table.rows[0].cells[3].tone, Tone::bad);
    EXPECT_THAT(texts(table.rows[1]),
                ElementsAre("demand-b-a", "Recovery", "within 8 h", "8 h", "Met", "a-b (repair)"));
    EXPECT_EQ(goalSummary(analysis.phases[0]), "1 of 2 goals met");
}

TEST_F(GoalTables, compareThePhases) {
    PhaseAnalysis later;
    later.phase = net.phase("later");
    net.link("a", "b", 100);
    later.goals = *goals::judge(net.project, net.project.design, {});
    analysis.phases.push_back(later);
    const TableModel table = goalPhaseTable(net.project, analysis);
    ASSERT_EQ(table.columns.size(), 5U);
    EXPECT_EQ(table.columns[4].header, "later");
    EXPECT_THAT(texts(table.rows[0]), ElementsAre("demand-a-b", "Survival", "Any one link", "None",
                                                  "Any one link, device, risk group or site"));
    EXPECT_EQ(table.rows[0].cells[4].tone, Tone::good);
}

TEST_F(GoalTables, listWhatIsProposedWithItsPrice) {
    const DemandId demand = net.project.design.demands.begin()->id;
    EXPECT_TRUE(hasGoal(net.project, demand));
    EXPECT_FALSE(hasGoal(net.project, net.device("a")));
    const auto proposal = proposals::propose(net.project, {}, demand);
    ASSERT_TRUE(proposal) << proposal.error().text();
    const TableModel table = proposalTable(*proposal);
    ASSERT_EQ(table.rows.size(), 1U);
    EXPECT_THAT(table.rows[0].cells[0].text, ::testing::HasSubstr("a-b"));
    EXPECT_THAT(priceVerdict(*proposal), ::testing::StartsWith("Proved the cheapest of "));
    EXPECT_EQ(goalChange(proposal->before[0], proposal->after[0]),
              "Survival: None → Any one link, device, risk group or site (target: Any one link)");
}

}  // namespace
}  // namespace spanwright::app
