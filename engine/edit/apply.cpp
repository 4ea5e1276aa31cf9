// SPDX-License-Identifier: MIT
#include "engine/base/assert.h"
#include "engine/design/queries.h"
#include "engine/design/validate.h"
#include "engine/edit/command.h"
#include "engine/edit/remove.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace spanwright::edit {
namespace {

/// The table that holds rows of this type.
template <class Row>
Table<Row>& tableOf(Project& project) {
    Table<Row>* found = nullptr;
    visitTables(project, [&](auto& table) {
        if constexpr (std::is_same_v<std::decay_t<decltype(table)>, Table<Row>>) found = &table;
    });
    SPANWRIGHT_ASSERT(found != nullptr);
    return *found;
}

Result<void> checkRows(const Project& project, const std::vector<AnyRow>& rows) {
    bool acrossRows = false;
    for (const AnyRow& any : rows) {
        std::vector<Error> errors;
        std::visit([&](const auto& row) { errors = validateRow(project, row); }, any);
        if (!errors.empty()) return tl::unexpected(errors.front());
        const Link* link = std::get_if<Link>(&any);
        const bool nested = link != nullptr && link->isTunnel() && !link->underlay.empty();
        acrossRows = acrossRows || nested || std::holds_alternative<Phase>(any) ||
                     std::holds_alternative<WorkPackage>(any);
    }
    if (!acrossRows) return {};
    const std::vector<Error> errors = validateAcrossRows(project);
    if (!errors.empty()) return tl::unexpected(errors.front());
    return {};
}

std::set<std::string, std::less<>> allKeys(const Project& project) {
    std::set<std::string, std::less<>> keys;
    visitTables(project, [&](const auto& table) {
        for (const auto& row : table)
            keys.insert(row.key);
    });
    return keys;
}

template <class Row>
Result<void> addRow(Project& project, Row& row, std::set<std::string, std::less<>>& keys) {
    using RowId = decltype(Row::id);
    if (!row.id) row.id = project.newId<RowId>();
    if (exists(project, ElementId(row.id)))
        return fail(Code::conflict, "the element is there already", row.key);
    project.lastId = std::max(project.lastId, row.id.value);
    if (row.key.empty()) {
        row.key =
            uniqueKey(project, row.name.empty() ? nameOf(kindOf<Row>()).label : std::string_view(row.name));
    }
    if (!keys.insert(row.key).second) {
        return fail(Code::conflict, fmt::format("the id \"{}\" is in use already", row.key), row.key);
    }
    tableOf<Row>(project).put(row);
    return {};
}

Result<Project> applyOne(Project project, const Add& command) {
    std::vector<AnyRow> rows = command.rows;
    auto keys = allKeys(project);
    for (AnyRow& any : rows) {
        const Result<void> added = std::visit([&](auto& row) { return addRow(project, row, keys); }, any);
        if (!added) return tl::unexpected(added.error());
    }
    if (const auto sound = checkRows(project, rows); !sound) return tl::unexpected(sound.error());
    return project;
}

template <class Row>
Result<void> putRow(Project& project, const Row& row) {
    Table<Row>& table = tableOf<Row>(project);
    const Row* before = table.find(row.id);
    if (before == nullptr) return fail(Code::notFound, "the element is not there any more", row.key);
    if (before->key != row.key)
        return fail(Code::conflict, "the id of an element cannot be changed", before->key);
    table.put(row);
    return {};
}

Result<Project> applyOne(Project project, const Put& command) {
    for (const AnyRow& any : command.rows) {
        const Result<void> done = std::visit([&](const auto& row) { return putRow(project, row); }, any);
        if (!done) return tl::unexpected(done.error());
    }
    if (const auto sound = checkRows(project, command.rows); !sound) return tl::unexpected(sound.error());
    return project;
}

Result<Project> applyOne(Project project, const Remove& command) {
    for (const ElementId element : command.elements) {
        if (!exists(project, element)) return fail(Code::notFound, "an element to remove is not there");
    }
    eraseElements(project, withDependents(project, command.elements));
    return project;
}

/// What a move takes along: sites carry their zones and devices, zones their devices, and two devices the
/// bends of the links between them.
struct Moving {
    std::set<SiteId> sites;
    std::set<ZoneId> zones;
    std::set<DeviceId> devices;
};

Moving movingWith(const Design& design, const Move& command) {
    Moving moving;
    for (const ElementId element : command.elements) {
        if (element.kind == ElementKind::site) moving.sites.insert(element.as<SiteId>());
        if (element.kind == ElementKind::zone) moving.zones.insert(element.as<ZoneId>());
        if (element.kind == ElementKind::device) moving.devices.insert(element.as<DeviceId>());
    }
    if (!moving.sites.empty()) {
        for (const Zone& zone : design.zones) {
            if (zone.frame.width > 0 && moving.sites.contains(zone.site)) moving.zones.insert(zone.id);
        }
    }
    if (moving.sites.empty() && moving.zones.empty()) return moving;
    for (const Device& device : design.devices) {
        if (moving.sites.contains(device.site) || moving.zones.contains(device.zone))
            moving.devices.insert(device.id);
    }
    return moving;
}

void moveBends(Design& design, const std::set<DeviceId>& devices, Point by) {
    std::vector<Link> bent;
    for (const Link& link : design.links) {
        const bool between = devices.contains(link.from.device) && devices.contains(link.to.device);
        if (!link.waypoints.empty() && between) bent.push_back(link);
    }
    for (Link& link : bent) {
        for (Point& bend : link.waypoints)
            bend = bend + by;
        design.links.put(std::move(link));
    }
}

Result<Project> applyOne(Project project, const Move& command) {
    const Moving moving = movingWith(project.design, command);
    for (const SiteId id : moving.sites) {
        const Site* found = project.design.sites.find(id);
        if (found == nullptr) return fail(Code::notFound, "a site to move is not there");
        Site site = *found;
        site.frame.x += command.by.x;
        site.frame.y += command.by.y;
        project.design.sites.put(std::move(site));
    }
    for (const ZoneId id : moving.zones) {
        const Zone* found = project.design.zones.find(id);
        if (found == nullptr) return fail(Code::notFound, "a zone to move is not there");
        Zone zone = *found;
        zone.frame.x += command.by.x;
        zone.frame.y += command.by.y;
        project.design.zones.put(std::move(zone));
    }
    for (const DeviceId id : moving.devices) {
        const Device* found = project.design.devices.find(id);
        if (found == nullptr) return fail(Code::notFound, "a device to move is not there");
        Device device = *found;
        device.position = device.position + command.by;
        project.design.devices.put(std::move(device));
    }
    moveBends(project.design, moving.devices, command.by);
    return project;
}

Result<Project> applyOne(Project project, const PutSettings& command) {
    project.settings = command.settings;
    if (auto errors = validateSettings(project); !errors.empty()) return tl::unexpected(errors.front());
    return project;
}

Result<Project> applyOne(Project project, const PutCostPolicy& command) {
    project.costPolicy = command.policy;
    if (auto errors = validateSettings(project); !errors.empty()) return tl::unexpected(errors.front());
    return project;
}

Result<Project> applyOne(Project project, const PutReliabilityPolicy& command) {
    project.design.reliabilityPolicy = command.policy;
    if (auto errors = validateSettings(project); !errors.empty()) return tl::unexpected(errors.front());
    return project;
}

Result<Project> applyOne(Project project, const PutRoutingPolicy& command) {
    project.design.routingPolicy = command.policy;
    if (auto errors = validateSettings(project); !errors.empty()) return tl::unexpected(errors.front());
    return project;
}

Result<Project> applyOne(Project project, const PutTrafficPolicy& command) {
    project.design.trafficPolicy = command.policy;
    if (auto errors = validateSettings(project); !errors.empty()) return tl::unexpected(errors.front());
    return project;
}

Result<Project> applyOne(Project project, const Batch& batch) {
    for (const Command& command : batch.commands) {
        auto next = apply(std::move(project), command);
        if (!next) return next;
        project = std::move(*next);
    }
    return project;
}

}  // namespace

Result<Project> apply(Project project, const Command& command) {
    return std::visit([&](const auto& one) { return applyOne(std::move(project), one); }, command);
}

AnyRow rowOf(const Project& project, ElementId element) {
    std::optional<AnyRow> found;
    visitTables(project, [&](const auto& table) {
        using Row = typename std::decay_t<decltype(table)>::RowType;
        if (kindOf<Row>() != element.kind) return;
        if (const Row* row = table.find(element.as<decltype(Row::id)>())) found = *row;
    });
    SPANWRIGHT_ASSERT(found.has_value());
    return std::move(*found);
}

}  // namespace spanwright::edit
