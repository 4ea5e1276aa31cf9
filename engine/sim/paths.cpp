// SPDX-License-Identifier: MIT
#include "engine/design/queries.h"
#include "engine/sim/layered_router.h"
#include "engine/sim/routing.h"

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

}  // namespace spanwright::sim
