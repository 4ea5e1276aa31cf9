// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"
#include "engine/plan/schedule.h"

#include <algorithm>
#include <string>
#include <vector>

namespace spanwright::test {

/// Builds a plan that reads like a sentence. Monday 2027-03-01 is the project's start unless it is set.
class PlanBuilder {
  public:
    PlanBuilder() { project_.settings.startDate = Date(2027, 3, 1); }

    Project& project() { return project_; }

    PhaseId phase(const std::string& key, int sequence) {
        Phase phase;
        phase.id = project_.newId<PhaseId>();
        phase.key = key;
        phase.sequence = sequence;
        project_.design.phases.put(phase);
        return phase.id;
    }

    CalendarId calendar(const std::string& key, const Calendar& from) {
        Calendar calendar = from;
        calendar.id = project_.newId<CalendarId>();
        calendar.key = key;
        project_.plan.calendars.put(calendar);
        return calendar.id;
    }

    WorkPackageId package(const std::string& key, double days, const std::vector<Predecessor>& after = {},
                          PhaseId phase = {}) {
        WorkPackage package;
        package.id = project_.newId<WorkPackageId>();
        package.key = key;
        package.durationDays = ThreePoint<double>::certain(days);
        package.predecessors = after;
        package.phase = phase;
        project_.plan.workPackages.put(package);
        return package.id;
    }

    template <class Change>
    void change(WorkPackageId id, const Change& change) {
        WorkPackage package = project_.plan.workPackages.at(id);
        change(package);
        project_.plan.workPackages.put(package);
    }

  private:
    Project project_;
};

inline const plan::ScheduledPackage& find(const plan::Schedule& schedule, WorkPackageId id) {
    return *std::find_if(schedule.packages.begin(), schedule.packages.end(),
                         [&](const plan::ScheduledPackage& row) { return row.package == id; });
}

}  // namespace spanwright::test
