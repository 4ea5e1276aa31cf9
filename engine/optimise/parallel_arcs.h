// SPDX-License-Identifier: MIT
#pragma once

#include "engine/optimise/flow_network.h"

#include <optional>
#include <vector>

namespace spanwright::optimise {

/// A network with one arc in place of several that lead from the same node to the same other one.
struct MergedArcs {
    FlowNetwork network;         ///< the same destinations in the same order
    std::vector<int> mergedOf;   ///< by arc of the network before: the arc that stands for it
    std::vector<double> partOf;  ///< by the same: its share of that arc's capacity
};

/// Parallel arcs as one arc of their whole capacity. Exact for the least maximum utilization: traffic that is
/// split among them in proportion to their capacities uses them equally. Arcs that carry something in any
/// case, or that are closed to different traffic, stay apart. Absent where there is nothing to merge. Costs
/// O(arcs × log + building the network).
[[nodiscard]] std::optional<MergedArcs> mergeParallelArcs(const FlowNetwork& network);

}  // namespace spanwright::optimise
