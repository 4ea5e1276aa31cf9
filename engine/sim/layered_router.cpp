// SPDX-License-Identifier: MIT
#include "engine/sim/layered_router.h"

#include "engine/design/link_figures.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace spanwright::sim {
namespace {

constexpr double kBitsPerMegabit = 1e6;
constexpr double kBitsPerByte = 8;

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

double packetRate(double mbps, double bytes) {
    return mbps * kBitsPerMegabit / (kBitsPerByte * bytes);
}

double megabits(double packetsPerSecond, double bytes) {
    return packetsPerSecond * bytes * kBitsPerByte / kBitsPerMegabit;
}

/// The devices between which a pinned demand is routed, in the direction of the flow.
std::vector<DeviceId> waypointsOf(const Demand& demand, Direction direction) {
    std::vector<DeviceId> stops{demand.from};
    stops.insert(stops.end(), demand.mustVisit.begin(), demand.mustVisit.end());
    stops.push_back(demand.to);
    if (direction == Direction::reverse) std::reverse(stops.begin(), stops.end());
    return stops;
}

}  // namespace

bool isLayered(const Design& snapshot) {
    return std::any_of(snapshot.links.begin(), snapshot.links.end(),
                       [](const Link& link) { return link.isTunnel(); }) ||
           std::any_of(snapshot.demands.begin(), snapshot.demands.end(),
                       [](const Demand& demand) { return demand.pinned(); });
}

/// What one call of `route` works with.
struct LayeredRouter::Run {
    LayeredRouting& routing;
    const UseSink& uses;
    std::vector<double> arcArriving;
    Sdwan::Accesses accesses = {};
    ShortestPathDag dag = {};
    PathMeans means = {};
    std::vector<double> waiting = {};
    std::vector<double> waitingPackets = {};
    std::vector<int> overLimits = {};  ///< nodes where the forwarding at hand keeps no limit
    std::set<std::pair<TrafficClass, int>> breaches = {};
};

LayeredRouter::LayeredRouter(const Design& snapshot, const graph::GraphIndex& graph, std::vector<Flow> flows)
    : snapshot_(snapshot),
      graph_(graph),
      flows_(std::move(flows)),
      flowsTo_(at(graph.nodeCount())),
      dijkstra_(graph, {}),
      tunnels_(snapshot, graph),
      sdwan_(snapshot, graph),
      arcOf_(2 * at(graph.linkCount()), -1) {
    for (std::size_t index = 0; index < flows_.size(); ++index) {
        const Flow& flow = flows_[index];
        Traits traits;
        if (const Demand* demand = snapshot.demands.find(flow.demand)) {
            traits.trafficClass = demand->trafficClass;
            traits.pinned = demand->pinned();
            if (demand->packetBytes) traits.packetBytes = *demand->packetBytes;
        }
        if (traits.packetBytes <= 0)
            traits.packetBytes = serviceOf(snapshot.trafficPolicy, traits.trafficClass).packetBytes;
        (traits.pinned ? pinned_ : flowsTo_[at(flow.to)]).push_back(static_cast<int>(index));
        traits_.push_back(traits);
    }
    for (const Link& link : snapshot.links) {
        linkLatencyMs_.push_back(linkLatencyMs(snapshot, link));
        linkArriving_.push_back(1 - link.lossPercent.value_or(0) / 100);
        overheadBytes_.push_back(overheadBytes(link));
    }
    for (std::size_t arc = 0; arc < graph.arcs().size(); ++arc) {
        const graph::Arc& row = graph.arcs()[arc];
        arcOf_[2 * at(row.link) + (row.forward ? 0 : 1)] = static_cast<int>(arc);
    }
}

