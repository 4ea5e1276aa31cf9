// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/sim/routing.h"

#include <vector>

namespace spanwright::sim {

/// Who uses a link in a phase, heaviest first, then by demand; nobody where it is not in service. Demands
/// grow first, see growthFactor. Routes all demands once: one shortest-path tree for each destination, and
/// memory for the users alone. Code::cancelled when told to stop.
Result<std::vector<LinkUser>> findLinkUsers(const Project& project, PhaseId phase, LinkId link,
                                            double growthYears = 0, const WorkContext& work = {});

}  // namespace spanwright::sim
