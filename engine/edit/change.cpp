// SPDX-License-Identifier: MIT
#include "engine/design/same_but_drawing.h"
#include "engine/edit/document.h"

namespace spanwright::edit {
namespace {

void note(Change& change, ElementKind kind) {
    change.kinds.push_back(kind);
    switch (kind) {
        case ElementKind::catalogueItem:
        case ElementKind::phase:
        case ElementKind::site:
        case ElementKind::device:
        case ElementKind::link:
            change.network = change.cost = change.schedule = true;
            break;
        case ElementKind::zone:
        case ElementKind::zoneRule:
        case ElementKind::demand:
        case ElementKind::sharedRiskGroup:
        case ElementKind::failureScenario:
            change.network = true;
            break;
        case ElementKind::workPackage:
        case ElementKind::resource:
        case ElementKind::calendar:
        case ElementKind::risk:
            change.cost = change.schedule = true;
            break;
        case ElementKind::changeRequest:
        case ElementKind::baseline:
        case ElementKind::actual:
            change.schedule = true;
            break;
    }
}

}  // namespace

Change changeBetween(const Project& before, const Project& after) {
    Change change;
    const auto compare = [&](const auto& a, const auto& b) {
        using Row = typename std::decay_t<decltype(a)>::RowType;
        if (a.sharesAllWith(b) || a == b) return;
        change.drawing = true;
        if (!sameButDrawing(a, b)) note(change, kindOf<Row>());
    };
    visitTables(before, [&](const auto& table) {
        using Row = typename std::decay_t<decltype(table)>::RowType;
        visitTables(after, [&](const auto& other) {
            if constexpr (std::is_same_v<std::decay_t<decltype(other)>, Table<Row>>) compare(table, other);
        });
    });
    if (before.settings != after.settings) change.network = change.cost = change.schedule = true;
    if (before.design.routingPolicy != after.design.routingPolicy) change.network = true;
    if (before.design.trafficPolicy != after.design.trafficPolicy) change.network = true;
    if (before.design.reliabilityPolicy != after.design.reliabilityPolicy) change.network = true;
    if (before.costPolicy != after.costPolicy) change.cost = true;
    return change;
}

}  // namespace spanwright::edit
