// SPDX-License-Identifier: MIT
#include "engine/plan/service_dates.h"

#include "tests/unit/plan/plan_builder.h"

#include <gtest/gtest.h>

namespace spanwright::plan {
namespace {

using test::PlanBuilder;

const ElementId kDevice(ElementKind::device, 500);

TEST(ServiceDates, followThePhaseWhereNoPackageNamesTheElement) {
    PlanBuilder plan;
    const auto unplanned = plan.phase("p0", 0);
    const auto first = plan.phase("p1", 1);
    const auto last = plan.phase("p2", 2);
    plan.package("a", 5, {}, first);
    const Schedule schedule = plan::schedule(plan.project(), {.trials = 0}).value();
    const auto dates = [&](const Lifetime& lifetime) {
        return serviceDates(plan.project(), schedule, kDevice, lifetime);
    };
    EXPECT_EQ(dates({}).enters.text(), "2027-03-01");
    EXPECT_FALSE(dates({}).leaves);
    EXPECT_EQ(dates({unplanned, {}}).enters.text(), "2027-03-01");
    EXPECT_EQ(dates({first, {}}).enters.text(), "2027-03-06");
    EXPECT_EQ(dates({last, {}}).enters.text(), "2027-03-06");
    EXPECT_EQ(dates({{}, first}).leaves->text(), "2027-03-06");
}

TEST(ServiceDates, followTheLastPackageThatNamesTheElement) {
    PlanBuilder plan;
    const auto phase = plan.phase("p1", 1);
    const auto a = plan.package("a", 1, {}, phase);
    const auto b = plan.package("b", 1, {{a}}, phase);
    const auto c = plan.package("c", 5, {{b}}, phase);
    for (const auto id : {a, b})
        plan.change(id, [](WorkPackage& row) { row.bringsIntoService = {kDevice}; });
    plan.change(c, [](WorkPackage& row) { row.takesOutOfService = {kDevice}; });
    const Schedule schedule = plan::schedule(plan.project(), {.trials = 0}).value();
    const auto dates = serviceDates(plan.project(), schedule, kDevice, {phase, phase});
    EXPECT_EQ(dates.enters.text(), "2027-03-03");
    EXPECT_EQ(dates.leaves->text(), "2027-03-10");
    // What is there already does not wait for a package.
    EXPECT_EQ(serviceDates(plan.project(), schedule, kDevice, {}).enters.text(), "2027-03-01");
}

TEST(ServiceDates, ofWhatStandsAtASiteKeepWithinTheSites) {
    PlanBuilder plan;
    const auto first = plan.phase("p1", 1);
    const auto second = plan.phase("p2", 2);
    const Design& design = plan.project().design;
    EXPECT_EQ(within(design, {{}, {}}, {first, second}), (Lifetime{first, second}));
    EXPECT_EQ(within(design, {second, {}}, {first, {}}), (Lifetime{second, {}}));
    EXPECT_EQ(within(design, {{}, first}, {{}, second}), (Lifetime{{}, first}));
}

}  // namespace
}  // namespace spanwright::plan
