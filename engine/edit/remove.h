// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"

#include <set>
#include <vector>

namespace spanwright::edit {

/// The elements with everything that cannot be without them: a site's devices, a device's links and demands,
/// a zone's rules, a work package's actuals. Linear in the project.
[[nodiscard]] std::set<ElementId> withDependents(const Project& project,
                                                 const std::vector<ElementId>& elements);

/// Erases the elements and empties every reference to them. What entered or left service in a removed phase
/// does so in the next one, else in the one before.
void eraseElements(Project& project, const std::set<ElementId>& doomed);

}  // namespace spanwright::edit
