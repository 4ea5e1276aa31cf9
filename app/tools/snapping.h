// SPDX-License-Identifier: MIT
#pragma once

#include "app/tools/tool.h"

#include <utility>
#include <vector>

namespace spanwright::app {

/// How far a drag goes once it has caught on something, and the lines that show on what.
struct Snapped {
    Point by;
    std::vector<std::pair<Point, Point>> guides;
};

/// Catches a drag of these elements: edges and centres on those of what stays, or the gaps to two neighbours
/// when they are equal, where they are near enough; else steps of the grid. Each axis on its own. Linear in
/// what is drawn.
[[nodiscard]] Snapped snappedMove(const ToolContext& context, const std::set<ElementId>& moved, Point by);

}  // namespace spanwright::app
