// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"
#include "engine/graph/graph_index.h"
#include "engine/sim/routing.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <utility>
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

/// Arcs on shortest paths by node, in one array.
class NextHops {
  public:
    void reset(std::size_t nodes) {
        ranges_.assign(nodes, {0, 0});
        arcs_.clear();
    }
    /// The arcs of one node, one `add` after the other.
    void begin(std::size_t node) { ranges_[node] = {arcs_.size(), arcs_.size()}; }
    void add(std::size_t node, int arc) {
        arcs_.push_back(arc);
        ranges_[node].second = arcs_.size();
    }
    [[nodiscard]] std::span<const int> operator[](std::size_t node) const {
        return std::span(arcs_).subspan(ranges_[node].first, ranges_[node].second - ranges_[node].first);
    }

  private:
    std::vector<std::pair<std::size_t, std::size_t>> ranges_;
    std::vector<int> arcs_;
};

/// Shortest-path directed acyclic graph towards one destination.
struct ShortestPathDag {
    std::vector<double> distance;  ///< by node; infinite where there is no path
    std::vector<int>
        order;      ///< nodes with a path, each after all its next hops, the destination at the front
    NextHops next;  ///< arcs of the GraphIndex; none at the destination and where there is no path
};

/// Equal-cost multipath over one snapshot: flows grouped by destination, so that a failure costs no set-up.
///
/// Safe to use from several threads at once; each call brings its own working memory. For many failures of
/// one network see failure_sweep.h, for one edit after the other RoutingState: they route only what changes.
class EcmpRouter {
  public:
    EcmpRouter(const graph::GraphIndex& graph, std::vector<Flow> flows);
    EcmpRouter(EcmpRouter&&) noexcept;
    EcmpRouter& operator=(EcmpRouter&&) noexcept;
    ~EcmpRouter();

    [[nodiscard]] const std::vector<Flow>& flows() const;

    /// Distances and next hops towards `to` on what is in service. Linear in nodes and arcs where metrics lie
    /// within a factor of some thousands, else O((nodes + arcs) log nodes).
    void shortestPaths(int to, const Outage& outage, ShortestPathDag& dag) const;

    /// Adds the load of each flow to `load` (by arc), and calls `lost(flow index)` for each one between nodes
    /// in service that has no path. `visit(dag, flow indexes)` sees each destination. Returns false when told
    /// to stop.
    bool route(const Outage& outage, std::vector<double>& load, const std::function<void(int)>& lost,
               const WorkContext& work = {},
               const std::function<void(const ShortestPathDag&, const std::vector<int>&)>& visit = {}) const;

    /// The form of the network that metrics allow; see ecmp.cpp.
    class Form;

  private:
    std::unique_ptr<const Form> form_;
};

}  // namespace spanwright::sim
