// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"
#include "engine/geo/projection.h"

#include <string_view>
#include <vector>

namespace spanwright::geo {

/// A line on the map, and the upright rectangle that holds it. One across the 180th meridian goes on beyond
/// the edge of the world, which repeats there.
struct MapLine {
    std::vector<MapPoint> points;
    MapPoint low, high;
};

/// One level of detail of the world, projected.
struct WorldMap {
    std::vector<MapLine> land;  ///< closed outlines: the last point is the first; lakes and inland seas too
    std::vector<MapLine> borders;  ///< between two countries, on land
};

/// Reads the format of assets/map (see the README there). Code::syntax with "line n" on the first mistake.
[[nodiscard]] Result<WorldMap> parseWorldMap(std::string_view text);

enum class MapDetail {
    world,   ///< 1:110 million: up to a continent on the screen
    region,  ///< 1:50 million
};

/// The shipped map (Natural Earth), read on first use: 1 ms and 10 ms. Safe from any thread.
[[nodiscard]] const WorldMap& worldMap(MapDetail detail);

/// A shipped file of assets/map by name. Asserts that it is there.
[[nodiscard]] std::string_view mapFile(std::string_view name);

}  // namespace spanwright::geo
