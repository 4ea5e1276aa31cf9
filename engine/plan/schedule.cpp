// SPDX-License-Identifier: MIT
#include "engine/plan/schedule.h"

#include "engine/design/queries.h"
#include "engine/plan/precedence_network.h"
#include "engine/plan/simulate.h"

#include <algorithm>

#include <fmt/format.h>

namespace spanwright::plan {
namespace {

Date dayOf(Date firstDay, Minute instant) {
    return firstDay.plusDays(static_cast<int>(instant / kMinutesPerDay));
}

/// The day that ends, not the one that begins, at midnight.
Date dayBefore(Date firstDay, Minute instant) {
    return dayOf(firstDay, std::max<Minute>(instant - 1, 0));
}

ScheduledPackage datesOf(const PrecedenceNetwork& network, std::size_t at, const Timing& early) {
    const bool milestone = early.start == early.finish;
    ScheduledPackage scheduled;
    scheduled.package = network.activities[at].package->id;
    scheduled.finish = milestone && early.opensDay ? dayOf(network.firstDay, early.finish)
                                                   : dayBefore(network.firstDay, early.finish);
    scheduled.start = milestone ? scheduled.finish : dayOf(network.firstDay, early.start);
    return scheduled;
}

/// A package whose work does not fit into the years that are looked at would never be done.
std::optional<Error> unfinished(const PrecedenceNetwork& network, const std::vector<Timing>& early) {
    const Minute end = static_cast<Minute>(WorkingTime::kYears) * 366 * kMinutesPerDay;
    for (const std::size_t at : network.order) {
        if (early[at].finish < end) continue;
        const Activity& activity = network.activities[at];
        return Error{Code::conflict,
                     fmt::format("\"{}\" does not get done within {} years: calendar \"{}\" leaves too "
                                 "little time for it",
                                 activity.package->key, WorkingTime::kYears, activity.calendar->key),
                     activity.package->key};
    }
    return std::nullopt;
}

std::vector<PhaseDates> phaseDates(const Project& project, const std::vector<ScheduledPackage>& packages) {
    std::map<PhaseId, PhaseDates> planned;
    for (const ScheduledPackage& scheduled : packages) {
        const PhaseId phase = project.plan.workPackages.at(scheduled.package).phase;
        PhaseDates& dates =
            planned.try_emplace(phase, PhaseDates{phase, scheduled.start, scheduled.finish, true})
                .first->second;
        dates.start = std::min(dates.start, scheduled.start);
        dates.finish = std::max(dates.finish, scheduled.finish);
    }
    std::vector<PhaseDates> all;
    Date previous = project.settings.startDate;
    for (const Phase& phase : orderedPhases(project.design)) {
        const auto found = planned.find(phase.id);
        all.push_back(found != planned.end() ? found->second
                                             : PhaseDates{phase.id, previous, previous, false});
        previous = all.back().finish;
    }
    return all;
}

std::vector<Exposure> exposureOf(const Project& project, const std::vector<ScheduledPackage>& packages) {
    std::vector<Exposure> all;
    for (const ScheduledPackage& scheduled : packages) {
        const WorkPackage& package = project.plan.workPackages.at(scheduled.package);
        if (package.changeWindow == ChangeWindow::anyWorkingTime || package.takesOutOfService.empty()) {
            continue;
        }
        all.push_back(
            {scheduled.start, scheduled.finish,
             fmt::format("{}: takes {} element{} out of service",
                         package.name.empty() ? package.key : package.name, package.takesOutOfService.size(),
                         package.takesOutOfService.size() == 1 ? "" : "s"),
             package.takesOutOfService});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Exposure& a, const Exposure& b) { return a.from < b.from; });
    return all;
}

int workingDaysOf(const Project& project, const PrecedenceNetwork& network, Date first, Date last) {
    const Calendar* calendar = project.plan.calendars.find(project.settings.calendar);
    return WorkingTime(calendar != nullptr ? *calendar : *network.standardCalendar,
                       ChangeWindow::anyWorkingTime, network.firstDay)
        .workingDays(first, last);
}

}  // namespace

Result<Schedule> schedule(const Project& project, const ScheduleOptions& options, const WorkContext& work) {
    Schedule result;
    result.start = result.finish = result.p50 = result.p80 = result.p90 = project.settings.startDate;
    if (project.plan.workPackages.empty()) {
        result.phases = phaseDates(project, {});
        return result;
    }
    const auto network = precedenceNetwork(project);
    if (!network) return tl::unexpected(network.error());

    const std::vector<Minute> noDelays(network->activities.size());
    std::vector<Timing> early;
    forwardPass(*network, network->durations(), noDelays, early);
    if (auto error = unfinished(*network, early)) return tl::unexpected(*error);
    Minute finish = 0;
    for (const Timing& timing : early)
        finish = std::max(finish, timing.finish);
    const std::vector<Timing> late = backwardPass(*network, early, finish);
    const std::vector<Minute> free = freeFloats(*network, early, finish);
    for (std::size_t at = 0; at < early.size(); ++at) {
        const WorkingTime& time = *network->activities[at].time;
        const Minute total = time.workBefore(late[at].start) - time.workBefore(early[at].start);
        ScheduledPackage scheduled = datesOf(*network, at, early[at]);
        scheduled.totalFloatDays = time.days(total);
        scheduled.freeFloatDays = time.days(free[at]);
        scheduled.critical = total <= 0;
        result.packages.push_back(scheduled);
    }

    result.start = result.packages.front().start;
    result.finish = result.packages.front().finish;
    for (const ScheduledPackage& scheduled : result.packages) {
        result.start = std::min(result.start, scheduled.start);
        result.finish = std::max(result.finish, scheduled.finish);
    }
    result.workingDays = workingDaysOf(project, *network, result.start, result.finish);
    result.phases = phaseDates(project, result.packages);
    result.exposure = exposureOf(project, result.packages);
    result.p50 = result.p80 = result.p90 = result.finish;
    if (options.trials > 0) {
        const auto trials = simulateFinish(project, *network, options, work);
        if (!trials) return tl::unexpected(trials.error());
        result.p50 = dayBefore(network->firstDay, (*trials)[0]);
        result.p80 = dayBefore(network->firstDay, (*trials)[1]);
        result.p90 = dayBefore(network->firstDay, (*trials)[2]);
    }
    return result;
}

}  // namespace spanwright::plan
