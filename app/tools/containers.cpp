// SPDX-License-Identifier: MIT
#include "app/tools/containers.h"

#include "app/tools/new_elements.h"
#include "engine/scene/hit_test.h"

#include <algorithm>
#include <cmath>
#include <variant>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

constexpr double kAroundDevices = 20;  ///< a zone's margin around them, beside title and names

Rect shifted(Rect frame, Point by) {
    frame.x += by.x;
    frame.y += by.y;
    return frame;
}

/// A move that is not made yet: what goes along, and which frames will hold a point once it is.
struct MovePlan {
    const ToolContext& context;
    const std::set<ElementId>& moved;
    Point by;

    [[nodiscard]] SiteId siteAt(Point at) const {
        // In the site that is shown alone, nothing leaves it by standing beside its frame.
        SiteId found = context.geometry.inside();
        for (const scene::SiteShape& shape : context.geometry.sites()) {
            const bool moves = moved.contains(shape.id);
            if ((moves ? shifted(shape.frame, by) : shape.frame).contains(at))
                found = shape.id;  // sites come larger first: the last is the innermost
        }
        return found;
    }
    [[nodiscard]] bool moves(const scene::ZoneShape& zone) const {
        return moved.contains(zone.id) || moved.contains(zone.site);
    }
    [[nodiscard]] ZoneId zoneAt(Point at) const {
        ZoneId found;
        for (const scene::ZoneShape& shape : context.geometry.zones()) {
            if ((moves(shape) ? shifted(shape.frame, by) : shape.frame).contains(at)) found = shape.id;
        }
        return found;
    }
    [[nodiscard]] bool drawn(ZoneId zone) const {
        const auto& zones = context.geometry.zones();
        return std::any_of(zones.begin(), zones.end(),
                           [zone](const scene::ZoneShape& shape) { return shape.id == zone; });
    }
    [[nodiscard]] ZoneId zoneAfter(const Device& device, Point at) const {
        const ZoneId zone = zoneAt(at);
        return zone || drawn(device.zone) ? zone : device.zone;
    }
};

/// Zones that come to stand in another site, with their devices.
void rehomeZones(const MovePlan& plan, edit::Put& rehomed) {
    const Design& design = plan.context.project.design;
    for (const scene::ZoneShape& shape : plan.context.geometry.zones()) {
        if (!plan.moved.contains(shape.id) || plan.moved.contains(shape.site)) continue;
        const SiteId site = plan.siteAt(shifted(shape.frame, plan.by).centre());
        if (site == shape.site) continue;
        Zone zone = design.zones.at(shape.id);
        zone.site = site;
        zone.frame = shifted(zone.frame, plan.by);
        rehomed.rows.emplace_back(std::move(zone));
        for (const Device& device : design.devices) {
            if (device.zone != shape.id || device.site == site) continue;
            Device row = device;
            row.site = site;
            row.position = device.position + plan.by;
            rehomed.rows.emplace_back(std::move(row));
        }
    }
}

/// Those of the site that the frame holds join the zone, other members leave it.
void putMembers(const Design& design, const Zone& zone, edit::Put& members) {
    for (const Device& device : design.devices) {
        const bool inside = device.site == zone.site && zone.frame.contains(device.position);
        if (inside == (device.zone == zone.id)) continue;
        // What an inner zone holds stays there.
        const Zone* other = design.zones.find(device.zone);
        const bool inner = inside && other != nullptr && other->frame.width > 0 &&
                           other->frame.width * other->frame.height < zone.frame.width * zone.frame.height &&
                           other->frame.contains(device.position);
        if (inner) continue;
        Device row = device;
        row.zone = inside ? zone.id : ZoneId{};
        members.rows.emplace_back(std::move(row));
    }
}

Zone newZone(const ToolContext& context, const Rect& frame) {
    Zone zone;
    zone.id = edit::reservedId<ZoneId>(context.project, 0);
    zone.kind = context.choice.zoneKind;
    std::string_view base = nameOf(zone.kind).label;
    base = base.substr(0, base.find(" ("));  // "Virtual network", without what its clouds call it
    zone.name = numberedName(context.project, base);
    zone.site = scene::siteAt(context.geometry, frame.centre());
    zone.frame = frame;
    return zone;
}

}  // namespace

bool isMovable(const Project& project, ElementId element) {
    if (const Site* site = project.design.sites.find(element.as<SiteId>())) return !site->locked;
    if (const Device* device = project.design.devices.find(element.as<DeviceId>())) return !device->locked;
    return element.kind == ElementKind::zone;
}

edit::Command moveCommand(const ToolContext& context, const std::set<ElementId>& elements, Point by) {
    edit::Move move;
    move.by = by;
    std::copy_if(elements.begin(), elements.end(), std::back_inserter(move.elements),
                 [&](ElementId element) { return isMovable(context.project, element); });

    const MovePlan plan{context, elements, by};
    edit::Put rehomed;
    for (const ElementId element : move.elements) {
        const Device* device = context.project.design.devices.find(element.as<DeviceId>());
        if (device == nullptr || elements.contains(device->site) || elements.contains(device->zone)) continue;
        const Point at = device->position + by;
        const SiteId site = plan.siteAt(at);
        const ZoneId zone = plan.zoneAfter(*device, at);
        if (site == device->site && zone == device->zone) continue;
        Device row = *device;
        row.site = site;
        row.zone = zone;
        row.position = at;
        rehomed.rows.emplace_back(std::move(row));
    }
    rehomeZones(plan, rehomed);
    if (rehomed.rows.empty()) return move;
    const std::string label = edit::describe(context.project, move);
    return edit::Batch{label, {std::move(move), std::move(rehomed)}};
}

