// SPDX-License-Identifier: MIT
#include "engine/design/validate.h"

#include "engine/design/queries.h"
#include "engine/design/references.h"

#include <algorithm>
#include <cmath>
#include <iterator>
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

void checkReferences(const Project& project, const auto& row, std::vector<Error>& errors) {
    visitReferences(row, [&](ElementId target) {
        if (target.value == 0 || exists(project, target)) return;
        errors.push_back({Code::notFound,
                          fmt::format("refers to a {} that does not exist", nameOf(target.kind).label),
                          row.key});
    });
}

void checkOwnRules(const auto& /*row*/, std::vector<Error>& /*errors*/) {}

void checkOwnRules(const Link& link, std::vector<Error>& errors) {
    if (!link.from.device || !link.to.device) {
        errors.push_back({Code::invalidValue, "a link needs a device at both ends", link.key});
    } else if (link.from.device == link.to.device) {
        errors.push_back({Code::invalidValue, "a link cannot join a device to itself", link.key});
    }
}

void checkOwnRules(const Demand& demand, std::vector<Error>& errors) {
    if (!demand.from || !demand.to) {
        errors.push_back({Code::invalidValue, "a demand needs a device at both ends", demand.key});
    } else if (demand.from == demand.to) {
        errors.push_back({Code::invalidValue, "a demand cannot go from a device to itself", demand.key});
    }
}

void checkOwnRules(const Calendar& calendar, std::vector<Error>& errors) {
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
            if (range.from <= range.to) continue;
            errors.push_back(
                {Code::invalidValue,
                 fmt::format("the range {} to {} ends before it starts", range.from.text(), range.to.text()),
                 calendar.key});
        }
    }
}

void checkOwnRules(const CatalogueItem& item, std::vector<Error>& errors) {
    if (item.currency.empty()) return;
    if (const auto currency = Currency::parse(item.currency); !currency) {
        errors.push_back({Code::invalidValue, currency.error().message, item.key + "/currency"});
    }
}

void checkPhaseOrder(const Project& project, std::vector<Error>& errors) {
    std::map<int, std::string> sequences;
    for (const Phase& phase : project.design.phases) {
        const auto [at, fresh] = sequences.emplace(phase.sequence, phase.key);
        if (fresh) continue;
        errors.push_back({Code::conflict,
                          fmt::format("has the same order ({}) as phase \"{}\"", phase.sequence, at->second),
                          phase.key + "/sequence"});
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

template <class Row>
std::vector<Error> validateRow(const Project& project, const Row& row) {
    std::vector<Error> errors = validateFigures(row);
    checkReferences(project, row, errors);
    checkOwnRules(row, errors);
    return errors;
}

std::vector<Error> validateSettings(const Project& project) {
    std::vector<Error> errors;
    checkFigures(project.settings, "project", errors);
    checkFigures(project.costPolicy, "cost_policy", errors);
    checkFigures(project.design.trafficPolicy, "traffic_policy", errors);
    checkFigures(project.design.reliabilityPolicy, "reliability_policy", errors);
    if (project.settings.calendar && !project.plan.calendars.contains(project.settings.calendar)) {
        errors.push_back({Code::notFound, "refers to a calendar that does not exist", "project/calendar"});
    }
    for (const ExchangeRate& rate : project.costPolicy.exchangeRates) {
        if (const auto currency = Currency::parse(rate.currency); !currency) {
            errors.push_back({Code::invalidValue, currency.error().message, "cost_policy/exchange_rates"});
        } else if (rate.rate <= Decimal()) {
            errors.push_back(
                {Code::invalidValue, "an exchange rate must be more than 0", "cost_policy/exchange_rates"});
        }
    }
    return errors;
}

std::vector<Error> validateAcrossRows(const Project& project) {
    std::vector<Error> errors;
    checkPhaseOrder(project, errors);
    checkPrecedence(project, errors);
    return errors;
}

std::vector<Error> validate(const Project& project) {
    std::vector<Error> errors = validateSettings(project);
    const auto append = [&](std::vector<Error> more) {
        std::move(more.begin(), more.end(), std::back_inserter(errors));
    };
    checkKeys(project, errors);
    visitTables(project, [&](const auto& table) {
        for (const auto& row : table)
            append(validateRow(project, row));
    });
    append(validateAcrossRows(project));
    return errors;
}

template std::vector<Error> validateFigures(const CatalogueItem&);
template std::vector<Error> validateRow(const Project&, const CatalogueItem&);
template std::vector<Error> validateFigures(const Site&);
template std::vector<Error> validateRow(const Project&, const Site&);
template std::vector<Error> validateFigures(const Zone&);
template std::vector<Error> validateRow(const Project&, const Zone&);
template std::vector<Error> validateFigures(const ZoneRule&);
template std::vector<Error> validateRow(const Project&, const ZoneRule&);
template std::vector<Error> validateFigures(const Device&);
template std::vector<Error> validateRow(const Project&, const Device&);
template std::vector<Error> validateFigures(const Link&);
template std::vector<Error> validateRow(const Project&, const Link&);
template std::vector<Error> validateFigures(const Demand&);
template std::vector<Error> validateRow(const Project&, const Demand&);
template std::vector<Error> validateFigures(const SharedRiskGroup&);
template std::vector<Error> validateRow(const Project&, const SharedRiskGroup&);
template std::vector<Error> validateFigures(const Phase&);
template std::vector<Error> validateRow(const Project&, const Phase&);
template std::vector<Error> validateFigures(const WorkPackage&);
template std::vector<Error> validateRow(const Project&, const WorkPackage&);
template std::vector<Error> validateFigures(const Resource&);
template std::vector<Error> validateRow(const Project&, const Resource&);
template std::vector<Error> validateFigures(const Calendar&);
template std::vector<Error> validateRow(const Project&, const Calendar&);
template std::vector<Error> validateFigures(const Risk&);
template std::vector<Error> validateRow(const Project&, const Risk&);
template std::vector<Error> validateFigures(const ChangeRequest&);
template std::vector<Error> validateRow(const Project&, const ChangeRequest&);
template std::vector<Error> validateFigures(const Baseline&);
template std::vector<Error> validateRow(const Project&, const Baseline&);
template std::vector<Error> validateFigures(const Actual&);
template std::vector<Error> validateRow(const Project&, const Actual&);

}  // namespace spanwright
