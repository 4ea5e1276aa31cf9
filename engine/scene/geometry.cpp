// SPDX-License-Identifier: MIT
#include "engine/scene/geometry.h"

#include "engine/design/queries.h"
#include "engine/scene/geometry_building.h"

#include <algorithm>

namespace spanwright::scene {
namespace {

double area(const Rect& r) {
    return r.width * r.height;
}

Rect squareAround(Point centre, double side) {
    return {centre.x - side / 2, centre.y - side / 2, side, side};
}

/// In the order of drawing: a frame inside another lies on top.
template <class Shape>
void largestFirst(std::vector<Shape>& shapes) {
    std::stable_sort(shapes.begin(), shapes.end(),
                     [](const Shape& a, const Shape& b) { return area(a.frame) > area(b.frame); });
}

}  // namespace

SceneGeometry::SceneGeometry(const Design& design, PhaseId phase, const GeometryOptions& options)
    : phase_(phase), inside_(design.sites.contains(options.inside) ? options.inside : SiteId{}) {
    Building building{design, options, {}, {}, {}, {}};
    addSites(building);
    if (options.layers.has(DrawingLayer::zones)) addZones(building);
    addDevices(building);
    addLinks(building);
    bundleLanes(building);
    drawPaths(building);
    addStubs(building);
}

void SceneGeometry::addSites(Building& building) {
    const GeometryOptions& options = building.options;
    for (const Site& site : building.design.sites) {
        const bool serves = inService(building.design, site.lifetime, phase_);
        building.siteServes[site.id.value] = serves;
        if (!serves && !options.outOfService) continue;
        if (inside_ && site.id != inside_) continue;
        Rect frame = site.frame;
        const Point corner = building.placed({frame.x, frame.y}, options.moved.contains(site.id));
        frame.x = corner.x;
        frame.y = corner.y;
        SiteShape shape{
            site.id, frame, {frame.x, frame.y, frame.width, std::min(kSiteTitle, frame.height)}, serves};
        if (site.collapsed && !inside_) {
            shape.collapsed = true;
            shape.frame = squareAround(frame.centre(), options.siteSymbol);
            shape.title = {};
        }
        sites_.push_back(shape);
    }
    largestFirst(sites_);
    for (std::size_t i = 0; i < sites_.size(); ++i) {
        if (sites_[i].collapsed) building.symbols[sites_[i].id.value] = i;
    }
}

void SceneGeometry::addZones(Building& building) {
    const GeometryOptions& options = building.options;
    for (const Zone& zone : building.design.zones) {
        if (zone.frame.width <= 0 || zone.frame.height <= 0) continue;
        if (building.symbols.contains(zone.site.value) || (inside_ && zone.site != inside_)) continue;
        const auto site = building.siteServes.find(zone.site.value);
        const bool serves = site == building.siteServes.end() || site->second;
        if (!serves && !options.outOfService) continue;
        const bool moves =
            options.moved.contains(zone.id) || (zone.site && options.moved.contains(zone.site));
        const Point corner = building.placed({zone.frame.x, zone.frame.y}, moves);
        const Rect frame{corner.x, corner.y, zone.frame.width, zone.frame.height};
        zones_.push_back({zone.id,
                          zone.site,
                          frame,
                          {frame.x, frame.y, frame.width, std::min(kZoneTitle, frame.height)},
                          serves});
    }
    largestFirst(zones_);
}

void SceneGeometry::addDevices(Building& building) {
    const GeometryOptions& options = building.options;
    devices_.reserve(building.design.devices.size());
    for (const Device& device : building.design.devices) {
        if (inside_ && device.site != inside_) continue;
        bool serves = inService(building.design, device.lifetime, phase_);
        if (const auto site = building.siteServes.find(device.site.value); site != building.siteServes.end())
            serves = serves && site->second;
        if (!serves && !options.outOfService) continue;
        if (const auto symbol = building.symbols.find(device.site.value); symbol != building.symbols.end()) {
            symbolAt_[device.id.value] = symbol->second;
            if (serves) ++sites_[symbol->second].devices;
            continue;
        }
        const bool moves = options.moved.contains(device.id) ||
                           (device.site && options.moved.contains(device.site)) ||
                           (device.zone && options.moved.contains(device.zone));
        deviceAt_[device.id.value] = devices_.size();
        devices_.push_back(
            {device.id, squareAround(building.placed(device.position, moves), kDeviceTile), serves});
    }
}

const DeviceShape* SceneGeometry::device(DeviceId id) const {
    const auto at = deviceAt_.find(id.value);
    return at == deviceAt_.end() ? nullptr : &devices_[at->second];
}

const SiteShape* SceneGeometry::symbolOf(DeviceId id) const {
    const auto at = symbolAt_.find(id.value);
    return at == symbolAt_.end() ? nullptr : &sites_[at->second];
}

std::optional<Rect> SceneGeometry::placeOf(DeviceId id) const {
    if (const DeviceShape* shape = device(id)) return shape->tile;
    if (const SiteShape* symbol = symbolOf(id)) return symbol->frame;
    return std::nullopt;
}

Rect SceneGeometry::bounds() const {
    std::optional<Rect> all;
    const auto add = [&all](Rect r, double below = 0) {
        r.height += below;
        all = all ? unitedWith(*all, r) : r;
    };
    for (const SiteShape& site : sites_)
        add(site.frame, site.collapsed ? kLabelReach : 0);
    for (const ZoneShape& zone : zones_)
        add(zone.frame);
    for (const DeviceShape& device : devices_)
        add(device.tile, kLabelReach);
    for (const LinkShape& link : links_) {
        Rect box = boxAround(link.points);
        if (link.leadsOut != LeadsOut::no) {
            // A stub's label stands beside its end.
            box.x -= kStubLabel;
            box.width += 2 * kStubLabel;
        }
        add(box);
    }
    return all.value_or(Rect{});
}

std::optional<Rect> SceneGeometry::boundsOf(const Design& design, ElementId element) const {
    if (element.kind == ElementKind::device) return placeOf(element.as<DeviceId>());
    for (const SiteShape& site : sites_) {
        if (ElementId(site.id) == element) return site.frame;
    }
    for (const ZoneShape& zone : zones_) {
        if (ElementId(zone.id) == element) return zone.frame;
    }
    if (const Link* row = design.links.find(element.as<LinkId>())) {
        for (const LinkShape& link : links_) {
            const bool bundled =
                std::find(link.bundle.begin(), link.bundle.end(), row->id) != link.bundle.end();
            if (link.id == row->id || bundled) return boxAround(link.points);
        }
        const SiteShape* symbol = symbolOf(row->from.device);
        if (symbol != nullptr && symbol == symbolOf(row->to.device)) return symbol->frame;
    }
    if (const Demand* demand = design.demands.find(element.as<DemandId>())) {
        const auto from = placeOf(demand->from);
        const auto to = placeOf(demand->to);
        if (from && to) return unitedWith(*from, *to);
    }
    return std::nullopt;
}

}  // namespace spanwright::scene
