// SPDX-License-Identifier: MIT
#include "engine/traffic/routed_flows.h"

#include "engine/design/link_figures.h"
#include "engine/design/queries.h"
#include "engine/sim/layered_router.h"

#include <algorithm>
#include <cmath>
#include <queue>
#include <utility>

namespace spanwright::traffic {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

/// Pushes one unit from a source down the shortest-path graph of one destination.
class UnitPush {
  public:
    UnitPush(const graph::GraphIndex& graph)
        : graph_(graph), rank_(at(graph.nodeCount()), 0), waiting_(at(graph.nodeCount()), 0) {}

    void towards(const sim::ShortestPathDag& dag) {
        dag_ = &dag;
        for (std::size_t place = 0; place < dag.order.size(); ++place)
            rank_[at(dag.order[place])] = static_cast<int>(place);
    }

    std::vector<ArcShare> from(int source) {
        std::vector<ArcShare> uses;
        // Farthest first: when a node's turn comes, all that flows through it has arrived.
        std::priority_queue<int> places;
        places.push(rank_[at(source)]);
        waiting_[at(source)] = 1;
        while (!places.empty()) {
            const int node = dag_->order[at(places.top())];
            places.pop();
            const double here = std::exchange(waiting_[at(node)], 0.0);
            const auto& next = dag_->next[at(node)];
            const double share = here / static_cast<double>(next.size());
            for (const int arc : next) {
                uses.push_back({arc, share, share, false});
                const int to = graph_.arcs()[at(arc)].to;
                if (waiting_[at(to)] == 0) places.push(rank_[at(to)]);
                waiting_[at(to)] += share;
            }
        }
        return uses;
    }

  private:
    const graph::GraphIndex& graph_;
    const sim::ShortestPathDag* dag_ = nullptr;
    std::vector<int> rank_;
    std::vector<double> waiting_;
};

/// Both write which flows have a path, and their arcs; false when told to stop.
bool routePlainly(RoutedFlows& routed, const sim::Outage& outage, std::vector<std::vector<ArcShare>>& usesOf,
                  const WorkContext& work) {
    const sim::EcmpRouter router(routed.graph, routed.flows);
    std::vector<double> load(routed.graph.arcs().size(), 0);
    UnitPush push(routed.graph);
    const auto takeShares = [&](const sim::ShortestPathDag& dag, const std::vector<int>& to) {
        push.towards(dag);
        for (const int flow : to) {
            const int from = routed.flows[at(flow)].from;
            if (std::isinf(dag.distance[at(from)])) continue;
            routed.routed[at(flow)] = 1;
            usesOf[at(flow)] = push.from(from);
        }
    };
    return router.route(
        outage, load, [](int) {}, work, takeShares);
}

bool routeInLayers(RoutedFlows& routed, const sim::Outage& outage, std::vector<std::vector<ArcShare>>& usesOf,
                   const WorkContext& work) {
    const sim::LayeredRouter router(routed.snapshot, routed.graph, routed.flows);
    std::vector<std::vector<sim::ArcShare>> hopsOf(routed.flows.size());
    const auto keep = [&](int flow, std::span<const sim::ArcShare> hops) {
        hopsOf[at(flow)].assign(hops.begin(), hops.end());
    };
    const std::optional<sim::LayeredRouting> layers = router.route(outage, work, keep);
    if (!layers) return false;
    for (std::size_t flow = 0; flow < routed.flows.size(); ++flow) {
        routed.routed[flow] = layers->flows[flow].reason == sim::LossReason::none ? 1 : 0;
        for (const sim::FlowUse& use : router.withUnderlay(*layers, static_cast<int>(flow), hopsOf[flow]))
            usesOf[flow].push_back({use.arc, use.rate, use.share, use.tunnel >= 0});
    }
    routed.propagationMs = layers->latencyMs;
    return true;
}

}  // namespace

Result<RoutedFlows> routeFlows(const Project& project, PhaseId phase, const std::vector<ElementId>& failed,
                               const WorkContext& work) {
    Design snapshot = designAt(project.design, phase);
    graph::GraphIndex graph(snapshot);
    sim::Outage outage(graph);
    for (const ElementId element : failed)
        sim::takeOut(element, snapshot, graph, outage);
    std::vector<sim::Flow> flows = sim::flowsOf(snapshot, graph, 0);
    std::erase_if(flows, [&](const sim::Flow& flow) {
        return outage.node[at(flow.from)] != 0 || outage.node[at(flow.to)] != 0;
    });
    RoutedFlows routed{std::move(snapshot), std::move(graph), std::move(flows), {}, {}, {}, {}, {}};
    for (const graph::Arc& arc : routed.graph.arcs()) {
        const Link& link = routed.snapshot.links.at(routed.graph.link(arc.link));
        routed.isTunnel.push_back(link.isTunnel() ? 1 : 0);
        routed.propagationMs.push_back(linkLatencyMs(routed.snapshot, link));
    }
    std::vector<std::vector<ArcShare>> usesOf(routed.flows.size());
    routed.routed.assign(routed.flows.size(), 0);
    const bool done = sim::isLayered(routed.snapshot) ? routeInLayers(routed, outage, usesOf, work)
                                                      : routePlainly(routed, outage, usesOf, work);
    if (!done) return fail(Code::cancelled, "routing was cancelled");
    routed.start.reserve(routed.flows.size() + 1);
    for (const std::vector<ArcShare>& uses : usesOf) {
        routed.start.push_back(routed.uses.size());
        routed.uses.insert(routed.uses.end(), uses.begin(), uses.end());
    }
    routed.start.push_back(routed.uses.size());
    return routed;
}

std::vector<double> arcLoads(const RoutedFlows& routed, const std::vector<double>& mbps) {
    std::vector<double> load(routed.graph.arcs().size(), 0);
    for (std::size_t flow = 0; flow < routed.flows.size(); ++flow) {
        for (const ArcShare& use : routed.usesOf(flow))
            load[at(use.arc)] += mbps[flow] * use.share;
    }
    return load;
}

}  // namespace spanwright::traffic
