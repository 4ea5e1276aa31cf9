// SPDX-License-Identifier: MIT
#include "engine/design/queries.h"
#include "engine/scene/geometry_building.h"

#include <algorithm>
#include <cmath>

/// The links of a geometry: between devices and symbols, in lanes and bundles, and stubs of those that lead
/// out of the site that is shown alone.
namespace spanwright::scene {
namespace {

constexpr double kStubRail = 44;  ///< from a site's frame to where its stubs end
constexpr double kStubGap = 24;   ///< least, between stubs: the height of a label

/// What a link ends at: a device or the symbol of its site.
std::uint32_t endOf(DeviceId device, SiteId symbol) {
    return symbol ? symbol.value : device.value;  // ids are unique among all elements
}

std::uint32_t fromEnd(const LinkShape& link) {
    return endOf(link.from, link.fromSymbol);
}
std::uint32_t toEnd(const LinkShape& link) {
    return endOf(link.to, link.toSymbol);
}

/// Both directions of a pair of ends give the same number.
std::uint64_t pairKey(const LinkShape& link) {
    const std::uint32_t from = fromEnd(link);
    const std::uint32_t to = toEnd(link);
    return static_cast<std::uint64_t>(std::min(from, to)) << 32U | std::max(from, to);
}

bool touchesSymbol(const LinkShape& link) {
    return link.fromSymbol || link.toSymbol;
}

}  // namespace

void SceneGeometry::addLinks(Building& building) {
    const GeometryOptions& options = building.options;
    const auto siteOf = [this](DeviceId device) {
        const SiteShape* symbol = symbolOf(device);
        return symbol == nullptr ? SiteId{} : symbol->id;
    };
    const auto serving = [&](DeviceId id) {
        if (const DeviceShape* shape = device(id)) return shape->inService;
        const Device& row = building.design.devices.at(id);
        const auto site = building.siteServes.find(row.site.value);
        return inService(building.design, row.lifetime, phase_) &&
               (site == building.siteServes.end() || site->second);
    };
    for (const Link& link : building.design.links) {
        if (!options.layers.has(link.isTunnel() ? DrawingLayer::tunnels : DrawingLayer::links)) continue;
        const bool fromShown = placeOf(link.from.device).has_value();
        const bool toShown = placeOf(link.to.device).has_value();
        if (!fromShown && !toShown) continue;
        if (!(fromShown && toShown) && !inside_) continue;
        LinkShape shape{link.id, link.from.device, link.to.device, {}};
        if (!building.design.devices.contains(shape.from) || !building.design.devices.contains(shape.to))
            continue;
        shape.inService =
            inService(building.design, link.lifetime, phase_) && serving(shape.from) && serving(shape.to);
        if (!shape.inService && !options.outOfService) continue;
        shape.fromSymbol = siteOf(shape.from);
        shape.toSymbol = siteOf(shape.to);
        if (shape.fromSymbol && shape.fromSymbol == shape.toSymbol) continue;  // inside the symbol
        if (!fromShown || !toShown) {
            shape.leadsOut = fromShown ? LeadsOut::atTo : LeadsOut::atFrom;
            building.stubs.push_back(links_.size());
        } else if (link.waypoints.empty() || touchesSymbol(shape)) {
            shape.lane = building.lanes[pairKey(shape)]++;
        }
        links_.push_back(std::move(shape));
    }
}

void SceneGeometry::bundleLanes(Building& building) {
    std::unordered_map<std::uint64_t, LinkShape*> heads;
    const auto bundled = [&](const LinkShape& link) {
        return touchesSymbol(link) && building.lanes.at(pairKey(link)) > kMostFanned;
    };
    for (LinkShape& link : links_) {
        if (!bundled(link)) continue;
        const auto [head, fresh] = heads.try_emplace(pairKey(link), &link);
        head->second->bundle.push_back(link.id);
        // One member in service is enough to draw the line as such.
        if (!fresh && link.inService) head->second->inService = true;
    }
    if (heads.empty()) return;
    std::erase_if(links_, [&](const LinkShape& link) { return bundled(link) && link.bundle.empty(); });
    for (const auto& [pair, head] : heads)
        building.lanes[pair] = 1;
    // Stubs exist only where nothing is collapsed: their indexes still hold.
    for (LinkShape& link : links_) {
        if (!link.bundle.empty()) link.lane = 0;
    }
}

void SceneGeometry::drawPaths(Building& building) {
    TileIndex tiles;
    const auto& table = building.design.links;
    const bool anyOrthogonal = std::any_of(links_.begin(), links_.end(), [&](const LinkShape& link) {
        return table.at(link.id).style == LinkStyle::orthogonal;
    });
    if (anyOrthogonal) {
        for (const DeviceShape& device : devices_)
            tiles.add(device.tile);
        for (const SiteShape& site : sites_) {
            if (site.collapsed) tiles.add(site.frame);
        }
    }
    for (LinkShape& shape : links_) {
        if (shape.leadsOut != LeadsOut::no) continue;
        const Link& link = table.at(shape.id);
        std::vector<Point> waypoints;
        const bool carried = building.options.moved.contains(shape.id);
        for (const Point& bend : link.waypoints) {
            // What a collapsed site hides has no bends.
            const auto hidden = [&](SiteId symbol) {
                return symbol && building.design.sites.at(symbol).frame.contains(bend);
            };
            if (hidden(shape.fromSymbol) || hidden(shape.toSymbol)) continue;
            waypoints.push_back(building.placed(bend, carried));
        }
        if (!waypoints.empty() && !touchesSymbol(shape)) shape.lanes = 1;
        const auto lanes = building.lanes.find(pairKey(shape));
        if (lanes != building.lanes.end() && (link.waypoints.empty() || touchesSymbol(shape)))
            shape.lanes = lanes->second;
        const bool fromSmaller = fromEnd(shape) < toEnd(shape);
        LinkPath path = linkPath({link.style, *placeOf(shape.from), *placeOf(shape.to), waypoints,
                                  Lane{shape.lane, shape.lanes}, fromSmaller},
                                 tiles);
        shape.points = std::move(path.points);
        // Handles are for what the design holds: not where bends are left out.
        if (waypoints.size() == link.waypoints.size()) shape.stops = std::move(path.stops);
    }
}

/// Stubs end on two rails left and right of the frame, towards where they lead, in the order in which they
/// leave, a label's height apart.
void SceneGeometry::addStubs(Building& building) {
    if (building.stubs.empty() || sites_.empty()) return;
    const Rect frame = sites_.front().frame;
    struct Stub {
        LinkShape* link;
        Point inner;
        double y;
    };
    std::vector<Stub> rails[2];
    for (const std::size_t index : building.stubs) {
        LinkShape& link = links_[index];
        const bool atTo = link.leadsOut == LeadsOut::atTo;
        const Point inner = placeOf(atTo ? link.from : link.to)->centre();
        const Point far = building.design.devices.at(atTo ? link.to : link.from).position;
        const bool right = far.x >= frame.centre().x;
        const double x = right ? frame.x + frame.width + kStubRail : frame.x - kStubRail;
        const double run = std::abs(far.x - inner.x);
        const double share = run > 0 ? std::min(1.0, std::abs(x - inner.x) / run) : 1;
        const double y = std::clamp(inner.y + (far.y - inner.y) * share, frame.y, frame.y + frame.height);
        rails[right ? 1 : 0].push_back({&link, inner, y});
    }
    for (const bool right : {false, true}) {
        std::vector<Stub>& rail = rails[right ? 1 : 0];
        std::stable_sort(rail.begin(), rail.end(), [](const Stub& a, const Stub& b) { return a.y < b.y; });
        double room = -std::numeric_limits<double>::infinity();
        for (Stub& stub : rail) {
            stub.y = std::max(stub.y, room + kStubGap);
            room = stub.y;
        }
        // Pushed past the lower edge: move the rail up as a whole.
        const double over = rail.empty() ? 0 : std::max(0.0, rail.back().y - frame.y - frame.height);
        const double x = right ? frame.x + frame.width + kStubRail : frame.x - kStubRail;
        for (const Stub& stub : rail) {
            const Point end{x, stub.y - over / 2};
            stub.link->points = stub.link->leadsOut == LeadsOut::atTo ? std::vector<Point>{stub.inner, end}
                                                                      : std::vector<Point>{end, stub.inner};
        }
    }
}

}  // namespace spanwright::scene
