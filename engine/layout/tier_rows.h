// SPDX-License-Identifier: MIT
#pragma once

#include "engine/layout/graph_drawing.h"

namespace spanwright::layout {

/// Tiers as bands of rows, for graphs that are too large for a search of few crossings: smaller tiers stand
/// higher, each tier is as many rows as keep the whole a little wider than high, and nodes of a tier stand in
/// the order of the middle of their neighbours. Centres, without overlaps. A few passes over the edges.
[[nodiscard]] std::vector<Point> tierRows(const std::vector<GraphNode>& nodes,
                                          const std::vector<GraphEdge>& edges);

}  // namespace spanwright::layout
