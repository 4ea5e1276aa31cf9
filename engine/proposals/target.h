// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"
#include "engine/design/project.h"

#include <optional>
#include <vector>

namespace spanwright::proposals {

/// The element whose goals are asked for, with the demands that must meet them.
struct Target {
    ElementId element;
    SiteId site;  ///< null: a demand
    ResilienceGoal goal;
    std::optional<double> availability;
    std::vector<DemandId> demands;
};

/// The goals of a demand or site in service in the snapshot. Code::invalidValue where the element is neither,
/// has no goal, or is a site without demands to the outside; Code::notFound where it is not in service.
Result<Target> targetOf(const Project& project, const Design& snapshot, ElementId element);

/// The project with no demands but the target's and no goals but its own: quick to judge again and again.
[[nodiscard]] Project focused(const Project& project, const Target& target);

}  // namespace spanwright::proposals
