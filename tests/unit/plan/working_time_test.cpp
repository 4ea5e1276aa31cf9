// SPDX-License-Identifier: MIT
#include "engine/plan/working_time.h"

#include <gtest/gtest.h>

namespace spanwright::plan {
namespace {

// A Monday.
const Date kMonday(2027, 3, 1);

constexpr Minute at(int day, int hour, int minute = 0) {
    return day * kMinutesPerDay + hour * 60 + minute;
}

TEST(WorkingTime, countsWorkOfTheStandardWeek) {
    const WorkingTime time(Calendar{}, ChangeWindow::anyWorkingTime, kMonday);
    EXPECT_EQ(time.minutesPerDay(), 480);
    EXPECT_EQ(time.workBefore(at(0, 7)), 0);
    EXPECT_EQ(time.workBefore(at(0, 12, 30)), 240);
    EXPECT_EQ(time.workBefore(at(0, 13, 1)), 241);
    EXPECT_EQ(time.workBefore(at(6, 12)), 5 * 480);
    EXPECT_EQ(time.workBefore(at(7, 9)), 5 * 480 + 60);
}

TEST(WorkingTime, finishesWorkEarlyAndStartsItLate) {
    const WorkingTime time(Calendar{}, ChangeWindow::anyWorkingTime, kMonday);
    EXPECT_EQ(time.finishAt(240), at(0, 12));
    EXPECT_EQ(time.startAt(240), at(0, 13));
    EXPECT_EQ(time.finishAt(5 * 480), at(4, 17));
    EXPECT_EQ(time.startAt(5 * 480), at(7, 8));
    EXPECT_EQ(time.startAt(0), at(0, 8));
}

TEST(WorkingTime, leavesOutHolidaysAlwaysAndFreezesForLiveWorkOnly) {
    Calendar calendar;
    calendar.holidays = {{kMonday.plusDays(1), kMonday.plusDays(1), "holiday"}};
    calendar.changeFreezes = {{kMonday.plusDays(2), kMonday.plusDays(30), "freeze"}};
    const WorkingTime any(calendar, ChangeWindow::anyWorkingTime, kMonday);
    const WorkingTime live(calendar, ChangeWindow::outsideFreeze, kMonday);
    EXPECT_EQ(any.startAt(480), at(2, 8));
    EXPECT_EQ(live.startAt(480), at(31, 8));  // Thursday 1 April, the day after the freeze
    EXPECT_TRUE(any.worksOn(kMonday.plusDays(2)));
    EXPECT_FALSE(live.worksOn(kMonday.plusDays(2)));
    EXPECT_EQ(any.workingDays(kMonday, kMonday.plusDays(6)), 4);
}

TEST(WorkingTime, worksInMaintenanceWindowsOnWeekendsToo) {
    Calendar calendar;
    calendar.maintenanceDays = {Weekday::saturday};
    calendar.changeFreezes = {{Date(2027, 3, 6), Date(2027, 3, 6), "freeze"}};
    const WorkingTime window(calendar, ChangeWindow::maintenanceWindow, kMonday);
    EXPECT_EQ(window.startAt(0), at(12, 8));
    EXPECT_EQ(window.finishAt(2 * 480), at(19, 17));
    calendar.maintenanceDays.clear();
    const WorkingTime allDays(calendar, ChangeWindow::maintenanceWindow, kMonday);
    EXPECT_EQ(allDays.startAt(0), at(0, 8));
}

TEST(WorkingTime, joinsIntervalsThatOverlap) {
    Calendar calendar;
    calendar.workingIntervals = {{600, 720}, {480, 660}, {700, 900}, {1000, 1000}};
    const WorkingTime time(calendar, ChangeWindow::anyWorkingTime, kMonday);
    EXPECT_EQ(time.minutesPerDay(), 420);
    EXPECT_EQ(workMinutesPerDay(calendar), 420);
    EXPECT_EQ(time.finishAt(420), at(0, 15));
}

TEST(WorkingTime, workAndInstantsAreInverse) {
    Calendar calendar;
    calendar.workingDays = {Weekday::monday, Weekday::thursday, Weekday::sunday};
    calendar.workingIntervals = {{0, 30}, {600, 601}, {1400, 1440}};
    const WorkingTime time(calendar, ChangeWindow::anyWorkingTime, kMonday);
    for (Minute work = 1; work < 1000; ++work) {
        EXPECT_EQ(time.workBefore(time.finishAt(work)), work);
        EXPECT_EQ(time.workBefore(time.startAt(work)), work);
        EXPECT_EQ(time.workBefore(time.finishAt(work) - 1), work - 1);
        EXPECT_EQ(time.workBefore(time.startAt(work) + 1), work + 1);
    }
}

TEST(WorkingTime, knowsACalendarThatNeverWorks) {
    Calendar calendar;
    calendar.changeFreezes = {{Date(1990, 1, 1), Date(9000, 1, 1), "for ever"}};
    EXPECT_EQ(WorkingTime(calendar, ChangeWindow::outsideFreeze, kMonday).totalWork(), 0);
    EXPECT_GT(WorkingTime(calendar, ChangeWindow::anyWorkingTime, kMonday).totalWork(), 0);
}

}  // namespace
}  // namespace spanwright::plan
