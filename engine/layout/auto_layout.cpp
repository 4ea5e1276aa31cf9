// SPDX-License-Identifier: MIT
#include "engine/layout/auto_layout.h"

#include "engine/design/queries.h"
#include "engine/layout/box_packing.h"
#include "engine/layout/drawing_boxes.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace spanwright::layout {
namespace {

constexpr double kUnitGap = 50;   ///< between sites: room for the names of links
constexpr double kSmallGap = 10;  ///< between devices, and between zones

int tierOf(DeviceKind kind) {
    switch (kind) {
        case DeviceKind::providerNetwork:
            return 0;
        case DeviceKind::cloudInterconnect:
        case DeviceKind::virtualNetworkGateway:
        case DeviceKind::natGateway:
            return 1;
        case DeviceKind::router:
        case DeviceKind::sdwanEdge:
        case DeviceKind::transitGateway:
            return 2;
        case DeviceKind::firewall:
            return 3;
        case DeviceKind::coreSwitch:
        case DeviceKind::spineSwitch:
            return 4;
        case DeviceKind::loadBalancer:
        case DeviceKind::distributionSwitch:
        case DeviceKind::leafSwitch:
        case DeviceKind::wirelessController:
            return 5;
        case DeviceKind::accessSwitch:
            return 6;
        case DeviceKind::accessPoint:
        case DeviceKind::serverGroup:
            return 7;
    }
    return 2;
}

int tierOf(SiteKind kind) {
    switch (kind) {
        case SiteKind::cloudRegion:
        case SiteKind::pointOfPresence:
        case SiteKind::colocation:
        case SiteKind::dataCentre:
            return 3;
        case SiteKind::headquarters:
            return 4;
        default:
            return 5;
    }
}

/// A device, or a frame with what stands in it.
struct Unit {
    ElementId element;
    std::size_t parent = 0;  ///< index of the unit around it; the drawing is unit 0
    std::vector<std::size_t> children;
    std::vector<GraphEdge> edges;  ///< between children, by their index among them
    Rect box;                      ///< ground that it takes
    int tier = 0;
    std::size_t rank = 0;   ///< its index among its parent's children
    std::size_t depth = 0;  ///< frames around it
    bool wanted = false;    ///< was asked for, itself or through what is around it
    bool fixed = false;     ///< stays: locked, not asked for, or around something that stays
    bool sealed = false;    ///< so does everything inside
    bool changed = false;   ///< something inside moved, so that the frame follows
};

class Layout {
  public:
    Layout(const Project& project, const AutoLayoutOptions& options) : project_(project), options_(options) {
        units_.emplace_back();
        units_.front().wanted = options.elements.empty();
        addSites();
        addZones();
        addDevices();
        addLinks();
    }

    Result<Placement> run(const WorkContext& context) {
        std::vector<std::size_t> order(units_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::erase_if(order, [&](std::size_t unit) { return units_[unit].children.empty(); });
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return units_[a].depth > units_[b].depth; });
        for (std::size_t done = 0; done < order.size(); ++done) {
            if (context.stopRequested()) return fail(Code::cancelled, "the layout was stopped");
            context.report(static_cast<float>(done) / static_cast<float>(order.size()));
            if (Result<void> settled = settle(units_[order[done]]); !settled) {
                return tl::unexpected(settled.error());
            }
        }
        if (context.stopRequested()) return fail(Code::cancelled, "the layout was stopped");
        return placement();
    }

  private:
    std::size_t addUnit(ElementId element, std::size_t parent, const Rect& box, int tier, bool locked) {
        Unit unit;
        unit.element = element;
        unit.parent = parent;
        unit.box = box;
        unit.tier = tier;
        unit.rank = units_[parent].children.size();
        unit.depth = units_[parent].depth + 1;
        unit.wanted = units_[parent].wanted || options_.elements.contains(element);
        unit.sealed = units_[parent].sealed || (locked && element.kind == ElementKind::site);
        unit.fixed = locked || unit.sealed || !unit.wanted;
        units_[parent].children.push_back(units_.size());
        unitOf_[element] = units_.size();
        units_.push_back(std::move(unit));
        return units_.size() - 1;
    }

    /// A site whose frame lies in another's moves with it.
    void addSites() {
        std::vector<const Site*> sites;
        for (const Site& site : project_.design.sites)
            sites.push_back(&site);
        const auto area = [](const Site& site) { return site.frame.width * site.frame.height; };
        std::stable_sort(sites.begin(), sites.end(),
                         [&](const Site* a, const Site* b) { return area(*a) > area(*b); });
        for (std::size_t i = 0; i < sites.size(); ++i) {
            const Rect& frame = sites[i]->frame;
            std::size_t parent = 0;
            for (std::size_t around = 0; around < i; ++around) {
                const Rect& outer = sites[around]->frame;
                const bool inside = outer.contains({frame.x, frame.y}) &&
                                    outer.contains({frame.x + frame.width, frame.y + frame.height}) &&
                                    !(outer == frame);
                if (inside) parent = unitOf_.at(sites[around]->id);
            }
            addUnit(sites[i]->id, parent, frame, tierOf(sites[i]->kind), sites[i]->locked);
        }
    }

