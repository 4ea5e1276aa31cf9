// SPDX-License-Identifier: MIT
#include "engine/edit/remove.h"

#include "engine/design/queries.h"
#include "engine/design/references.h"

#include <algorithm>
#include <map>

namespace spanwright::edit {
namespace {

/// A visitor of fields that empties ids of doomed elements and drops list entries that stood for one.
struct ForgetVisitor {
    const std::set<ElementId>& doomed;

    template <class Value>
    void operator()(const FieldInfo& /*info*/, Value& value) const {
        forget(value);
    }

  private:
    template <ElementKind kKind>
    bool forget(Id<KindTag<kKind>>& id) const {
        if (!doomed.contains(id)) return false;
        id = {};
        return true;
    }
    bool forget(ElementId& id) const {
        if (!doomed.contains(id)) return false;
        id.value = 0;
        return true;
    }
    template <class Value>
    bool forget(std::vector<Value>& values) const {
        values.erase(
            std::remove_if(values.begin(), values.end(), [&](Value& value) { return forget(value); }),
            values.end());
        return false;
    }
    template <class Value>
    bool forget(Value& value) const {
        bool lost = false;
        if constexpr (requires { visitFields(value, *this); }) {
            const auto inner = [&](const FieldInfo&, auto& field) { lost = forget(field) || lost; };
            visitFields(value, inner);
        }
        return lost;
    }
};

/// For each removed phase the one that takes its elements over.
std::map<PhaseId, PhaseId> heirs(const Project& project, const std::set<ElementId>& doomed) {
    std::map<PhaseId, PhaseId> heirOf;
    const std::vector<Phase> phases = orderedPhases(project.design);
    const auto kept = [&](const Phase& phase) { return !doomed.contains(phase.id); };
    for (auto at = phases.begin(); at != phases.end(); ++at) {
        if (kept(*at)) continue;
        const auto next = std::find_if(at, phases.end(), kept);
        const auto before = std::find_if(std::make_reverse_iterator(at), phases.rend(), kept);
        PhaseId heir;
        if (next != phases.end()) {
            heir = next->id;
        } else if (before != phases.rend()) {
            heir = before->id;
        }
        heirOf[at->id] = heir;
    }
    return heirOf;
}

template <class Row>
void inheritPhases(Row& row, const std::map<PhaseId, PhaseId>& heirOf) {
    if constexpr (requires { row.lifetime; }) {
        for (PhaseId* phase : {&row.lifetime.enters, &row.lifetime.leaves}) {
            if (const auto at = heirOf.find(*phase); at != heirOf.end()) *phase = at->second;
        }
    }
    if constexpr (std::is_same_v<Row, WorkPackage>) {
        if (const auto at = heirOf.find(row.phase); at != heirOf.end()) row.phase = at->second;
    }
}

}  // namespace

std::set<ElementId> withDependents(const Project& project, const std::vector<ElementId>& elements) {
    std::set<ElementId> doomed(elements.begin(), elements.end());
    const Design& design = project.design;
    const auto any = [&](auto... ids) { return (doomed.contains(ids) || ...); };
    for (const Device& device : design.devices) {
        if (any(device.site)) doomed.insert(device.id);
    }
    for (const Link& link : design.links) {
        if (any(link.from.device, link.to.device)) doomed.insert(link.id);
    }
    for (const Demand& demand : design.demands) {
        if (any(demand.from, demand.to)) doomed.insert(demand.id);
    }
    for (const ZoneRule& rule : design.zoneRules) {
        if (any(rule.from, rule.to)) doomed.insert(rule.id);
    }
    for (const Actual& actual : project.plan.actuals) {
        if (any(actual.package)) doomed.insert(actual.id);
    }
    return doomed;
}

void eraseElements(Project& project, const std::set<ElementId>& doomed) {
    const std::map<PhaseId, PhaseId> heirOf = heirs(project, doomed);
    visitTables(project, [&](auto& table) {
        using Row = typename std::decay_t<decltype(table)>::RowType;
        const auto before = table;
        for (const Row& row : before) {
            if (doomed.contains(row.id)) {
                table.erase(row.id);
                continue;
            }
            bool refers = false;
            visitReferences(row, [&](ElementId target) { refers = refers || doomed.contains(target); });
            if (!refers) continue;
            Row freed = row;
            inheritPhases(freed, heirOf);
            visitFields(freed, ForgetVisitor{doomed});
            table.put(std::move(freed));
        }
    });
    if (doomed.contains(project.settings.calendar)) project.settings.calendar = {};
}

}  // namespace spanwright::edit
