// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/date.h"
#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/design/project.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace spanwright::plan {

/// Dates of one work package by the critical-path method.
struct ScheduledPackage {
    WorkPackageId package;
    Date start;   ///< first day of work
    Date finish;  ///< last day of work
    /// Days on which it may be worked (by calendar and change window) that it can slip without moving the
    /// finish of all.
    double totalFloatDays = 0;
    double freeFloatDays = 0;  ///< the same, without moving any package that follows it
    bool critical = false;     ///< total float <= 0
};

/// A stretch of time in which the network runs with less redundancy than before or after it.
struct Exposure {
    Date from;
    Date to;
    std::string reason;
    std::vector<ElementId> elements;
};

struct PhaseDates {
    PhaseId phase;
    Date start;
    Date finish;  ///< the phase is in service from the day after
    /// False: no work package belongs to the phase; it stands as soon as the phase before it does (from the
    /// project's start where none before it is planned), and both dates are that phase's finish.
    bool planned = false;
};

struct Schedule {
    Date start;
    Date finish;
    int workingDays = 0;  ///< of the project's calendar, from start to finish, both included
    Date p50, p80, p90;   ///< finish dates that 50, 80, 90 % of the trials do not exceed
    std::vector<ScheduledPackage> packages;  ///< by id
    std::vector<PhaseDates> phases;          ///< in phase order
    std::vector<Exposure> exposure;
};

struct ScheduleOptions {
    std::uint64_t seed = 1;
    int trials = 2000;  ///< of the three-point durations and the risks' delays; 0: p50 = p80 = p90 = finish
    int threads = 0;    ///< 0: all cores; the figures do not depend on it
};

/// Earliest dates of all work packages: precedence (FS, SS, FF, SF with lags), calendars, change windows,
/// not-before dates. Resources do not move dates. Durations are the likely ones; a lag runs on the
/// successor's calendar, whatever its change window. A milestone (no duration) stands at the instant that
/// its predecessors give. p50, p80, p90: see simulate.h.
///
/// A cycle in the precedence is Code::conflict, naming the packages in it; so is work that does not get done
/// within fifty years because its calendar leaves too little time. Linear in packages, precedences and
/// trials.
Result<Schedule> schedule(const Project& project, const ScheduleOptions& options = {},
                          const WorkContext& work = {});

/// The day on which an element enters service (the finish + 1 of the last work package that brings it into
/// service, else of its phase; the project's start date for what is there already) and the first day on which
/// it is out of service again, alike from the packages that take it out. Linear in the plan: for many
/// elements build a ServiceDateIndex.
struct ServiceDates {
    Date enters;
    std::optional<Date> leaves;  ///< first day out of service
};
[[nodiscard]] ServiceDates serviceDates(const Project& project, const Schedule& schedule, ElementId element,
                                        const Lifetime& lifetime);

}  // namespace spanwright::plan
