// SPDX-License-Identifier: MIT
#include "app/tools/toolbox.h"

#include "app/tools/connect_selected_tool.h"
#include "app/tools/connect_tool.h"
#include "app/tools/select_tool.h"
#include "engine/scene/hit_test.h"

#include <cmath>

namespace spanwright::app {
namespace {

constexpr double kHitPixels = 6;
constexpr double kClickPixels = 4;

}  // namespace

std::unique_ptr<Tool> makeTool(ToolKind kind) {
    switch (kind) {
        case ToolKind::select:
            break;
        case ToolKind::pan:
            return std::make_unique<PanTool>();
        case ToolKind::placeDevice:
            return std::make_unique<PlaceDeviceTool>();
        case ToolKind::placeSite:
            return std::make_unique<PlaceSiteTool>();
        case ToolKind::placeZone:
            return std::make_unique<PlaceZoneTool>();
        case ToolKind::connect:
            return std::make_unique<ConnectTool>(ConnectTool::Makes::links);
        case ToolKind::connectSelected:
            return std::make_unique<ConnectSelectedTool>();
        case ToolKind::demand:
            return std::make_unique<ConnectTool>(ConnectTool::Makes::demands);
    }
    return std::make_unique<SelectTool>();
}

Toolbox::Toolbox() : tool_(makeTool(ToolKind::select)) {}

ToolResult Toolbox::handle(const ToolEvent& event, const ToolContext& context, bool spaceHeld) {
    if (context.choice.kind != choice_.kind) tool_ = makeTool(context.choice.kind);
    choice_ = context.choice;

    const bool press = event.kind == ToolEvent::Kind::press || event.kind == ToolEvent::Kind::doubleClick;
    if (press && !tool_->busy() && (event.button != MouseButton::left || spaceHeld)) {
        panning_ = true;
        panButton_ = event.button;
        panned_ = 0;
    }
    if (panning_) return pan(event, context);
    return tool_->handle(event, context);
}

ToolResult Toolbox::pan(const ToolEvent& event, const ToolContext& context) {
    if (event.kind == ToolEvent::Kind::release && event.button != panButton_) return {};
    ToolResult result = hand_.handle(event, context);
    result.backToSelect = false;
    panned_ += std::hypot(result.panBy.x, result.panBy.y) / context.unitsPerPixel;
    const bool ends = event.kind == ToolEvent::Kind::release || event.kind == ToolEvent::Kind::cancel;
    if (!ends) return result;
    panning_ = false;
    if (event.kind == ToolEvent::Kind::release && panButton_ == MouseButton::right &&
        panned_ < kClickPixels) {
        result.contextMenu = event.at;
        const auto hit = scene::hitTest(context.geometry, event.at, kHitPixels * context.unitsPerPixel);
        if (hit && !context.selection.contains(*hit)) result.select = std::set<ElementId>{*hit};
    }
    return result;
}

ToolOverlay Toolbox::overlay(const ToolContext& context) const {
    return context.choice.kind == choice_.kind ? tool_->overlay(context) : ToolOverlay{};
}

CursorShape Toolbox::cursor(bool spaceHeld) const {
    return panning_ || spaceHeld ? CursorShape::hand : tool_->cursor();
}

}  // namespace spanwright::app
