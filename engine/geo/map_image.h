// SPDX-License-Identifier: MIT
#pragma once

#include "engine/geo/map_data.h"

#include <cstdint>
#include <vector>

namespace spanwright::geo {

/// A rectangle of the map in pixels. It may reach across the edge of the world, which repeats to the east and
/// west.
struct MapWindow {
    MapPoint corner;           ///< upper left
    double unitsPerPixel = 1;  ///< map units
    int width = 0;             ///< pixels
    int height = 0;

    friend bool operator==(const MapWindow&, const MapWindow&) = default;
};

/// How much of each pixel is land, and how much is covered by lines between countries: two bytes a pixel, 0
/// to 255, row by row from the top.
struct MapImage {
    MapWindow window;
    std::vector<std::uint8_t> pixels;
};

/// The level of detail that a scale needs.
[[nodiscard]] MapDetail detailFor(double unitsPerPixel);

/// Draws a part of the map, lines so many pixels wide. Coverage is the exact area. Linear in points of the
/// map and pixels: some milliseconds for a screen. Pure.
[[nodiscard]] MapImage mapImage(const WorldMap& map, const MapWindow& window, double lineWidth);

}  // namespace spanwright::geo
