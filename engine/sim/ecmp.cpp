// SPDX-License-Identifier: MIT
#include "engine/sim/ecmp.h"

#include "engine/design/queries.h"

#include <algorithm>
#include <limits>
#include <queue>

namespace spanwright::sim {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
/// Sums of the same metrics in another order may differ in the last digits; anything closer is the same
/// length.
constexpr double kSameLength = 1e-12;

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

bool names(const std::vector<SharedRiskGroupId>& groups, SharedRiskGroupId group) {
    return std::find(groups.begin(), groups.end(), group) != groups.end();
}

void takeOutSite(SiteId site, const Design& snapshot, const graph::GraphIndex& graph, Outage& outage) {
    for (const Device& device : snapshot.devices) {
        if (device.site == site) outage.node[at(graph.nodeOf(device.id))] = 1;
    }
}

}  // namespace

void takeOut(ElementId element, const Design& snapshot, const graph::GraphIndex& graph, Outage& outage) {
    if (const int node = graph.nodeOf(element.as<DeviceId>()); node >= 0) outage.node[at(node)] = 1;
    if (const int link = graph.indexOf(element.as<LinkId>()); link >= 0) outage.link[at(link)] = 1;
    if (const auto site = element.as<SiteId>()) takeOutSite(site, snapshot, graph, outage);
    const auto group = element.as<SharedRiskGroupId>();
    if (!group) return;
    for (const Site& site : snapshot.sites) {
        if (names(site.sharedRiskGroups, group)) takeOutSite(site.id, snapshot, graph, outage);
    }
    for (const Device& device : snapshot.devices) {
        if (names(device.sharedRiskGroups, group)) outage.node[at(graph.nodeOf(device.id))] = 1;
    }
    for (const Link& link : snapshot.links) {
        if (names(link.sharedRiskGroups, group)) outage.link[at(graph.indexOf(link.id))] = 1;
    }
}

std::vector<Flow> flowsOf(const Design& snapshot, const graph::GraphIndex& graph, double growthYears) {
    std::vector<Flow> flows;
    for (const Demand& demand : snapshot.demands) {
        const double growth = growthFactor(snapshot, demand, growthYears);
        const int from = graph.nodeOf(demand.from);
        const int to = graph.nodeOf(demand.to);
        if (demand.mbps * growth > 0)
            flows.push_back({demand.id, Direction::forward, from, to, demand.mbps * growth});
        if (demand.reverseMbps * growth > 0) {
            flows.push_back({demand.id, Direction::reverse, to, from, demand.reverseMbps * growth});
        }
    }
    return flows;
}

EcmpRouter::EcmpRouter(const graph::GraphIndex& graph, std::vector<Flow> flows)
    : graph_(graph), flows_(std::move(flows)), flowsTo_(at(graph.nodeCount())) {
    for (std::size_t flow = 0; flow < flows_.size(); ++flow) {
        flowsTo_[at(flows_[flow].to)].push_back(static_cast<int>(flow));
    }
}

void EcmpRouter::shortestPaths(int to, const Outage& outage, ShortestPathDag& dag) const {
    const auto& arcs = graph_.arcs();
    dag.distance.assign(at(graph_.nodeCount()), kInfinity);
    dag.order.clear();
    dag.next.resize(at(graph_.nodeCount()));
    if (outage.node[at(to)] != 0) return;

    using Entry = std::pair<double, int>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    std::vector<char> settled(at(graph_.nodeCount()), 0);
    dag.distance[at(to)] = 0;
    queue.emplace(0, to);
    while (!queue.empty()) {
        const int node = queue.top().second;
        queue.pop();
        if (settled[at(node)] != 0) continue;
        settled[at(node)] = 1;
        dag.order.push_back(node);
        for (const int index : graph_.inArcs(node)) {
            const graph::Arc& arc = arcs[at(index)];
            if (outage.link[at(arc.link)] != 0 || outage.node[at(arc.from)] != 0) continue;
            const double through = dag.distance[at(node)] + arc.metric;
            if (through < dag.distance[at(arc.from)]) {
                dag.distance[at(arc.from)] = through;
                queue.emplace(through, arc.from);
            }
        }
    }
    for (const int node : dag.order) {
        auto& next = dag.next[at(node)];
        next.clear();
        const double distance = dag.distance[at(node)];
        for (const int index : graph_.outArcs(node)) {
            const graph::Arc& arc = arcs[at(index)];
            if (outage.link[at(arc.link)] != 0) continue;
            const double beyond = dag.distance[at(arc.to)];
            // The second condition keeps the graph free of cycles whatever the rounding.
            if (beyond < distance && arc.metric + beyond <= distance * (1 + kSameLength))
                next.push_back(index);
        }
    }
}

bool EcmpRouter::route(
    const Outage& outage, std::vector<double>& load, const std::function<void(int)>& lost,
    const WorkContext& work,
    const std::function<void(const ShortestPathDag&, const std::vector<int>&)>& visit) const {
    const auto& arcs = graph_.arcs();
    ShortestPathDag dag;
    std::vector<double> waiting(at(graph_.nodeCount()), 0);
    for (int to = 0; to < graph_.nodeCount(); ++to) {
        const std::vector<int>& flows = flowsTo_[at(to)];
        if (flows.empty() || outage.node[at(to)] != 0) continue;
        if (work.stopRequested()) return false;
        shortestPaths(to, outage, dag);
        for (const int flow : flows) {
            const int from = flows_[at(flow)].from;
            if (outage.node[at(from)] != 0) continue;
            if (dag.distance[at(from)] == kInfinity) {
                lost(flow);
            } else {
                waiting[at(from)] += flows_[at(flow)].mbps;
            }
        }
        if (visit) visit(dag, flows);
        // Farthest first: when a node's turn comes, all that flows through it has arrived.
        for (auto node = dag.order.rbegin(); node != dag.order.rend(); ++node) {
            const double here = std::exchange(waiting[at(*node)], 0.0);
            const auto& next = dag.next[at(*node)];
            if (here == 0 || next.empty()) continue;
            const double share = here / static_cast<double>(next.size());
            for (const int arc : next) {
                load[at(arc)] += share;
                waiting[at(arcs[at(arc)].to)] += share;
            }
        }
    }
    return true;
}

}  // namespace spanwright::sim