    void addZones() {
        for (const Zone& zone : project_.design.zones) {
            if (zone.frame.width <= 0 || !zone.site) continue;
            const auto site = unitOf_.find(ElementId(zone.site));
            if (site != unitOf_.end()) addUnit(zone.id, site->second, zone.frame, 5, false);
        }
    }

    void addDevices() {
        for (const Device& device : project_.design.devices) {
            std::size_t parent = 0;
            if (const auto site = unitOf_.find(ElementId(device.site)); device.site && site != unitOf_.end())
                parent = site->second;
            const auto zone = unitOf_.find(ElementId(device.zone));
            if (device.zone && zone != unitOf_.end() && units_[zone->second].parent == parent)
                parent = zone->second;
            addUnit(device.id, parent, centredAt(device.position, deviceWidth(device), kDeviceHeight),
                    tierOf(device.kind), device.locked);
        }
    }

    void addLinks() {
        constexpr double kOtherPhase = 0.25;
        const Design shown = designAt(project_.design, options_.phase);
        for (const Link& link : project_.design.links) {
            auto from = unitOf_.find(ElementId(link.from.device));
            auto to = unitOf_.find(ElementId(link.to.device));
            if (from == unitOf_.end() || to == unitOf_.end() || from == to) continue;
            // The two units of one parent that hold its ends.
            std::size_t a = from->second;
            std::size_t b = to->second;
            while (units_[a].depth > units_[b].depth)
                a = units_[a].parent;
            while (units_[b].depth > units_[a].depth)
                b = units_[b].parent;
            while (units_[a].parent != units_[b].parent) {
                a = units_[a].parent;
                b = units_[b].parent;
            }
            if (a == b) continue;
            addEdge(units_[a].parent, units_[a].rank, units_[b].rank,
                    shown.links.contains(link.id) ? 1 : kOtherPhase);
        }
    }

    void addEdge(std::size_t around, std::size_t a, std::size_t b, double weight) {
        std::vector<GraphEdge>& edges = units_[around].edges;
        const auto [low, high] = std::minmax(a, b);
        const auto [at, fresh] = edgeAt_.try_emplace({around, low, high}, edges.size());
        if (fresh) {
            edges.push_back({a, b, weight});
        } else {
            edges[at->second].weight += weight;
        }
    }

    void shift(Unit& unit, Point by) {
        unit.box.x += by.x;
        unit.box.y += by.y;
        for (const std::size_t child : unit.children)
            shift(units_[child], by);
    }

    /// Sets out the children of a unit, and fits its frame around them.
    Result<void> settle(Unit& around) {
        std::vector<std::size_t> nodes;  // children that were asked for, by rank
        std::vector<std::size_t> free;
        for (std::size_t rank = 0; rank < around.children.size(); ++rank) {
            const Unit& child = units_[around.children[rank]];
            if (child.wanted && !around.sealed) nodes.push_back(rank);
            if (!child.fixed) free.push_back(rank);
            around.changed = around.changed || child.changed;
        }
        if (!free.empty() && !around.sealed) {
            if (Result<void> placed = place(around, nodes, free); !placed) return placed;
            around.changed = true;
        }
        if (&around == units_.data()) return {};
        const bool anchored =
            std::any_of(around.children.begin(), around.children.end(),
                        [&](std::size_t child) { return units_[child].fixed && units_[child].wanted; });
        around.fixed = around.fixed || anchored;
        if (around.changed && !around.sealed) fitFrame(around);
        return {};
    }

