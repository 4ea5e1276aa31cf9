// SPDX-License-Identifier: MIT
#include "app/tools/connect_selected_tool.h"

#include "app/tools/new_elements.h"
#include "engine/design/queries.h"

#include <fmt/format.h>

namespace spanwright::app {
namespace {

std::vector<DeviceId> sourcesOf(const ToolContext& context, DeviceId target) {
    std::vector<DeviceId> sources;
    for (const Device& device : context.project.design.devices) {
        const bool through = device.site && context.selection.contains(device.site);
        if ((through || context.selection.contains(device.id)) && device.id != target)
            sources.push_back(device.id);
    }
    return sources;
}

}  // namespace

ToolResult ConnectSelectedTool::handle(const ToolEvent& event, const ToolContext& context) {
    ToolResult result;
    pointer_ = event.at;
    hovered_ = tileAt(context, event.at);
    if (event.kind == ToolEvent::Kind::cancel) {
        result.backToSelect = true;
        return result;
    }
    const bool press = event.kind == ToolEvent::Kind::press || event.kind == ToolEvent::Kind::doubleClick;
    if (!press || event.button != MouseButton::left || !hovered_) return result;
    edit::Add links;
    std::set<ElementId> made;
    for (const DeviceId source : sourcesOf(context, hovered_)) {
        Link link = newLink(context, source, hovered_);
        link.id = edit::reservedId<LinkId>(context.project, static_cast<std::uint32_t>(links.rows.size()));
        made.insert(link.id);
        links.rows.emplace_back(std::move(link));
    }
    if (links.rows.empty()) return result;
    const std::string label =
        fmt::format("connect {} device{} to {}", made.size(), made.size() == 1 ? "" : "s",
                    displayName(context.project, hovered_));
    result.command = edit::Batch{label, {std::move(links)}};
    result.select = std::move(made);
    result.backToSelect = true;
    return result;
}

ToolOverlay ConnectSelectedTool::overlay(const ToolContext& context) const {
    ToolOverlay overlay;
    const std::vector<DeviceId> sources = sourcesOf(context, hovered_);
    overlay.hint = fmt::format("Click the device to connect {} selected to. Esc ends.", sources.size());
    const scene::DeviceShape* target = context.geometry.device(hovered_);
    if (target != nullptr) overlay.target = ElementId(hovered_);
    const Point to = target != nullptr ? target->tile.centre() : pointer_;
    for (const DeviceId source : sources) {
        if (const scene::DeviceShape* shape = context.geometry.device(source))
            overlay.ghostLinks.emplace_back(shape->tile.centre(), to);
    }
    return overlay;
}

}  // namespace spanwright::app
