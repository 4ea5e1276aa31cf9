// SPDX-License-Identifier: MIT
#include "engine/io/import/build_project.h"

#include "engine/io/import/arrange.h"

#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

namespace spanwright::io {
namespace {

class Builder {
  public:
    Builder(Project project, ForeignNetwork& network) : project_(std::move(project)), network_(network) {
        visitTables(project_, [&](const auto& table) {
            for (const auto& row : table)
                keys_.insert(row.key);
        });
        for (const Device& device : project_.design.devices)
            devices_.emplace(device.key, device.id);
        for (const SharedRiskGroup& group : project_.design.sharedRiskGroups)
            groups_.emplace(group.key, group.id);
    }

    Result<Project> build() {
        if (project_.settings.name == ProjectSettings{}.name && !network_.name.empty()) {
            project_.settings.name = network_.name;
        }
        auto& properties = project_.settings.properties;
        properties.insert(properties.end(), network_.properties.begin(), network_.properties.end());
        if (Result<void> done = addMissingNodes(); !done) return tl::unexpected(done.error());
        if (Result<void> done = addNodes(); !done) return tl::unexpected(done.error());
        if (Result<void> done = addLinks(); !done) return tl::unexpected(done.error());
        if (Result<void> done = addDemands(); !done) return tl::unexpected(done.error());
        layOut();
        for (PlacedUnit& unit : units_) {
            if (unit.site.id) project_.design.sites.put(std::move(unit.site));
            for (Device& device : unit.devices)
                project_.design.devices.put(std::move(device));
        }
        return std::move(project_);
    }

  private:
    /// The id itself, or with its kind before it, or with a number after it: the first that is free.
    std::string claimKey(const std::string& id, std::string_view kind) {
        if (keys_.insert(id).second) return id;
        const std::string base = fmt::format("{}-{}", kind, id);
        std::string key = base;
        for (int n = 2; !keys_.insert(key).second; ++n)
            key = fmt::format("{}-{}", base, n);
        return key;
    }

    /// Nodes for the ends of links that no file defines, where the format allows it.
    Result<void> addMissingNodes() {
        std::unordered_set<std::string> known;
        for (const ForeignNode& node : network_.nodes)
            known.insert(node.id);
        for (const ForeignLink& link : network_.links) {
            if (link.unknownEnds == UnknownEnds::refuse) continue;
            for (const std::string* end : {&link.from, &link.to}) {
                if (devices_.contains(*end) || !known.insert(*end).second) continue;
                ForeignNode node;
                node.place = link.place;
                node.id = *end;
                network_.notes.add("devices made because a link names them and no input defines them", *end);
                network_.nodes.push_back(std::move(node));
            }
        }
        return {};
    }

    Result<void> addNodes() {
        // Devices claim their keys before sites do, so that a device's key is its id in the file.
        std::vector<std::string> keys;
        for (const ForeignNode& node : network_.nodes) {
            if (devices_.contains(node.id) || seenNodes_.contains(node.id)) {
                return failAt(node.place, Code::conflict,
                              fmt::format("the node id {} is used twice", quoted(node.id)));
            }
            seenNodes_.emplace(node.id, keys.size());
            keys.push_back(claimKey(node.id, "device"));
        }
        for (std::size_t i = 0; i < network_.nodes.size(); ++i)
            addNode(network_.nodes[i], std::move(keys[i]));
        return {};
    }

    void addNode(const ForeignNode& node, std::string key) {
        PlacedUnit& unit = unitOf(node);
        Device device;
        device.key = std::move(key);
        device.name = node.name.empty() ? node.id : node.name;
        device.properties = node.properties;
        device.id = project_.newId<DeviceId>();
        device.kind = node.kind;
        device.site = unit.site.id;
        device.count = node.count;
        device.throughputMbps = node.throughputMbps;
        device.reliability = node.reliability;
        devices_[node.id] = device.id;
        unitIndex_[device.id] = static_cast<std::size_t>(&unit - units_.data());
        unit.devices.push_back(std::move(device));
    }

    PlacedUnit& unitOf(const ForeignNode& node) {
        const bool located = node.latitudeDegrees && node.longitudeDegrees;
        if (!node.site.empty()) {
            const auto [at, fresh] = siteUnits_.try_emplace(node.site, units_.size());
            if (fresh) startSite(node.site, node.site, SiteKind::branch);
            PlacedUnit& unit = units_[at->second];
            if (located && !unit.site.latitudeDegrees) locate(unit, node);
            if (!unit.wanted && !located) unit.wanted = onCanvas(node);
            return unit;
        }
        if (located) {
            startSite("site-" + node.id, node.name.empty() ? node.id : node.name, SiteKind::pointOfPresence);
            locate(units_.back(), node);
            return units_.back();
        }
        units_.emplace_back().wanted = onCanvas(node);
        return units_.back();
    }

    void startSite(const std::string& id, const std::string& name, SiteKind kind) {
        PlacedUnit& unit = units_.emplace_back();
        unit.site.id = project_.newId<SiteId>();
        unit.site.key = claimKey(id, "site");
        unit.site.name = name;
        unit.site.kind = kind;
    }

    static void locate(PlacedUnit& unit, const ForeignNode& node) {
        unit.site.latitudeDegrees = node.latitudeDegrees;
        unit.site.longitudeDegrees = node.longitudeDegrees;
        unit.wanted = Point{*node.longitudeDegrees, -*node.latitudeDegrees};
    }

