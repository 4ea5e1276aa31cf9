// SPDX-License-Identifier: MIT
#include "engine/scene/hit_test.h"

namespace spanwright::scene {
namespace {

bool onBorder(const Rect& frame, Point at, double tolerance) {
    return expanded(frame, tolerance).contains(at) && !expanded(frame, -tolerance).contains(at);
}

/// The innermost frame that is hit by its title or border; shapes come larger first.
template <class Shape>
const Shape* framedAt(const std::vector<Shape>& shapes, Point at, double tolerance) {
    for (auto shape = shapes.rbegin(); shape != shapes.rend(); ++shape) {
        if (shape->title.contains(at) || onBorder(shape->frame, at, tolerance)) return &*shape;
    }
    return nullptr;
}

bool inside(const Rect& inner, const Rect& outer) {
    return outer.contains({inner.x, inner.y}) &&
           outer.contains({inner.x + inner.width, inner.y + inner.height});
}

}  // namespace

std::optional<ElementId> hitTest(const SceneGeometry& geometry, Point at, double tolerance) {
    const auto& devices = geometry.devices();
    for (auto device = devices.rbegin(); device != devices.rend(); ++device) {
        if (device->tile.contains(at)) return device->id;
    }
    for (const SiteShape& site : geometry.sites()) {
        if (site.collapsed && site.frame.contains(at)) return site.id;
    }
    double nearest = tolerance;
    std::optional<ElementId> found;
    for (const LinkShape& link : geometry.links()) {
        const double away = distance(at, link.points);
        if (away > nearest) continue;
        nearest = away;
        found = link.id;
    }
    if (found) return found;
    if (const ZoneShape* zone = framedAt(geometry.zones(), at, tolerance)) return zone->id;
    if (const SiteShape* site = framedAt(geometry.sites(), at, tolerance)) return site->id;
    return std::nullopt;
}

SiteId siteAt(const SceneGeometry& geometry, Point at) {
    const auto& sites = geometry.sites();
    for (auto site = sites.rbegin(); site != sites.rend(); ++site) {
        if (site->frame.contains(at)) return site->id;
    }
    return {};
}

ZoneId zoneAt(const SceneGeometry& geometry, Point at) {
    const auto& zones = geometry.zones();
    for (auto zone = zones.rbegin(); zone != zones.rend(); ++zone) {
        if (zone->frame.contains(at)) return zone->id;
    }
    return {};
}

std::vector<ElementId> elementsIn(const SceneGeometry& geometry, const Rect& box) {
    std::vector<ElementId> found;
    for (const SiteShape& site : geometry.sites()) {
        if (site.collapsed ? overlaps(site.frame, box) : inside(site.frame, box)) found.emplace_back(site.id);
    }
    for (const ZoneShape& zone : geometry.zones()) {
        if (inside(zone.frame, box)) found.emplace_back(zone.id);
    }
    for (const DeviceShape& device : geometry.devices()) {
        if (overlaps(device.tile, box)) found.emplace_back(device.id);
    }
    for (const LinkShape& link : geometry.links()) {
        if (crosses(link.points, box)) found.emplace_back(link.id);
    }
    return found;
}

}  // namespace spanwright::scene
