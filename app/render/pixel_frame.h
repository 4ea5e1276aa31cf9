// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scene/camera.h"

namespace spanwright::app {

/// A rectangle of framebuffer pixels over the drawing at one zoom.
///
/// The drawing's origin lies on a whole pixel, so that the same shape at the same zoom gives the same pixels
/// wherever the frame stands: pictures of parts fit together, and panning moves them without a change.
struct PixelFrame {
    double unit = 1;  ///< pixels of one canvas unit
    double scale = 1;
    double left = 0, top = 0;  ///< of the frame, in pixels from the canvas origin; whole numbers
    double width = 0, height = 0;

    /// Pixels from the frame's upper left corner.
    [[nodiscard]] Point toPixel(Point canvas) const {
        return {canvas.x * unit - left, canvas.y * unit - top};
    }
    /// The part of the canvas under a rectangle of the frame.
    [[nodiscard]] Rect toCanvas(const Rect& pixels) const {
        return {(pixels.x + left) / unit, (pixels.y + top) / unit, pixels.width / unit, pixels.height / unit};
    }
    [[nodiscard]] Rect area() const { return {0, 0, width, height}; }
};

/// What a view shows, moved by less than half a pixel.
[[nodiscard]] PixelFrame frameOf(const scene::View& view);

}  // namespace spanwright::app
