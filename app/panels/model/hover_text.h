// SPDX-License-Identifier: MIT
#pragma once

#include "engine/check/finding.h"
#include "engine/sim/routing.h"

#include <string>
#include <vector>

namespace spanwright::app {

inline constexpr std::size_t kMostHoverLines = 6;

/// How long a link is: "Length 42 km", or "Length about 633 km (487 km as the crow flies × 1.3)" where only
/// its sites say so; empty where nothing does.
[[nodiscard]] std::string linkLengthText(const Project& project, LinkId link);

/// Who uses a link, for a tooltip: its name and length, then the heaviest users with their rates, one a line,
/// and how many more there are.
[[nodiscard]] std::string linkUsersText(const Project& project, LinkId link,
                                        const std::vector<sim::LinkUser>& users);

/// What is wrong at the elements, worst first, one a line, and how many more there are. Accepted findings and
/// remarks are left out; empty when there is nothing.
[[nodiscard]] std::string findingsText(const std::vector<check::Finding>& findings,
                                       const std::vector<ElementId>& elements);

}  // namespace spanwright::app
