// SPDX-License-Identifier: MIT
#include "engine/edit/fragment.h"

#include "engine/design/queries.h"
#include "engine/design/references.h"

#include <cctype>
#include <map>
#include <unordered_map>

#include <fmt/format.h>

namespace spanwright::edit {
namespace {

/// Rows that a fragment brings only because something placed refers to them.
constexpr bool isShared(ElementKind kind) {
    return kind == ElementKind::catalogueItem || kind == ElementKind::phase || kind == ElementKind::zone ||
           kind == ElementKind::zoneRule || kind == ElementKind::sharedRiskGroup;
}

template <class Row>
void keepReferencesTo(Row& row, const std::set<ElementId>& kept) {
    const auto keep = [&](auto& id) {
        if (!kept.contains(ElementId(id))) id = {};
    };
    visitReferences(row, keep);
    // A list has no empty entries.
    visitFields(row, [](const FieldInfo&, auto& field) {
        if constexpr (requires { ElementId(field.front()); }) {
            std::erase_if(field, [](const auto& id) { return ElementId(id).value == 0; });
        }
    });
}

/// Copies the rows of one table that are kept, without references to what is not.
template <class Row>
void copyKept(const Table<Row>& from, Table<Row>& to, const std::set<ElementId>& kept) {
    for (const Row& row : from) {
        if (!kept.contains(ElementId(row.id))) continue;
        Row copy = row;
        keepReferencesTo(copy, kept);
        to.put(std::move(copy));
    }
}

template <class Row>
void keepShared(const Table<Row>& table, std::set<ElementId>& kept) {
    for (const Row& row : table) {
        if (!kept.contains(ElementId(row.id))) continue;
        const auto keep = [&](const auto& id) {
            const ElementId element(id);
            if (element.value != 0 && isShared(element.kind)) kept.insert(element);
        };
        visitReferences(row, keep);
    }
}

/// Names that are taken in the project, and the numbers that follow them.
class Names {
  public:
    explicit Names(const Project& project) {
        for (const Site& site : project.design.sites)
            taken_.insert(site.name);
        for (const Device& device : project.design.devices)
            taken_.insert(device.name);
    }

    /// The name, or "Core 2" after "Core 1" when it is taken.
    std::string fresh(const std::string& name) {
        if (name.empty() || taken_.insert(name).second) return name;
        std::size_t end = name.size();
        while (end > 0 && std::isdigit(static_cast<unsigned char>(name[end - 1])) != 0)
            --end;
        const bool numbered = end < name.size() && name.size() - end < 7;
        const std::string base = numbered ? name.substr(0, end) : name + " ";
        const auto known = next_.find(base);
        int number = known != next_.end() ? known->second : numbered ? std::stoi(name.substr(end)) + 1 : 2;
        std::string candidate = fmt::format("{}{}", base, number);
        while (!taken_.insert(candidate).second)
            candidate = fmt::format("{}{}", base, ++number);
        next_[base] = number + 1;
        return candidate;
    }

  private:
    std::set<std::string, std::less<>> taken_;
    std::map<std::string, int, std::less<>> next_;
};

SiteId innermostSite(const std::vector<const Site*>& sites, Point at) {
    const Site* found = nullptr;
    for (const Site* site : sites) {
        if (!site->frame.contains(at)) continue;
        const auto area = [](const Site& one) { return one.frame.width * one.frame.height; };
        if (found == nullptr || area(*site) < area(*found)) found = site;
    }
    return found != nullptr ? found->id : SiteId{};
}

/// Gives the rows of a fragment their place in a project.
class Inserter {
  public:
    Inserter(const Project& fragment, const Project& project, PhaseId phase, Point by)
        : fragment_(fragment), project_(project), phase_(phase), by_(by), names_(project) {}

    Insertion run() {
        giveIds();
        add(fragment_.catalogue);
        add(fragment_.design.zones);
        add(fragment_.design.sharedRiskGroups);
        add(fragment_.design.sites);
        add(fragment_.design.devices);
        add(fragment_.design.links);
        add(fragment_.design.demands);
        add(fragment_.design.zoneRules);
        return std::move(insertion_);
    }

  private:
    /// Decides for every row of the fragment which id it has in the project: that of the row with its key,
    /// where it is shared, else a new one.
    void giveIds() {
        std::unordered_map<std::string, ElementId> byKey;
        visitTables(project_, [&](const auto& table) {
            for (const auto& row : table)
                byKey.emplace(row.key, ElementId(row.id));
        });
        std::uint32_t next = 0;
        visitTables(fragment_, [&](const auto& table) {
            using RowId = typename std::decay_t<decltype(table)>::RowId;
            for (const auto& row : table) {
                const ElementId old(row.id);
                const auto there = byKey.find(row.key);
                if (old.kind == ElementKind::phase) {
                    const bool known = there != byKey.end() && there->second.kind == old.kind;
                    ids_[old] = known ? there->second : ElementId(phase_);
                } else if (isShared(row) && there != byKey.end() && there->second.kind == old.kind) {
                    ids_[old] = there->second;
                } else {
                    ids_[old] = reservedId<RowId>(project_, next++);
                    fresh_.insert(old);
                }
            }
        });
    }

