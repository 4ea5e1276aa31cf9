// SPDX-License-Identifier: MIT
#pragma once

#include "engine/sim/failure_sweep.h"
#include "engine/sim/layered_router.h"

namespace spanwright::sim {

/// sweepFailures for a network in layers: tunnels fail with their underlay, pinned demands with their path.
/// Every failure is routed from scratch. The figures are the same for any number of threads.
bool sweepLayered(const LayeredRouter& router, const graph::GraphIndex& graph,
                  const std::vector<FailureSet>& sets, const SweepOptions& options, const WorkContext& work,
                  const TakeFigures& take);

}  // namespace spanwright::sim
