// SPDX-License-Identifier: MIT
#include "engine/reliability/path_answers.h"

#include "engine/design/tunnel_order.h"
#include "engine/sim/ecmp.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace spanwright::reliability {
namespace {

ServicePath servicePath(const graph::GraphIndex& graph, const graph::Path& path, bool turned) {
    ServicePath out;
    for (const int node : path.nodes)
        out.devices.push_back(graph.device(node));
    for (const int link : path.links)
        out.links.push_back(graph.link(link));
    if (turned) {
        std::reverse(out.devices.begin(), out.devices.end());
        std::reverse(out.links.begin(), out.links.end());
    }
    return out;
}

/// A demand that is pinned to links has these and no other way.
void describePath(const Design& snapshot, const Demand& demand, bool detailed, DemandResilience& out) {
    ServicePath path{{demand.from}, demand.path};
    for (const LinkId id : demand.path) {
        const Link* link = snapshot.links.find(id);
        if (link == nullptr) return;
        path.devices.push_back(link->from.device == path.devices.back() ? link->to.device
                                                                        : link->from.device);
    }
    if (path.devices.back() != demand.to) return;
    out.disjointPaths = 1;
    if (!detailed) return;
    out.deviceDisjointPaths = out.riskDisjointPaths = out.riskDisjointAtMost = 1;
    out.linkCut = {demand.path.front()};
    out.deviceCut = {path.devices.size() > 2 ? ElementId(path.devices[1]) : ElementId(demand.path.front())};
    out.paths.push_back(std::move(path));
}

/// What the demand may use: no tunnels, and no link to or of what it must avoid.
Design usable(const Design& snapshot, const Demand& demand) {
    Design left = withoutTunnels(snapshot);
    const graph::GraphIndex graph(left);
    sim::Outage avoided(graph);
    for (const ElementId element : demand.mustAvoid)
        sim::takeOut(element, left, graph, avoided);
    for (int link = 0; link < graph.linkCount(); ++link) {
        const auto [from, to] = graph.ends(link);
        const bool gone = avoided.link[static_cast<std::size_t>(link)] != 0 ||
                          avoided.node[static_cast<std::size_t>(from)] != 0 ||
                          avoided.node[static_cast<std::size_t>(to)] != 0;
        if (gone) left.links.erase(graph.link(link));
    }
    return left;
}

}  // namespace

graph::RiskGroups riskGroups(const Design& snapshot, const graph::GraphIndex& graph) {
    graph::RiskGroups out;
    // Groups, ducts, and feeds of a site, in one numbering.
    std::map<std::pair<ElementId, std::string>, int> numberOf;
    const auto add = [&](ElementId of, const std::string& name, std::vector<int>& into) {
        into.push_back(
            numberOf.emplace(std::pair(of, name), static_cast<int>(numberOf.size())).first->second);
    };
    const auto addAll = [&](const std::vector<SharedRiskGroupId>& groups, std::vector<int>& into) {
        for (const SharedRiskGroupId group : groups)
            add(group, {}, into);
    };
    out.ofNode.resize(static_cast<std::size_t>(graph.nodeCount()));
    out.ofLink.resize(static_cast<std::size_t>(graph.linkCount()));
    for (const Device& device : snapshot.devices) {
        auto& row = out.ofNode[static_cast<std::size_t>(graph.nodeOf(device.id))];
        addAll(device.sharedRiskGroups, row);
        if (const Site* site = snapshot.sites.find(device.site)) addAll(site->sharedRiskGroups, row);
        if (device.site && !device.powerFeed.empty()) add(device.site, device.powerFeed, row);
    }
    for (const Link& link : snapshot.links) {
        auto& row = out.ofLink[static_cast<std::size_t>(graph.indexOf(link.id))];
        addAll(link.sharedRiskGroups, row);
        if (!link.duct.empty()) add({}, link.duct, row);
    }
    return out;
}

PathAnswer pathAnswer(const graph::GraphIndex& graph, const graph::RiskGroups* groups, int from, int to) {
    PathAnswer out;
    if (groups == nullptr) {
        out.linkDisjoint = graph::linkDisjointPaths(graph, from, to);
        return out;
    }
    out.links = graph::disjointPaths(graph, from, to, graph::Disjoint::links);
    out.devices = graph::disjointPaths(graph, from, to, graph::Disjoint::devices);
    out.risks = graph::riskDisjointPaths(graph, from, to, *groups);
    out.linkDisjoint = static_cast<int>(out.links->paths.size());
    return out;
}

void describePaths(const graph::GraphIndex& graph, const PathAnswer& paths, bool turned,
                   DemandResilience& out) {
    out.disjointPaths = paths.linkDisjoint;
    if (!paths.links) return;
    out.deviceDisjointPaths = static_cast<int>(paths.devices->paths.size());
    out.riskDisjointPaths = static_cast<int>(paths.risks->paths.size());
    out.riskDisjointAtMost = paths.risks->atMost;
    for (const graph::Path& path : paths.risks->paths)
        out.paths.push_back(servicePath(graph, path, turned));
    for (const graph::Path& path : paths.links->paths) {
        const auto& known = paths.risks->paths;
        if (std::find(known.begin(), known.end(), path) == known.end())
            out.paths.push_back(servicePath(graph, path, turned));
    }
    for (const int link : paths.links->cutLinks)
        out.linkCut.emplace_back(graph.link(link));
    for (const int node : paths.devices->cutNodes)
        out.deviceCut.emplace_back(graph.device(node));
    for (const int link : paths.devices->cutLinks)
        out.deviceCut.emplace_back(graph.link(link));
}

void describePinnedPaths(const Design& snapshot, const Demand& demand, bool detailed, DemandResilience& out) {
    if (!demand.path.empty()) return describePath(snapshot, demand, detailed, out);
    const Design left = usable(snapshot, demand);
    const graph::GraphIndex graph(left);
    const graph::RiskGroups groups = riskGroups(left, graph);
    std::vector<DeviceId> stops{demand.from};
    for (const DeviceId stop : demand.mustVisit) {
        if (stop != stops.back()) stops.push_back(stop);
    }
    if (stops.back() != demand.to) stops.push_back(demand.to);
    bool first = true;
    for (std::size_t leg = 0; leg + 1 < stops.size(); ++leg) {
        const int from = graph.nodeOf(stops[leg]);
        const int to = graph.nodeOf(stops[leg + 1]);
        DemandResilience row;  // of a device that is not there yet: no paths
        if (from >= 0 && to >= 0)
            describePaths(graph, pathAnswer(graph, detailed ? &groups : nullptr, from, to), false, row);
        if (stops.size() > 2) row.paths.clear();
        if (!std::exchange(first, false) && row.disjointPaths >= out.disjointPaths) continue;
        out.disjointPaths = row.disjointPaths;
        out.deviceDisjointPaths = row.deviceDisjointPaths;
        out.riskDisjointPaths = row.riskDisjointPaths;
        out.riskDisjointAtMost = row.riskDisjointAtMost;
        out.paths = std::move(row.paths);
        out.linkCut = std::move(row.linkCut);
        out.deviceCut = std::move(row.deviceCut);
    }
    if (!detailed || stops.size() < 3 || out.disjointPaths == 0) return;
    // A device that must be passed is where all paths meet.
    out.deviceDisjointPaths = 1;
    out.deviceCut = {stops[1]};
}

}  // namespace spanwright::reliability