    Result<void> place(Unit& around, const std::vector<std::size_t>& nodes,
                       const std::vector<std::size_t>& free) {
        const auto childAt = [&](std::size_t rank) -> Unit& { return units_[around.children[rank]]; };
        const double gap = &around == units_.data() ? kUnitGap : kSmallGap;
        std::vector<std::size_t> nodeAt(around.children.size(), nodes.size());
        std::vector<GraphNode> graph;
        for (const std::size_t rank : nodes) {
            const Unit& child = childAt(rank);
            nodeAt[rank] = graph.size();
            const bool frame = child.element.kind != ElementKind::device;
            const double room = frame ? gap : 0;
            graph.push_back({child.box.width + room, child.box.height + room, child.tier});
        }
        std::vector<GraphEdge> edges;
        for (const GraphEdge& edge : around.edges) {
            if (nodeAt[edge.from] == nodes.size() || nodeAt[edge.to] == nodes.size()) continue;
            edges.push_back({nodeAt[edge.from], nodeAt[edge.to], edge.weight});
        }
        Result<std::vector<Point>> drawn = drawGraph(graph, edges, options_.style);
        if (!drawn) return tl::unexpected(drawn.error());

        // The drawing lies where what it was made of lay; where something stays, so that this stays there.
        Point by;
        std::size_t pinned = 0;
        Rect before;
        Rect after;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            const Unit& child = childAt(nodes[i]);
            const Point moved = child.box.centre() - (*drawn)[i];
            if (child.fixed) {
                by = by + moved;
                ++pinned;
            }
            before = united(before, child.box);
            after = united(after, centredAt((*drawn)[i], child.box.width, child.box.height));
        }
        if (pinned > 0) {
            by = {by.x / static_cast<double>(pinned), by.y / static_cast<double>(pinned)};
        } else {
            by = before.centre() - after.centre();
        }
        TakenGround taken;
        for (std::size_t rank = 0; rank < around.children.size(); ++rank) {
            if (childAt(rank).fixed) taken.add(childAt(rank).box);
        }
        for (const std::size_t rank : free) {
            Unit& child = childAt(rank);
            Point corner = (*drawn)[nodeAt[rank]] + by;
            corner = {corner.x - child.box.width / 2, corner.y - child.box.height / 2};
            // Frames lie on the grid with their corners, devices with their centres.
            const bool frame = child.element.kind != ElementKind::device;
            const Point inside = frame ? Point{} : Point{child.box.width / 2, child.box.height / 2};
            const Rect wanted{onGrid(corner.x + inside.x) - inside.x, onGrid(corner.y + inside.y) - inside.y,
                              child.box.width, child.box.height};
            const double margin = frame ? gap / 2 : 0;
            const Rect found = expandedBy(taken.nearestFree(expandedBy(wanted, margin), kGrid), -margin);
            shift(child, Point{found.x, found.y} - Point{child.box.x, child.box.y});
            taken.add(child.box);
            child.changed = true;
        }
        return {};
    }

    void fitFrame(Unit& around) {
        Rect content;
        for (const std::size_t child : around.children)
            content = united(content, units_[child].box);
        Rect frame{std::floor((content.x - kFrameMargin) / kGrid) * kGrid,
                   std::floor((content.y - kFrameTitle - kSmallGap) / kGrid) * kGrid, 0, 0};
        frame.width = std::ceil((content.x + content.width + kFrameMargin - frame.x) / kGrid) * kGrid;
        frame.height = std::ceil((content.y + content.height + kFrameMargin - frame.y) / kGrid) * kGrid;
        frame.width = std::max(frame.width, kSmallestFrame);
        frame.height = std::max(frame.height, kSmallestFrame);
        // Where only some of what stands inside was asked for, the frame grows but does not shrink.
        around.box = around.wanted ? frame : united(around.box, frame);
    }

    [[nodiscard]] Placement placement() const {
        Placement placement;
        for (const Unit& unit : units_) {
            if (const auto device = unit.element.as<DeviceId>()) {
                if (!(unit.box.centre() == project_.design.devices.at(device).position) && !unit.fixed)
                    placement.devices[device] = unit.box.centre();
            } else if (const auto site = unit.element.as<SiteId>()) {
                if (!(unit.box == project_.design.sites.at(site).frame)) placement.sites[site] = unit.box;
            } else if (const auto zone = unit.element.as<ZoneId>()) {
                if (!(unit.box == project_.design.zones.at(zone).frame)) placement.zones[zone] = unit.box;
            }
        }
        return placement;
    }

    const Project& project_;
    const AutoLayoutOptions& options_;
    std::vector<Unit> units_;
    std::map<ElementId, std::size_t> unitOf_;
    std::map<std::tuple<std::size_t, std::size_t, std::size_t>, std::size_t> edgeAt_;
};

}  // namespace

Result<Placement> autoLayout(const Project& project, const AutoLayoutOptions& options,
                             const WorkContext& context) {
    return Layout(project, options).run(context);
}

edit::Batch layoutCommand(const Project& project, const Placement& placement, std::string_view label) {
    edit::Put put;
    for (const auto& [id, frame] : placement.sites) {
        const Site* site = project.design.sites.find(id);
        if (site == nullptr || site->locked) continue;
        Site moved = *site;
        moved.frame = frame;
        put.rows.emplace_back(std::move(moved));
    }
    for (const auto& [id, frame] : placement.zones) {
        const Zone* zone = project.design.zones.find(id);
        if (zone == nullptr) continue;
        Zone moved = *zone;
        moved.frame = frame;
        put.rows.emplace_back(std::move(moved));
    }
    for (const auto& [id, at] : placement.devices) {
        const Device* device = project.design.devices.find(id);
        if (device == nullptr || device->locked) continue;
        Device moved = *device;
        moved.position = at;
        put.rows.emplace_back(std::move(moved));
    }
    for (const Link& link : project.design.links) {
        if (link.waypoints.empty()) continue;
        if (!placement.devices.contains(link.from.device) && !placement.devices.contains(link.to.device))
            continue;
        Link straight = link;
        straight.waypoints.clear();
        put.rows.emplace_back(std::move(straight));
    }
    edit::Batch batch{std::string(label), {}};
    if (!put.rows.empty()) batch.commands.emplace_back(std::move(put));
    return batch;
}

std::string_view labelOf(Style style) {
    switch (style) {
        case Style::hierarchical:
            break;
        case Style::forceDirected:
            return "force-directed layout";
        case Style::radial:
            return "radial layout";
        case Style::circular:
            return "circular layout";
    }
    return "hierarchical layout";
}

}  // namespace spanwright::layout
