// SPDX-License-Identifier: MIT
#include "engine/security/exposure.h"

#include "engine/graph/graph_index.h"
#include "engine/security/zone_policy.h"

#include <algorithm>
#include <map>

namespace spanwright::security {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

bool leadsToTheInternet(LinkKind kind) {
    return kind == LinkKind::internetAccess || kind == LinkKind::broadband || kind == LinkKind::cellular;
}

/// Breadth-first search from the devices of one zone over what does not inspect.
class Reach {
  public:
    Reach(const Design& snapshot, const graph::GraphIndex& graph, ZoneId from)
        : graph_(graph), before_(at(graph.nodeCount()), kUnreached) {
        const auto inspects = [&](int node) {
            return snapshot.devices.at(graph.device(node)).inspectsTraffic();
        };
        for (int node = 0; node < graph.nodeCount(); ++node) {
            if (snapshot.devices.at(graph.device(node)).zone != from || inspects(node)) continue;
            before_[at(node)] = kStart;
            order_.push_back(node);
        }
        for (std::size_t next = 0; next < order_.size(); ++next) {
            const int node = order_[next];
            for (const int index : graph.outArcs(node)) {
                const int to = graph.arcs()[at(index)].to;
                if (before_[at(to)] != kUnreached || inspects(to)) continue;
                before_[at(to)] = node;
                order_.push_back(to);
            }
        }
    }

    /// Nearest first.
    [[nodiscard]] const std::vector<int>& order() const { return order_; }
    [[nodiscard]] std::vector<DeviceId> pathTo(int node) const {
        std::vector<DeviceId> path;
        for (; node != kStart; node = before_[at(node)])
            path.push_back(graph_.device(node));
        std::reverse(path.begin(), path.end());
        return path;
    }

  private:
    static constexpr int kUnreached = -2;
    static constexpr int kStart = -1;
    const graph::GraphIndex& graph_;
    std::vector<int> before_;
    std::vector<int> order_;
};

std::vector<ManagementExposure> managementExposures(const Design& snapshot) {
    std::vector<ManagementExposure> exposures;
    const auto isManagement = [](const Zone& zone) { return zone.kind == ZoneKind::management; };
    if (std::none_of(snapshot.zones.begin(), snapshot.zones.end(), isManagement)) return exposures;
    const ZonePolicy policy(snapshot);
    const graph::GraphIndex graph(snapshot);
    for (const Zone& zone : snapshot.zones) {
        if (isManagement(zone) || zone.trustLevel > kUntrusted) continue;
        const Reach reach(snapshot, graph, zone.id);
        std::map<ZoneId, ManagementExposure> found;
        for (const int node : reach.order()) {
            const ZoneId other = snapshot.devices.at(graph.device(node)).zone;
            const Zone* management = snapshot.zones.find(other);
            if (management == nullptr || !isManagement(*management)) continue;
            const ZoneRule* rule = policy.between(zone.id, other);
            if (rule != nullptr && rule->action == ZoneAction::allow) continue;
            auto [exposure, first] = found.try_emplace(other, ManagementExposure{zone.id, other, {}, {}});
            if (first) exposure->second.path = reach.pathTo(node);
            exposure->second.reached.push_back(graph.device(node));
        }
        for (auto& [other, exposure] : found) {
            std::sort(exposure.reached.begin(), exposure.reached.end());
            exposures.push_back(std::move(exposure));
        }
    }
    return exposures;
}

}  // namespace

Exposures exposures(const Design& snapshot) {
    Exposures out;
    out.management = managementExposures(snapshot);
    for (const Link& link : snapshot.links) {
        if (!leadsToTheInternet(link.kind)) continue;
        for (const DeviceId end : {link.from.device, link.to.device}) {
            const Device& device = snapshot.devices.at(end);
            if (device.kind == DeviceKind::providerNetwork || device.inspectsTraffic()) continue;
            const Zone* zone = snapshot.zones.find(device.zone);
            if (zone != nullptr && zone->trustLevel >= kTrusted)
                out.edges.push_back({link.id, end, zone->id});
        }
    }
    return out;
}

}  // namespace spanwright::security
