// SPDX-License-Identifier: MIT
#pragma once

#include "engine/graph/graph_index.h"

#include <vector>

namespace spanwright::graph {

/// What holds a network together, links taken as undirected. Dense indexes, in ascending order.
struct Structure {
    int components = 0;
    std::vector<int> componentOf;  ///< by node
    std::vector<int> bridges;      ///< links whose loss splits a component; a parallel link prevents that
    std::vector<int> articulationPoints;  ///< nodes whose loss splits a component
};

/// Connected and biconnected components by depth-first search (Boost.Graph). Linear.
[[nodiscard]] Structure structureOf(const GraphIndex& graph);

}  // namespace spanwright::graph
