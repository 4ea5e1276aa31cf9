// SPDX-License-Identifier: MIT
#include "engine/design/queries.h"
#include "engine/sim/layered_router.h"
#include "engine/sim/routing.h"

#include <algorithm>
#include <tuple>

namespace spanwright::sim {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

Direction directionOf(const graph::Arc& arc) {
    return arc.forward ? Direction::forward : Direction::reverse;
}

std::vector<PathHop> hopsOf(const Design& snapshot, const graph::GraphIndex& graph, const Flow& flow) {
    const LayeredRouter router(snapshot, graph, {flow});
    std::vector<ArcShare> taken;
    const auto keep = [&](int, std::span<const ArcShare> uses) { taken.assign(uses.begin(), uses.end()); };
    const std::optional<LayeredRouting> routing = router.route(Outage(graph), {}, keep);
    std::vector<PathHop> hops;
    if (!routing) return hops;
    for (const FlowUse& use : router.withUnderlay(*routing, 0, taken)) {
        const graph::Arc& arc = graph.arcs()[at(use.arc)];
        hops.push_back({graph.link(arc.link), directionOf(arc), use.share, use.rate,
                        routing->latencyMs[at(use.arc)], use.tunnel < 0 ? LinkId{} : graph.link(use.tunnel)});
    }
    return hops;
}

}  // namespace

std::vector<PathHop> pathOf(const Project& project, PhaseId phase, DemandId demand, Direction direction) {
    const Design snapshot = designAt(project.design, phase);
    const Demand* row = snapshot.demands.find(demand);
    if (row == nullptr) return {};
    const graph::GraphIndex graph(snapshot);
    const bool forward = direction == Direction::forward;
    const int from = graph.nodeOf(forward ? row->from : row->to);
    const int to = graph.nodeOf(forward ? row->to : row->from);
    return hopsOf(snapshot, graph, {demand, direction, from, to, 1.0});
}

std::vector<PathHop> pathBetween(const Project& project, PhaseId phase, DeviceId from, DeviceId to,
                                 TrafficClass trafficClass) {
    Design snapshot = designAt(project.design, phase);
    if (from == to || !snapshot.devices.contains(from) || !snapshot.devices.contains(to)) return {};
    Demand probe;
    probe.id = DemandId{project.lastId + 1};
    probe.from = from;
    probe.to = to;
    probe.trafficClass = trafficClass;
    snapshot.demands.put(probe);
    const graph::GraphIndex graph(snapshot);
    return hopsOf(snapshot, graph, {probe.id, Direction::forward, graph.nodeOf(from), graph.nodeOf(to), 1.0});
}

std::vector<LinkUser> usersOf(const Project& project, PhaseId phase, LinkId link) {
    const Design snapshot = designAt(project.design, phase);
    const graph::GraphIndex graph(snapshot);
    const int index = graph.indexOf(link);
    if (index < 0) return {};
    const LayeredRouter router(snapshot, graph, flowsOf(snapshot, graph, 0));
    std::vector<std::vector<ArcShare>> usesOf(router.flows().size());
    const auto keep = [&](int flow, std::span<const ArcShare> uses) {
        usesOf[at(flow)].assign(uses.begin(), uses.end());
    };
    const std::optional<LayeredRouting> routing = router.route(Outage(graph), {}, keep);
    std::vector<LinkUser> users;
    if (!routing) return users;
    for (std::size_t flow = 0; flow < usesOf.size(); ++flow) {
        const Flow& row = router.flows()[flow];
        for (const FlowUse& use : router.withUnderlay(*routing, static_cast<int>(flow), usesOf[flow])) {
            const graph::Arc& arc = graph.arcs()[at(use.arc)];
            if (arc.link != index) continue;
            const LinkUser user{row.demand, row.direction, directionOf(arc), use.rate * row.mbps,
                                use.tunnel < 0 ? LinkId{} : graph.link(use.tunnel)};
            // The split may bring a flow here from several sides, or in several tunnels' packets.
            const bool same = !users.empty() && users.back().demand == user.demand &&
                              users.back().direction == user.direction &&
                              users.back().linkDirection == user.linkDirection &&
                              users.back().tunnel == user.tunnel;
            if (same) {
                users.back().mbps += user.mbps;
            } else {
                users.push_back(user);
            }
        }
    }
    std::stable_sort(users.begin(), users.end(), [](const LinkUser& a, const LinkUser& b) {
        return std::tuple(-a.mbps, a.demand) < std::tuple(-b.mbps, b.demand);
    });
    return users;
}

}  // namespace spanwright::sim
