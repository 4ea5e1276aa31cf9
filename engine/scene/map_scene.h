// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scene/draw_list.h"
#include "engine/scene/geographic.h"
#include "engine/scene/palette.h"

#include <vector>

namespace spanwright::scene {

/// Colours of the map under a drawing: paler than everything that is designed.
struct MapColours {
    Colour sea, land, border, graticule, place;
};
[[nodiscard]] MapColours mapColours(Theme theme);

/// Degrees between the lines of the graticule at this scale: 30 for the world, down to a hundredth.
[[nodiscard]] double graticuleStep(double unitsPerMap);

/// Meridians and parallels over a part of the canvas, cut where the map ends.
[[nodiscard]] std::vector<Line> graticule(const MapFrame& frame, const Rect& window, Theme theme);

/// Names of places over a part of the canvas, each with a dot: the largest ones first, as many as stand clear
/// of each other and of `taken`. Linear in places, at most some 200 of them.
[[nodiscard]] Layer placeNames(const MapFrame& frame, const Rect& window, Theme theme,
                               const std::vector<Rect>& taken);

/// Lines from symbols to the places that they had to make room at, and the tray's ground and title.
[[nodiscard]] Layer mapMarks(const GeographicDesign& design, Theme theme);

}  // namespace spanwright::scene
