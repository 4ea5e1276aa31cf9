// SPDX-License-Identifier: MIT
#include "engine/plan/schedule.h"

#include "tests/unit/plan/plan_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::plan {
namespace {

using test::find;
using test::PlanBuilder;
using enum DependencyType;

Schedule scheduled(PlanBuilder& plan) {
    return schedule(plan.project(), {.trials = 0}).value();
}

std::string span(const Schedule& schedule, WorkPackageId id) {
    return find(schedule, id).start.text() + " " + find(schedule, id).finish.text();
}

TEST(Schedule, goesOnAfterTheWeekend) {
    PlanBuilder plan;
    const auto survey = plan.package("survey", 4);
    const auto order = plan.package("order", 3, {{survey}});
    const Schedule result = scheduled(plan);
    EXPECT_EQ(span(result, survey), "2027-03-01 2027-03-04");
    EXPECT_EQ(span(result, order), "2027-03-05 2027-03-09");
    EXPECT_EQ(result.start.text(), "2027-03-01");
    EXPECT_EQ(result.finish.text(), "2027-03-09");
    EXPECT_EQ(result.workingDays, 7);
}

TEST(Schedule, startsOnTheFirstWorkingDayOfAProjectThatBeginsOnASunday) {
    PlanBuilder plan;
    plan.project().settings.startDate = Date(2027, 2, 28);
    const auto a = plan.package("a", 1);
    EXPECT_EQ(span(scheduled(plan), a), "2027-03-01 2027-03-01");
}

TEST(Schedule, keepsTheFourTypesOfPrecedenceWithLags) {
    PlanBuilder plan;
    const auto a = plan.package("a", 4);  // Mon 1 to Thu 4 March
    const auto finishStart = plan.package("fs", 1, {{a, finishToStart, 2}});
    const auto startStart = plan.package("ss", 2, {{a, startToStart, 1}});
    const auto finishFinish = plan.package("ff", 2, {{a, finishToFinish, 1}});
    const auto startFinish = plan.package("sf", 2, {{a, startToFinish, 3}});
    const auto lead = plan.package("lead", 3, {{a, finishToStart, -1}});
    const Schedule result = scheduled(plan);
    EXPECT_EQ(span(result, finishStart), "2027-03-09 2027-03-09");
    EXPECT_EQ(span(result, startStart), "2027-03-02 2027-03-03");
    EXPECT_EQ(span(result, finishFinish), "2027-03-04 2027-03-05");
    EXPECT_EQ(span(result, startFinish), "2027-03-02 2027-03-03");
    EXPECT_EQ(span(result, lead), "2027-03-04 2027-03-08");
}

TEST(Schedule, splitsDaysForFractionalDurations) {
    PlanBuilder plan;
    const auto half = plan.package("half", 0.5);
    const auto rest = plan.package("rest", 1, {{half}});
    const Schedule result = scheduled(plan);
    EXPECT_EQ(span(result, half), "2027-03-01 2027-03-01");
    EXPECT_EQ(span(result, rest), "2027-03-01 2027-03-02");
}

TEST(Schedule, putsAMilestoneOnTheDayThatItsPredecessorsFinish) {
    PlanBuilder plan;
    const auto start = plan.package("go", 0);
    const auto work = plan.package("work", 5, {{start}});
    const auto done = plan.package("done", 0, {{work}});
    const auto next = plan.package("next", 1, {{done}});
    const Schedule result = scheduled(plan);
    EXPECT_EQ(span(result, start), "2027-03-01 2027-03-01");
    EXPECT_EQ(span(result, done), "2027-03-05 2027-03-05");
    EXPECT_EQ(span(result, next), "2027-03-08 2027-03-08");
}

TEST(Schedule, keepsDaysApartOnACalendarThatWorksAroundTheClock) {
    Calendar allDay;
    allDay.workingDays = {Weekday::monday, Weekday::tuesday,  Weekday::wednesday, Weekday::thursday,
                          Weekday::friday, Weekday::saturday, Weekday::sunday};
    allDay.workingIntervals = {{0, 1440}};
    PlanBuilder plan;
    plan.project().settings.calendar = plan.calendar("all-day", allDay);
    const auto start = plan.package("go", 0);
    const auto begun = plan.package("begun", 0, {{start}});
    const auto work = plan.package("work", 6, {{begun}});
    const auto done = plan.package("done", 0, {{work}});
    const auto next = plan.package("next", 1, {{done}});
    const Schedule result = scheduled(plan);
    EXPECT_EQ(span(result, begun), "2027-03-01 2027-03-01");
    EXPECT_EQ(span(result, work), "2027-03-01 2027-03-06");
    EXPECT_EQ(span(result, done), "2027-03-06 2027-03-06");
    EXPECT_EQ(span(result, next), "2027-03-07 2027-03-07");
}

TEST(Schedule, startsNothingBeforeItsDate) {
    PlanBuilder plan;
    const auto a = plan.package("a", 2);
    plan.change(a, [](WorkPackage& row) { row.notBefore = Date(2027, 3, 6); });  // a Saturday
    EXPECT_EQ(span(scheduled(plan), a), "2027-03-08 2027-03-09");
}

TEST(Schedule, movesChangesOutOfFreezesAndIntoMaintenanceWindows) {
    Calendar calendar;
    calendar.changeFreezes = {{Date(2027, 3, 2), Date(2027, 3, 10), "quarter end"}};
    calendar.maintenanceDays = {Weekday::saturday, Weekday::sunday};
    PlanBuilder plan;
    plan.project().settings.calendar = plan.calendar("ops", calendar);
    const auto desk = plan.package("desk", 3);
    const auto live = plan.package("live", 2);
    const auto cutOver = plan.package("cut-over", 3);
    const auto goLive = plan.package("go-live", 0, {{desk}});
    plan.change(live, [](WorkPackage& row) { row.changeWindow = ChangeWindow::outsideFreeze; });
    for (const auto id : {cutOver, goLive})
        plan.change(id, [](WorkPackage& row) { row.changeWindow = ChangeWindow::maintenanceWindow; });
    const Schedule result = scheduled(plan);
    EXPECT_EQ(span(result, desk), "2027-03-01 2027-03-03");
    EXPECT_EQ(span(result, live), "2027-03-01 2027-03-11");
    EXPECT_EQ(span(result, cutOver), "2027-03-13 2027-03-20");
    EXPECT_EQ(span(result, goLive), "2027-03-13 2027-03-13");
    EXPECT_TRUE(find(result, cutOver).critical);
    EXPECT_FALSE(find(result, desk).critical);
    // It may be moved from 13 to 14 or 20 March: the other days of the window before the end.
    EXPECT_DOUBLE_EQ(find(result, goLive).totalFloatDays, 3);
}

TEST(Schedule, runsLagsOnTheSuccessorsCalendar) {
    Calendar sevenDays;
    sevenDays.workingDays = {Weekday::monday, Weekday::tuesday,  Weekday::wednesday, Weekday::thursday,
                             Weekday::friday, Weekday::saturday, Weekday::sunday};
    PlanBuilder plan;
    const auto calendar = plan.calendar("seven", sevenDays);
    const auto a = plan.package("a", 5);
    const auto b = plan.package("b", 1, {{a, finishToStart, 2}});
    plan.change(b, [&](WorkPackage& row) { row.calendar = calendar; });
    EXPECT_EQ(span(scheduled(plan), b), "2027-03-08 2027-03-08");
}

TEST(Schedule, finishesNoEarlierThanAPredecessorOnAnotherCalendar) {
    Calendar weekend;
    weekend.workingDays = {Weekday::saturday};
    PlanBuilder plan;
    const auto calendar = plan.calendar("weekend", weekend);
    const auto a = plan.package("a", 1);
    const auto b = plan.package("b", 2, {{a, finishToFinish}});
    plan.change(a, [&](WorkPackage& row) { row.calendar = calendar; });
    const Schedule result = scheduled(plan);
    EXPECT_EQ(find(result, a).finish.text(), "2027-03-06");
    EXPECT_GE(find(result, b).finish, find(result, a).finish);
    EXPECT_GE(find(result, a).totalFloatDays, 0);
}

TEST(Schedule, countsNoFloatThatWouldMoveASuccessorOnAnotherCalendar) {
    Calendar weekend;
    weekend.workingDays = {Weekday::saturday};
    PlanBuilder plan;
    const auto calendar = plan.calendar("weekend", weekend);
    const auto a = plan.package("a", 1);
    const auto b = plan.package("b", 3, {{a, startToStart}});
    plan.change(b, [&](WorkPackage& row) { row.calendar = calendar; });
    const Schedule result = scheduled(plan);
    EXPECT_EQ(span(result, b), "2027-03-06 2027-03-20");
    // The last minute of Friday will do; Monday, five days on, will not.
    EXPECT_LT(find(result, a).totalFloatDays, 5);
    EXPECT_GT(find(result, a).totalFloatDays, 4.99);
}

TEST(Schedule, datesPhasesFromTheirPackages) {
    PlanBuilder plan;
    const auto before = plan.phase("p0", 0);
    const auto first = plan.phase("p1", 1);
    const auto second = plan.phase("p2", 2);
    const auto a = plan.package("a", 2, {}, first);
    plan.package("b", 4, {{a}}, first);
    plan.package("c", 3, {{a}}, first);
    const Schedule result = scheduled(plan);
    ASSERT_EQ(result.phases.size(), 3U);
    EXPECT_EQ(result.phases[0].phase, before);
    EXPECT_FALSE(result.phases[0].planned);
    EXPECT_EQ(result.phases[0].finish.text(), "2027-03-01");
    EXPECT_TRUE(result.phases[1].planned);
    EXPECT_EQ(result.phases[1].start.text(), "2027-03-01");
    EXPECT_EQ(result.phases[1].finish.text(), "2027-03-08");
    EXPECT_EQ(result.phases[2].phase, second);
    EXPECT_FALSE(result.phases[2].planned);
    EXPECT_EQ(result.phases[2].start.text(), "2027-03-08");
}

TEST(Schedule, reportsAnExposureWhileAWindowTakesElementsOut) {
    PlanBuilder plan;
    const auto a = plan.package("a", 2);
    const auto migrate = plan.package("migrate", 3, {{a}});
    plan.change(migrate, [](WorkPackage& row) {
        row.name = "Migrate Leeds";
        row.changeWindow = ChangeWindow::outsideFreeze;
        row.takesOutOfService = {ElementId(ElementKind::link, 90)};
    });
    plan.change(a, [](WorkPackage& row) { row.takesOutOfService = {ElementId(ElementKind::link, 91)}; });
    const Schedule result = scheduled(plan);
    ASSERT_EQ(result.exposure.size(), 1U);
    EXPECT_EQ(result.exposure[0].from.text(), "2027-03-03");
    EXPECT_EQ(result.exposure[0].to.text(), "2027-03-05");
    EXPECT_THAT(result.exposure[0].reason, testing::HasSubstr("Migrate Leeds"));
    EXPECT_THAT(result.exposure[0].elements, testing::ElementsAre(ElementId(ElementKind::link, 90)));
}

TEST(Schedule, refusesWorkThatItsCalendarNeverAllows) {
    Calendar frozen;
    frozen.changeFreezes = {{Date(2020, 1, 1), Date(2999, 1, 1), "for ever"}};
    PlanBuilder plan;
    plan.project().settings.calendar = plan.calendar("frozen-calendar", frozen);
    const auto a = plan.package("a", 1);
    EXPECT_TRUE(schedule(plan.project()));
    plan.change(a, [](WorkPackage& row) { row.changeWindow = ChangeWindow::outsideFreeze; });
    const auto result = schedule(plan.project());
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, Code::conflict);
    EXPECT_THAT(result.error().message, testing::HasSubstr("frozen-calendar"));
}

TEST(Schedule, refusesWorkThatIsNotDoneWithinFiftyYears) {
    PlanBuilder plan;
    plan.package("endless", 20000);
    const auto result = schedule(plan.project());
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, Code::conflict);
    EXPECT_THAT(result.error().message, testing::HasSubstr("endless"));
}

TEST(Schedule, ofAnEmptyPlanIsTheProjectsStart) {
    PlanBuilder plan;
    plan.phase("p", 1);
    const Schedule result = scheduled(plan);
    EXPECT_EQ(result.start.text(), "2027-03-01");
    EXPECT_EQ(result.finish, result.start);
    EXPECT_EQ(result.workingDays, 0);
    EXPECT_EQ(result.phases.size(), 1U);
}

}  // namespace
}  // namespace spanwright::plan
