// SPDX-License-Identifier: MIT
#include "engine/sim/routing.h"

#include "engine/design/link_figures.h"
#include "engine/design/queries.h"
#include "engine/sim/ecmp.h"

#include <algorithm>
#include <cmath>

namespace spanwright::sim {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

/// Latency and hops from every node to the destination, as the traffic's split weighs them.
struct PathMeans {
    std::vector<double> latencyMs;
    std::vector<double> hops;

    void compute(const ShortestPathDag& dag, const graph::GraphIndex& graph,
                 const std::vector<double>& linkLatency) {
        latencyMs.assign(dag.distance.size(), 0);
        hops.assign(dag.distance.size(), 0);
        for (const int node : dag.order) {
            const auto& next = dag.next[at(node)];
            if (next.empty()) continue;
            const double share = 1.0 / static_cast<double>(next.size());
            for (const int index : next) {
                const graph::Arc& arc = graph.arcs()[at(index)];
                latencyMs[at(node)] += share * (linkLatency[at(arc.link)] + latencyMs[at(arc.to)]);
                hops[at(node)] += share * (1 + hops[at(arc.to)]);
            }
        }
    }
};

std::optional<double> throughputOf(const Project& project, const Device& device) {
    if (device.throughputMbps) return device.throughputMbps;
    const CatalogueItem* item = project.catalogue.find(device.item);
    if (item == nullptr || item->throughputMbps <= 0) return std::nullopt;
    return item->throughputMbps * device.forwardingUnits();
}

class Answer {
  public:
    Answer(const Project& project, const Design& snapshot, const graph::GraphIndex& graph,
           const EcmpRouter& router)
        : project_(project), snapshot_(snapshot), graph_(graph), router_(router) {
        for (const Link& link : snapshot.links)
            linkLatency_.push_back(linkLatencyMs(snapshot, link));
        for (const Flow& flow : router.flows()) {
            routing_.demands.push_back(
                {flow.demand, flow.direction, flow.mbps, 0, std::nullopt, std::nullopt});
        }
    }

    bool route(const Outage& outage, const WorkContext& work) {
        load_.assign(graph_.arcs().size(), 0);
        means_.latencyMs.clear();
        const auto takeMeans = [&](const ShortestPathDag& dag, const std::vector<int>& flows) {
            means_.compute(dag, graph_, linkLatency_);
            for (const int flow : flows) {
                const int from = router_.flows()[at(flow)].from;
                if (outage.node[at(from)] != 0 || std::isinf(dag.distance[at(from)])) continue;
                DemandFlow& demand = routing_.demands[at(flow)];
                demand.carriedMbps = demand.offeredMbps;
                demand.latencyMs = means_.latencyMs[at(from)];
                demand.hops = means_.hops[at(from)];
            }
        };
        return router_.route(
            outage, load_, [](int) {}, work, takeMeans);
    }

    Routing finish(const Outage& outage) {
        dropTakenOut(outage);
        for (const DemandFlow& demand : routing_.demands) {
            routing_.offeredMbps += demand.offeredMbps;
            routing_.carriedMbps += demand.carriedMbps;
            if (demand.lost()) routing_.lostMbps += demand.offeredMbps;
        }
        collectLinks(outage);
        collectDevices(outage);
        return std::move(routing_);
    }

  private:
    /// A demand whose own end has failed asks for nothing.
    void dropTakenOut(const Outage& outage) {
        std::vector<DemandFlow> kept;
        for (std::size_t flow = 0; flow < routing_.demands.size(); ++flow) {
            const Flow& ends = router_.flows()[flow];
            if (outage.node[at(ends.from)] == 0 && outage.node[at(ends.to)] == 0) {
                kept.push_back(routing_.demands[flow]);
            }
        }
        routing_.demands = std::move(kept);
    }

    void collectLinks(const Outage& outage) {
        for (std::size_t index = 0; index < graph_.arcs().size(); ++index) {
            const graph::Arc& arc = graph_.arcs()[index];
            if (outage.link[at(arc.link)] != 0 || outage.node[at(arc.from)] != 0 ||
                outage.node[at(arc.to)] != 0) {
                continue;
            }
            const double utilization = load_[index] / arc.capacityMbps;
            routing_.links.push_back({graph_.link(arc.link),
                                      arc.forward ? Direction::forward : Direction::reverse, arc.capacityMbps,
                                      load_[index], utilization});
            routing_.maxUtilization = std::max(routing_.maxUtilization, utilization);
        }
    }

    /// What enters a device: from its links, or as demands that start there.
    void collectDevices(const Outage& outage) {
        std::vector<double> entering(at(graph_.nodeCount()), 0);
        for (std::size_t index = 0; index < graph_.arcs().size(); ++index) {
            entering[at(graph_.arcs()[index].to)] += load_[index];
        }
        for (const DemandFlow& demand : routing_.demands) {
            const Demand& row = snapshot_.demands.at(demand.demand);
            const DeviceId source = demand.direction == Direction::forward ? row.from : row.to;
            entering[at(graph_.nodeOf(source))] += demand.carriedMbps;
        }
        for (int node = 0; node < graph_.nodeCount(); ++node) {
            if (outage.node[at(node)] != 0) continue;
            DeviceLoad device{graph_.device(node),
                              throughputOf(project_, snapshot_.devices.at(graph_.device(node))),
                              entering[at(node)], std::nullopt};
            if (device.throughputMbps && *device.throughputMbps > 0) {
                device.utilization = device.loadMbps / *device.throughputMbps;
            }
            routing_.devices.push_back(device);
        }
    }

    const Project& project_;
    const Design& snapshot_;
    const graph::GraphIndex& graph_;
    const EcmpRouter& router_;
    std::vector<double> linkLatency_;
    std::vector<double> load_;
    PathMeans means_;
    Routing routing_;
};

}  // namespace

Result<Routing> route(const Project& project, PhaseId phase, const RoutingOptions& options,
                      const WorkContext& work) {
    const Design snapshot = designAt(project.design, phase);
    const graph::GraphIndex graph(snapshot);
    const EcmpRouter router(graph, flowsOf(snapshot, graph, options.growthYears));
    Outage outage(graph);
    for (const ElementId element : options.failed)
        takeOut(element, snapshot, graph, outage);
    Answer answer(project, snapshot, graph, router);
    if (!answer.route(outage, work)) return fail(Code::cancelled, "routing was cancelled");
    return answer.finish(outage);
}

std::vector<PathShare> pathOf(const Project& project, PhaseId phase, DemandId demand, Direction direction) {
    const Design snapshot = designAt(project.design, phase);
    const Demand* row = snapshot.demands.find(demand);
    if (row == nullptr) return {};
    const graph::GraphIndex graph(snapshot);
    const bool forward = direction == Direction::forward;
    const int from = graph.nodeOf(forward ? row->from : row->to);
    const int to = graph.nodeOf(forward ? row->to : row->from);
    const EcmpRouter router(graph, {{demand, direction, from, to, 1.0}});
    std::vector<double> share(graph.arcs().size(), 0);
    router.route(Outage(graph), share, [](int) {});
    std::vector<PathShare> path;
    for (std::size_t index = 0; index < share.size(); ++index) {
        const graph::Arc& arc = graph.arcs()[index];
        if (share[index] <= 0) continue;
        path.push_back(
            {graph.link(arc.link), arc.forward ? Direction::forward : Direction::reverse, share[index]});
    }
    return path;
}

}  // namespace spanwright::sim
