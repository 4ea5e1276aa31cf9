// SPDX-License-Identifier: MIT
#include "engine/design/queries.h"

#include "engine/design/references.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

namespace spanwright {
namespace {

constexpr double kMaxGrowth = 1e100;

/// Calls `visit(row)` with the row of the element, when it exists.
template <class Visitor>
void withRow(const Project& project, ElementId element, Visitor&& visit) {
    visitTables(project, [&](const auto& table) {
        using Row = typename std::decay_t<decltype(table)>::RowType;
        if (kindOf<Row>() != element.kind) return;
        if (const Row* row = table.find(element.as<decltype(Row::id)>())) visit(*row);
    });
}

bool enteredBy(const Design& design, PhaseId enters, const Phase* asked) {
    if (!enters) return true;
    const Phase* phase = design.phases.find(enters);
    return phase == nullptr || (asked != nullptr && phase->sequence <= asked->sequence);
}

bool leftBy(const Design& design, PhaseId leaves, const Phase* asked) {
    if (!leaves || asked == nullptr) return false;
    const Phase* phase = design.phases.find(leaves);
    return phase != nullptr && phase->sequence <= asked->sequence;
}

std::string slug(std::string_view name) {
    std::string out;
    for (const char c : name) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain || upper) {
            out += upper ? static_cast<char>(c - 'A' + 'a') : c;
        } else if (!out.empty() && out.back() != '-') {
            out += '-';
        }
        if (out.size() >= 40) break;
    }
    while (!out.empty() && out.back() == '-')
        out.pop_back();
    return out;
}

}  // namespace

std::vector<Phase> orderedPhases(const Design& design) {
    std::vector<Phase> phases(design.phases.begin(), design.phases.end());
    std::stable_sort(phases.begin(), phases.end(),
                     [](const Phase& a, const Phase& b) { return a.sequence < b.sequence; });
    return phases;
}

bool inService(const Design& design, const Lifetime& lifetime, PhaseId phase) {
    const Phase* asked = design.phases.find(phase);
    return enteredBy(design, lifetime.enters, asked) && !leftBy(design, lifetime.leaves, asked);
}

Design designAt(const Design& design, PhaseId phase) {
    Design snapshot = design;
    const auto keep = [&](auto& table, const auto& kept) {
        for (const auto& row : std::decay_t<decltype(table)>(table)) {
            if (!kept(row)) table.erase(row.id);
        }
    };
    keep(snapshot.sites, [&](const Site& site) { return inService(design, site.lifetime, phase); });
    keep(snapshot.devices, [&](const Device& device) {
        return inService(design, device.lifetime, phase) &&
               (!device.site || snapshot.sites.contains(device.site));
    });
    const auto hasBoth = [&](DeviceId a, DeviceId b) {
        return snapshot.devices.contains(a) && snapshot.devices.contains(b);
    };
    keep(snapshot.links, [&](const Link& link) {
        return inService(design, link.lifetime, phase) && hasBoth(link.from.device, link.to.device);
    });
    keep(snapshot.demands, [&](const Demand& demand) {
        return inService(design, demand.lifetime, phase) && hasBoth(demand.from, demand.to);
    });
    return snapshot;
}

double growthFactor(const Design& design, const Demand& demand, double years) {
    if (years == 0) return 1;
    const auto yearly = [](double percent) { return 1 + percent / 100; };
    double factor = yearly(demand.growthPercentPerYear) *
                    yearly(design.trafficPolicy.of(demand.trafficClass).growthPercentPerYear);
    const Device* from = design.devices.find(demand.from);
    const Device* to = design.devices.find(demand.to);
    const SiteId fromSite = from == nullptr ? SiteId{} : from->site;
    const SiteId toSite = to == nullptr ? SiteId{} : to->site;
    if (const Site* site = design.sites.find(fromSite)) factor *= yearly(site->growthPercentPerYear);
    if (const Site* site = toSite == fromSite ? nullptr : design.sites.find(toSite)) {
        factor *= yearly(site->growthPercentPerYear);
    }
    // Finite however long somebody lets absurd rates compound.
    return std::min(std::pow(factor, years), kMaxGrowth);
}

Result<PhaseId> findPhase(const Design& design, std::string_view name) {
    const std::vector<Phase> phases = orderedPhases(design);
    if (name == "last") return phases.empty() ? PhaseId{} : phases.back().id;
    std::string known;
    for (const Phase& phase : phases) {
        if (phase.key == name || phase.name == name) return phase.id;
        known += fmt::format("{}\"{}\"", known.empty() ? "" : ", ", phase.name);
    }
    return fail(Code::notFound, known.empty()
                                    ? fmt::format("no phase \"{}\": the project has no phases", name)
                                    : fmt::format("no phase \"{}\"; there are {}", name, known));
}

std::string keyOf(const Project& project, ElementId element) {
    std::string key;
    withRow(project, element, [&](const auto& row) { key = row.key; });
    return key;
}

std::string displayName(const Project& project, ElementId element) {
    std::string name;
    withRow(project, element, [&](const auto& row) { name = row.name.empty() ? row.key : row.name; });
    return name;
}

bool exists(const Project& project, ElementId element) {
    bool found = false;
    withRow(project, element, [&](const auto&) { found = true; });
    return found;
}

ElementId findByKey(const Project& project, std::string_view key) {
    ElementId found;
    visitTables(project, [&](const auto& table) {
        if (found.value != 0) return;
        const auto at =
            std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.key == key; });
        if (at != table.end()) found = at->id;
    });
    return found;
}

std::string uniqueKey(const Project& project, std::string_view name) {
    std::string base = slug(name);
    if (base.empty()) base = "element";
    std::set<std::string, std::less<>> taken;
    visitTables(project, [&](const auto& table) {
        for (const auto& row : table) {
            if (std::string_view(row.key).starts_with(base)) taken.insert(row.key);
        }
    });
    std::string key = base;
    for (int n = 2; taken.contains(key); ++n)
        key = fmt::format("{}-{}", base, n);
    return key;
}

std::vector<ElementId> referencesTo(const Project& project, ElementId element) {
    std::vector<ElementId> found;
    visitTables(project, [&](const auto& table) {
        for (const auto& row : table) {
            bool refers = false;
            visitReferences(row, [&](ElementId target) { refers = refers || target == element; });
            if (refers) found.push_back(row.id);
        }
    });
    return found;
}

}  // namespace spanwright
