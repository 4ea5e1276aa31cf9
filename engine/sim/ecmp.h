// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"
#include "engine/graph/graph_index.h"
#include "engine/sim/routing.h"

#include <functional>
#include <vector>

namespace spanwright::sim {

/// Which nodes and links are out of service; indexes of a GraphIndex.
struct Outage {
    std::vector<char> node;
    std::vector<char> link;

    explicit Outage(const graph::GraphIndex& graph)
        : node(static_cast<std::size_t>(graph.nodeCount()), 0),
          link(static_cast<std::size_t>(graph.linkCount()), 0) {}
};

/// What fails with an element: a site takes its devices, a shared-risk group all that name it. Elements that
/// are not in the snapshot take nothing.
void takeOut(ElementId element, const Design& snapshot, const graph::GraphIndex& graph, Outage& outage);

/// One direction of a demand between nodes.
struct Flow {
    DemandId demand;
    Direction direction = Direction::forward;
    int from = 0;
    int to = 0;
    double mbps = 0;
};

/// All flows of a snapshot (> 0 Mbit/s after growth), by demand, forward before reverse.
[[nodiscard]] std::vector<Flow> flowsOf(const Design& snapshot, const graph::GraphIndex& graph,
                                        double growthYears);

/// Shortest-path directed acyclic graph towards one destination.
struct ShortestPathDag {
    std::vector<double> distance;        ///< by node; infinite where there is no path
    std::vector<int> order;              ///< nodes with a path, nearest first, the destination at the front
    std::vector<std::vector<int>> next;  ///< by node: arcs on shortest paths
};

/// Equal-cost multipath over one snapshot: flows grouped by destination, so that a failure costs no set-up.
///
/// Safe to use from several threads at once; each call brings its own working memory.
class EcmpRouter {
  public:
    EcmpRouter(const graph::GraphIndex& graph, std::vector<Flow> flows);

    [[nodiscard]] const std::vector<Flow>& flows() const { return flows_; }

    /// Distances and next hops towards `to` on what is in service. O((nodes + arcs) log nodes).
    void shortestPaths(int to, const Outage& outage, ShortestPathDag& dag) const;

    /// Adds the load of each flow to `load` (by arc), and calls `lost(flow index)` for each one between nodes
    /// in service that has no path. `visit(dag, flow indexes)` sees each destination. Returns false when told
    /// to stop.
    bool route(const Outage& outage, std::vector<double>& load, const std::function<void(int)>& lost,
               const WorkContext& work = {},
               const std::function<void(const ShortestPathDag&, const std::vector<int>&)>& visit = {}) const;

  private:
    const graph::GraphIndex& graph_;
    std::vector<Flow> flows_;
    std::vector<std::vector<int>> flowsTo_;  ///< flow indexes by destination node
};

}  // namespace spanwright::sim
