// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/network_enums.h"
#include "engine/scene/polyline.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace spanwright::scene {

inline constexpr double kParallelGap = 14;  ///< between parallel links

/// The symbols that lines with right angles keep clear of. A hash grid: asking costs a few cells.
class TileIndex {
  public:
    void add(const Rect& tile);
    /// How many tiles the upright or level line a–b enters, other than those that hold `from` or `to`.
    [[nodiscard]] int crossed(Point a, Point b, Point from, Point to) const;

  private:
    static std::uint64_t key(int column, int row);
    std::unordered_map<std::uint64_t, std::vector<Rect>> cells_;
};

/// A link's place among parallel ones, counted from its end with the smaller id.
struct Lane {
    int index = 0;
    int count = 1;
};

struct LinkPath {
    std::vector<Point> points;       ///< from centre to centre
    std::vector<std::size_t> stops;  ///< where among the points each waypoint lies
};

struct LinkPathInput {
    LinkStyle style = LinkStyle::straight;
    Rect from;  ///< symbols at the ends
    Rect to;
    const std::vector<Point>& waypoints;
    Lane lane;
    /// The path is made from the end with the smaller id, so that parallel links fan out whichever way they
    /// point.
    bool fromSmaller = true;
};

/// The line of a link. Straight ones are drawn through their waypoints, curved ones smoothly (centripetal
/// Catmull–Rom), orthogonal ones with right angles, along the candidate that enters fewest tiles, then has
/// fewest bends, then is shortest. Without waypoints, parallel links fan out in every style.
[[nodiscard]] LinkPath linkPath(const LinkPathInput& input, const TileIndex& tiles);

}  // namespace spanwright::scene
