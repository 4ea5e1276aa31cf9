// SPDX-License-Identifier: MIT
#include "engine/design/validate.h"

#include "engine/design/references.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

namespace spanwright {
namespace {

/// Checks every figure that it visits against its FieldInfo.
struct FigureVisitor {
    std::vector<Error>& errors;
    const std::string& where;

    template <class Value>
    void operator()(const FieldInfo& info, const Value& value) const {
        check(info, value);
    }

  private:
    void report(const FieldInfo& info, std::string message) const {
        errors.push_back({Code::invalidValue, std::move(message), fmt::format("{}/{}", where, info.key)});
    }

    void check(const FieldInfo& info, double value) const {
        if (!std::isfinite(value)) {
            report(info, fmt::format("{} must be a finite number", info.label));
        } else if (value < info.min) {
            report(info, fmt::format("{} is {}; expected at least {}", info.label, value, info.min));
        } else if (value > info.max) {
            report(info, fmt::format("{} is {}; expected at most {}", info.label, value, info.max));
        }
    }
    void check(const FieldInfo& info, int value) const { check(info, static_cast<double>(value)); }
    void check(const FieldInfo& info, Decimal value) const { check(info, value.toDouble()); }

    template <class Value>
    void check(const FieldInfo& info, const std::optional<Value>& value) const {
        if (value) check(info, *value);
    }
    template <class Value>
    void check(const FieldInfo& info, const ThreePoint<Value>& value) const {
        check(info, value.low);
        check(info, value.high);
        if (!(value.low <= value.likely && value.likely <= value.high)) {
            report(info, fmt::format("{}: expected low <= likely <= high", info.label));
        }
    }
    template <class Value>
    void check(const FieldInfo& info, const std::vector<Value>& values) const {
        for (const Value& value : values)
            check(info, value);
    }
    template <class Value>
    void check(const FieldInfo& /*info*/, const Value& value) const {
        if constexpr (requires { visitFields(value, *this); }) visitFields(value, *this);
    }
};

void checkFigures(const auto& row, const std::string& where, std::vector<Error>& errors) {
    visitFields(row, FigureVisitor{errors, where});
}

void checkKeys(const Project& project, std::vector<Error>& errors) {
    std::set<std::string_view> keys;
    visitTables(project, [&](const auto& table) {
        for (const auto& row : table) {
            if (row.key.empty()) {
                errors.push_back({Code::invalidValue, "an element has no id", row.name});
            } else if (!keys.insert(row.key).second) {
                errors.push_back(
                    {Code::conflict, fmt::format("the id \"{}\" is used twice", row.key), row.key});
            }
        }
    });
}

void checkReferences(const Project& project, std::vector<Error>& errors) {
    std::set<ElementId> known;
    visitTables(project, [&](const auto& table) {
        for (const auto& row : table)
            known.insert(row.id);
    });
    visitTables(project, [&](const auto& table) {
        for (const auto& row : table) {
            visitReferences(row, [&](ElementId target) {
                if (target.value == 0 || known.contains(target)) return;
                errors.push_back(
                    {Code::notFound,
                     fmt::format("refers to a {} that does not exist", nameOf(target.kind).label), row.key});
            });
        }
    });
}

void checkNetwork(const Project& project, std::vector<Error>& errors) {
    for (const Link& link : project.design.links) {
        if (!link.from.device || !link.to.device) {
            errors.push_back({Code::invalidValue, "a link needs a device at both ends", link.key});
        } else if (link.from.device == link.to.device) {
            errors.push_back({Code::invalidValue, "a link cannot join a device to itself", link.key});
        }
    }
    for (const Demand& demand : project.design.demands) {
        if (!demand.from || !demand.to) {
            errors.push_back({Code::invalidValue, "a demand needs a device at both ends", demand.key});
        } else if (demand.from == demand.to) {
            errors.push_back({Code::invalidValue, "a demand cannot go from a device to itself", demand.key});
        }
    }
    std::map<int, std::string> sequences;
    for (const Phase& phase : project.design.phases) {
        const auto [at, fresh] = sequences.emplace(phase.sequence, phase.key);
        if (!fresh) {
            errors.push_back(
                {Code::conflict,
                 fmt::format("has the same order ({}) as phase \"{}\"", phase.sequence, at->second),
                 phase.key});
        }
    }
}

void checkCalendars(const Project& project, std::vector<Error>& errors) {
    for (const Calendar& calendar : project.plan.calendars) {
        if (calendar.workingDays.empty() || calendar.workingIntervals.empty()) {
            errors.push_back({Code::invalidValue, "a calendar needs working days and hours", calendar.key});
        }
        int end = -1;
        for (const WorkingInterval& interval : calendar.workingIntervals) {
            if (interval.endMinute <= interval.startMinute || interval.startMinute < end) {
                errors.push_back({Code::invalidValue, "working hours must follow each other without overlap",
                                  calendar.key + "/working_intervals"});
            }
            end = interval.endMinute;
        }
        for (const auto* ranges : {&calendar.holidays, &calendar.changeFreezes}) {
            for (const DateRange& range : *ranges) {
                if (range.to < range.from) {
                    errors.push_back({Code::invalidValue,
                                      fmt::format("the range {} to {} ends before it starts",
                                                  range.from.text(), range.to.text()),
                                      calendar.key});
                }
            }
        }
    }
}

/// Kahn's algorithm: what is left when nothing without open predecessors remains lies on or behind a cycle.
void checkPrecedence(const Project& project, std::vector<Error>& errors) {
    std::unordered_map<std::uint32_t, int> open;
    std::unordered_map<std::uint32_t, std::vector<WorkPackageId>> successors;
    std::vector<WorkPackageId> ready;
    for (const WorkPackage& package : project.plan.workPackages) {
        int count = 0;
        for (const Predecessor& predecessor : package.predecessors) {
            if (!project.plan.workPackages.contains(predecessor.package)) continue;
            successors[predecessor.package.value].push_back(package.id);
            ++count;
        }
        open[package.id.value] = count;
        if (count == 0) ready.push_back(package.id);
    }
    while (!ready.empty()) {
        const WorkPackageId done = ready.back();
        ready.pop_back();
        open.erase(done.value);
        for (const WorkPackageId next : successors[done.value]) {
            if (--open[next.value] == 0) ready.push_back(next);
        }
    }
    if (open.empty()) return;
    std::string names;
    for (const WorkPackage& package : project.plan.workPackages) {
        if (open.contains(package.id.value)) names += (names.empty() ? "" : ", ") + package.key;
    }
    errors.push_back(
        {Code::conflict, "work packages wait for each other in a circle: " + names, "work_packages"});
}

}  // namespace

template <class Row>
std::vector<Error> validateFigures(const Row& row) {
    std::vector<Error> errors;
    checkFigures(row, row.key, errors);
    return errors;
}

std::vector<Error> validate(const Project& project) {
    std::vector<Error> errors;
    checkFigures(project.settings, "project", errors);
    checkFigures(project.costPolicy, "cost_policy", errors);
    visitTables(project, [&](const auto& table) {
        for (const auto& row : table)
            checkFigures(row, row.key, errors);
    });
    checkKeys(project, errors);
    checkReferences(project, errors);
    checkNetwork(project, errors);
    checkCalendars(project, errors);
    checkPrecedence(project, errors);
    return errors;
}

template std::vector<Error> validateFigures(const CatalogueItem&);
template std::vector<Error> validateFigures(const Site&);
template std::vector<Error> validateFigures(const Zone&);
template std::vector<Error> validateFigures(const ZoneRule&);
template std::vector<Error> validateFigures(const Device&);
template std::vector<Error> validateFigures(const Link&);
template std::vector<Error> validateFigures(const Demand&);
template std::vector<Error> validateFigures(const SharedRiskGroup&);
template std::vector<Error> validateFigures(const Phase&);
template std::vector<Error> validateFigures(const WorkPackage&);
template std::vector<Error> validateFigures(const Resource&);
template std::vector<Error> validateFigures(const Calendar&);
template std::vector<Error> validateFigures(const Risk&);
template std::vector<Error> validateFigures(const ChangeRequest&);
template std::vector<Error> validateFigures(const Baseline&);
template std::vector<Error> validateFigures(const Actual&);

}  // namespace spanwright
