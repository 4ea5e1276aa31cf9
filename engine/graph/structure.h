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
    std::vector<int> componentOf;  ///< by node
    std::vector<int> bridges;      ///< links whose loss splits a component; a parallel link prevents that
    std::vector<int> articulationPoints;  ///< nodes whose loss splits a component
};

/// Connected and biconnected components by depth-first search (Boost.Graph). Linear.
[[nodiscard]] Structure structureOf(const GraphIndex& graph);

/// Marks the edges, given by their nodes, that lie on some simple path between two different nodes: none
/// where the two are not connected. O(edges log edges).
[[nodiscard]] std::vector<bool> edgesBetween(int nodes, const std::vector<std::pair<int, int>>& edges,
                                             int from, int to);

}  // namespace spanwright::graph
