// SPDX-License-Identifier: MIT
#include "engine/traffic/routed_flows.h"

#include "engine/design/queries.h"

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
                uses.push_back({arc, share});
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
    RoutedFlows routed{std::move(snapshot), std::move(graph), std::move(flows), {}, {}, {}};
    const sim::EcmpRouter router(routed.graph, routed.flows);
    std::vector<std::vector<ArcShare>> usesOf(routed.flows.size());
    routed.routed.assign(routed.flows.size(), 0);
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
    if (!router.route(
            outage, load, [](int) {}, work, takeShares)) {
        return fail(Code::cancelled, "routing was cancelled");
    }
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
