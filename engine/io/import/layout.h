// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/geometry.h"

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace spanwright::io {

/// What a layout has to place: sites with their devices, or devices on their own, and who is joined to whom.
struct LayoutInput {
    std::vector<std::optional<Point>> wanted;  ///< one a unit, any scale, y growing down; absent: unknown
    std::vector<std::pair<std::size_t, std::size_t>> joined;  ///< pairs of units
};

/// A cell of the drawing for each unit, as whole numbers; no two units share one.
///
/// Wanted points keep their shape: they are scaled until about one cell in six is taken and moved to the
/// nearest free one. Units without a point stand between their neighbours that have one; where nobody has
/// one, units stand on rings around the one with most neighbours, by distance in links. The same input gives
/// the same cells. O(n^1.5) for n units on one point, else near linear.
[[nodiscard]] std::vector<Point> layoutCells(const LayoutInput& input);

}  // namespace spanwright::io
