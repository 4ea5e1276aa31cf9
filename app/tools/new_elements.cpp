// SPDX-License-Identifier: MIT
#include "app/tools/new_elements.h"

#include "engine/design/queries.h"
#include "engine/scene/hit_test.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

bool isCloud(DeviceKind kind) {
    return kind == DeviceKind::transitGateway || kind == DeviceKind::virtualNetworkGateway ||
           kind == DeviceKind::cloudInterconnect || kind == DeviceKind::natGateway;
}

/// Kind and capacity by what the ends are and whether they stand in one place.
void setUsualFigures(Link& link, const Device& from, const Device& to) {
    const auto either = [&](DeviceKind kind) { return from.kind == kind || to.kind == kind; };
    const bool sameSite = from.site && from.site == to.site;
    const bool noSite = !from.site && !to.site;
    link.capacityMbps = 1000;
    if (either(DeviceKind::providerNetwork)) {
        link.kind = LinkKind::mplsAccess;
    } else if (either(DeviceKind::accessPoint)) {
        link.kind = LinkKind::copper;
    } else if (sameSite || noSite) {
        link.kind = LinkKind::fibre;
        link.capacityMbps = 10000;
    } else if (either(DeviceKind::cloudInterconnect)) {
        link.kind = LinkKind::cloudInterconnect;
        link.capacityMbps = 10000;
    } else if (isCloud(from.kind) || isCloud(to.kind)) {
        link.kind = LinkKind::tunnel;
    } else {
        link.kind = LinkKind::leasedCircuit;
    }
}

}  // namespace

Point snapped(Point point) {
    return {std::round(point.x / kSnap) * kSnap, std::round(point.y / kSnap) * kSnap};
}

DeviceId tileAt(const ToolContext& context, Point at) {
    constexpr double kReachPixels = 10;  // around a tile
    const double reach = kReachPixels * context.unitsPerPixel;
    const auto& devices = context.geometry.devices();
    for (auto shape = devices.rbegin(); shape != devices.rend(); ++shape) {
        if (scene::expanded(shape->tile, reach).contains(at)) return shape->id;
    }
    return {};
}

std::string numberedName(const Project& project, std::string_view base) {
    std::set<std::string, std::less<>> taken;
    for (const Site& site : project.design.sites)
        taken.insert(site.name);
    for (const Device& device : project.design.devices)
        taken.insert(device.name);
    for (const Zone& zone : project.design.zones)
        taken.insert(zone.name);
    for (int number = 1;; ++number) {
        std::string name = fmt::format("{} {}", base, number);
        if (!taken.contains(name)) return name;
    }
}

Device newDevice(const ToolContext& context, Point at) {
    Device device;
    device.id = edit::reservedId<DeviceId>(context.project, 0);
    device.kind = context.choice.deviceKind;
    device.name = numberedName(context.project, nameOf(device.kind).label);
    device.item =
        context.project.catalogue.contains(context.choice.item) ? context.choice.item : CatalogueItemId{};
    device.position = at;
    device.site = scene::siteAt(context.geometry, at);
    if (!device.site) device.site = context.geometry.inside();
    device.zone = scene::zoneAt(context.geometry, at);
    device.lifetime.enters = context.phase;
    return device;
}

Site newSite(const ToolContext& context, const Rect& frame) {
    Site site;
    site.id = edit::reservedId<SiteId>(context.project, 0);
    site.kind = context.choice.siteKind;
    site.name = numberedName(context.project, nameOf(site.kind).label);
    site.frame = frame;
    site.lifetime.enters = context.phase;
    return site;
}

Link newLink(const ToolContext& context, DeviceId fromId, DeviceId toId) {
    const Device& from = context.project.design.devices.at(fromId);
    const Device& to = context.project.design.devices.at(toId);
    Link link;
    link.id = edit::reservedId<LinkId>(context.project, 0);
    link.from.device = fromId;
    link.to.device = toId;
    link.name =
        fmt::format("{} – {}", displayName(context.project, fromId), displayName(context.project, toId));
    link.lifetime.enters = context.phase;
    setUsualFigures(link, from, to);
    if (context.choice.linkKindChosen) link.kind = context.choice.linkKind;
    if (const CatalogueItem* item = context.project.catalogue.find(context.choice.item)) {
        link.item = item->id;
        if (item->capacityMbps > 0) link.capacityMbps = item->capacityMbps;
    }
    return link;
}

Demand newDemand(const ToolContext& context, DeviceId from, DeviceId to) {
    Demand demand;
    demand.id = edit::reservedId<DemandId>(context.project, 0);
    demand.from = from;
    demand.to = to;
    demand.name =
        fmt::format("{} → {}", displayName(context.project, from), displayName(context.project, to));
    demand.mbps = 100;
    demand.reverseMbps = 100;
    demand.lifetime.enters = context.phase;
    return demand;
}

}  // namespace spanwright::app
