// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"
#include "engine/design/geometry.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace spanwright::layout {

/// How the elements of a drawing are set out.
enum class Style {
    hierarchical,   ///< tiers from the top down, few crossings
    forceDirected,  ///< linked elements near each other; for large and meshed networks
    radial,         ///< rings around the middle
    circular,       ///< each ring of the network on a circle
};

/// One element of a graph to draw: its size in canvas units, and how far down it belongs.
struct GraphNode {
    double width = 0;
    double height = 0;
    int tier = 0;  ///< hierarchical: smaller ones stand higher
};

struct GraphEdge {
    std::size_t from = 0;
    std::size_t to = 0;
    double weight = 1;
};

/// Centres of the nodes, without overlaps, y down; the place of the whole is left to the caller.
///
/// The same graph gives the same drawing. Graphviz does the work. It has one state for the whole process, so
/// that calls from several threads wait for each other; it cannot be interrupted, so that very large graphs
/// take simpler ways: seconds for ten thousand nodes. Code::invalidValue with
/// what Graphviz says when it gives up.
Result<std::vector<Point>> drawGraph(const std::vector<GraphNode>& nodes, const std::vector<GraphEdge>& edges,
                                     Style style);

}  // namespace spanwright::layout
