// SPDX-License-Identifier: MIT
#include "app/panels/model/gantt_model.h"

#include "engine/edit/document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::app {
namespace {

TEST(GanttModel, putsPackagesUnderTheirPhaseByStartOnAnAxisOfWholeMonths) {
    Project project;
    Phase phase;
    phase.id = project.newId<PhaseId>();
    phase.key = "pilot";
    phase.name = "Pilot";
    project.design.phases.put(phase);
    const auto package = [&](const char* name, PhaseId in) {
        WorkPackage row;
        row.id = project.newId<WorkPackageId>();
        row.key = row.name = name;
        row.phase = in;
        project.plan.workPackages.put(row);
        return row.id;
    };
    const WorkPackageId late = package("late", phase.id);
    const WorkPackageId early = package("early", phase.id);
    const WorkPackageId loose = package("loose", {});
    Calendar calendar;
    calendar.id = project.newId<CalendarId>();
    calendar.changeFreezes = {{Date(2027, 1, 20), Date(2027, 1, 31), "year end"}};
    project.plan.calendars.put(calendar);

    plan::Schedule schedule;
    schedule.start = Date(2027, 1, 4);
    schedule.finish = schedule.p90 = Date(2027, 2, 10);
    const auto scheduled = [&](WorkPackageId id, Date from, Date to, bool critical) {
        plan::ScheduledPackage row;
        row.package = id;
        row.start = from;
        row.finish = to;
        row.critical = critical;
        schedule.packages.push_back(row);
    };
    scheduled(late, Date(2027, 2, 1), Date(2027, 2, 10), true);
    scheduled(early, Date(2027, 1, 4), Date(2027, 1, 8), false);
    scheduled(loose, Date(2027, 1, 4), Date(2027, 1, 4), false);

    const GanttModel model = ganttModel(project, schedule);
    std::vector<std::string> names;
    for (const GanttRow& row : model.rows)
        names.push_back(row.name);
    EXPECT_THAT(names, ::testing::ElementsAre("Pilot", "early", "late", "Without a phase", "loose"));
    EXPECT_TRUE(model.rows[2].critical);
    // January and February 2027 are 59 days; 4 January is the fourth, 10 February ends the 41st.
    EXPECT_DOUBLE_EQ(model.rows[0].from, 3.0 / 59);
    EXPECT_DOUBLE_EQ(model.rows[0].to, 41.0 / 59);
    ASSERT_EQ(model.ticks.size(), 2U);
    EXPECT_EQ(model.ticks[1].label, "2027-02");
    EXPECT_DOUBLE_EQ(model.ticks[1].at, 31.0 / 59);
    ASSERT_EQ(model.freezes.size(), 1U);
    EXPECT_DOUBLE_EQ(model.freezes[0].from, 19.0 / 59);
    EXPECT_DOUBLE_EQ(model.freezes[0].to, 31.0 / 59);
}

}  // namespace
}  // namespace spanwright::app
