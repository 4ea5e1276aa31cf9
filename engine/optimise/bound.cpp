// SPDX-License-Identifier: MIT
#include "engine/optimise/bound.h"

#include "engine/design/queries.h"
#include "engine/design/tunnel_order.h"
#include "engine/graph/graph_index.h"
#include "engine/optimise/min_max_flow.h"
#include "engine/sim/ecmp.h"

#include <algorithm>

namespace spanwright::optimise {
namespace {

constexpr double kLeastWeight = 1e-3;

sim::Direction directionOf(const graph::Arc& arc) {
    return arc.forward ? sim::Direction::forward : sim::Direction::reverse;
}

/// Traffic is gathered by destination. Where it comes from fewer nodes than it goes to, the same network with
/// every arc and demand turned round has the same loads and costs less.
FlowNetwork networkOf(const graph::GraphIndex& graph, const std::vector<sim::Flow>& flows) {
    std::vector<char> from(static_cast<std::size_t>(graph.nodeCount()), 0);
    std::vector<char> to = from;
    for (const sim::Flow& flow : flows) {
        from[static_cast<std::size_t>(flow.from)] = 1;
        to[static_cast<std::size_t>(flow.to)] = 1;
    }
    const bool turned = std::count(from.begin(), from.end(), 1) < std::count(to.begin(), to.end(), 1);
    std::vector<FlowArc> arcs;
    arcs.reserve(graph.arcs().size());
    for (const graph::Arc& arc : graph.arcs()) {
        arcs.push_back(turned ? FlowArc{arc.to, arc.from, arc.capacityMbps}
                              : FlowArc{arc.from, arc.to, arc.capacityMbps});
    }
    std::vector<FlowDemand> demands;
    demands.reserve(flows.size());
    for (const sim::Flow& flow : flows) {
        demands.push_back(turned ? FlowDemand{flow.to, flow.from, flow.mbps}
                                 : FlowDemand{flow.from, flow.to, flow.mbps});
    }
    return {graph.nodeCount(), std::move(arcs), demands};
}

}  // namespace

Result<UtilizationBound> utilizationBound(const Project& project, PhaseId phase, const BoundOptions& options,
                                          const WorkContext& work) {
    // Their packets take the links below them, with something on top.
    const Design snapshot = withoutTunnels(designAt(project.design, phase));
    const graph::GraphIndex graph(snapshot);
    const std::vector<sim::Flow> flows = sim::flowsOf(snapshot, graph, options.growthYears);
    const FlowNetwork network = networkOf(graph, flows);
    const MinMaxFlow flow = minimiseMaxUtilization(network, {options.gap, options.timeLimitSeconds}, work);
    if (work.stopRequested()) return fail(Code::cancelled, "the bound was cancelled");

    UtilizationBound bound;
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
    for (const int index : network.unroutable()) {
        const sim::Flow& left = flows[static_cast<std::size_t>(index)];
        bound.leftOut.push_back({left.demand, left.direction});
    }
    return bound;
}

}  // namespace spanwright::optimise
