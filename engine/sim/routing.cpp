// SPDX-License-Identifier: MIT
#include "engine/sim/routing.h"

#include "engine/design/queries.h"
#include "engine/sim/device_limits.h"
#include "engine/sim/ecmp.h"
#include "engine/sim/layered_router.h"

#include <algorithm>

#include <fmt/format.h>

namespace spanwright::sim {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

Direction directionOf(const graph::Arc& arc) {
    return arc.forward ? Direction::forward : Direction::reverse;
}

/// Puts what the router found into rows by element.
class Answer {
  public:
    Answer(const Project& project, const Design& snapshot, const graph::GraphIndex& graph,
           const LayeredRouter& router, const LayeredRouting& layers)
        : project_(project), snapshot_(snapshot), graph_(graph), router_(router), layers_(layers) {}

    Routing collect() {
        collectDemands();
        collectLinks();
        collectTunnels();
        collectDevices();
        return std::move(routing_);
    }

  private:
    [[nodiscard]] bool out(int node) const { return layers_.outage.node[at(node)] != 0; }
    [[nodiscard]] const Link& linkOf(const graph::Arc& arc) const {
        return snapshot_.links.at(graph_.link(arc.link));
    }

    /// A demand whose own end has failed asks for nothing.
    void collectDemands() {
        for (std::size_t index = 0; index < router_.flows().size(); ++index) {
            const Flow& flow = router_.flows()[index];
            if (out(flow.from) || out(flow.to)) continue;
            const FlowOutcome& outcome = layers_.flows[index];
            DemandFlow demand;
            demand.demand = flow.demand;
            demand.direction = flow.direction;
            demand.offeredMbps = flow.mbps;
            demand.reason = outcome.reason;
            demand.cause = outcome.cause;
            if (outcome.reason == LossReason::none) {
                demand.carriedMbps = flow.mbps;
                demand.latencyMs = outcome.latencyMs;
                demand.hops = outcome.hops;
            } else {
                routing_.lostMbps += flow.mbps;
            }
            routing_.offeredMbps += demand.offeredMbps;
            routing_.carriedMbps += demand.carriedMbps;
            routing_.demands.push_back(demand);
        }
    }

    void collectLinks() {
        for (std::size_t index = 0; index < graph_.arcs().size(); ++index) {
            const graph::Arc& arc = graph_.arcs()[index];
            if (layers_.outage.link[at(arc.link)] != 0 || out(arc.from) || out(arc.to)) continue;
            LinkLoad load;
            load.link = graph_.link(arc.link);
            load.direction = directionOf(arc);
            load.capacityMbps = arc.capacityMbps;
            load.loadMbps = layers_.mbps[index];
            load.utilization = load.loadMbps / arc.capacityMbps;
            load.tunnelledMbps = layers_.tunnelledMbps[index];
            load.packetsPerSecond = layers_.packetsPerSecond[index];
            routing_.maxUtilization = std::max(routing_.maxUtilization, *load.utilization);
            routing_.links.push_back(load);
        }
    }

    void collectTunnels() {
        std::vector<const TunnelState*> stateOf(at(graph_.linkCount()), nullptr);
        for (const TunnelState& state : layers_.tunnels)
            stateOf[at(state.link)] = &state;
        for (const TunnelState* state : stateOf) {
            if (state == nullptr) continue;
            TunnelRoute route;
            route.tunnel = graph_.link(state->link);
            route.fault = state->fault;
            for (const TunnelPath* path : {&state->forward, &state->reverse}) {
                route.lossPercent = std::max(route.lossPercent, (1 - path->arriving) * 100);
                for (const ArcShare& use : path->uses) {
                    const graph::Arc& arc = graph_.arcs()[at(use.arc)];
                    route.underlayUtilization =
                        std::max(route.underlayUtilization, layers_.mbps[at(use.arc)] / arc.capacityMbps);
                    route.underlay.push_back({graph_.link(arc.link), directionOf(arc), use.share});
                }
            }
            routing_.tunnels.push_back(std::move(route));
        }
        for (std::size_t index = 0; index < graph_.arcs().size(); ++index) {
            const graph::Arc& arc = graph_.arcs()[index];
            if (stateOf[at(arc.link)] == nullptr) continue;
            const LinkId id = graph_.link(arc.link);
            TunnelRoute& route = *std::find_if(routing_.tunnels.begin(), routing_.tunnels.end(),
                                               [&](const TunnelRoute& one) { return one.tunnel == id; });
            if (route.fault != TunnelFault::none) continue;
            (arc.forward ? route.latencyMs : route.latencyReverseMs) = layers_.latencyMs[index];
            route.overheadMbps += router_.overheadMbps(layers_, static_cast<int>(index));
        }
        for (const SdwanBreach& breach : layers_.breaches) {
            const graph::Arc& arc = graph_.arcs()[at(breach.arc)];
            const TunnelState& state = *stateOf[at(arc.link)];
            const TunnelPath& path = arc.forward ? state.forward : state.reverse;
            routing_.breaches.push_back({breach.trafficClass, graph_.link(arc.link), directionOf(arc),
                                         path.latencyMs, (1 - path.arriving) * 100});
        }
    }

