// SPDX-License-Identifier: MIT
#include "app/panels/model/gantt_model.h"

#include "app/panels/model/figures.h"
#include "engine/design/queries.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

using Scheduled = const plan::ScheduledPackage*;

GanttRow packageRow(const Project& project, const TimeSpan& span, Scheduled scheduled) {
    GanttRow row;
    row.name = displayName(project, scheduled->package);
    row.element = scheduled->package;
    row.critical = scheduled->critical;
    row.from = span.at(scheduled->start);
    row.to = span.at(scheduled->finish.plusDays(1));
    // Float is counted in working days: seven calendar days to every five of them.
    const int slack = static_cast<int>(std::ceil(std::max(scheduled->totalFloatDays, 0.0) * 7 / 5));
    row.floatTo = std::min(1.0, span.at(scheduled->finish.plusDays(1 + slack)));
    row.dates =
        fmt::format("{} – {}\n{}", scheduled->start.text(), scheduled->finish.text(),
                    scheduled->critical ? std::string("On the critical path")
                                        : figure(scheduled->totalFloatDays, 0) + " working days of float");
    return row;
}

GanttRow phaseRow(const Project& project, const TimeSpan& span, PhaseId phase,
                  const std::vector<Scheduled>& packages) {
    GanttRow row;
    row.name = phase ? displayName(project, phase) : "Without a phase";
    row.element = phase;
    row.phase = true;
    Date start = packages.front()->start;
    Date finish = packages.front()->finish;
    for (const Scheduled scheduled : packages) {
        start = std::min(start, scheduled->start);
        finish = std::max(finish, scheduled->finish);
    }
    row.from = span.at(start);
    row.to = row.floatTo = span.at(finish.plusDays(1));
    row.dates = start.text() + " – " + finish.text();
    return row;
}

void addShade(std::vector<GanttShade>& shades, const TimeSpan& span, Date from, Date to, std::string name) {
    const double left = std::max(0.0, span.at(from));
    const double right = std::min(1.0, span.at(to.plusDays(1)));
    if (left < right) shades.push_back({left, right, std::move(name)});
}

}  // namespace

GanttModel ganttModel(const Project& project, const plan::Schedule& schedule) {
    GanttModel model;
    const TimeSpan span = timeSpan(schedule);
    std::map<PhaseId, std::vector<Scheduled>> byPhase;
    for (const plan::ScheduledPackage& scheduled : schedule.packages) {
        const WorkPackage* package = project.plan.workPackages.find(scheduled.package);
        if (package != nullptr) byPhase[package->phase].push_back(&scheduled);
    }
    std::vector<PhaseId> order;
    for (const Phase& phase : orderedPhases(project.design))
        order.push_back(phase.id);
    order.emplace_back();
    for (const PhaseId phase : order) {
        const auto found = byPhase.find(phase);
        if (found == byPhase.end()) continue;
        std::vector<Scheduled>& packages = found->second;
        std::stable_sort(packages.begin(), packages.end(), [](Scheduled a, Scheduled b) {
            return std::tie(a->start, a->finish) < std::tie(b->start, b->finish);
        });
        model.rows.push_back(phaseRow(project, span, phase, packages));
        for (const Scheduled scheduled : packages)
            model.rows.push_back(packageRow(project, span, scheduled));
    }
    std::set<std::pair<Date, Date>> seen;
    for (const Calendar& calendar : project.plan.calendars) {
        for (const DateRange& freeze : calendar.changeFreezes) {
            if (!seen.emplace(freeze.from, freeze.to).second) continue;
            addShade(
                model.freezes, span, freeze.from, freeze.to,
                fmt::format("Change freeze {} – {} {}", freeze.from.text(), freeze.to.text(), freeze.name));
        }
    }
    for (const plan::Exposure& exposure : schedule.exposure)
        addShade(model.exposures, span, exposure.from, exposure.to, exposure.reason);
    for (int i = 0; i < span.months; ++i) {
        const Month month = span.first.plus(i);
        model.ticks.push_back({span.at(month.firstDay()), month.text()});
    }
    return model;
}

}  // namespace spanwright::app
