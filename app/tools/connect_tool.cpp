// SPDX-License-Identifier: MIT
#include "app/tools/connect_tool.h"

#include "app/tools/new_elements.h"
#include "engine/scene/hit_test.h"

#include <fmt/format.h>

namespace spanwright::app {
ToolResult ConnectTool::join(const ToolContext& context, DeviceId to) {
    ToolResult result;
    if (makes_ == Makes::links) {
        Link link = newLink(context, from_, to);
        result.select = std::set<ElementId>{link.id};
        result.command = edit::Add{{std::move(link)}};
    } else {
        Demand demand = newDemand(context, from_, to);
        result.select = std::set<ElementId>{demand.id};
        result.focusField = std::pair<ElementId, std::string>(demand.id, "mbps");
        result.command = edit::Add{{std::move(demand)}};
    }
    return result;
}

ToolResult ConnectTool::handle(const ToolEvent& event, const ToolContext& context) {
    ToolResult result;
    pointer_ = event.at;
    hovered_ = tileAt(context, event.at);
    if (from_ && !context.project.design.devices.contains(from_)) from_ = {};
    switch (event.kind) {
        case ToolEvent::Kind::cancel:
            result.backToSelect = !from_;
            from_ = {};
            held_ = false;
            break;
        case ToolEvent::Kind::press:
        case ToolEvent::Kind::doubleClick:
            if (event.button != MouseButton::left) break;
            if (!hovered_) {
                from_ = {};
            } else if (!from_) {
                from_ = hovered_;
                held_ = true;
            } else if (hovered_ != from_) {
                // A click on the second device; the chain goes on from it.
                result = join(context, hovered_);
                from_ = makes_ == Makes::links ? hovered_ : DeviceId{};
                held_ = false;
            }
            break;
        case ToolEvent::Kind::release:
            if (!held_ || event.button != MouseButton::left) break;
            held_ = false;
            if (hovered_ && hovered_ != from_) {
                result = join(context, hovered_);
                from_ = {};
            } else if (!hovered_) {
                from_ = {};
            }
            break;
        case ToolEvent::Kind::move:
            break;
    }
    return result;
}

ToolOverlay ConnectTool::overlay(const ToolContext& context) const {
    ToolOverlay overlay;
    const scene::DeviceShape* from = from_ ? context.geometry.device(from_) : nullptr;
    const scene::DeviceShape* to =
        hovered_ && hovered_ != from_ ? context.geometry.device(hovered_) : nullptr;
    if (from != nullptr) {
        overlay.ghostLink =
            std::pair<Point, Point>(from->tile.centre(), to != nullptr ? to->tile.centre() : pointer_);
    }
    if (to != nullptr) {
        overlay.target = to->id;
        if (from != nullptr && makes_ == Makes::links)
            overlay.proposed = ProposedEdit{edit::Add{{newLink(context, from_, to->id)}},
                                            fmt::format("{} {}", from_.value, to->id.value)};
    }
    if (makes_ == Makes::links) {
        overlay.hint = from == nullptr ? "Drag from device to device, or click one after the other. Esc ends."
                                       : "Click the next device of the chain. Esc stops.";
    } else {
        overlay.hint = from == nullptr ? "Drag from where the traffic starts to where it goes. Esc ends."
                                       : "Click the device that the traffic goes to. Esc stops.";
    }
    return overlay;
}

}  // namespace spanwright::app
