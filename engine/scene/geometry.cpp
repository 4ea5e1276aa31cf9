// SPDX-License-Identifier: MIT
#include "engine/scene/geometry.h"

#include "engine/design/queries.h"

#include <algorithm>
#include <cmath>

namespace spanwright::scene {
namespace {

/// Both directions of a pair of devices give the same number.
std::uint64_t pairKey(DeviceId a, DeviceId b) {
    const std::uint32_t low = std::min(a.value, b.value);
    const std::uint32_t high = std::max(a.value, b.value);
    return static_cast<std::uint64_t>(low) << 32U | high;
}

bool drawn(const Design& design, const Link& link) {
    return design.devices.contains(link.from.device) && design.devices.contains(link.to.device);
}

/// A link in its lane: parallel to the line between the centres, drawn together where the tiles would be
/// missed otherwise. Lanes are counted from the device with the smaller id, whichever way the link points.
std::vector<Point> lanePoints(Point from, Point to, double offset) {
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    if (offset == 0 || length < 1) return {from, to};
    const Point normal{-(to.y - from.y) / length, (to.x - from.x) / length};
    const double reach = kDeviceTile / 2 - 6;
    const double atTile = std::clamp(offset, -reach, reach);
    const auto at = [&](double share, double aside) {
        return Point{from.x + (to.x - from.x) * share + normal.x * aside,
                     from.y + (to.y - from.y) * share + normal.y * aside};
    };
    if (atTile == offset) return {at(0, offset), at(1, offset)};
    return {at(0, atTile), at(0.22, offset), at(0.78, offset), at(1, atTile)};
}

double area(const Rect& r) {
    return r.width * r.height;
}

double distanceToSegment(Point p, Point a, Point b) {
    const Point along = b - a;
    const double squared = along.x * along.x + along.y * along.y;
    double t = squared > 0 ? ((p.x - a.x) * along.x + (p.y - a.y) * along.y) / squared : 0;
    t = std::clamp(t, 0.0, 1.0);
    return std::hypot(p.x - a.x - along.x * t, p.y - a.y - along.y * t);
}

/// Liang–Barsky: does the segment enter the rectangle?
bool segmentCrosses(Point a, Point b, const Rect& r) {
    double enter = 0;
    double leave = 1;
    const auto clip = [&](double step, double room) {
        if (step == 0) return room >= 0;
        const double t = room / step;
        if (step < 0) {
            enter = std::max(enter, t);
        } else {
            leave = std::min(leave, t);
        }
        return enter <= leave;
    };
    const Point d = b - a;
    return clip(-d.x, a.x - r.x) && clip(d.x, r.x + r.width - a.x) && clip(-d.y, a.y - r.y) &&
           clip(d.y, r.y + r.height - a.y);
}

}  // namespace

SceneGeometry::SceneGeometry(const Design& design, PhaseId phase, const GeometryOptions& options)
    : phase_(phase) {
    addSites(design, phase, options);
    addDevices(design, phase, options);
    addLinks(design, phase, options);
}

void SceneGeometry::addSites(const Design& design, PhaseId phase, const GeometryOptions& options) {
    for (const Site& site : design.sites) {
        const bool serves = inService(design, site.lifetime, phase);
        if (!serves && !options.outOfService) continue;
        Rect frame = site.frame;
        if (options.moved.contains(site.id)) {
            frame.x += options.by.x;
            frame.y += options.by.y;
        }
        const Rect title{frame.x, frame.y, frame.width, std::min(kSiteTitle, frame.height)};
        sites_.push_back({site.id, frame, title, serves});
    }
    std::stable_sort(sites_.begin(), sites_.end(),
                     [](const SiteShape& a, const SiteShape& b) { return area(a.frame) > area(b.frame); });
}

void SceneGeometry::addDevices(const Design& design, PhaseId phase, const GeometryOptions& options) {
    std::unordered_map<std::uint32_t, bool> siteServes;
    for (const Site& site : design.sites)
        siteServes[site.id.value] = inService(design, site.lifetime, phase);
    devices_.reserve(design.devices.size());
    for (const Device& device : design.devices) {
        bool serves = inService(design, device.lifetime, phase);
        if (const auto site = siteServes.find(device.site.value); site != siteServes.end())
            serves = serves && site->second;
        if (!serves && !options.outOfService) continue;
        Point centre = device.position;
        if (options.moved.contains(device.id) || (device.site && options.moved.contains(device.site)))
            centre = centre + options.by;
        deviceAt_[device.id.value] = devices_.size();
        devices_.push_back(
            {device.id,
             {centre.x - kDeviceTile / 2, centre.y - kDeviceTile / 2, kDeviceTile, kDeviceTile},
             serves});
    }
}

void SceneGeometry::addLinks(const Design& design, PhaseId phase, const GeometryOptions& options) {
    std::unordered_map<std::uint64_t, int> lanes;
    for (const Link& link : design.links) {
        const DeviceShape* from = device(link.from.device);
        const DeviceShape* to = device(link.to.device);
        if (!drawn(design, link) || from == nullptr || to == nullptr) continue;
        const bool serves = inService(design, link.lifetime, phase) && from->inService && to->inService;
        if (!serves && !options.outOfService) continue;
        LinkShape shape{link.id, link.from.device, link.to.device, {}, 0, 1, serves};
        if (link.waypoints.empty()) shape.lane = lanes[pairKey(shape.from, shape.to)]++;
        links_.push_back(std::move(shape));
    }
    for (LinkShape& shape : links_) {
        const Link& link = design.links.at(shape.id);
        const Point from = device(shape.from)->tile.centre();
        const Point to = device(shape.to)->tile.centre();
        if (!link.waypoints.empty()) {
            const bool carried = options.moved.contains(shape.id);
            shape.points.push_back(from);
            for (const Point& bend : link.waypoints)
                shape.points.push_back(carried ? bend + options.by : bend);
            shape.points.push_back(to);
            continue;
        }
        shape.lanes = lanes[pairKey(shape.from, shape.to)];
        const double side = shape.from < shape.to ? 1 : -1;
        shape.points = lanePoints(from, to, side * kParallelGap * (shape.lane - (shape.lanes - 1) / 2.0));
    }
}

const DeviceShape* SceneGeometry::device(DeviceId id) const {
    const auto at = deviceAt_.find(id.value);
    return at == deviceAt_.end() ? nullptr : &devices_[at->second];
}

Rect SceneGeometry::bounds() const {
    std::optional<Rect> all;
    const auto add = [&all](const Rect& r) { all = all ? unitedWith(*all, r) : r; };
    for (const SiteShape& site : sites_)
        add(site.frame);
    for (const DeviceShape& device : devices_) {
        Rect tile = device.tile;
        tile.height += kLabelReach;
        add(tile);
    }
    for (const LinkShape& link : links_) {
        for (const Point& point : link.points)
            add({point.x, point.y, 0, 0});
    }
    return all.value_or(Rect{});
}

std::optional<Rect> SceneGeometry::boundsOf(const Design& design, ElementId element) const {
    if (const DeviceShape* shape = device(element.as<DeviceId>())) return shape->tile;
    for (const SiteShape& site : sites_) {
        if (ElementId(site.id) == element) return site.frame;
    }
    for (const LinkShape& link : links_) {
        if (ElementId(link.id) != element) continue;
        Rect box{link.points.front().x, link.points.front().y, 0, 0};
        for (const Point& point : link.points)
            box = unitedWith(box, {point.x, point.y, 0, 0});
        return box;
    }
    if (const Demand* demand = design.demands.find(element.as<DemandId>())) {
        const DeviceShape* from = device(demand->from);
        const DeviceShape* to = device(demand->to);
        if (from != nullptr && to != nullptr) return unitedWith(from->tile, to->tile);
    }
    return std::nullopt;
}

double lengthOf(const std::vector<Point>& line) {
    double length = 0;
    for (std::size_t i = 1; i < line.size(); ++i)
        length += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
    return length;
}

Point pointAlong(const std::vector<Point>& line, double share) {
    double left = lengthOf(line) * share;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double piece = std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
        if (left <= piece && piece > 0) {
            const double t = left / piece;
            return {line[i - 1].x + (line[i].x - line[i - 1].x) * t,
                    line[i - 1].y + (line[i].y - line[i - 1].y) * t};
        }
        left -= piece;
    }
    return line.empty() ? Point{} : line.back();
}

