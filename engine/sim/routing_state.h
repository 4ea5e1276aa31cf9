// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/progress.h"
#include "engine/graph/graph_index.h"
#include "engine/sim/ecmp.h"

#include <memory>
#include <utility>
#include <vector>

namespace spanwright::sim {

/// A change of a routed network. Indexes are those of the GraphIndex and of the flows that the state was made
/// with. An element that is out of service already, or in service already, may be named again.
struct RoutingEdit {
    std::vector<int> linksDown = {};
    std::vector<int> linksUp = {};
    std::vector<int> nodesDown = {};
    std::vector<int> nodesUp = {};
    std::vector<std::pair<int, double>> metrics = {};  ///< arc, IGP metric > 0
    std::vector<std::pair<int, double>> demands = {};  ///< flow, Mbit/s >= 0
};

/// A routed network that is kept up to date: an edit touches only what it changes, and can be taken back.
///
/// The answers are those of routing from scratch: who is cut off exactly, loads to 1e-9 of all traffic.
/// An edit of one link costs microseconds for each destination whose traffic it carries. Memory: 14 bytes for
/// each pair of a destination and a device. Not for several threads at once.
class RoutingState {
  public:
    /// Routes everything once, on up to `threads` threads (0: all cores).
    RoutingState(const graph::GraphIndex& graph, std::vector<Flow> flows, int threads = 0);
    RoutingState(RoutingState&&) noexcept;
    RoutingState& operator=(RoutingState&&) noexcept;
    ~RoutingState();

    void apply(const RoutingEdit& edit);
    /// Takes back the last edit that is not taken back yet; all figures are as before it, bit by bit. Returns
    /// false when there is none.
    bool undo();
    /// Forgets what would be needed to take edits back.
    void keepAll();

    /// Load of an arc in Mbit/s.
    [[nodiscard]] double load(int arc) const;
    /// Highest load / capacity of all arcs, and which one it is (-1 in a network without arcs). O(arcs).
    [[nodiscard]] std::pair<double, int> maxUtilization() const;
    /// Traffic between nodes in service that has no path.
    [[nodiscard]] double lostMbps() const;
    /// The flows of that traffic, in order.
    [[nodiscard]] std::vector<int> lostFlows() const;

    /// What both forms of the network have in common; see routing_state.cpp.
    class Form;

  private:
    std::unique_ptr<Form> form_;
};

}  // namespace spanwright::sim
