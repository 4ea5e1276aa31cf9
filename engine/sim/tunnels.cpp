// SPDX-License-Identifier: MIT
#include "engine/sim/tunnels.h"

#include "engine/design/link_figures.h"
#include "engine/design/tunnel_order.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <queue>
#include <utility>

namespace spanwright::sim {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

}  // namespace

void PathMeans::compute(const Forwarding& forwarding, const graph::GraphIndex& graph,
                        const std::vector<double>& arcLatencyMs, const std::vector<double>& arcArriving) {
    const std::size_t nodes = forwarding.dag->distance.size();
    latencyMs.assign(nodes, 0);
    hops.assign(nodes, 0);
    arriving.assign(nodes, 1);
    for (const int node : forwarding.dag->order) {
        const std::span<const int> next = forwarding.next(node);
        if (next.empty()) continue;
        const double share = 1.0 / static_cast<double>(next.size());
        double arrives = 0;
        for (const int index : next) {
            const graph::Arc& arc = graph.arcs()[at(index)];
            latencyMs[at(node)] += share * (arcLatencyMs[at(index)] + latencyMs[at(arc.to)]);
            hops[at(node)] += share * (1 + hops[at(arc.to)]);
            arrives += share * arcArriving[at(index)] * arriving[at(arc.to)];
        }
        arriving[at(node)] = arrives;
    }
}

std::vector<ArcShare> unitFlow(const Forwarding& forwarding, const graph::GraphIndex& graph, int source) {
    // A node's turn comes when all that flows through it has arrived: those that are farther went before.
    std::vector<ArcShare> uses;
    std::map<std::pair<double, int>, double, std::greater<>> waiting;
    const auto place = [&](int node) { return std::pair(forwarding.dag->distance[at(node)], node); };
    waiting[place(source)] = 1;
    while (!waiting.empty()) {
        const int node = waiting.begin()->first.second;
        const double here = waiting.begin()->second;
        waiting.erase(waiting.begin());
        const std::span<const int> next = forwarding.next(node);
        const double share = here / static_cast<double>(next.size());
        for (const int arc : next) {
            uses.push_back({arc, share});
            waiting[place(graph.arcs()[at(arc)].to)] += share;
        }
    }
    return uses;
}

/// What one call of `route` works with.
struct Tunnels::Work {
    const Outage& outage;
    Outage plain;  ///< tunnels taken out
    const std::vector<double>& arcLatencyMs;
    const std::vector<double>& arcArriving;
    std::map<int, ShortestPathDag> plainDags;  ///< by destination
    ShortestPathDag ownDag;
    PathMeans means;
};

Tunnels::Tunnels(const Design& snapshot, const graph::GraphIndex& graph)
    : graph_(graph), dijkstra_(graph, {}) {
    const auto add = [&](LinkId id, bool circular) {
        const Link& link = snapshot.links.at(id);
        Tunnel tunnel;
        tunnel.link = graph.indexOf(id);
        tunnel.circular = circular;
        tunnel.waypoints.push_back(graph.nodeOf(link.from.device));
        for (const DeviceId device : link.via)
            tunnel.waypoints.push_back(graph.nodeOf(device));
        tunnel.waypoints.push_back(graph.nodeOf(link.to.device));
        tunnel.namesUnderlay = !link.underlay.empty();
        for (const LinkId under : link.underlay) {
            if (const int index = graph.indexOf(under); index >= 0) tunnel.underlay.push_back(index);
        }
        tunnel.openForward = link.usableMbps() > 0;
        tunnel.openReverse = link.usableBackMbps() > 0;
        tunnel.latencyMs = link.latencyMs;
        if (link.lossPercent) tunnel.arriving = 1 - *link.lossPercent / 100;
        order_.push_back(std::move(tunnel));
    };
    const TunnelOrder order = tunnelOrder(snapshot);
    for (const LinkId id : order.tunnels)
        add(id, false);
    for (const LinkId id : order.circular)
        add(id, true);
    for (const LinkId id : order.above)
        add(id, true);
}

