// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/design/project.h"
#include "engine/graph/graph_index.h"
#include "engine/sim/ecmp.h"

#include <array>
#include <span>
#include <vector>

namespace spanwright::traffic {

/// The part of a flow that takes one arc.
struct ArcShare {
    int arc = 0;
    double share = 0;  ///< 0 to 1
};

/// Every flow of a snapshot with the arcs that it takes: what sharing, latency and growth are computed from.
/// Routing does not look at loads, so the shares hold for any growth.
struct RoutedFlows {
    Design snapshot;
    graph::GraphIndex graph;
    std::vector<sim::Flow> flows;    ///< without growth, by demand, forward before reverse
    std::vector<char> routed;        ///< by flow: has a path
    std::vector<std::size_t> start;  ///< by flow: first of its uses; one more at the end
    std::vector<ArcShare> uses;

    [[nodiscard]] std::span<const ArcShare> usesOf(std::size_t flow) const {
        return std::span(uses).subspan(start[flow], start[flow + 1] - start[flow]);
    }
};

/// Routes all demands of the network as of `phase`, with `failed` out of service; flows whose own end has
/// failed are left out. Fails with Code::cancelled only. One Dijkstra per destination, and for each flow the
/// arcs that it takes × log.
[[nodiscard]] Result<RoutedFlows> routeFlows(const Project& project, PhaseId phase,
                                             const std::vector<ElementId>& failed = {},
                                             const WorkContext& work = {});

/// Adds up what flows with these rates put on each arc.
[[nodiscard]] std::vector<double> arcLoads(const RoutedFlows& routed, const std::vector<double>& mbps);

/// Calls `visit(node, share)` for each device that a flow crosses, its ends included; share is the part of
/// its traffic that enters there.
template <class Visit>
void forEachDevice(const RoutedFlows& routed, std::size_t flow, Visit&& visit) {
    visit(routed.flows[flow].from, 1.0);
    for (const ArcShare& use : routed.usesOf(flow))
        visit(routed.graph.arcs()[static_cast<std::size_t>(use.arc)].to, use.share);
}

}  // namespace spanwright::traffic
