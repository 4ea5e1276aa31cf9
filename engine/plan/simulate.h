// SPDX-License-Identifier: MIT
#pragma once

#include "engine/plan/precedence_network.h"
#include "engine/plan/schedule.h"

#include <array>

namespace spanwright::plan {

/// The finish instants that 50, 80 and 90 % of the trials do not exceed.
///
/// Each trial draws every package's duration from the triangular distribution of its three points (Law,
/// Kelton: "Simulation Modeling and Analysis", for activities with little data), and lets every risk happen
/// with its probability. A risk that happens delays its phase by a draw from its three points, once: the
/// packages that no other package of the phase precedes start that much later (without a phase: those that
/// nothing precedes). Delays of several risks add up.
///
/// Code::cancelled when asked to stop. Linear in trials × (packages + precedences); the same figures for any
/// number of threads.
[[nodiscard]] Result<std::array<Minute, 3>> simulateFinish(const Project& project,
                                                           const PrecedenceNetwork& network,
                                                           const ScheduleOptions& options,
                                                           const WorkContext& work);

}  // namespace spanwright::plan
