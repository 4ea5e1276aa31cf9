// SPDX-License-Identifier: MIT
#include "app/tools/place_frame_tool.h"

#include <algorithm>
#include <cmath>

namespace spanwright::app {
namespace {

constexpr double kClickPixels = 4;  ///< a shorter drag is a click

}  // namespace

std::optional<Rect> PlaceFrameTool::frame(const ToolContext& context) const {
    if (!pointer_) return std::nullopt;
    // On the map a site is a point.
    if (context.map)
        return Rect{pointer_->x - sizes_.width / 2, pointer_->y - sizes_.height / 2, sizes_.width,
                    sizes_.height};
    const double reach = kClickPixels * context.unitsPerPixel;
    const bool dragged =
        corner_ && (std::abs(pointer_->x - corner_->x) > reach || std::abs(pointer_->y - corner_->y) > reach);
    if (!dragged) {
        const Point corner = snapped({pointer_->x - sizes_.width / 2, pointer_->y - sizes_.height / 2});
        return Rect{corner.x, corner.y, sizes_.width, sizes_.height};
    }
    const Point a = snapped({std::min(corner_->x, pointer_->x), std::min(corner_->y, pointer_->y)});
    const Point b = snapped({std::max(corner_->x, pointer_->x), std::max(corner_->y, pointer_->y)});
    return Rect{a.x, a.y, std::max(sizes_.least, b.x - a.x), std::max(sizes_.least, b.y - a.y)};
}

ToolResult PlaceFrameTool::handle(const ToolEvent& event, const ToolContext& context) {
    if (event.kind == ToolEvent::Kind::cancel) {
        ToolResult result;
        result.backToSelect = !corner_.has_value();
        corner_.reset();
        return result;
    }
    pointer_ = event.at;
    const bool left = event.button == MouseButton::left;
    if (event.kind == ToolEvent::Kind::press && left) corner_ = event.at;
    if (event.kind != ToolEvent::Kind::release || !left || !corner_) return {};
    ToolResult result = placed(context, *frame(context));
    corner_.reset();
    return result;
}

}  // namespace spanwright::app
