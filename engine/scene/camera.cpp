// SPDX-License-Identifier: MIT
#include "engine/scene/camera.h"

#include <algorithm>

namespace spanwright::scene {

Point View::toScreen(Point canvas) const {
    const Point middle = viewport.centre();
    return {middle.x + (canvas.x - camera.centre.x) * pixelsPerUnit(),
            middle.y + (canvas.y - camera.centre.y) * pixelsPerUnit()};
}

Point View::toCanvas(Point screen) const {
    const Point middle = viewport.centre();
    return {camera.centre.x + (screen.x - middle.x) / pixelsPerUnit(),
            camera.centre.y + (screen.y - middle.y) / pixelsPerUnit()};
}

Rect View::visible() const {
    const Point corner = toCanvas({viewport.x, viewport.y});
    return {corner.x, corner.y, viewport.width / pixelsPerUnit(), viewport.height / pixelsPerUnit()};
}

Camera zoomedAt(const View& view, Point at, double factor) {
    const Point held = view.toCanvas(at);
    Camera camera = view.camera;
    camera.zoom = std::clamp(camera.zoom * factor, kMinZoom, kMaxZoom);
    if (camera.zoom == view.camera.zoom) return camera;  // at the limit: not even a rounding error of sliding
    const double shrink = view.camera.zoom / camera.zoom;
    camera.centre = {held.x + (view.camera.centre.x - held.x) * shrink,
                     held.y + (view.camera.centre.y - held.y) * shrink};
    return camera;
}

Camera pannedBy(const View& view, Point pixels) {
    Camera camera = view.camera;
    camera.centre = {camera.centre.x - pixels.x / view.pixelsPerUnit(),
                     camera.centre.y - pixels.y / view.pixelsPerUnit()};
    return camera;
}

Camera fitted(const View& view, const Rect& bounds, double margin, double maxZoom) {
    Camera camera;
    camera.centre = bounds.centre();
    const double width = std::max(view.viewport.width / view.scale - 2 * margin, 1.0);
    const double height = std::max(view.viewport.height / view.scale - 2 * margin, 1.0);
    const double fit = std::min(width / std::max(bounds.width, 1.0), height / std::max(bounds.height, 1.0));
    camera.zoom = std::clamp(std::min(fit, maxZoom), kMinZoom, kMaxZoom);
    return camera;
}

}  // namespace spanwright::scene
