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
    double fixed = 0;     ///< what it carries in any case, >= 0
};

/// What is to be carried from one node to another.
struct FlowDemand {
    int from = 0;
    int to = 0;
    double amount = 0;  ///< > 0
    int closed = -1;    ///< which set of closed arcs holds for it; -1: it may take any arc
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
    /// A node that traffic goes to, with where it comes from; all have a path. Traffic that may take other
    /// arcs is another destination.
    struct Destination {
        int node = 0;
        double total = 0;
        std::vector<Source> sources;  ///< by node, each once
        int closed = -1;              ///< as of its demands
    };

    /// `closedSets`: by arc, whether it is closed to the demands that name the set.
    FlowNetwork(int nodes, std::vector<FlowArc> arcs, const std::vector<FlowDemand>& demands,
                std::vector<std::vector<char>> closedSets = {});

    [[nodiscard]] int nodeCount() const { return nodes_; }
    [[nodiscard]] const std::vector<FlowArc>& arcs() const { return arcs_; }
    [[nodiscard]] const std::vector<Destination>& destinations() const { return destinations_; }
    /// Indexes of the demands that have no path, ascending.
    [[nodiscard]] const std::vector<int>& unroutable() const { return unroutable_; }

    /// Whether traffic of this destination may take the arc.
    [[nodiscard]] bool isOpen(const Destination& destination, int arc) const {
        return destination.closed < 0 || closedSet(destination)[static_cast<std::size_t>(arc)] == 0;
    }
    [[nodiscard]] const std::vector<std::vector<char>>& closedSets() const { return closedSets_; }
    /// By arc; of a destination that has one.
    [[nodiscard]] const std::vector<char>& closedSet(const Destination& destination) const {
        return closedSets_[static_cast<std::size_t>(destination.closed)];
    }

    /// Indexes of the arcs that enter, or leave, a node.
    [[nodiscard]] std::span<const int> into(int node) const { return slice(inStart_, inArcs_, node); }
    [[nodiscard]] std::span<const int> outOf(int node) const { return slice(outStart_, outArcs_, node); }

  private:
    static std::span<const int> slice(const std::vector<int>& start, const std::vector<int>& all, int node) {
        const auto at = static_cast<std::size_t>(node);
        return {all.data() + start[at], all.data() + start[at + 1]};
    }
    void gather(const std::vector<FlowDemand>& demands);
    /// The destination of the listed demands, which share node and closed set; those without a path are
    /// noted.
    Destination gathered(const std::vector<FlowDemand>& demands, const std::vector<int>& towards);

    int nodes_;
    std::vector<FlowArc> arcs_;
    std::vector<std::vector<char>> closedSets_;
    std::vector<int> inStart_, inArcs_, outStart_, outArcs_;
    std::vector<Destination> destinations_;
    std::vector<int> unroutable_;
};

}  // namespace spanwright::optimise
