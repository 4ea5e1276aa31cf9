// SPDX-License-Identifier: MIT
#include "app/panels/model/element_facts.h"
#include "app/panels/model/failure_heat.h"
#include "app/panels/model/resilience_tables.h"
#include "app/panels/model/result_tables.h"
#include "engine/edit/document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::app {
namespace {

std::vector<std::string> texts(const TableRow& row) {
    std::vector<std::string> all;
    for (const Cell& cell : row.cells)
        all.push_back(cell.text);
    return all;
}

/// Two devices, one link of 100 and 0 Mbit/s, one demand.
class ResultTables : public ::testing::Test {
  protected:
    ResultTables() {
        a_ = device("A");
        b_ = device("B");
        Link link;
        link.name = "A–B";
        link.from.device = a_;
        link.to.device = b_;
        link_ = add(link);
        Demand demand;
        demand.name = "Voice";
        demand.from = a_;
        demand.to = b_;
        demand.maxLatencyMs = 5;
        demand_ = add(demand);
    }
    DeviceId device(const char* name) {
        Device row;
        row.name = name;
        return add(row);
    }
    template <class Row>
    decltype(Row::id) add(Row row) {
        row.id = edit::reservedId<decltype(Row::id)>(document_.project(), 0);
        EXPECT_TRUE(document_.run(edit::Add{{row}}));
        return row.id;
    }
    edit::Document document_;
    DeviceId a_, b_;
    LinkId link_;
    DemandId demand_;
};

TEST_F(ResultTables, showBothDirectionsOfALinkAndPutLoadOnNoCapacityFirst) {
    PhaseAnalysis phase;
    phase.routing.links = {{link_, sim::Direction::forward, 100, 87.3, 0.873},
                           {link_, sim::Direction::reverse, 0, 5, std::nullopt}};
    const TableModel table = linkTable(document_.project(), phase);
    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_THAT(texts(table.rows[0]), ::testing::ElementsAre("A–B", "A → B", "87.3", "87.3", "100"));
    EXPECT_THAT(texts(table.rows[1]), ::testing::ElementsAre("A–B", "B → A", "no capacity", "5.0", "0"));
    EXPECT_EQ(table.rows[0].elements.front(), ElementId(link_));
    EXPECT_THAT(orderOf(table, 2, true), ::testing::ElementsAre(1, 0));
}

TEST_F(ResultTables, nameLostAndLateDemands) {
    PhaseAnalysis phase;
    phase.routing.demands = {{demand_, sim::Direction::forward, 10, 10, 7.5, 3.0},
                             {demand_, sim::Direction::reverse, 4, 0, std::nullopt, std::nullopt}};
    // The way there is so full that a fifth does not fit; there is none back.
    phase.traffic.demands.resize(2);
    phase.traffic.demands[0].demand = phase.traffic.demands[1].demand = demand_;
    phase.traffic.demands[0].lostMbps = 2;
    phase.traffic.demands[1].direction = sim::Direction::reverse;
    phase.traffic.demands[1].lostMbps = 4;
    const TableModel table = demandTable(document_.project(), phase);
    EXPECT_THAT(texts(table.rows[0]), ::testing::ElementsAre("Voice", "A → B", "10.0", "2.0", "7.50", "3.0"));
    EXPECT_EQ(table.rows[0].cells[4].tone, Tone::bad);
    EXPECT_THAT(texts(table.rows[1]), ::testing::ElementsAre("Voice", "B → A", "4.0", "4.0", "no path", "–"));
}

TEST_F(ResultTables, sayWhatToDoWhereThereIsNothing) {
    const PhaseAnalysis phase;
    for (const TableModel& table :
         {linkTable(document_.project(), phase), demandTable(document_.project(), phase),
          failureTable(document_.project(), phase), weakPointTable(document_.project(), phase),
          availabilityTable(document_.project(), phase), bomTable(document_.project(), {}),
          riskTable(document_.project())}) {
        EXPECT_TRUE(table.rows.empty());
        EXPECT_FALSE(table.whenEmpty.empty());
    }
}

TEST_F(ResultTables, giveEveryRowOneCellAColumn) {
    PhaseAnalysis phase;
    phase.failures.results.push_back(
        {.failed = {link_}, .maxUtilization = 0.5, .lostMbps = 10, .lostDemands = 1});
    phase.resilience.bridges = {link_};
    phase.resilience.articulationPoints = {a_};
    reliability::DemandResilience demand;
    demand.demand = demand_;
    demand.disjointPaths = 1;
    demand.availability = 0.999;
    demand.lower = 0.998;
    demand.upper = 1;
    demand.method = reliability::AvailabilityMethod::bounds;
    demand.downtimeMinutesPerYear = 525.6;
    phase.resilience.demands.push_back(demand);
    cost::CostReport report;
    report.bom.emplace_back();
    report.byCategory["router"] = Money(100, {});
    Risk risk;
    risk.name = "Late circuit";
    add(risk);
    const Project& project = document_.project();
    for (const TableModel& table :
         {failureTable(project, phase), weakPointTable(project, phase), availabilityTable(project, phase),
          bomTable(project, report), costTable(project, report, CostBreakdown::category),
          riskTable(project)}) {
        ASSERT_FALSE(table.rows.empty());
        for (const TableRow& row : table.rows)
            EXPECT_EQ(row.cells.size(), table.columns.size());
    }
}

TEST_F(ResultTables, showWhatTheWorstFailuresDoToEachDemand) {
    PhaseAnalysis phase;
    sim::FailureImpact impact;
    impact.demands = {{demand_, sim::Direction::forward, sim::DemandEffect::detoured, 10, false, 2.0, 5.5},
                      {demand_, sim::Direction::reverse, sim::DemandEffect::degraded, 10, true, 2.0, 4.0}};
    impact.takeovers = {{link_, sim::Direction::forward, 10, 0.4}, {link_, sim::Direction::reverse, 4, 0.1}};
    phase.failures.results.push_back({.failed = {link_}, .likelihood = 0.01, .maxUtilization = 0.5});
    phase.worstFailures.push_back({phase.failures.results[0], 0, impact});
    const TableModel table = failureTable(document_.project(), phase);
    EXPECT_THAT(texts(table.rows[0]),
                ::testing::ElementsAre("A–B", "Link", "0.0", "0", "1", "3.50", "50.0", "–", "87.66"));
    const TableModel takeovers = protectionTable(document_.project(), phase);
    ASSERT_EQ(takeovers.rows.size(), 1U) << "the busier direction";
    EXPECT_EQ(takeovers.rows[0].cells[2].text, "10.0");
    const FailureHeat heat = failureHeat(document_.project(), phase);
    ASSERT_EQ(heat.failures.size(), 1U);
    ASSERT_EQ(heat.demands.size(), 1U);
    EXPECT_EQ(heat.at(0, 0).tone, Tone::warning) << "the worse of its directions";
    EXPECT_EQ(heat.at(0, 0).text, "over a full link, +2.00 ms");
}

TEST_F(ResultTables, leaveTheHeatTableEmptyWhereNoDemandIsTouched) {
    PhaseAnalysis phase;
    phase.worstFailures.emplace_back();
    EXPECT_TRUE(failureHeat(document_.project(), phase).failures.empty());
}

TEST_F(ResultTables, expectARiskAtProbabilityTimesMeanImpact) {
    Risk risk;
    risk.name = "Late circuit";
    risk.probabilityPercent = 20;
    risk.costImpact = {Decimal::fromInteger(1000), Decimal::fromInteger(2000), Decimal::fromInteger(6000)};
    risk.delayDays = {5, 10, 30};
    add(risk);
    // 20 % × (1000 + 2000 + 6000) / 3 = 600; 20 % × (5 + 10 + 30) / 3 = 3.
    EXPECT_THAT(texts(riskTable(document_.project()).rows.front()),
                ::testing::ElementsAre("Late circuit", "600", "3.0", "20", "–", "nobody", "Accept"));
}

TEST_F(ResultTables, tellWhatAnElementDoes) {
    Analysis analysis;
    PhaseAnalysis phase;
    phase.routing.links = {{link_, sim::Direction::forward, 100, 95, 0.95}};
    phase.resilience.bridges = {link_};
    phase.failures.results.push_back({.failed = {link_}, .lostMbps = 10, .lostDemands = 1});
    analysis.phases.push_back(phase);
    // `at` finds a phase by id; the state before the first has none.
    const ElementFigures figures = figuresOf(document_.project(), analysis, {}, link_);
    ASSERT_EQ(figures.linkLoads.size(), 1U);
    EXPECT_TRUE(figures.singlePointOfFailure);
    ASSERT_NE(figures.alone, nullptr);
    const auto groups = elementFacts(document_.project(), figures);
    ASSERT_FALSE(groups.empty());
    EXPECT_EQ(groups[0].heading, "Load");
    EXPECT_EQ(groups[0].facts[0].value, "95.0 %");
    EXPECT_EQ(groups[0].facts[0].tone, Tone::warning);
}

TEST_F(ResultTables, sumUpEachPhase) {
    Phase pilot;
    pilot.name = "Pilot";
    pilot.sequence = 1;
    const PhaseId id = add(pilot);
    Analysis analysis;
    PhaseAnalysis phase;
    phase.phase = id;
    phase.routing.maxUtilization = 0.4;
    check::Finding cut;
    cut.rule = check::kSinglePointOfFailure;
    check::Finding other;
    other.rule = "link-overloaded";
    phase.findings = {cut, other, cut};
    analysis.phases.push_back(phase);
    analysis.cost.emplace();
    cost::BomLine line;
    line.phase = id;
    line.total = Money(5000, {});
    analysis.cost->bom = {line, line};
    line.spend = cost::Spend::opex;
    analysis.cost->bom.push_back(line);
    const auto summaries = phaseSummaries(document_.project(), &analysis);
    ASSERT_EQ(summaries.size(), 2U);
    EXPECT_EQ(summaries[0].name, "Before");
    EXPECT_EQ(summaries[1].name, "Pilot");
    EXPECT_EQ(summaries[1].capex, Money(10000, {}));
    EXPECT_EQ(summaries[1].singlePointsOfFailure, 2);
    EXPECT_EQ(summaries[1].maxUtilization, 0.4);
    EXPECT_FALSE(summaries[1].finish);
}

TEST_F(ResultTables, showCausesPathsAndCutsOfADemand) {
    PhaseAnalysis phase;
    reliability::DemandResilience demand;
    demand.demand = demand_;
    demand.disjointPaths = 1;
    demand.riskDisjointPaths = 1;
    demand.downtimeMinutesPerYear = 100;
    demand.byCause = {{reliability::DowntimeCause::fibreCut, 75}, {reliability::DowntimeCause::power, 25}};
    demand.byElement = {{link_, 75, 0.9}};
    demand.paths = {{{a_, b_}, {link_}}};
    demand.linkCut = {link_};
    phase.resilience.demands = {demand};
    phase.resilience.sharedGround = {{link_, link_, {}, 0.4}};
    const Project& project = document_.project();
    const TableModel causes = downtimeTable(project, phase);
    ASSERT_EQ(causes.rows.size(), 2U);
    EXPECT_THAT(texts(causes.rows[0]), ::testing::ElementsAre("Voice", "Fibre cuts", "75.00", "75.0", "A–B"));
    const TableModel paths = pathTable(project, phase);
    ASSERT_EQ(paths.rows.size(), 1U);
    EXPECT_EQ(paths.rows[0].elements.front(), ElementId(link_)) << "a click selects the way";
    EXPECT_EQ(paths.rows[0].cells.back().text, "A → B");
    EXPECT_EQ(cutTable(project, phase).rows.at(0).cells[1].text, "1");
    EXPECT_EQ(sharedGroundTable(project, phase).rows.at(0).cells[3].text, "0.40");
    Analysis analysis;
    analysis.phases = {phase, phase};
    const TableModel phases = resilienceByPhase(project, analysis);
    ASSERT_EQ(phases.columns.size(), 3U);
    EXPECT_EQ(phases.rows.at(10).cells[1].text, "1");
}

TEST_F(ResultTables, compareWhatPhasesSurvive) {
    PhaseAnalysis before;
    sim::FailureResult cut;
    cut.failed = {link_};
    cut.cutDemands = 1;
    cut.cutMbps = 50;
    cut.maxUtilization = 0.4;
    cut.listedDemands = {demand_};
    before.failures.results = {cut};
    cut.failed = {a_};
    before.groupFailures.results = {cut};
    reliability::DemandResilience demand;
    demand.demand = demand_;
    demand.availability = 0.99;
    demand.unavailability = 0.01;
    before.resilience.demands = {demand};
    security::DemandInspection bypass;
    bypass.opened.emplace();
    before.segmentation.inspections = {bypass, {}};
    goals::GoalLine goal;
    goal.verdict = goals::Verdict::missed;
    before.goals = {goal};
    PhaseAnalysis after;
    after.failures.results = {sim::FailureResult{.failed = {link_}, .maxUtilization = 0.9}};
    Analysis analysis;
    analysis.phases = {before, after};
    const TableModel table = resilienceByPhase(document_.project(), analysis);
    std::vector<std::string> first, second;
    for (const TableRow& row : table.rows) {
        first.push_back(row.cells.at(1).text);
        second.push_back(row.cells.at(2).text);
    }
    EXPECT_EQ(table.columns[1].header, "Before");
    EXPECT_THAT(first, ::testing::ElementsAre("1", "2", "0", "50.0", "40.0", "99.0", "99.0", "0.0", "0.0",
                                              "0.0", "1", "0", "1", "1"));
    EXPECT_THAT(second, ::testing::ElementsAre("0", "0", "0", "0.0", "90.0", "100", "100", "0.0", "0.0",
                                               "0.0", "0", "0", "0", "0"));
}

TEST_F(ResultTables, showGroupsAndWhatMoneyBuys) {
    reliability::GroupAvailability group;
    group.availability = group.lower = group.upper = 0.999;
    group.downtimeMinutesPerYear = 525.6;
    group.terminals = {a_, b_};
    group.question = reliability::TerminalQuestion::twoTerminal;
    EXPECT_THAT(texts(groupTable(document_.project(), group).rows.at(0)),
                ::testing::ElementsAre("Two-terminal, 2 devices", "99.90", "99.90 – 99.90", "525.60", "exact",
                                       "A, B"));
    proposals::RedundancyValues found;
    found.before = {100, 7, 0};
    proposals::RedundancyValue row;
    row.text = "a pair of A";
    row.changes = a_;
    row.price = row.together = {Money(12000, {}), Money(0, {}), Money(12000, {})};
    row.avoided = {80, 6, 0};
    row.perMinute = 1.5;
    row.left = {20, 1, 0};
    found.values = {row};
    const TableModel table = redundancyTable(found);
    EXPECT_THAT(texts(table.rows.at(0)),
                ::testing::ElementsAre("a pair of A", "120", "80.0", "1.50", "–", "120", "20.0"));
    EXPECT_THAT(redundancySummary(found), ::testing::HasSubstr("with all 1 of these 20.0 min"));
}

TEST_F(ResultTables, showFailuresThatWereAskedForWithoutWhatNobodyLookedAt) {
    sim::FailureSweep sweep;
    sim::FailureResult pair;
    pair.failed = {link_, a_};
    pair.lostMbps = 80;
    pair.cutDemands = 1;
    sweep.results = {pair};
    const TableModel table = foundFailureTable(document_.project(), sweep);
    ASSERT_EQ(table.columns.size(), table.rows.at(0).cells.size());
    EXPECT_EQ(table.rows[0].cells[0].text, "A–B + A");
    EXPECT_EQ(table.columns[4].header, "Worst (%)");
}

TEST_F(ResultTables, tellTheInspectorWhichGoalsAreMissedAndWhatBreaksThem) {
    PhaseAnalysis phase;
    goals::GoalLine goal;
    goal.element = goal.demand = demand_;
    goal.asked = Survival::links;
    goal.verdict = goals::Verdict::missed;
    goal.cause = link_;
    goal.causes = 1;
    phase.goals = {goal};
    Analysis analysis;
    analysis.phases = {phase};
    const auto groups =
        elementFacts(document_.project(), figuresOf(document_.project(), analysis, {}, demand_));
    ASSERT_EQ(groups.size(), 1U);
    EXPECT_EQ(groups[0].heading, "Goals");
    EXPECT_EQ(groups[0].facts[0].label, "Survival: Any one link");
    EXPECT_EQ(groups[0].facts[0].value, "Missed, None; A–B");
    EXPECT_EQ(groups[0].facts[0].tone, Tone::bad);
    EXPECT_EQ(groups[0].facts[0].elements, std::vector<ElementId>{link_}) << "a click shows it";
}

}  // namespace
}  // namespace spanwright::app
