// SPDX-License-Identifier: MIT
#pragma once

#include "engine/graph/graph_index.h"
#include "engine/security/inspection_groups.h"
#include "engine/sim/single_failures.h"

#include <vector>

namespace spanwright::security {

/// What is judged: a snapshot, its graph, and the failures that count.
struct InspectedNetwork {
    const Design& snapshot;
    const graph::GraphIndex& graph;
    const std::vector<sim::SingleFailure>& failures;
};

/// The answers by group and flow for networks with tunnels or pinned demands: every failure is routed as
/// sim::LayeredRouter does it. Packets inside a tunnel pass its two ends and nothing between: what stands in
/// the underlay cannot look into them. Unfinished when told to stop.
[[nodiscard]] std::vector<std::vector<Answer>> judgeLayered(const InspectedNetwork& network,
                                                            const std::vector<const Group*>& groups,
                                                            int threads, const WorkContext& work);

}  // namespace spanwright::security