std::optional<ElementId> newHome(const Project& project, const edit::Command& move) {
    const auto* batch = std::get_if<edit::Batch>(&move);
    if (batch == nullptr) return std::nullopt;
    for (const edit::Command& part : batch->commands) {
        const auto* put = std::get_if<edit::Put>(&part);
        if (put == nullptr) continue;
        for (const edit::AnyRow& any : put->rows) {
            const Device* row = std::get_if<Device>(&any);
            const Device* before = row == nullptr ? nullptr : project.design.devices.find(row->id);
            if (before == nullptr) continue;
            if (row->zone && row->zone != before->zone) return ElementId(row->zone);
            if (row->site && row->site != before->site) return ElementId(row->site);
        }
    }
    return std::nullopt;
}

std::optional<Rect> frameOf(const Project& project, ElementId element) {
    const Site* site = project.design.sites.find(element.as<SiteId>());
    if (site != nullptr && !site->collapsed && !site->locked) return site->frame;
    const Zone* zone = project.design.zones.find(element.as<ZoneId>());
    if (zone != nullptr && zone->frame.width > 0) return zone->frame;
    return std::nullopt;
}

std::optional<FrameCorner> cornerAt(const Rect& frame, Point at, double reach) {
    for (const bool left : {true, false}) {
        for (const bool top : {true, false}) {
            const Point corner{left ? frame.x : frame.x + frame.width,
                               top ? frame.y : frame.y + frame.height};
            if (std::abs(at.x - corner.x) <= reach && std::abs(at.y - corner.y) <= reach)
                return FrameCorner{left, top};
        }
    }
    return std::nullopt;
}

Rect resizedFrame(const Rect& frame, FrameCorner corner, Point at, double least) {
    Rect resized = frame;
    const double right = frame.x + frame.width;
    const double bottom = frame.y + frame.height;
    if (corner.left) {
        resized.x = std::min(at.x, right - least);
        resized.width = right - resized.x;
    } else {
        resized.width = std::max(least, at.x - frame.x);
    }
    if (corner.top) {
        resized.y = std::min(at.y, bottom - least);
        resized.height = bottom - resized.y;
    } else {
        resized.height = std::max(least, at.y - frame.y);
    }
    return resized;
}

std::optional<edit::Command> resizeCommand(const ToolContext& context, ElementId element, const Rect& frame) {
    const Design& design = context.project.design;
    if (frameOf(context.project, element) == frame) return std::nullopt;
    if (const Site* found = design.sites.find(element.as<SiteId>())) {
        Site site = *found;
        site.frame = frame;
        const std::string label = "resize site " + site.name;
        return edit::Batch{label, {edit::Put{{std::move(site)}}}};
    }
    const Zone* found = design.zones.find(element.as<ZoneId>());
    if (found == nullptr) return std::nullopt;
    Zone zone = *found;
    zone.frame = frame;
    edit::Put members;
    putMembers(design, zone, members);
    members.rows.emplace_back(zone);
    return edit::Batch{"resize zone " + zone.name, {std::move(members)}};
}

std::pair<edit::Command, ZoneId> addZone(const ToolContext& context, const Rect& frame) {
    const Zone zone = newZone(context, frame);
    edit::Put members;
    putMembers(context.project.design, zone, members);
    edit::Batch batch{"add zone " + zone.name, {edit::Add{{zone}}}};
    if (!members.rows.empty()) batch.commands.emplace_back(std::move(members));
    return {std::move(batch), zone.id};
}

std::optional<std::pair<edit::Command, ZoneId>> zoneAround(const ToolContext& context,
                                                           const std::set<ElementId>& elements) {
    std::optional<Rect> around;
    std::vector<Device> members;
    for (const ElementId element : elements) {
        const Device* device = context.project.design.devices.find(element.as<DeviceId>());
        const scene::DeviceShape* shape = context.geometry.device(element.as<DeviceId>());
        if (device == nullptr || shape == nullptr) continue;
        around = around ? scene::unitedWith(*around, shape->tile) : shape->tile;
        members.push_back(*device);
    }
    if (!around) return std::nullopt;
    const Rect frame{around->x - kAroundDevices, around->y - kAroundDevices - scene::kZoneTitle / 2,
                     around->width + 2 * kAroundDevices,
                     around->height + 2 * kAroundDevices + scene::kZoneTitle / 2 + scene::kLabelReach / 2};
    Zone zone = newZone(context, frame);
    zone.site = members.front().site;
    edit::Put joining;
    for (Device& member : members) {
        // A zone lies in one site, or in none where its devices do not share one.
        if (member.site != zone.site) zone.site = {};
        member.zone = zone.id;
        joining.rows.emplace_back(std::move(member));
    }
    const ZoneId id = zone.id;
    const std::string label = "add zone " + zone.name;
    return std::pair{edit::Command(edit::Batch{label, {edit::Add{{std::move(zone)}}, std::move(joining)}}),
                     id};
}

std::optional<edit::Command> collapseCommand(const Project& project, const std::set<ElementId>& elements,
                                             bool collapsed) {
    edit::Put put;
    std::string name;
    for (const ElementId element : elements) {
        const Site* found = project.design.sites.find(element.as<SiteId>());
        if (found == nullptr || found->collapsed == collapsed) continue;
        Site site = *found;
        site.collapsed = collapsed;
        name = site.name;
        put.rows.emplace_back(std::move(site));
    }
    if (put.rows.empty()) return std::nullopt;
    const std::string verb = collapsed ? "collapse" : "expand";
    const std::string label = put.rows.size() == 1 ? fmt::format("{} site {}", verb, name)
                                                   : fmt::format("{} {} sites", verb, put.rows.size());
    return edit::Batch{label, {std::move(put)}};
}

}  // namespace spanwright::app