std::optional<LayeredRouting> LayeredRouter::route(const Outage& outage, const WorkContext& work,
                                                   const UseSink& uses) const {
    const std::size_t arcs = graph_.arcs().size();
    LayeredRouting routing{.outage = outage,
                           .mbps = std::vector<double>(arcs, 0),
                           .tunnelledMbps = std::vector<double>(arcs, 0),
                           .packetsPerSecond = std::vector<double>(arcs, 0),
                           .latencyMs = {},
                           .flows = std::vector<FlowOutcome>(flows_.size()),
                           .tunnels = {},
                           .breaches = {}};
    std::vector<double> arriving;
    for (const graph::Arc& arc : graph_.arcs()) {
        routing.latencyMs.push_back(linkLatencyMs_[at(arc.link)]);
        arriving.push_back(linkArriving_[at(arc.link)]);
    }
    routing.tunnels = tunnels_.route(routing.outage, routing.latencyMs, arriving);
    Run run{.routing = routing, .uses = uses, .arcArriving = std::move(arriving)};
    run.accesses = sdwan_.accesses(routing.tunnels);
    run.waiting.assign(at(graph_.nodeCount()), 0);
    run.waitingPackets.assign(at(graph_.nodeCount()), 0);
    for (int to = 0; to < graph_.nodeCount(); ++to) {
        if (flowsTo_[at(to)].empty() || routing.outage.node[at(to)] != 0) continue;
        if (work.stopRequested()) return std::nullopt;
        routeTowards(run, to);
    }
    for (const int flow : pinned_) {
        if (work.stopRequested()) return std::nullopt;
        routePinned(run, flow);
    }
    loadUnderlay(routing);
    for (const auto& [trafficClass, arc] : run.breaches)
        routing.breaches.push_back({trafficClass, arc});
    return routing;
}

double LayeredRouter::packetsPerSecond(int flow) const {
    return packetRate(flows_[at(flow)].mbps, packetBytes(flow));
}

double LayeredRouter::overheadMbps(const LayeredRouting& routing, int arc) const {
    return megabits(routing.packetsPerSecond[at(arc)], overheadBytes_[at(graph_.arcs()[at(arc)].link)]);
}

void LayeredRouter::applyPolicy(Run& run, TrafficClass trafficClass, const Outage& outage,
                                Forwarding& forwarding) const {
    run.overLimits.clear();
    const SdwanRule* rule = sdwan_.ruleOf(trafficClass);
    if (rule == nullptr) return;
    sdwan_.choose(*rule, outage, {run.accesses, run.routing.latencyMs, run.arcArriving}, forwarding,
                  run.overLimits);
}

void LayeredRouter::routeTowards(Run& run, int to) const {
    dijkstra_.shortestPaths(to, run.routing.outage, run.dag);
    // Classes without a rule of their own go together, so that a network without rules adds up as plain
    // equal-cost multipath does.
    std::vector<int> together;
    std::vector<std::pair<TrafficClass, std::vector<int>>> apart;
    for (const int flow : flowsTo_[at(to)]) {
        const TrafficClass trafficClass = traits_[at(flow)].trafficClass;
        if (sdwan_.ruleOf(trafficClass) == nullptr) {
            together.push_back(flow);
            continue;
        }
        const auto known = std::find_if(apart.begin(), apart.end(),
                                        [&](const auto& group) { return group.first == trafficClass; });
        if (known != apart.end()) {
            known->second.push_back(flow);
        } else {
            apart.push_back({trafficClass, {flow}});
        }
    }
    run.overLimits.clear();
    if (!together.empty()) deliver(run, Forwarding{.dag = &run.dag}, together);
    for (const auto& [trafficClass, flows] : apart) {
        Forwarding forwarding{.dag = &run.dag};
        applyPolicy(run, trafficClass, run.routing.outage, forwarding);
        deliver(run, forwarding, flows);
    }
}