bool Tunnels::routeOne(const Tunnel& tunnel, bool forward, Work& work, TunnelPath& path) const {
    std::vector<int> waypoints = tunnel.waypoints;
    if (!forward) std::reverse(waypoints.begin(), waypoints.end());
    path = {};
    for (std::size_t leg = 0; leg + 1 < waypoints.size(); ++leg) {
        const int from = waypoints[leg];
        const int to = waypoints[leg + 1];
        if (from == to) continue;
        if (from < 0 || to < 0) return false;
        if (work.outage.node[at(from)] != 0 || work.outage.node[at(to)] != 0) return false;
        const ShortestPathDag* dag = &work.ownDag;
        if (tunnel.namesUnderlay || waypoints.size() > 2) {
            Outage allowed = work.plain;
            if (tunnel.namesUnderlay) {
                std::fill(allowed.link.begin(), allowed.link.end(), 1);
                for (const int link : tunnel.underlay)
                    allowed.link[at(link)] = work.outage.link[at(link)];
            }
            for (const int end : {waypoints.front(), waypoints.back()}) {
                if (end != from && end != to) allowed.node[at(end)] = 1;
            }
            dijkstra_.shortestPaths(to, allowed, work.ownDag);
        } else {
            const auto [known, fresh] = work.plainDags.try_emplace(to);
            if (fresh) dijkstra_.shortestPaths(to, work.plain, known->second);
            dag = &known->second;
        }
        if (std::isinf(dag->distance[at(from)])) return false;
        const Forwarding forwarding{.dag = dag};
        const std::vector<ArcShare> uses = unitFlow(forwarding, graph_, from);
        path.uses.insert(path.uses.end(), uses.begin(), uses.end());
        work.means.compute(forwarding, graph_, work.arcLatencyMs, work.arcArriving);
        path.latencyMs += work.means.latencyMs[at(from)];
        path.arriving *= work.means.arriving[at(from)];
    }
    if (tunnel.latencyMs) path.latencyMs = *tunnel.latencyMs;
    if (tunnel.arriving) path.arriving = *tunnel.arriving;
    return true;
}

std::vector<TunnelState> Tunnels::route(Outage& outage, std::vector<double>& arcLatencyMs,
                                        std::vector<double>& arcArriving) const {
    if (order_.empty()) return {};
    Work work{outage, outage, arcLatencyMs, arcArriving, {}, {}, {}};
    for (const Tunnel& tunnel : order_)
        work.plain.link[at(tunnel.link)] = 1;
    std::vector<int> arcOf(at(graph_.linkCount()) * 2, -1);
    for (std::size_t arc = 0; arc < graph_.arcs().size(); ++arc) {
        arcOf[at(graph_.arcs()[arc].link) * 2 + (graph_.arcs()[arc].forward ? 0 : 1)] = static_cast<int>(arc);
    }
    std::vector<TunnelState> states;
    states.reserve(order_.size());
    for (const Tunnel& tunnel : order_) {
        TunnelState state;
        state.link = tunnel.link;
        const auto [from, to] = graph_.ends(tunnel.link);
        if (outage.link[at(tunnel.link)] != 0 || outage.node[at(from)] != 0 || outage.node[at(to)] != 0) {
            state.fault = TunnelFault::failed;
        } else if (tunnel.circular) {
            state.fault = TunnelFault::circular;
        } else if ((tunnel.openForward && !routeOne(tunnel, true, work, state.forward)) ||
                   (tunnel.openReverse && !routeOne(tunnel, false, work, state.reverse))) {
            state.fault = TunnelFault::noUnderlay;
        }
        if (state.fault != TunnelFault::none) {
            outage.link[at(tunnel.link)] = 1;
            state.forward = state.reverse = {};
        } else {
            for (const bool forward : {true, false}) {
                const int arc = arcOf[at(tunnel.link) * 2 + (forward ? 0 : 1)];
                if (arc < 0) continue;
                const TunnelPath& path = forward ? state.forward : state.reverse;
                arcLatencyMs[at(arc)] = path.latencyMs;
                arcArriving[at(arc)] = path.arriving;
            }
        }
        states.push_back(std::move(state));
    }
    return states;
}

void Tunnels::takeOutAlong(const std::vector<TunnelState>& states, Outage& outage) const {
    const auto touched = [&](const ArcShare& use) {
        const graph::Arc& arc = graph_.arcs()[at(use.arc)];
        return outage.link[at(arc.link)] != 0 || outage.node[at(arc.from)] != 0 ||
               outage.node[at(arc.to)] != 0;
    };
    for (const TunnelState& state : states) {
        for (const TunnelPath* path : {&state.forward, &state.reverse}) {
            if (std::any_of(path->uses.begin(), path->uses.end(), touched)) outage.link[at(state.link)] = 1;
        }
    }
}

}  // namespace spanwright::sim
