// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/sim/routing.h"

#include <vector>

namespace spanwright::sim {

/// The same as usersOf in routing.h, for networks where it takes more than a moment: fails with
/// Code::cancelled when told to stop. One shortest-path tree for each destination; memory for the users
/// alone.
Result<std::vector<LinkUser>> findLinkUsers(const Project& project, PhaseId phase, LinkId link,
                                            const WorkContext& work);

}  // namespace spanwright::sim
