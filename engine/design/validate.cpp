// SPDX-License-Identifier: MIT
#include "engine/design/validate.h"

#include "engine/design/queries.h"
#include "engine/design/references.h"
#include "engine/design/tunnel_order.h"

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
    if (link.minMembers > link.memberCount) {
        errors.push_back({Code::invalidValue,
                          fmt::format("needs {} working members, but has {}; expected no more than it has",
                                      link.minMembers, link.memberCount),
                          link.key + "/min_members"});
    }
}

void checkMustAvoid(const Demand& demand, std::vector<Error>& errors) {
    for (const ElementId element : demand.mustAvoid) {
        switch (element.kind) {
            case ElementKind::site:
            case ElementKind::device:
            case ElementKind::link:
            case ElementKind::sharedRiskGroup:
                continue;
            default:
                errors.push_back({Code::invalidValue,
                                  "a demand can avoid sites, devices, links and shared-risk groups only",
                                  demand.key + "/must_avoid"});
        }
    }
}

void checkOwnRules(const Demand& demand, std::vector<Error>& errors) {
    if (!demand.from || !demand.to) {
        errors.push_back({Code::invalidValue, "a demand needs a device at both ends", demand.key});
    } else if (demand.from == demand.to) {
        errors.push_back({Code::invalidValue, "a demand cannot go from a device to itself", demand.key});
    }
    checkMustAvoid(demand, errors);
}

void checkSdwanRules(const RoutingPolicy& policy, std::vector<Error>& errors) {
    std::set<TrafficClass> classes;
    for (const SdwanRule& rule : policy.sdwanRules) {
        if (!classes.insert(rule.trafficClass).second) {
            errors.push_back({Code::conflict,
                              fmt::format("has two SD-WAN rules for the class \"{}\"; expected one",
                                          nameOf(rule.trafficClass).key),
                              "routing_policy/sdwan_rules"});
        }
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

void checkOwnRules(const Device& device, std::vector<Error>& errors) {
    if (device.countLow.value_or(device.count) <= device.count &&
        device.count <= device.countHigh.value_or(device.count))
        return;
    errors.push_back(
        {Code::invalidValue, "expected count_low <= count <= count_high", device.key + "/count"});
}

void checkOwnRules(const FailureScenario& scenario, std::vector<Error>& errors) {
    if (scenario.elements.empty()) {
        errors.push_back(
            {Code::invalidValue, "a failure scenario needs elements that fail", scenario.key + "/elements"});
    }
    for (const ElementId element : scenario.elements) {
        if (element.kind == ElementKind::site || element.kind == ElementKind::device ||
            element.kind == ElementKind::link || element.kind == ElementKind::sharedRiskGroup) {
            continue;
        }
        errors.push_back({Code::invalidValue, "only sites, devices, links and shared-risk groups can fail",
                          scenario.key + "/elements"});
    }
}

/// Bands of one region follow each other upwards, and nothing lies behind the one without end.
template <class Band>
void checkBands(const std::vector<Band>& bands, std::optional<double> Band::*end, const std::string& where,
                std::vector<Error>& errors) {
    std::map<std::string_view, std::optional<double>> last;
    for (const Band& band : bands) {
        const auto [at, first] = last.try_emplace(band.region, band.*end);
        if (first) continue;
        if (!at->second || (band.*end && *(band.*end) <= *at->second)) {
            errors.push_back({Code::invalidValue,
                              fmt::format("the bands of region \"{}\" must follow each other upwards, "
                                          "one without end last",
                                          band.region),
                              where});
        }
        at->second = band.*end;
    }
}

void checkOwnRules(const CatalogueItem& item, std::vector<Error>& errors) {
    checkBands(item.transferTiers, &TransferTier::upToGb, item.key + "/transfer_tiers", errors);
    checkBands(item.rateBands, &RateBand::upToMbps, item.key + "/rate_bands", errors);
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

void checkTunnels(const Project& project, std::vector<Error>& errors) {
    const std::vector<LinkId> circular = tunnelOrder(project.design).circular;
    if (circular.empty()) return;
    std::string names;
    for (const LinkId tunnel : circular)
        names += (names.empty() ? "" : ", ") + project.design.links.at(tunnel).key;
    errors.push_back({Code::conflict,
                      circular.size() == 1 ? fmt::format("the tunnel {} rides on itself", names)
                                           : "tunnels ride on each other in a circle: " + names,
                      project.design.links.at(circular.front()).key + "/underlay"});
}

/// Items that need each other in a circle would never end.
void checkRequirements(const Project& project, std::vector<Error>& errors) {
    enum class State { open, done };
    std::unordered_map<std::uint32_t, State> states;
    struct Step {
        const CatalogueItem* item;
        std::size_t next;
    };
    for (const CatalogueItem& root : project.catalogue) {
        if (root.requiredItems.empty() || !states.emplace(root.id.value, State::open).second) continue;
        std::vector<Step> path{{&root, 0}};
        while (!path.empty()) {
            Step& step = path.back();
            if (step.next == step.item->requiredItems.size()) {
                states[step.item->id.value] = State::done;
                path.pop_back();
                continue;
            }
            const CatalogueItem* needed = project.catalogue.find(step.item->requiredItems[step.next++].item);
            if (needed == nullptr) continue;
            const auto [at, fresh] = states.emplace(needed->id.value, State::open);
            if (fresh) {
                path.push_back({needed, 0});
            } else if (at->second == State::open) {
                errors.push_back({Code::conflict, "catalogue items require each other in a circle",
                                  needed->key + "/requires"});
            }
        }
    }
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
    checkFigures(project.design.routingPolicy, "routing_policy", errors);
    checkSdwanRules(project.design.routingPolicy, errors);
    checkFigures(project.design.trafficPolicy, "traffic_policy", errors);
    checkFigures(project.design.reliabilityPolicy, "reliability_policy", errors);
    if (project.settings.calendar && !project.plan.calendars.contains(project.settings.calendar)) {
        errors.push_back({Code::notFound, "refers to a calendar that does not exist", "project/calendar"});
    }
    std::set<ItemCategory> categories;
    for (const CategoryRule& rule : project.costPolicy.categoryRules) {
        if (categories.insert(rule.category).second) continue;
        errors.push_back(
            {Code::conflict,
             fmt::format("there are two rules for the category \"{}\"", nameOf(rule.category).key),
             "cost_policy/category_rules"});
    }
    if (project.costPolicy.categoryCorrelationPercent + project.costPolicy.supplierCorrelationPercent > 100) {
        errors.push_back({Code::invalidValue, "the two correlations add up to more than 100 %",
                          "cost_policy/supplier_correlation_percent"});
    }
    for (const ExchangeRate& rate : project.costPolicy.exchangeRates) {
        if (const auto currency = Currency::parse(rate.currency); !currency) {
            errors.push_back({Code::invalidValue, currency.error().message, "cost_policy/exchange_rates"});
        } else if (rate.asOf == Date()) {
            errors.push_back({Code::invalidValue,
                              fmt::format("the exchange rate of {} has no date", rate.currency),
                              "cost_policy/exchange_rates"});
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
    checkTunnels(project, errors);
    checkRequirements(project, errors);
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
template std::vector<Error> validateFigures(const FailureScenario&);
template std::vector<Error> validateRow(const Project&, const FailureScenario&);
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
