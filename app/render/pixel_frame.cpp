// SPDX-License-Identifier: MIT
#include "app/render/pixel_frame.h"

#include <cmath>

namespace spanwright::app {

PixelFrame frameOf(const scene::View& view) {
    PixelFrame frame;
    frame.unit = view.pixelsPerUnit();
    frame.scale = view.scale;
    frame.width = std::round(view.viewport.width);
    frame.height = std::round(view.viewport.height);
    frame.left = std::round(view.camera.centre.x * frame.unit - view.viewport.width / 2);
    frame.top = std::round(view.camera.centre.y * frame.unit - view.viewport.height / 2);
    return frame;
}

}  // namespace spanwright::app
