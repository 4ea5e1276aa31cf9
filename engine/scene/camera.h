// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/geometry.h"

namespace spanwright::scene {

inline constexpr double kMinZoom = 0.02;
inline constexpr double kMaxZoom = 8;

/// Which part of the drawing is looked at. Seen, not designed: never in the project, never undone.
struct Camera {
    Point centre;     ///< canvas point in the middle of the viewport
    double zoom = 1;  ///< 1: one canvas unit is one pixel at 100 % scale

    friend bool operator==(const Camera&, const Camera&) = default;
};

/// A camera on a viewport: converts between canvas units and framebuffer pixels (origin top left, y down).
struct View {
    Camera camera;
    Rect viewport;     ///< framebuffer pixels
    double scale = 1;  ///< pixels per pixel at 100 %: the display's content scale × the user's

    [[nodiscard]] double pixelsPerUnit() const { return camera.zoom * scale; }
    [[nodiscard]] Point toScreen(Point canvas) const;
    [[nodiscard]] Point toCanvas(Point screen) const;
    /// The canvas rectangle that the viewport shows.
    [[nodiscard]] Rect visible() const;
};

/// The camera after zooming by `factor` so that what lies under the pixel `at` stays there. The zoom stays
/// within kMinZoom and kMaxZoom.
[[nodiscard]] Camera zoomedAt(const View& view, Point at, double factor);

/// The camera after dragging the drawing by so many pixels.
[[nodiscard]] Camera pannedBy(const View& view, Point pixels);

/// The camera that shows all of `bounds` with a margin in pixels at 100 %, at `maxZoom` or less.
[[nodiscard]] Camera fitted(const View& view, const Rect& bounds, double margin = 28, double maxZoom = 1);

}  // namespace spanwright::scene
