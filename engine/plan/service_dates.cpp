// SPDX-License-Identifier: MIT
#include "engine/plan/service_dates.h"

#include <algorithm>
#include <utility>

namespace spanwright::plan {

ServiceDateIndex::ServiceDateIndex(const Project& project, const Schedule& schedule)
    : projectStart_(project.settings.startDate) {
    // A phase without packages is there as soon as the planned one before it.
    Date enters = projectStart_;
    for (const PhaseDates& phase : schedule.phases) {
        if (phase.planned) enters = phase.finish.plusDays(1);
        phaseEnters_[phase.phase] = enters;
    }
    const auto keepLast = [](Finishes& finishes, const std::vector<ElementId>& elements, Date finish) {
        for (const ElementId element : elements) {
            Date& last = finishes.try_emplace(element.value, finish).first->second;
            last = std::max(last, finish);
        }
    };
    for (const ScheduledPackage& scheduled : schedule.packages) {
        const WorkPackage* package = project.plan.workPackages.find(scheduled.package);
        if (package == nullptr) continue;
        keepLast(bringsIn_, package->bringsIntoService, scheduled.finish);
        keepLast(takesOut_, package->takesOutOfService, scheduled.finish);
    }
}

std::optional<Date> ServiceDateIndex::dayAfter(PhaseId phase, const Finishes& finishes,
                                               ElementId element) const {
    if (!phase) return std::nullopt;
    if (const auto found = finishes.find(element.value); found != finishes.end()) {
        return found->second.plusDays(1);
    }
    const auto found = phaseEnters_.find(phase);
    return found == phaseEnters_.end() ? std::nullopt : std::optional(found->second);
}

ServiceDates ServiceDateIndex::dates(ElementId element, const Lifetime& lifetime) const {
    return {dayAfter(lifetime.enters, bringsIn_, element).value_or(projectStart_),
            dayAfter(lifetime.leaves, takesOut_, element)};
}

ServiceDates serviceDates(const Project& project, const Schedule& schedule, ElementId element,
                          const Lifetime& lifetime) {
    return ServiceDateIndex(project, schedule).dates(element, lifetime);
}

Lifetime within(const Design& design, const Lifetime& inner, const Lifetime& outer) {
    const auto sequence = [&](PhaseId id) {
        const Phase* phase = design.phases.find(id);
        return phase == nullptr ? std::optional<std::pair<int, PhaseId>>()
                                : std::pair(phase->sequence, phase->id);
    };
    Lifetime both = inner;
    // A lifetime without a known phase begins before all phases and never ends; nullopt sorts first.
    if (sequence(outer.enters) > sequence(inner.enters)) both.enters = outer.enters;
    const auto outerEnd = sequence(outer.leaves);
    const auto innerEnd = sequence(inner.leaves);
    if (outerEnd && (!innerEnd || *outerEnd < *innerEnd)) both.leaves = outer.leaves;
    return both;
}

}  // namespace spanwright::plan
