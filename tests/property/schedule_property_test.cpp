// SPDX-License-Identifier: MIT
#include "engine/plan/schedule.h"
#include "engine/plan/working_time.h"

#include <algorithm>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace spanwright::plan {
namespace {

/// A random acyclic plan: packages wait for earlier ones only.
Project randomPlan(unsigned seed, int packages) {
    std::mt19937 random(seed);
    const auto below = [&](int bound) { return static_cast<int>(random() % static_cast<unsigned>(bound)); };
    Project project;
    project.settings.startDate = Date(2027, 1, 4).plusDays(below(365));
    for (int n = 0; n < packages; ++n) {
        WorkPackage package;
        package.id = project.newId<WorkPackageId>();
        package.key = "wp-" + std::to_string(n);
        const double likely = below(5) == 0 ? 0 : below(40) / 4.0;
        package.durationDays = {likely / 2, likely, likely * 2};
        for (int link = below(4); n > 0 && link > 0; --link) {
            package.predecessors.push_back({WorkPackageId{static_cast<std::uint32_t>(below(n) + 1)},
                                            static_cast<DependencyType>(below(4)),
                                            below(3) == 0 ? below(9) / 2.0 - 1 : 0});
        }
        project.plan.workPackages.put(package);
    }
    return project;
}

Date plusWorkingDays(const WorkingTime& time, Date day, int days) {
    for (; days > 0; --days) {
        do
            day = day.plusDays(1);
        while (!time.worksOn(day));
    }
    return day;
}

TEST(ScheduleProperty, shiftingTheStartShiftsEveryDateByTheSameWorkingDays) {
    for (unsigned seed = 1; seed <= 40; ++seed) {
        SCOPED_TRACE(seed);
        Project project = randomPlan(seed, 60);
        const WorkingTime time(Calendar{}, ChangeWindow::anyWorkingTime, project.settings.startDate);
        // From a working day to a working day: a start on a Sunday is the same as on the Monday.
        while (!time.worksOn(project.settings.startDate))
            project.settings.startDate = project.settings.startDate.plusDays(1);
        const Schedule before = schedule(project, {.trials = 50}).value();
        const int shift = static_cast<int>(seed) * 3 % 17 + 1;
        project.settings.startDate = plusWorkingDays(time, project.settings.startDate, shift);
        const Schedule after = schedule(project, {.trials = 50}).value();
        ASSERT_EQ(before.packages.size(), after.packages.size());
        for (std::size_t n = 0; n < before.packages.size(); ++n) {
            const ScheduledPackage& was = before.packages[n];
            const ScheduledPackage& is = after.packages[n];
            EXPECT_EQ(is.start.text(), plusWorkingDays(time, was.start, shift).text());
            EXPECT_EQ(is.finish.text(), plusWorkingDays(time, was.finish, shift).text());
            EXPECT_DOUBLE_EQ(is.totalFloatDays, was.totalFloatDays);
            EXPECT_DOUBLE_EQ(is.freeFloatDays, was.freeFloatDays);
        }
        EXPECT_EQ(after.p80.text(), plusWorkingDays(time, before.p80, shift).text());
        EXPECT_EQ(after.workingDays, before.workingDays);
    }
}

TEST(ScheduleProperty, floatsAreConsistentAndSomethingIsCritical) {
    for (unsigned seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE(seed);
        Project project = randomPlan(seed, 80);
        // Half of the packages on another calendar, some in a change window.
        Calendar calendar;
        calendar.id = project.newId<CalendarId>();
        calendar.key = "shift";
        calendar.workingDays = {Weekday::saturday, Weekday::sunday, Weekday::tuesday};
        calendar.workingIntervals = {{0, 300}, {1200, 1440}};
        calendar.maintenanceDays = {Weekday::sunday};
        project.plan.calendars.put(calendar);
        for (std::uint32_t id = 1; id <= 80; id += 2) {
            WorkPackage package = project.plan.workPackages.at(WorkPackageId{id});
            package.calendar = calendar.id;
            if (id % 3 == 0) package.changeWindow = ChangeWindow::maintenanceWindow;
            project.plan.workPackages.put(package);
        }
        const Schedule result = schedule(project, {.trials = 0}).value();
        bool critical = false;
        for (const ScheduledPackage& package : result.packages) {
            EXPECT_GE(package.totalFloatDays, 0) << package.package.value;
            EXPECT_GE(package.freeFloatDays, 0);
            EXPECT_LE(package.start, package.finish);
            EXPECT_GE(package.start, project.settings.startDate);
            EXPECT_EQ(package.critical, package.totalFloatDays <= 0);
            critical = critical || package.critical;
        }
        EXPECT_TRUE(critical);
    }
}

TEST(ScheduleProperty, freeFloatIsNeverMoreThanTotalFloatOnOneCalendar) {
    for (unsigned seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE(seed);
        const Schedule result = schedule(randomPlan(seed, 80), {.trials = 0}).value();
        for (const ScheduledPackage& package : result.packages) {
            EXPECT_LE(package.freeFloatDays, package.totalFloatDays) << package.package.value;
        }
    }
}

TEST(ScheduleProperty, takingTheTotalFloatKeepsTheFinishAndOneDayMoreMovesIt) {
    for (unsigned seed = 1; seed <= 10; ++seed) {
        SCOPED_TRACE(seed);
        const Project project = randomPlan(seed, 30);
        const Schedule before = schedule(project, {.trials = 0}).value();
        for (const ScheduledPackage& row : before.packages) {
            const WorkPackage package = project.plan.workPackages.at(row.package);
            if (package.durationDays.likely <= 0) continue;
            const auto finishWith = [&](double slip) {
                Project slipped = project;
                WorkPackage longer = package;
                longer.durationDays.likely += slip;
                slipped.plan.workPackages.put(longer);
                return schedule(slipped, {.trials = 0}).value().finish;
            };
            // Longer work is later work where only the package's finish matters, and its start does not
            // follow from it.
            const auto& after = project.plan.workPackages;
            const bool onlyFinishMatters =
                std::none_of(after.begin(), after.end(),
                             [&](const WorkPackage& other) {
                                 return std::any_of(other.predecessors.begin(), other.predecessors.end(),
                                                    [&](const Predecessor& link) {
                                                        return link.package == row.package &&
                                                               (link.type == DependencyType::startToStart ||
                                                                link.type == DependencyType::startToFinish);
                                                    });
                             }) &&
                std::none_of(package.predecessors.begin(), package.predecessors.end(),
                             [](const Predecessor& link) {
                                 return link.type == DependencyType::finishToFinish ||
                                        link.type == DependencyType::startToFinish;
                             });
            if (!onlyFinishMatters) continue;
            EXPECT_EQ(finishWith(row.totalFloatDays), before.finish) << package.key;
            EXPECT_GT(finishWith(row.totalFloatDays + 1), before.finish) << package.key;
        }
    }
}

}  // namespace
}  // namespace spanwright::plan