double distance(Point p, const std::vector<Point>& line) {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < line.size(); ++i)
        least = std::min(least, distanceToSegment(p, line[i - 1], line[i]));
    return least;
}

bool overlaps(const Rect& a, const Rect& b) {
    return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

bool crosses(const std::vector<Point>& line, const Rect& rect) {
    for (std::size_t i = 1; i < line.size(); ++i) {
        if (segmentCrosses(line[i - 1], line[i], rect)) return true;
    }
    return false;
}

Rect expanded(const Rect& rect, double by) {
    return {rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by};
}

Rect unitedWith(const Rect& a, const Rect& b) {
    const double left = std::min(a.x, b.x);
    const double top = std::min(a.y, b.y);
    return {left, top, std::max(a.x + a.width, b.x + b.width) - left,
            std::max(a.y + a.height, b.y + b.height) - top};
}

std::vector<Point> demandCurve(Point from, Point to) {
    constexpr int kSteps = 24;
    constexpr double kBend = 0.16;
    const Point along = to - from;
    const Point bend{from.x + along.x / 2 + along.y * kBend * 2, from.y + along.y / 2 - along.x * kBend * 2};
    std::vector<Point> curve;
    curve.reserve(kSteps + 1);
    for (int step = 0; step <= kSteps; ++step) {
        const double t = static_cast<double>(step) / kSteps;
        const double s = 1 - t;
        curve.push_back({s * s * from.x + 2 * s * t * bend.x + t * t * to.x,
                         s * s * from.y + 2 * s * t * bend.y + t * t * to.y});
    }
    return curve;
}

}  // namespace spanwright::scene
