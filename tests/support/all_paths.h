// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"
#include "engine/design/tunnel_order.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <vector>

namespace spanwright::test {

/// Every path of least total metric, one by one: Bellman-Ford distances, then all walks that keep to them.
class BruteForce {
  public:
    BruteForce(const Design& design, const std::set<ElementId>& failed) : design_(design), failed_(failed) {}

    [[nodiscard]] bool down(DeviceId device) const { return failed_.contains(device); }

    /// Visits the devices of every shortest path; false when there is none.
    bool paths(DeviceId from, DeviceId to,
               const std::function<void(const std::vector<DeviceId>&)>& visit) const {
        const std::map<DeviceId, double> distance = distances(to);
        if (!distance.contains(from)) return false;
        std::vector<DeviceId> path{from};
        const std::function<void()> go = [&] {
            const DeviceId here = path.back();
            if (here == to) return visit(path);
            each([&](LinkId, DeviceId a, DeviceId b, double metric) {
                if (a != here || !distance.contains(b) || distance.at(b) + metric != distance.at(a)) return;
                path.push_back(b);
                go();
                path.pop_back();
            });
        };
        go();
        return true;
    }

    /// Visits every hop on a shortest path, once for each path that takes it.
    void hops(DeviceId from, DeviceId to,
              const std::function<void(LinkId, DeviceId, DeviceId)>& visit) const {
        const std::map<DeviceId, double> distance = distances(to);
        if (!distance.contains(from)) return;
        const std::function<void(DeviceId)> go = [&](DeviceId here) {
            if (here == to) return;
            each([&](LinkId link, DeviceId a, DeviceId b, double metric) {
                if (a != here || !distance.contains(b) || distance.at(b) + metric != distance.at(a)) return;
                visit(link, a, b);
                go(b);
            });
        };
        go(from);
    }

  private:
    [[nodiscard]] std::map<DeviceId, double> distances(DeviceId to) const {
        std::map<DeviceId, double> distance{{to, 0}};
        for (std::size_t round = 0; round < design_.devices.size(); ++round) {
            each([&](LinkId, DeviceId a, DeviceId b, double metric) {
                if (!distance.contains(b)) return;
                const double through = distance[b] + metric;
                if (!distance.contains(a) || through < distance[a]) distance[a] = through;
            });
        }
        return distance;
    }

    void each(const std::function<void(LinkId, DeviceId, DeviceId, double)>& visit) const {
        for (const Link& link : design_.links) {
            if (failed_.contains(link.id) || down(link.from.device) || down(link.to.device)) continue;
            if (link.capacityMbps > 0)
                visit(link.id, link.from.device, link.to.device, link.igpMetric.value_or(1));
            if (link.capacityBackMbps() > 0)
                visit(link.id, link.to.device, link.from.device,
                      link.igpMetricReverse.value_or(link.igpMetric.value_or(1)));
        }
    }

    const Design& design_;
    const std::set<ElementId>& failed_;
};

/// All that goes down with an element.
inline std::set<ElementId> withAll(const Design& design, ElementId element) {
    std::set<ElementId> failed{element};
    const auto group = element.as<SharedRiskGroupId>();
    const auto in = [&](const auto& groups) {
        return group && std::find(groups.begin(), groups.end(), group) != groups.end();
    };
    for (const Device& device : design.devices) {
        const Site* site = design.sites.find(device.site);
        if (device.site && ElementId(device.site) == element) failed.insert(device.id);
        if (in(device.sharedRiskGroups) || (site != nullptr && in(site->sharedRiskGroups)))
            failed.insert(device.id);
    }
    for (const Link& link : design.links) {
        if (in(link.sharedRiskGroups)) failed.insert(link.id);
    }
    return failed;
}

/// Tunnels that name no underlay and have no path across the links beneath.
inline std::set<ElementId> deadTunnels(const Design& design, const std::set<ElementId>& failed) {
    const Design beneath = withoutTunnels(design);
    const BruteForce search(beneath, failed);
    std::set<ElementId> dead;
    for (const Link& link : design.links) {
        const auto cut = [&](DeviceId from, DeviceId to) {
            return search.down(from) || search.down(to) || !search.paths(from, to, [](const auto&) {});
        };
        if (link.isTunnel() &&
            (cut(link.from.device, link.to.device) || cut(link.to.device, link.from.device)))
            dead.insert(link.id);
    }
    return dead;
}

/// Visits the devices of every path that a demand can take, its policy kept, in a network whose tunnels name
/// no underlay; false when there is none.
inline bool waysOf(const Design& design, const Demand& demand, bool forward, std::set<ElementId> failed,
                   const std::function<void(const std::vector<DeviceId>&)>& visit) {
    failed.merge(deadTunnels(design, failed));
    std::vector<DeviceId> stops{demand.from};
    stops.insert(stops.end(), demand.mustVisit.begin(), demand.mustVisit.end());
    stops.push_back(demand.to);
    std::vector<LinkId> pinned = demand.path;
    if (!forward) {
        std::reverse(stops.begin(), stops.end());
        std::reverse(pinned.begin(), pinned.end());
    }
    for (const DeviceId stop : stops) {
        if (failed.contains(stop)) return false;
    }
    if (!pinned.empty()) {
        std::vector<DeviceId> devices{stops.front()};
        for (const LinkId id : pinned) {
            const Link* link = design.links.find(id);
            if (link == nullptr || failed.contains(id)) return false;
            const bool along = link->from.device == devices.back();
            if (!along && link->to.device != devices.back()) return false;
            if ((along ? link->capacityMbps : link->capacityBackMbps()) <= 0) return false;
            devices.push_back(along ? link->to.device : link->from.device);
            if (failed.contains(devices.back())) return false;
        }
        if (devices.back() != stops.back()) return false;
        visit(devices);
        return true;
    }
    std::set<ElementId> avoided = failed;
    for (const ElementId element : demand.mustAvoid)
        avoided.merge(withAll(design, element));
    // A tunnel that crosses what must be avoided is no way either.
    const Design beneath = withoutTunnels(design);
    for (const Link& link : design.links) {
        if (!link.isTunnel() || failed.contains(link.id)) continue;
        for (const bool along : {true, false}) {
            const DeviceId from = along ? link.from.device : link.to.device;
            const DeviceId to = along ? link.to.device : link.from.device;
            BruteForce(beneath, failed).hops(from, to, [&](LinkId hop, DeviceId a, DeviceId b) {
                if (avoided.contains(hop) || avoided.contains(a) || avoided.contains(b))
                    avoided.insert(link.id);
            });
        }
    }
    for (const DeviceId stop : stops) {
        if (avoided.contains(stop)) return false;
    }
    const BruteForce search(design, avoided);
    std::vector<std::vector<DeviceId>> ways{{stops.front()}};
    for (std::size_t leg = 0; leg + 1 < stops.size(); ++leg) {
        std::vector<std::vector<DeviceId>> longer;
        const bool found = search.paths(stops[leg], stops[leg + 1], [&](const std::vector<DeviceId>& path) {
            for (std::vector<DeviceId> way : ways) {
                way.insert(way.end(), path.begin() + 1, path.end());
                longer.push_back(std::move(way));
            }
        });
        if (!found) return false;
        ways = std::move(longer);
    }
    for (const std::vector<DeviceId>& way : ways)
        visit(way);
    return true;
}

}  // namespace spanwright::test
