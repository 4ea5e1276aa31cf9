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
        take(first, second, figuresOf(router, graph, *now, *before, options.listed));
        work.report(static_cast<float>(++done) / static_cast<float>(scenarios.size()));
    });
    return !stopped;
}

}  // namespace spanwright::sim