    /// What enters a device: from its links, or as demands that start there. A tunnel's packets enter by the
    /// link that they come in on.
    void collectDevices() {
        std::vector<DeviceWork> work(at(graph_.nodeCount()));
        for (std::size_t index = 0; index < graph_.arcs().size(); ++index) {
            const graph::Arc& arc = graph_.arcs()[index];
            const Link& link = linkOf(arc);
            if (!link.isTunnel()) {
                work[at(arc.to)].mbps += layers_.mbps[index];
                work[at(arc.to)].packetsPerSecond += layers_.packetsPerSecond[index];
            } else if (link.tunnelType == TunnelType::ipsec || link.tunnelType == TunnelType::sdwan) {
                work[at(arc.from)].ipsecMbps += layers_.mbps[index];
                work[at(arc.to)].ipsecMbps += layers_.mbps[index];
            }
        }
        for (std::size_t index = 0; index < router_.flows().size(); ++index) {
            const Flow& flow = router_.flows()[index];
            if (out(flow.from) || out(flow.to) || layers_.flows[index].reason != LossReason::none) continue;
            work[at(flow.from)].mbps += flow.mbps;
            work[at(flow.from)].packetsPerSecond += router_.packetsPerSecond(static_cast<int>(index));
        }
        for (int node = 0; node < graph_.nodeCount(); ++node) {
            if (out(node)) continue;
            DeviceLoad device;
            device.device = graph_.device(node);
            device.loadMbps = work[at(node)].mbps;
            device.packetsPerSecond = work[at(node)].packetsPerSecond;
            device.limits = limitsOf(project_, snapshot_.devices.at(device.device), work[at(node)]);
            for (const DeviceLimit& limit : device.limits) {
                routing_.maxDeviceUtilization =
                    std::max(routing_.maxDeviceUtilization, limit.utilization.value_or(0));
                if (limit.service != DeviceService::forwarding) continue;
                device.throughputMbps = limit.limit;
                device.utilization = limit.utilization;
            }
            routing_.devices.push_back(std::move(device));
        }
    }

    const Project& project_;
    const Design& snapshot_;
    const graph::GraphIndex& graph_;
    const LayeredRouter& router_;
    const LayeredRouting& layers_;
    Routing routing_;
};

}  // namespace

Result<Routing> route(const Project& project, PhaseId phase, const RoutingOptions& options,
                      const WorkContext& work) {
    const Design snapshot = designAt(project.design, phase);
    const graph::GraphIndex graph(snapshot);
    const LayeredRouter router(snapshot, graph, flowsOf(snapshot, graph, options.growthYears));
    Outage outage(graph);
    for (const ElementId element : options.failed)
        takeOut(element, snapshot, graph, outage);
    const std::optional<LayeredRouting> layers = router.route(outage, work);
    if (!layers) return fail(Code::cancelled, "routing was cancelled");
    return Answer(project, snapshot, graph, router, *layers).collect();
}

std::string lossText(const Project& project, LossReason reason, ElementId cause) {
    const std::string name = cause.value == 0 ? std::string() : displayName(project, cause);
    switch (reason) {
        case LossReason::none:
            return {};
        case LossReason::noPath:
            return "no link in service leads there";
        case LossReason::notInService:
            return fmt::format("{}, which its policy names, is not in service", name);
        case LossReason::closed:
            return fmt::format("{} of its path is closed in that direction", name);
        case LossReason::broken:
            return fmt::format("its path does not join up at {}", name);
        case LossReason::avoidedEnd:
            return fmt::format("it must avoid {}, but has to go there", name);
        case LossReason::policy:
            return "no path visits and avoids what it must";
    }
    return {};
}

}  // namespace spanwright::sim
