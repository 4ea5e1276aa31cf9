// SPDX-License-Identifier: MIT
#pragma once

#include "engine/graph/graph_index.h"
#include "engine/optimise/flow_network.h"
#include "engine/sim/ecmp.h"

#include <vector>

namespace spanwright::optimise {

/// What a routing has to carry over the links of a snapshot that are no tunnels, whatever it chooses.
///
/// Policies of demands hold for it: a path that is pinned loads its links in any case; between devices that
/// must be visited, and past what must be avoided, the way is free. Where a pinned path takes a tunnel, the
/// way below it is free too. Arcs are those of the GraphIndex of the snapshot without its tunnels, in its
/// order.
struct BoundNetwork {
    FlowNetwork network;
    std::vector<int> leftOut;  ///< indexes of flows that no routing can carry under their policies; ascending
};

/// `snapshot` with its tunnels; `graph` and `flows` of it without them. Linear in the design, the flows and
/// what policies list, and that of FlowNetwork.
[[nodiscard]] BoundNetwork boundNetwork(const Design& snapshot, const graph::GraphIndex& graph,
                                        const std::vector<sim::Flow>& flows);

}  // namespace spanwright::optimise
