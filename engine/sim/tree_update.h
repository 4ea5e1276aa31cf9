// SPDX-License-Identifier: MIT
#pragma once

#include "engine/sim/destination_tree.h"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace spanwright::sim {

/// An arc whose metric changes; kDown stands for out of service.
template <class Length>
struct ArcChange {
    std::uint32_t arc = 0;
    std::uint32_t tail = 0;
    std::uint32_t head = 0;
    Length before = 0;
    Length after = 0;
};

/// Brings a routed tree up to date after a change, touching only what the change touches.
///
/// Distances are settled again for the nodes that lost all their next hops, or gained a shorter one
/// (Ramalingam and Reps, "An incremental algorithm for a generalization of the shortest-path problem", 1996);
/// differences of flow are then pushed to the root in order of decreasing distance, and stop where they
/// cancel out. Distances and next hops come out exactly as from scratch, flows to within rounding: a
/// difference below 1e-15 of all the tree's traffic counts as none.
///
/// Holds working memory: one for each thread. Between a change and its `rollBack` no other change may be made
/// through the same object.
template <class Length>
class TreeUpdate {
  public:
    using Network = CompactNetwork<Length>;
    using Tree = DestinationTree<Length>;
    using Change = ArcChange<Length>;
    using Hops = HopCount<Length>;

    explicit TreeUpdate(std::uint32_t nodes) : scratch_(nodes), marks_(nodes, 0) {}

    /// True when traffic of the tree goes over one of the arcs. If it does not, lengthening them moves none.
    [[nodiscard]] static bool carries(const Tree& tree, std::span<const Change> changes) {
        for (const Change& change : changes) {
            if (onTree(tree, change.tail, change.before, change.head) && tree.flow[change.tail] > 0)
                return true;
        }
        return false;
    }

    /// Arcs got longer or went down; `network` has the new metrics already. Adds the differences to `load` by
    /// arc. Flows of the tree stay as they were: for a look at a failure, followed by `rollBack`.
    void tryLengthen(const Network& network, const Tree& tree, std::span<const Change> changes,
                     std::span<double> load) {
        lengthen<false>(network, tree, changes, load);
    }
    /// The same for good, flows included.
    void lengthen(const Network& network, const Tree& tree, std::span<const Change> changes,
                  std::span<double> load) {
        lengthen<true>(network, tree, changes, load);
    }
    /// Arcs got shorter or came up; `network` has the new metrics already. For good.
    void shorten(const Network& network, const Tree& tree, std::span<const Change> changes,
                 std::span<double> load);
    /// A node sends so much more (or less) to the root. For good.
    void addDemand(const Network& network, const Tree& tree, std::uint32_t node, double mbps,
                   std::span<double> load);

    /// Nodes that the change left without a path.
    [[nodiscard]] std::span<const std::uint32_t> cut() const { return cut_; }
    /// Puts the tree back, bit by bit. The network and the loads are the caller's.
    void rollBack(const Tree& tree) const;

    /// What a change overwrote: kept to take it back later.
    struct Journal {
        std::vector<std::pair<std::uint32_t, Length>> distances;
        std::vector<std::pair<std::uint32_t, Hops>> hops;
        std::vector<std::pair<std::uint32_t, double>> flows;
        void putBack(const Tree& tree) const;
    };
    [[nodiscard]] const Journal& journal() const { return journal_; }

  private:
    struct Scratch {
        double difference = 0;  ///< of the flow that arrives
        double share = 0;       ///< on each next hop before the change
        Length before = 0;      ///< distance
    };
    enum Mark : std::uint8_t {
        kReduced = 1,
        kAffected = 2,
        kMoved = 4,
        kQueued = 8,
        kRerouted = 16,
        kTail = 32
    };

    static bool onTree(const Tree& tree, std::uint32_t tail, Length metric, std::uint32_t head) {
        return tree.distance[tail] == metric + tree.distance[head];
    }
    void begin(const Tree& tree);
    void detach(const Tree& tree, std::uint32_t tail, std::uint32_t arc, std::uint32_t head,
                std::span<double> load);
    template <bool kForGood>
    void lengthen(const Network& network, const Tree& tree, std::span<const Change> changes,
                  std::span<double> load);
    void settleAffected(const Network& network, const Tree& tree);
    template <bool kForGood>
    void takeCut(const Tree& tree);
    void settleImproved(const Network& network, const Tree& tree, std::span<const Change> changes);
    void improve(const Tree& tree, std::uint32_t node, Length length);
    void reroute(const Network& network, const Tree& tree, std::uint32_t node,
                 std::span<const Change> changes, std::span<double> load);
    void enqueue(const Tree& tree, std::uint32_t node) {
        if ((marks_[node] & (kQueued | kAffected | kMoved)) != 0 || node == tree.root) return;
        marks_[node] |= kQueued;
        farthest_.push(Network::kFar - tree.distance[node], node);
    }
    template <bool kForGood>
    void pushDifferences(const Network& network, const Tree& tree, std::span<double> load);
    template <bool kForGood>
    void pushFrom(const Network& network, const Tree& tree, std::uint32_t node, std::span<double> load);

    std::vector<Scratch> scratch_;
    std::vector<std::uint8_t> marks_;      ///< all zero between changes
    std::vector<std::uint32_t> affected_;  ///< nodes whose distance changes
    std::vector<std::uint32_t> settled_;   ///< of them, those with a path, nearest first
    std::vector<std::uint32_t> rerouted_;
    std::vector<std::uint32_t> cut_;
    LengthQueue<Length> nearest_;
    LengthQueue<Length> farthest_;
    Journal journal_;
    double negligible_ = 0;
};

extern template class TreeUpdate<std::uint32_t>;
extern template class TreeUpdate<std::uint64_t>;

}  // namespace spanwright::sim