    static std::optional<Point> onCanvas(const ForeignNode& node) {
        if (!node.drawn) return std::nullopt;
        return Point{node.drawn->x, -node.drawn->y};
    }

    Result<DeviceId> end(const std::string& id, const Place& place, std::string_view what) const {
        const auto at = devices_.find(id);
        if (at != devices_.end()) return at->second;
        return failAt(place, Code::notFound,
                      fmt::format("the {} names node {}, which no input defines", what, quoted(id)));
    }

    Result<void> addLinks() {
        std::unordered_set<std::string> ids;
        for (const ForeignLink& link : network_.links) {
            const Result<DeviceId> from = end(link.from, link.place, "link");
            if (!from) return tl::unexpected(from.error());
            const Result<DeviceId> to = end(link.to, link.place, "link");
            if (!to) return tl::unexpected(to.error());
            if (!ids.insert(link.id).second) {
                return failAt(link.place, Code::conflict,
                              fmt::format("the link id {} is used twice", quoted(link.id)));
            }
            if (*from == *to) {
                network_.notes.add("links from a node to itself, left out", link.id);
                continue;
            }
            addLink(link, *from, *to);
        }
        return {};
    }

    void addLink(const ForeignLink& from, DeviceId fromDevice, DeviceId toDevice) {
        Link link;
        link.key = claimKey(from.id, "link");
        link.name = from.name.empty() ? from.id : from.name;
        link.properties = from.properties;
        link.kind = from.kind;
        link.from.device = fromDevice;
        link.to.device = toDevice;
        link.capacityMbps = from.capacityMbps;
        link.capacityReverseMbps = from.capacityReverseMbps;
        link.lengthKm = from.lengthKm;
        link.latencyMs = from.latencyMs;
        link.igpMetric = from.igpMetric;
        link.igpMetricReverse = from.igpMetricReverse;
        link.reliability = from.reliability;
        for (const std::string& group : from.sharedRiskGroups)
            link.sharedRiskGroups.push_back(groupOf(group));
        link.id = project_.newId<LinkId>();
        joined_.emplace_back(fromDevice, toDevice);
        project_.design.links.put(std::move(link));
    }

    SharedRiskGroupId groupOf(const std::string& name) {
        const auto [at, fresh] = groups_.try_emplace(name);
        if (fresh) {
            SharedRiskGroup group;
            group.key = claimKey(name, "srlg");
            group.name = name;
            group.kind = RiskGroupKind::other;
            group.id = project_.newId<SharedRiskGroupId>();
            at->second = group.id;
            project_.design.sharedRiskGroups.put(std::move(group));
        }
        return at->second;
    }

    Result<void> addDemands() {
        std::unordered_set<std::string> ids;
        for (const ForeignDemand& from : network_.demands) {
            Demand demand;
            const Result<DeviceId> fromDevice = end(from.from, from.place, "demand");
            if (!fromDevice) return tl::unexpected(fromDevice.error());
            const Result<DeviceId> toDevice = end(from.to, from.place, "demand");
            if (!toDevice) return tl::unexpected(toDevice.error());
            if (!ids.insert(from.id).second) {
                return failAt(from.place, Code::conflict,
                              fmt::format("the demand id {} is used twice", quoted(from.id)));
            }
            if (*fromDevice == *toDevice) {
                network_.notes.add("demands from a node to itself, left out", from.id);
                continue;
            }
            demand.key = claimKey(from.id, "demand");
            demand.name = from.name.empty() ? from.id : from.name;
            demand.properties = from.properties;
            demand.from = *fromDevice;
            demand.to = *toDevice;
            demand.mbps = from.mbps;
            demand.trafficClass = from.trafficClass;
            demand.growthPercentPerYear = from.growthPercentPerYear;
            demand.availabilityTarget = from.availabilityTarget;
            demand.maxLatencyMs = from.maxLatencyMs;
            demand.maxLossPercent = from.maxLossPercent;
            demand.dscp = from.dscp;
            demand.id = project_.newId<DemandId>();
            project_.design.demands.put(std::move(demand));
        }
        return {};
    }

    void layOut() {
        std::vector<std::pair<std::size_t, std::size_t>> joined;
        for (const auto& [from, to] : joined_) {
            const auto a = unitIndex_.find(from);
            const auto b = unitIndex_.find(to);
            if (a != unitIndex_.end() && b != unitIndex_.end()) joined.emplace_back(a->second, b->second);
        }
        arrange(units_, joined, drawnBottom(project_.design));
    }

    Project project_;
    ForeignNetwork& network_;
    std::unordered_set<std::string> keys_;
    std::unordered_map<std::string, std::size_t> seenNodes_;
    std::unordered_map<std::string, DeviceId> devices_;  ///< by the file's id
    std::unordered_map<std::string, SharedRiskGroupId> groups_;
    std::unordered_map<std::string, std::size_t> siteUnits_;
    std::unordered_map<DeviceId, std::size_t> unitIndex_;
    std::vector<std::pair<DeviceId, DeviceId>> joined_;
    std::vector<PlacedUnit> units_;
};

}  // namespace

Result<Project> buildProject(Project project, ForeignNetwork& network) {
    return Builder(std::move(project), network).build();
}

}  // namespace spanwright::io
