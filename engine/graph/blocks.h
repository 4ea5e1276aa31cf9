// SPDX-License-Identifier: MIT
#pragma once

#include <utility>
#include <vector>

namespace spanwright::graph {

/// The biconnected component ("block") of each edge, given by its nodes: two edges are in one block when some
/// simple cycle has both. Numbered from 0; parallel edges share a block. No edge may join a node to itself.
/// O(edges log edges) (Boost.Graph).
[[nodiscard]] std::vector<int> blocksOf(int nodes, const std::vector<std::pair<int, int>>& edges);

}  // namespace spanwright::graph
