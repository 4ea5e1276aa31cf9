// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"
#include "engine/design/project.h"

#include <string>
#include <variant>
#include <vector>

namespace spanwright::edit {

/// A row of any kind.
using AnyRow =
    std::variant<CatalogueItem, Site, Zone, ZoneRule, Device, Link, Demand, SharedRiskGroup, FailureScenario,
                 Phase, WorkPackage, Resource, Calendar, Risk, ChangeRequest, Baseline, Actual>;

/// Adds rows that are new. An id that is null is given out; one that is set must be free (it comes from
/// `reserveIds`, so that rows of one command can name each other). An empty key is made from the name.
struct Add {
    std::vector<AnyRow> rows;
};

/// Replaces rows by new versions of themselves, matched by id.
struct Put {
    std::vector<AnyRow> rows;
};

/// Removes elements and what cannot be without them: a site's devices, a device's links and demands. Other
/// references to them are emptied.
struct Remove {
    std::vector<ElementId> elements;
};

/// Moves sites (with the devices inside) and devices on the logical drawing. A device that is listed itself
/// and through its site moves once.
struct Move {
    std::vector<ElementId> elements;
    Point by;
};

/// Changes what holds for the whole project.
struct PutSettings {
    ProjectSettings settings;
};
struct PutCostPolicy {
    CostPolicy policy;
};
struct PutRoutingPolicy {
    RoutingPolicy policy;
};
struct PutTrafficPolicy {
    TrafficPolicy policy;
};

struct PutReliabilityPolicy {
    ReliabilityPolicy policy;
};

struct Batch;
using Command = std::variant<Add, Put, Remove, Move, PutSettings, PutCostPolicy, PutRoutingPolicy,
                             PutTrafficPolicy, PutReliabilityPolicy, Batch>;

/// Edits that belong together: all of them, or the old project.
struct Batch {
    std::string label;
    std::vector<Command> commands;
};

/// The project after the command; Code::conflict or Code::invalidValue when it does not allow it. Pure.
[[nodiscard]] Result<Project> apply(Project project, const Command& command);

/// What the command does, for menus: "move 3 devices", "change link lon–par".
[[nodiscard]] std::string describe(const Project& before, const Command& command);

/// The id that `project.newId` would give out as the n-th next, for rows of one Add that name each other.
template <class TypedId>
[[nodiscard]] TypedId reservedId(const Project& project, std::uint32_t n) {
    return TypedId{project.lastId + 1 + n};
}

/// The row of an element; asserts that it exists.
[[nodiscard]] AnyRow rowOf(const Project& project, ElementId element);

}  // namespace spanwright::edit
