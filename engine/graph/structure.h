// SPDX-License-Identifier: MIT
#pragma once

#include "engine/graph/graph_index.h"

#include <utility>
#include <vector>

namespace spanwright::graph {

/// What holds a network together, links with an open direction taken as undirected. Dense indexes, in
/// ascending order.
struct Structure {
    int components = 0;
    std::vector<int> componentOf;   ///< by node
    std::vector<int> bridges;       ///< links whose loss splits a component; a parallel link prevents that
    int biconnectedComponents = 0;  ///< blocks: sets of links of which any two lie on a simple cycle
    std::vector<int> articulationPoints;  ///< nodes whose loss splits a component
};

/// Connected and biconnected components by depth-first search (Boost.Graph). Linear.
[[nodiscard]] Structure structureOf(const GraphIndex& graph);

}  // namespace spanwright::graph
