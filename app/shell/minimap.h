// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scene/geometry.h"

#include <optional>

namespace spanwright::app {

class Gui;

/// How the whole drawing is shown small.
struct MinimapScale {
    Rect area;          ///< pixels
    Point middle;       ///< canvas point in its middle
    double factor = 1;  ///< pixels a canvas unit

    [[nodiscard]] Point toMap(Point drawing) const;
    [[nodiscard]] Point toDrawing(Point map) const;
};

/// Shows the drawing and, as long as it is near, what is looked at.
[[nodiscard]] MinimapScale minimapScale(const Rect& drawing, const Rect& visible, const Rect& area);

/// The whole drawing in the upper right corner of the canvas, with a frame around what is looked at; nothing
/// where the canvas is too small for it. The canvas point that a press or drag on it wants in the middle.
[[nodiscard]] std::optional<Point> drawMinimap(Gui& gui, const scene::SceneGeometry& geometry,
                                               const Rect& visible, const Rect& canvas);

}  // namespace spanwright::app
