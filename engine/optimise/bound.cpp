// SPDX-License-Identifier: MIT
#include "engine/optimise/bound.h"

#include "engine/design/queries.h"
#include "engine/design/tunnel_order.h"
#include "engine/graph/graph_index.h"
#include "engine/optimise/bound_network.h"
#include "engine/optimise/min_max_flow.h"
#include "engine/sim/ecmp.h"

#include <algorithm>
#include <set>

namespace spanwright::optimise {
namespace {

constexpr double kLeastWeight = 1e-3;

sim::Direction directionOf(const graph::Arc& arc) {
    return arc.forward ? sim::Direction::forward : sim::Direction::reverse;
}

/// Of one pass of shortest paths.
double stepsOf(const FlowNetwork& network) {
    const double size = static_cast<double>(network.nodeCount()) + static_cast<double>(network.arcs().size());
    return std::max(1.0, size * static_cast<double>(network.destinations().size()));
}

}  // namespace

double stepsOfPass(const Design& snapshot) {
    std::set<DeviceId> from;
    std::set<DeviceId> to;
    for (const Demand& demand : snapshot.demands) {
        (demand.mbps > 0 ? from : to).insert(demand.from);
        (demand.mbps > 0 ? to : from).insert(demand.to);
        if (demand.mbps <= 0 || demand.reverseMbps <= 0) continue;
        from.insert(demand.to);
        to.insert(demand.from);
    }
    const std::size_t size = snapshot.devices.size() + 2 * snapshot.links.size();
    return static_cast<double>(size) * static_cast<double>(std::min(from.size(), to.size()));
}

Result<UtilizationBound> utilizationBound(const Project& project, PhaseId phase, const BoundOptions& options,
                                          const WorkContext& work) {
    const Design snapshot = designAt(project.design, phase);
    // Their packets take the links below them, with something on top.
    const Design underlay = withoutTunnels(snapshot);
    const graph::GraphIndex graph(underlay);
    const std::vector<sim::Flow> flows = sim::flowsOf(underlay, graph, options.growthYears);
    const BoundNetwork carried = boundNetwork(snapshot, graph, flows);
    MinMaxOptions effort{options.gap, options.timeLimitSeconds};
    if (options.mostSteps > 0) {
        const double passes = options.mostSteps / stepsOf(carried.network);
        effort.mostPasses = static_cast<int>(std::clamp(passes, 1.0, 1.0 * effort.mostPasses));
    }
    const MinMaxFlow flow = minimiseMaxUtilization(carried.network, effort, work);
    if (work.stopRequested()) return fail(Code::cancelled, "the bound was cancelled");

    UtilizationBound bound;
    bound.tunnels = static_cast<int>(snapshot.links.size() - underlay.links.size());
    bound.maxUtilization = flow.maxUtilization;
    bound.lower = flow.lower;
    bound.gap = flow.gap();
    for (std::size_t index = 0; index < graph.arcs().size(); ++index) {
        const graph::Arc& arc = graph.arcs()[index];
        bound.links.push_back({graph.link(arc.link), directionOf(arc), arc.capacityMbps, flow.load[index],
                               flow.load[index] / arc.capacityMbps});
        if (flow.weight[index] > kLeastWeight) {
            bound.bottlenecks.push_back({graph.link(arc.link), directionOf(arc), flow.weight[index]});
        }
    }
    std::stable_sort(bound.bottlenecks.begin(), bound.bottlenecks.end(),
                     [](const Bottleneck& a, const Bottleneck& b) { return a.weight > b.weight; });
    for (const int index : carried.leftOut) {
        const sim::Flow& left = flows[static_cast<std::size_t>(index)];
        bound.leftOut.push_back({left.demand, left.direction});
    }
    return bound;
}

}  // namespace spanwright::optimise
