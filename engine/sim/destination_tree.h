// SPDX-License-Identifier: MIT
#pragma once

#include "engine/sim/compact_network.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace spanwright::sim {

/// How many next hops a node has: 16 bits, but in the wide form, which takes any network.
template <class Length>
using HopCount = std::conditional_t<sizeof(Length) == 4, std::uint16_t, std::uint32_t>;

/// The shortest-path tree (a directed acyclic graph, where paths tie) towards one destination, and what flows
/// along it. A view: the arrays, one entry a node, belong to somebody else.
template <class Length>
struct DestinationTree {
    std::uint32_t root = 0;
    Length* distance = nullptr;        ///< kFar: no path
    HopCount<Length>* hops = nullptr;  ///< number of next-hop arcs; 0 at the root and where there is no path
    double* flow = nullptr;  ///< Mbit/s from the node and through it; where there is no path, its own
};

/// An entry of the queues: a length and the node that it belongs to.
template <class Length>
struct QueueEntry {
    Length length;
    std::uint32_t node;
    [[nodiscard]] bool before(const QueueEntry& other) const { return length < other.length; }
};
template <>
struct QueueEntry<std::uint32_t> {
    std::uint64_t both;
    QueueEntry() = default;
    QueueEntry(std::uint32_t length, std::uint32_t node) : both(std::uint64_t{length} << 32U | node) {}
    [[nodiscard]] bool before(const QueueEntry& other) const { return both < other.both; }
};

/// A binary heap with the least length on top; std::priority_queue with a cheaper move down.
template <class Length>
class LengthQueue {
  public:
    using Entry = QueueEntry<Length>;

    [[nodiscard]] bool empty() const { return entries_.empty(); }
    void clear() { entries_.clear(); }
    void push(Length length, std::uint32_t node) {
        const Entry entry{length, node};
        std::size_t at = entries_.size();
        entries_.push_back(entry);
        while (at > 0) {
            const std::size_t parent = (at - 1) / 2;
            if (!entry.before(entries_[parent])) break;
            entries_[at] = entries_[parent];
            at = parent;
        }
        entries_[at] = entry;
    }
    [[nodiscard]] Length topLength() const {
        if constexpr (sizeof(Length) == 4)
            return static_cast<Length>(entries_.front().both >> 32U);
        else
            return entries_.front().length;
    }
    [[nodiscard]] std::uint32_t topNode() const {
        if constexpr (sizeof(Length) == 4)
            return static_cast<std::uint32_t>(entries_.front().both);
        else
            return entries_.front().node;
    }
    void pop() {
        const Entry last = entries_.back();
        entries_.pop_back();
        const std::size_t size = entries_.size();
        if (size == 0) return;
        std::size_t at = 0;
        for (std::size_t child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && entries_[child + 1].before(entries_[child])) ++child;
            if (!entries_[child].before(last)) break;
            entries_[at] = entries_[child];
            at = child;
        }
        entries_[at] = last;
    }

  private:
    std::vector<Entry> entries_;
};

/// Computes trees from scratch. Holds working memory: one for each thread.
///
/// Shortest paths by buckets as wide as the least metric (Dinic 1978; Denardo and Fox 1979): within a bucket
/// no node can shorten another's path, so that a bucket needs no order, and the order in which nodes are
/// settled is one in which loads can be pushed. Where metrics differ too much for that, a heap.
template <class Length>
class TreeBuilder {
  public:
    explicit TreeBuilder(const CompactNetwork<Length>& network);

    /// Distances, numbers of next hops and `order` of a tree whose root is set. O(arcs + nodes).
    void settle(const CompactNetwork<Length>& network, const DestinationTree<Length>& tree);
    /// Pushes the flows, which hold each node's own demand, towards the root of the tree settled last, and
    /// adds them to `load` by arc.
    void push(const CompactNetwork<Length>& network, const DestinationTree<Length>& tree,
              std::span<double> load);
    /// The nodes with a path to the root of the tree settled last, the root first; each after all its next
    /// hops.
    [[nodiscard]] std::span<const std::uint32_t> order() const { return order_; }

  private:
    void settleByBuckets(const CompactNetwork<Length>& network, const DestinationTree<Length>& tree);
    void settleByHeap(const CompactNetwork<Length>& network, const DestinationTree<Length>& tree);
    void relax(const CompactNetwork<Length>& network, const DestinationTree<Length>& tree, std::uint32_t node,
               auto&& improved);

    std::vector<std::uint32_t> order_;
    std::vector<std::uint32_t>
        onlyHop_;  ///< by node: the place among arcs into nodes of the one that gave its distance
    std::vector<char> settled_;
    LengthQueue<Length> queue_;
    unsigned shift_ = 0;                               ///< width of a bucket as a power of two
    std::vector<std::vector<std::uint32_t>> buckets_;  ///< nodes that wait, in a ring; empty: use the heap
    std::vector<std::uint64_t> occupied_;              ///< a bit for each bucket
};

extern template class TreeBuilder<std::uint32_t>;
extern template class TreeBuilder<std::uint64_t>;

}  // namespace spanwright::sim
