// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace spanwright::optimise {

/// One direction of one link, between dense node indexes.
struct FlowArc {
    int from = 0;
    int to = 0;
    double capacity = 0;  ///< > 0, in the unit of the demands
};

/// What is to be carried from one node to another.
struct FlowDemand {
    int from = 0;
    int to = 0;
    double amount = 0;  ///< > 0
};

/// A capacitated network and what it has to carry, with the demands gathered by destination.
///
/// Demands from a node to itself load nothing; demands without a path are left out and named. Immutable, safe
/// from several threads. Building it costs O(destinations × (nodes + arcs)).
class FlowNetwork {
  public:
    struct Source {
        int node = 0;
        double amount = 0;
    };
    /// A node that traffic goes to, with where it comes from; all have a path.
    struct Destination {
        int node = 0;
        double total = 0;
        std::vector<Source> sources;  ///< by node, each once
    };

    FlowNetwork(int nodes, std::vector<FlowArc> arcs, const std::vector<FlowDemand>& demands);

    [[nodiscard]] int nodeCount() const { return nodes_; }
    [[nodiscard]] const std::vector<FlowArc>& arcs() const { return arcs_; }
    [[nodiscard]] const std::vector<Destination>& destinations() const { return destinations_; }
    /// Indexes of the demands that have no path, ascending.
    [[nodiscard]] const std::vector<int>& unroutable() const { return unroutable_; }

    /// Indexes of the arcs that enter, or leave, a node.
    [[nodiscard]] std::span<const int> into(int node) const { return slice(inStart_, inArcs_, node); }
    [[nodiscard]] std::span<const int> outOf(int node) const { return slice(outStart_, outArcs_, node); }

  private:
    static std::span<const int> slice(const std::vector<int>& start, const std::vector<int>& all, int node) {
        const auto at = static_cast<std::size_t>(node);
        return {all.data() + start[at], all.data() + start[at + 1]};
    }
    void gather(const std::vector<FlowDemand>& demands);

    int nodes_;
    std::vector<FlowArc> arcs_;
    std::vector<int> inStart_, inArcs_, outStart_, outArcs_;
    std::vector<Destination> destinations_;
    std::vector<int> unroutable_;
};

}  // namespace spanwright::optimise
