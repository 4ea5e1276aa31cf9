// SPDX-License-Identifier: MIT
#include "engine/sim/layered_sweep.h"

#include "engine/job/parallel_for.h"

#include <algorithm>
#include <atomic>

namespace spanwright::sim {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

FailureFigures figuresOf(const LayeredRouter& router, const graph::GraphIndex& graph,
                         const LayeredRouting& now, const LayeredRouting& before, std::size_t listed) {
    FailureFigures figures;
    for (std::size_t arc = 0; arc < now.mbps.size(); ++arc) {
        const double utilization = now.mbps[arc] / graph.arcs()[arc].capacityMbps;
        if (utilization <= figures.maxUtilization) continue;
        figures.maxUtilization = utilization;
        figures.hottestArc = static_cast<int>(arc);
    }
    const std::vector<Flow>& flows = router.flows();
    const auto lost = [&](const LayeredRouting& routing, std::size_t flow) {
        return routing.outage.node[at(flows[flow].from)] == 0 &&
               routing.outage.node[at(flows[flow].to)] == 0 && routing.flows[flow].reason != LossReason::none;
    };
    // The directions of a demand follow each other.
    for (std::size_t flow = 0; flow < flows.size();) {
        const DemandId demand = flows[flow].demand;
        bool anyLost = false;
        bool lostBefore = false;
        for (; flow < flows.size() && flows[flow].demand == demand; ++flow) {
            const bool alreadyLost = lost(before, flow);
            lostBefore = lostBefore || alreadyLost;
            if (!lost(now, flow)) continue;
            anyLost = true;
            figures.lostMbps += flows[flow].mbps;
            if (!alreadyLost) figures.cutMbps += flows[flow].mbps;
        }
        if (!anyLost) continue;
        ++figures.lostDemands;
        if (lostBefore) continue;
        ++figures.cutDemands;
        if (figures.listed.size() < listed) figures.listed.push_back(demand);
    }
    return figures;
}

/// Links that lost a member are fuller than their load over their whole capacity says.
void addWeakLinks(const graph::GraphIndex& graph, const LayeredRouting& now, const FailureSet& set,
                  FailureFigures& figures) {
    for (const FailureSet::Left& left : set.weakLinks) {
        for (std::size_t arc = 0; arc < now.mbps.size(); ++arc) {
            const graph::Arc& row = graph.arcs()[arc];
            if (row.link != left.index) continue;
            const double utilization = now.mbps[arc] / (row.capacityMbps * left.share);
            if (utilization <= figures.maxUtilization) continue;
            figures.maxUtilization = utilization;
            figures.hottestArc = static_cast<int>(arc);
        }
    }
}

/// What enters a node, from links or as its own traffic, against its throughput. A tunnel's packets enter by
/// the link that they come in on.
void addNodes(const LayeredRouter& router, const graph::GraphIndex& graph, const LayeredRouting& now,
              std::vector<double> throughput, FailureFigures& figures) {
    std::vector<char> isTunnel(at(graph.linkCount()), 0);
    for (const TunnelState& tunnel : now.tunnels)
        isTunnel[at(tunnel.link)] = 1;
    std::vector<double> entering(at(graph.nodeCount()), 0);
    for (std::size_t arc = 0; arc < now.mbps.size(); ++arc) {
        const graph::Arc& row = graph.arcs()[arc];
        if (isTunnel[at(row.link)] == 0) entering[at(row.to)] += now.mbps[arc];
    }
    for (std::size_t index = 0; index < router.flows().size(); ++index) {
        const Flow& flow = router.flows()[index];
        if (now.outage.node[at(flow.to)] == 0 && now.flows[index].reason == LossReason::none)
            entering[at(flow.from)] += flow.mbps;
    }
    for (std::size_t node = 0; node < throughput.size(); ++node) {
        if (throughput[node] <= 0 || now.outage.node[node] != 0) continue;
        const double utilization = entering[node] / throughput[node];
        if (utilization <= figures.maxNodeUtilization) continue;
        figures.maxNodeUtilization = utilization;
        figures.hottestNode = static_cast<int>(node);
    }
}

}  // namespace

bool sweepLayered(const LayeredRouter& router, const graph::GraphIndex& graph,
                  const std::vector<FailureSet>& sets, const SweepOptions& options, const WorkContext& work,
                  const TakeFigures& take) {
    const std::optional<LayeredRouting> before = router.route(Outage(graph), work);
    if (!before) return false;
    std::vector<std::pair<int, int>> scenarios;
    for (int first = 0; first < static_cast<int>(sets.size()); ++first) {
        if (options.order == 1) scenarios.emplace_back(first, -1);
        for (int second = first + 1; options.order != 1 && second < static_cast<int>(sets.size()); ++second)
            scenarios.emplace_back(first, second);
    }
    std::atomic<std::size_t> done = 0;
    std::atomic<bool> stopped = false;
    job::parallelFor(scenarios.size(), options.threads, [&](std::size_t index) {
        if (stopped.load(std::memory_order_relaxed)) return;
        const auto [first, second] = scenarios[index];
        Outage outage(graph);
        for (const int set : {first, second}) {
            if (set < 0) continue;
            for (const int node : sets[at(set)].nodes)
                outage.node[at(node)] = 1;
            for (const int link : sets[at(set)].links)
                outage.link[at(link)] = 1;
        }
        const std::optional<LayeredRouting> now = router.route(outage, work);
        if (!now) {
            stopped = true;
            return;
        }
        FailureFigures figures = figuresOf(router, graph, *now, *before, options.listed);
        std::vector<double> throughput = options.throughput;
        for (const int set : {first, second}) {
            if (set < 0) continue;
            addWeakLinks(graph, *now, sets[at(set)], figures);
            for (const FailureSet::Left& left : sets[at(set)].weakNodes) {
                if (!throughput.empty()) throughput[at(left.index)] *= left.share;
            }
        }
        addNodes(router, graph, *now, std::move(throughput), figures);
        take(first, second, std::move(figures));
        work.report(static_cast<float>(++done) / static_cast<float>(scenarios.size()));
    });
    return !stopped;
}

}  // namespace spanwright::sim
