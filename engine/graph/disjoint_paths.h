// SPDX-License-Identifier: MIT
#pragma once

#include "engine/graph/graph_index.h"

namespace spanwright::graph {

/// The greatest number of paths from one node to another of which no two share a link (Menger: the least
/// number of links that separate them), at most `limit`. One breadth-first search per path.
[[nodiscard]] int linkDisjointPaths(const GraphIndex& graph, int from, int to, int limit = 1 << 20);

}  // namespace spanwright::graph
