// SPDX-License-Identifier: MIT
#pragma once

#include "engine/optimise/flow_balancer.h"
#include "engine/optimise/flow_network.h"

#include <vector>

namespace spanwright::optimise {

/// Turns traffic to one destination that is conserved but for rounding into one that is conserved exactly:
/// cycles are taken out, each node's outgoing shares are kept, and what starts at the sources is pushed down
/// again. O((nodes + arcs in use) × (1 + cycles)).
void conserve(const FlowNetwork& network, const FlowNetwork::Destination& destination,
              std::vector<ArcFlow>& flow);

}  // namespace spanwright::optimise