    /// Zones of a site come with it, and rules with the zones that they are about; what spans sites is found.
    template <class Row>
    [[nodiscard]] bool isShared(const Row& row) const {
        if constexpr (std::is_same_v<Row, Zone>) return !row.site;
        if constexpr (std::is_same_v<Row, ZoneRule>)
            return !fresh_.contains(ElementId(row.from)) && !fresh_.contains(ElementId(row.to));
        return edit::isShared(kindOf<Row>());
    }

    template <class Row>
    void add(const Table<Row>& table) {
        for (const Row& row : table) {
            if (fresh_.contains(ElementId(row.id))) place(row);
        }
    }

    template <class Row>
    void place(Row row) {
        const std::string before = row.name;
        if (!isShared(row)) row.key.clear();
        row.id = ids_.at(ElementId(row.id)).template as<decltype(Row::id)>();
        const auto map = [&](auto& id) {
            using IdType = std::decay_t<decltype(id)>;
            const auto found = ids_.find(ElementId(id));
            if constexpr (std::is_same_v<IdType, ElementId>) {
                id = found == ids_.end() ? ElementId() : found->second;
            } else {
                id = found == ids_.end() ? IdType{} : found->second.template as<IdType>();
            }
        };
        visitReferences(row, map);
        if (!edit::isShared(kindOf<Row>())) insertion_.placed.insert(row.id);
        settle(row);
        if constexpr (std::is_same_v<Row, Site> || std::is_same_v<Row, Device>) renamed_[before] = row.name;
        insertion_.add.rows.emplace_back(std::move(row));
    }

    template <class Row>
    void settle(Row& /*row*/) {}
    void settle(Site& site) {
        site.name = names_.fresh(site.name);
        site.frame.x += by_.x;
        site.frame.y += by_.y;
    }
    void settle(Zone& zone) {
        zone.frame.x += by_.x;
        zone.frame.y += by_.y;
    }
    void settle(Device& device) {
        device.name = names_.fresh(device.name);
        device.position = device.position + by_;
        if (device.site) return;
        if (sites_.empty()) {
            for (const Site& site : project_.design.sites)
                sites_.push_back(&site);
        }
        device.site = innermostSite(sites_, device.position);
        const Zone* zone = project_.design.zones.find(device.zone);
        if (zone != nullptr && zone->site && zone->site != device.site) device.zone = {};
    }
    /// A link or demand that is named by its ends is named by their new names.
    void settle(Link& link) {
        for (Point& waypoint : link.waypoints)
            waypoint = waypoint + by_;
        renameByEnds(link.name, " – ");
    }
    void settle(Demand& demand) { renameByEnds(demand.name, " → "); }

    void renameByEnds(std::string& name, std::string_view joint) const {
        const std::size_t at = name.find(joint);
        if (at == std::string::npos) return;
        const auto from = renamed_.find(name.substr(0, at));
        const auto to = renamed_.find(name.substr(at + joint.size()));
        if (from == renamed_.end() || to == renamed_.end()) return;
        name = fmt::format("{}{}{}", from->second, joint, to->second);
    }

    const Project& fragment_;
    const Project& project_;
    PhaseId phase_;
    Point by_;
    Names names_;
    std::map<ElementId, ElementId> ids_;
    std::set<ElementId> fresh_;
    std::vector<const Site*> sites_;
    std::map<std::string, std::string, std::less<>> renamed_;
    Insertion insertion_;
};

}  // namespace

Project fragmentOf(const Project& project, const std::set<ElementId>& elements) {
    const Design& design = project.design;
    std::set<ElementId> kept;
    for (const ElementId element : elements) {
        if (element.kind == ElementKind::site || element.kind == ElementKind::device) kept.insert(element);
    }
    for (const Device& device : design.devices) {
        if (device.site && kept.contains(device.site)) kept.insert(device.id);
    }
    for (const Zone& zone : design.zones) {
        if (zone.site && kept.contains(zone.site)) kept.insert(zone.id);
    }
    for (const Link& link : design.links) {
        if (kept.contains(link.from.device) && kept.contains(link.to.device)) kept.insert(link.id);
    }
    for (const Demand& demand : design.demands) {
        if (kept.contains(demand.from) && kept.contains(demand.to)) kept.insert(demand.id);
    }
    keepShared(design.sites, kept);
    keepShared(design.devices, kept);
    keepShared(design.links, kept);
    keepShared(design.demands, kept);
    for (const ZoneRule& rule : design.zoneRules) {
        if (kept.contains(rule.from) && kept.contains(rule.to)) kept.insert(rule.id);
    }

    Project fragment;
    fragment.settings.name = project.settings.name;
    fragment.settings.currency = project.settings.currency;
    fragment.lastId = project.lastId;
    copyKept(project.catalogue, fragment.catalogue, kept);
    copyKept(design.phases, fragment.design.phases, kept);
    copyKept(design.zones, fragment.design.zones, kept);
    copyKept(design.zoneRules, fragment.design.zoneRules, kept);
    copyKept(design.sharedRiskGroups, fragment.design.sharedRiskGroups, kept);
    copyKept(design.sites, fragment.design.sites, kept);
    copyKept(design.devices, fragment.design.devices, kept);
    copyKept(design.links, fragment.design.links, kept);
    copyKept(design.demands, fragment.design.demands, kept);
    return fragment;
}

Insertion insertionOf(const Project& fragment, const Project& project, PhaseId phase, Point by) {
    return Inserter(fragment, project, phase, by).run();
}

}  // namespace spanwright::edit
