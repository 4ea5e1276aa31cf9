// SPDX-License-Identifier: MIT
#include "app/tools/place_zone_tool.h"

#include "app/tools/containers.h"
#include "engine/scene/hit_test.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

constexpr double kClickPixels = 4;  ///< a shorter drag is a click
constexpr double kWidth = 180;
constexpr double kHeight = 120;

}  // namespace

Rect PlaceZoneTool::frame(const ToolContext& context) const {
    const double reach = kClickPixels * context.unitsPerPixel;
    const bool dragged =
        corner_ && (std::abs(pointer_->x - corner_->x) > reach || std::abs(pointer_->y - corner_->y) > reach);
    if (!dragged) {
        const Point corner = snapped({pointer_->x - kWidth / 2, pointer_->y - kHeight / 2});
        return {corner.x, corner.y, kWidth, kHeight};
    }
    const Point a = snapped({std::min(corner_->x, pointer_->x), std::min(corner_->y, pointer_->y)});
    const Point b = snapped({std::max(corner_->x, pointer_->x), std::max(corner_->y, pointer_->y)});
    return {a.x, a.y, std::max(kSmallestZone, b.x - a.x), std::max(kSmallestZone, b.y - a.y)};
}

ToolResult PlaceZoneTool::handle(const ToolEvent& event, const ToolContext& context) {
    ToolResult result;
    if (event.kind == ToolEvent::Kind::cancel) {
        result.backToSelect = !corner_.has_value();
        corner_.reset();
        return result;
    }
    pointer_ = event.at;
    const bool left = event.button == MouseButton::left;
    if (event.kind == ToolEvent::Kind::press && left) corner_ = event.at;
    if (event.kind != ToolEvent::Kind::release || !left || !corner_) return result;
    auto [command, zone] = addZone(context, frame(context));
    corner_.reset();
    result.command = std::move(command);
    result.select = std::set<ElementId>{zone};
    result.backToSelect = true;
    return result;
}

ToolOverlay PlaceZoneTool::overlay(const ToolContext& context) const {
    ToolOverlay overlay;
    if (pointer_) {
        overlay.ghostSite = frame(context);
        if (const SiteId site = scene::siteAt(context.geometry, overlay.ghostSite->centre()))
            overlay.target = site;
    }
    overlay.hint = fmt::format("Drag a frame to place: {}. Devices inside join it. Esc ends.",
                               nameOf(context.choice.zoneKind).label);
    return overlay;
}

}  // namespace spanwright::app
