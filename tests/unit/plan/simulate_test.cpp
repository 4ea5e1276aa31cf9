// SPDX-License-Identifier: MIT
#include "engine/plan/simulate.h"

#include "tests/unit/plan/plan_builder.h"

#include <cmath>

#include <gtest/gtest.h>

namespace spanwright::plan {
namespace {

using test::PlanBuilder;

TEST(SimulateFinish, givesTheQuantilesOfASinglePackage) {
    // Above its mode, the quantile p of triangular(10, 20, 60) is 60 − sqrt((1 − p) × 50 × 40).
    PlanBuilder plan;
    const auto a = plan.package("a", 20);
    plan.change(a, [](WorkPackage& row) { row.durationDays = {10, 20, 60}; });
    const auto network = precedenceNetwork(plan.project()).value();
    const auto finish =
        simulateFinish(plan.project(), network, {.seed = 3, .trials = 40000, .threads = 1}, {}).value();
    const auto& time = *network.activities[0].time;
    const auto exact = [](double p) { return 60 - std::sqrt((1 - p) * 50 * 40); };
    EXPECT_NEAR(time.days(time.workBefore(finish[0])), exact(0.5), 0.3);
    EXPECT_NEAR(time.days(time.workBefore(finish[1])), exact(0.8), 0.3);
    EXPECT_NEAR(time.days(time.workBefore(finish[2])), exact(0.9), 0.3);
}

TEST(SimulateFinish, delaysThePhaseOfARiskOnce) {
    PlanBuilder plan;
    const auto phase = plan.phase("p1", 1);
    const auto before = plan.package("before", 2);
    const auto a = plan.package("a", 2, {{before}}, phase);
    plan.package("b", 2, {{a}}, phase);
    Risk risk;
    risk.id = plan.project().newId<RiskId>();
    risk.key = "late-circuit";
    risk.phase = phase;
    risk.probabilityPercent = 60;
    risk.delayDays = ThreePoint<double>::certain(10);
    plan.project().plan.risks.put(risk);
    const auto schedule = plan::schedule(plan.project(), {.trials = 5000}).value();
    EXPECT_EQ(schedule.finish.text(), "2027-03-08");
    EXPECT_EQ(schedule.p50.text(), "2027-03-22");  // 16 working days
    risk.probabilityPercent = 15;
    plan.project().plan.risks.put(risk);
    const auto rarer = plan::schedule(plan.project(), {.trials = 5000}).value();
    EXPECT_EQ(rarer.p80.text(), "2027-03-08");
    EXPECT_EQ(rarer.p90.text(), "2027-03-22");
}

TEST(SimulateFinish, givesTheSameFiguresForAnyNumberOfThreads) {
    PlanBuilder plan;
    std::vector<Predecessor> previous;
    for (int n = 0; n < 40; ++n) {
        const auto id = plan.package("p" + std::to_string(n), 3, previous);
        plan.change(id, [](WorkPackage& row) { row.durationDays = {1, 3, 9}; });
        previous = {{id}};
    }
    const auto network = precedenceNetwork(plan.project()).value();
    const auto one = simulateFinish(plan.project(), network, {.threads = 1}, {}).value();
    const auto four = simulateFinish(plan.project(), network, {.threads = 4}, {}).value();
    EXPECT_EQ(one, four);
    EXPECT_NE(one, simulateFinish(plan.project(), network, {.seed = 2, .threads = 4}, {}).value());
}

TEST(SimulateFinish, stopsWhenAsked) {
    PlanBuilder plan;
    plan.package("a", 1);
    std::stop_source stop;
    stop.request_stop();
    const auto result = schedule(plan.project(), {}, WorkContext{stop.get_token(), nullptr});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, Code::cancelled);
}

}  // namespace
}  // namespace spanwright::plan
