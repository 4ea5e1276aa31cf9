// SPDX-License-Identifier: MIT
#pragma once

#include "engine/optimise/flow_network.h"

#include <vector>

namespace spanwright::optimise {

/// Shortest paths from all nodes to one, by Dijkstra with a 4-ary heap. Keeps its memory from call to call.
class ShortestTree {
  public:
    explicit ShortestTree(const FlowNetwork& network);

    /// `lengths` by arc, >= 0. O((nodes + arcs) log nodes).
    void compute(int destination, const std::vector<double>& lengths);

    /// Infinite where there is no path.
    [[nodiscard]] double distance(int node) const { return distance_[static_cast<std::size_t>(node)]; }
    /// The first arc of a shortest path; -1 at the destination and where there is none.
    [[nodiscard]] int next(int node) const { return next_[static_cast<std::size_t>(node)]; }
    /// Nodes with a path, nearest first, each after the node that its path goes to.
    [[nodiscard]] const std::vector<int>& order() const { return order_; }

  private:
    void rise(int position);
    void sink(int position);

    const FlowNetwork& network_;
    std::vector<double> distance_;
    std::vector<int> next_;
    std::vector<int> order_;
    std::vector<int> heap_;
    std::vector<int> place_;  ///< by node: its position in the heap; -1 when it is not in it
    int size_ = 0;
};

}  // namespace spanwright::optimise