void LayeredRouter::deliver(Run& run, const Forwarding& forwarding, const std::vector<int>& flows) const {
    const ShortestPathDag& dag = *forwarding.dag;
    LayeredRouting& routing = run.routing;
    run.means.compute(forwarding, graph_, routing.latencyMs, run.arcArriving);
    for (const int flow : flows) {
        const int from = flows_[at(flow)].from;
        if (routing.outage.node[at(from)] != 0) continue;
        FlowOutcome& outcome = routing.flows[at(flow)];
        if (std::isinf(dag.distance[at(from)])) {
            outcome.reason = LossReason::noPath;
            continue;
        }
        outcome.latencyMs = run.means.latencyMs[at(from)];
        outcome.hops = run.means.hops[at(from)];
        run.waiting[at(from)] += flows_[at(flow)].mbps;
        run.waitingPackets[at(from)] += packetsPerSecond(flow);
        if (run.uses) run.uses(flow, unitFlow(forwarding, graph_, from));
    }
    const TrafficClass trafficClass = traits_[at(flows.front())].trafficClass;
    // Farthest first: when a node's turn comes, all that flows through it has arrived.
    for (auto node = dag.order.rbegin(); node != dag.order.rend(); ++node) {
        const double here = std::exchange(run.waiting[at(*node)], 0.0);
        const double packets = std::exchange(run.waitingPackets[at(*node)], 0.0);
        const std::span<const int> next = forwarding.next(*node);
        if (here == 0 || next.empty()) continue;
        noteBreach(run, trafficClass, *node, forwarding);
        const double share = here / static_cast<double>(next.size());
        const double packetShare = packets / static_cast<double>(next.size());
        for (const int arc : next) {
            routing.mbps[at(arc)] += share;
            routing.packetsPerSecond[at(arc)] += packetShare;
            run.waiting[at(graph_.arcs()[at(arc)].to)] += share;
            run.waitingPackets[at(graph_.arcs()[at(arc)].to)] += packetShare;
        }
    }
}

void LayeredRouter::noteBreach(Run& run, TrafficClass trafficClass, int node,
                               const Forwarding& forwarding) const {
    if (std::find(run.overLimits.begin(), run.overLimits.end(), node) == run.overLimits.end()) return;
    for (const int arc : forwarding.next(node))
        run.breaches.emplace(trafficClass, arc);
}

void LayeredRouter::routePinned(Run& run, int flow) const {
    const Flow& ends = flows_[at(flow)];
    LayeredRouting& routing = run.routing;
    if (routing.outage.node[at(ends.from)] != 0 || routing.outage.node[at(ends.to)] != 0) return;
    std::vector<ArcShare> uses;
    if (snapshot_.demands.at(ends.demand).path.empty()) {
        walkPolicy(run, flow, uses);
    } else {
        walkPath(run, flow, uses);
    }
    if (routing.flows[at(flow)].reason != LossReason::none) return;
    for (const ArcShare& use : uses) {
        routing.mbps[at(use.arc)] += use.share * ends.mbps;
        routing.packetsPerSecond[at(use.arc)] += use.share * packetsPerSecond(flow);
    }
    if (run.uses) run.uses(flow, uses);
}

void LayeredRouter::walkPath(Run& run, int flow, std::vector<ArcShare>& uses) const {
    const Flow& ends = flows_[at(flow)];
    FlowOutcome& outcome = run.routing.flows[at(flow)];
    const auto lose = [&](LossReason reason, ElementId cause) {
        outcome = {.reason = reason, .cause = cause};
    };
    std::vector<LinkId> path = snapshot_.demands.at(ends.demand).path;
    if (ends.direction == Direction::reverse) std::reverse(path.begin(), path.end());
    int node = ends.from;
    for (const LinkId id : path) {
        const int link = graph_.indexOf(id);
        if (link < 0) return lose(LossReason::notInService, id);
        const auto [from, to] = graph_.ends(link);
        if (node != from && node != to) return lose(LossReason::broken, id);
        const int next = node == from ? to : from;
        if (run.routing.outage.node[at(next)] != 0)
            return lose(LossReason::notInService, graph_.device(next));
        if (run.routing.outage.link[at(link)] != 0) return lose(LossReason::notInService, id);
        const int arc = arcOf_[2 * at(link) + (node == from ? 0 : 1)];
        if (arc < 0) return lose(LossReason::closed, id);
        uses.push_back({arc, 1});
        outcome.latencyMs += run.routing.latencyMs[at(arc)];
        outcome.hops += 1;
        node = next;
    }
    if (node != ends.to) lose(LossReason::broken, path.back());
}

