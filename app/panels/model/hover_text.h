// SPDX-License-Identifier: MIT
#pragma once

#include "engine/check/finding.h"
#include "engine/sim/routing.h"

#include <string>
#include <vector>

namespace spanwright::app {

inline constexpr std::size_t kMostHoverLines = 6;

/// Who uses a link, for a tooltip: its name, then the heaviest users with their rates, one a line, and how
/// many more there are.
[[nodiscard]] std::string linkUsersText(const Project& project, LinkId link,
                                        const std::vector<sim::LinkUser>& users);

/// What is wrong at the elements, worst first, one a line, and how many more there are. Accepted findings and
/// remarks are left out; empty when there is nothing.
[[nodiscard]] std::string findingsText(const std::vector<check::Finding>& findings,
                                       const std::vector<ElementId>& elements);

}  // namespace spanwright::app
