// SPDX-License-Identifier: MIT
#include "app/tools/place_tools.h"

#include "app/tools/map_moves.h"
#include "app/tools/new_elements.h"
#include "app/tools/site_places.h"
#include "engine/scene/hit_test.h"

#include <fmt/format.h>

namespace spanwright::app {
namespace {

constexpr double kMapGhost = 44;
constexpr const char* kGoInside = "On the map, go inside a site (double click) to place what stands in it.";

/// Where the logical drawing goes on: below everything.
Point belowDrawing(const Design& design) {
    const Rect all = scene::SceneGeometry(design, {}).bounds();
    return {all.centre().x, all.y + all.height + kNewSiteHeight};
}

bool isLeft(const ToolEvent& event) {
    return event.button == MouseButton::left;
}

}  // namespace

ToolResult PlaceDeviceTool::handle(const ToolEvent& event, const ToolContext& context) {
    ToolResult result;
    if (event.kind == ToolEvent::Kind::cancel) {
        result.backToSelect = true;
        return result;
    }
    pointer_ = event.alt ? event.at : snapped(event.at);
    if (event.kind != ToolEvent::Kind::press || !isLeft(event) || context.map) return result;
    Device device = newDevice(context, *pointer_);
    result.select = std::set<ElementId>{device.id};
    result.command = edit::Add{{std::move(device)}};
    return result;
}

ToolOverlay PlaceDeviceTool::overlay(const ToolContext& context) const {
    ToolOverlay overlay;
    if (context.map) {
        overlay.hint = kGoInside;
        return overlay;
    }
    overlay.ghostDevice = pointer_;
    if (pointer_) {
        if (const SiteId site = scene::siteAt(context.geometry, *pointer_)) overlay.target = site;
        // A sketch of kinds alone has no prices, and need not say so at every place.
        Device device = newDevice(context, *pointer_);
        if (device.item) {
            std::string key =
                fmt::format("{} {} {}", device.item.value, device.site.value, device.zone.value);
            overlay.proposed = ProposedEdit{edit::Add{{std::move(device)}}, std::move(key)};
        }
    }
    overlay.hint = fmt::format("Click to place: {}. Alt places off the grid, Esc ends.",
                               nameOf(context.choice.deviceKind).label);
    return overlay;
}

ToolResult PlaceSiteTool::placed(const ToolContext& context, const Rect& frame) const {
    ToolResult result;
    if (context.map) {
        const geo::Coordinates at = placeUnder(*context.map, frame.centre());
        auto [command, made] = newSiteAtPlace(context, foundPlace(at), belowDrawing(context.project.design));
        result.command = std::move(command);
        result.select = std::set<ElementId>{made};
        return result;
    }
    Site site = newSite(context, frame);
    edit::Put joining;
    for (const Device& device : context.project.design.devices) {
        if (device.site || device.kind == DeviceKind::providerNetwork) continue;
        if (!site.frame.contains(device.position)) continue;
        Device member = device;
        member.site = site.id;
        joining.rows.emplace_back(std::move(member));
    }
    result.select = std::set<ElementId>{site.id};
    const std::string label = "add site " + site.name;
    edit::Add add{{std::move(site)}};
    if (joining.rows.empty()) {
        result.command = std::move(add);
    } else {
        result.command = edit::Batch{label, {std::move(add), std::move(joining)}};
    }
    return result;
}

ToolOverlay PlaceSiteTool::overlay(const ToolContext& context) const {
    ToolOverlay overlay;
    overlay.ghostSite = frame(context);
    if (context.map && overlay.ghostSite) {
        const Point at = overlay.ghostSite->centre();
        overlay.ghostSite = Rect{at.x - kMapGhost / 2, at.y - kMapGhost / 2, kMapGhost, kMapGhost};
        overlay.hint = placeText(placeUnder(*context.map, at)) + ". Click to place a site, Esc ends.";
        return overlay;
    }
    overlay.hint =
        fmt::format("Click or drag a frame to place: {}. Esc ends.", nameOf(context.choice.siteKind).label);
    return overlay;
}

ToolResult PlaceZoneTool::placed(const ToolContext& context, const Rect& frame) const {
    ToolResult result;
    if (context.map) return result;
    auto [command, zone] = addZone(context, frame);
    result.command = std::move(command);
    result.select = std::set<ElementId>{zone};
    result.backToSelect = true;
    return result;
}

ToolOverlay PlaceZoneTool::overlay(const ToolContext& context) const {
    ToolOverlay overlay;
    if (context.map) {
        overlay.hint = kGoInside;
        return overlay;
    }
    overlay.ghostSite = frame(context);
    if (overlay.ghostSite) {
        if (const SiteId site = scene::siteAt(context.geometry, overlay.ghostSite->centre()))
            overlay.target = site;
    }
    overlay.hint = fmt::format("Drag a frame to place: {}. Devices inside join it. Esc ends.",
                               nameOf(context.choice.zoneKind).label);
    return overlay;
}

ToolResult PanTool::handle(const ToolEvent& event, const ToolContext& /*context*/) {
    ToolResult result;
    switch (event.kind) {
        case ToolEvent::Kind::press:
        case ToolEvent::Kind::doubleClick:
            anchor_ = event.at;
            break;
        case ToolEvent::Kind::move:
            if (anchor_) result.panBy = *anchor_ - event.at;
            break;
        case ToolEvent::Kind::release:
            anchor_.reset();
            break;
        case ToolEvent::Kind::cancel:
            result.backToSelect = !anchor_.has_value();
            anchor_.reset();
            break;
    }
    return result;
}

ToolOverlay PanTool::overlay(const ToolContext& /*context*/) const {
    ToolOverlay overlay;
    overlay.hint = "Drag to move the drawing, turn the wheel to zoom. Esc ends.";
    return overlay;
}

}  // namespace spanwright::app