void LayeredRouter::walkPolicy(Run& run, int flow, std::vector<ArcShare>& uses) const {
    const Flow& ends = flows_[at(flow)];
    const Demand& demand = snapshot_.demands.at(ends.demand);
    const TrafficClass trafficClass = traits_[at(flow)].trafficClass;
    FlowOutcome& outcome = run.routing.flows[at(flow)];
    Outage avoided = run.routing.outage;
    for (const ElementId element : demand.mustAvoid)
        takeOut(element, snapshot_, graph_, avoided);
    tunnels_.takeOutAlong(run.routing.tunnels, avoided);
    std::vector<int> stops;
    for (const DeviceId stop : waypointsOf(demand, ends.direction)) {
        const int node = graph_.nodeOf(stop);
        if (node < 0 || run.routing.outage.node[at(node)] != 0) {
            outcome = {.reason = LossReason::notInService, .cause = stop};
            return;
        }
        if (avoided.node[at(node)] != 0) {
            outcome = {.reason = LossReason::avoidedEnd, .cause = stop};
            return;
        }
        stops.push_back(node);
    }
    for (std::size_t leg = 0; leg + 1 < stops.size(); ++leg) {
        const int from = stops[leg];
        const int to = stops[leg + 1];
        if (from == to) continue;
        dijkstra_.shortestPaths(to, avoided, run.dag);
        if (std::isinf(run.dag.distance[at(from)])) {
            dijkstra_.shortestPaths(ends.to, run.routing.outage, run.dag);
            const bool some = !std::isinf(run.dag.distance[at(ends.from)]);
            outcome.reason = some ? LossReason::policy : LossReason::noPath;
            return;
        }
        Forwarding forwarding{.dag = &run.dag};
        applyPolicy(run, trafficClass, avoided, forwarding);
        run.means.compute(forwarding, graph_, run.routing.latencyMs, run.arcArriving);
        outcome.latencyMs += run.means.latencyMs[at(from)];
        outcome.hops += run.means.hops[at(from)];
        for (const ArcShare& use : unitFlow(forwarding, graph_, from)) {
            noteBreach(run, trafficClass, graph_.arcs()[at(use.arc)].from, forwarding);
            uses.push_back(use);
        }
    }
}

void LayeredRouter::loadUnderlay(LayeredRouting& routing) const {
    // From the topmost down: when a tunnel's turn comes, all that rides on it has been laid on it.
    for (auto state = routing.tunnels.rbegin(); state != routing.tunnels.rend(); ++state) {
        for (const bool forward : {true, false}) {
            const int arc = arcOf_[2 * at(state->link) + (forward ? 0 : 1)];
            if (arc < 0) continue;
            const double packets = routing.packetsPerSecond[at(arc)];
            const double mbps = routing.mbps[at(arc)] + overheadMbps(routing, arc);
            for (const ArcShare& use : (forward ? state->forward : state->reverse).uses) {
                routing.mbps[at(use.arc)] += use.share * mbps;
                routing.tunnelledMbps[at(use.arc)] += use.share * mbps;
                routing.packetsPerSecond[at(use.arc)] += use.share * packets;
            }
        }
    }
}

void LayeredRouter::expand(const LayeredRouting& routing, const ArcShare& use, double bytes, double ofBytes,
                           int tunnel, std::vector<FlowUse>& out) const {
    out.push_back({use.arc, use.share, use.share * bytes / ofBytes, tunnel});
    const graph::Arc& arc = graph_.arcs()[at(use.arc)];
    const auto state = std::find_if(routing.tunnels.begin(), routing.tunnels.end(),
                                    [&](const TunnelState& one) { return one.link == arc.link; });
    if (state == routing.tunnels.end()) return;
    for (const ArcShare& under : (arc.forward ? state->forward : state->reverse).uses) {
        expand(routing, {under.arc, under.share * use.share}, bytes + overheadBytes_[at(arc.link)], ofBytes,
               arc.link, out);
    }
}

std::vector<FlowUse> LayeredRouter::withUnderlay(const LayeredRouting& routing, int flow,
                                                 std::span<const ArcShare> uses) const {
    std::vector<FlowUse> out;
    for (const ArcShare& use : uses)
        expand(routing, use, packetBytes(flow), packetBytes(flow), -1, out);
    return out;
}

}  // namespace spanwright::sim
