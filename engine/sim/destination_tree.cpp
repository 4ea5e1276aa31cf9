// SPDX-License-Identifier: MIT
#include "engine/sim/destination_tree.h"

#include <bit>

namespace spanwright::sim {
namespace {

/// Above this many buckets the ring leaves the cache, and the heap is quicker.
constexpr std::uint64_t kMostBuckets = 4096;
constexpr unsigned kWordBits = 64;
/// Nodes of a bucket whose arcs are asked for ahead of their turn.
constexpr std::size_t kAhead = 3;

}  // namespace

template <class Length>
TreeBuilder<Length>::TreeBuilder(const CompactNetwork<Length>& network)
    : onlyHop_(network.nodeCount()), settled_(network.nodeCount()) {
    order_.reserve(network.nodeCount());
    shift_ = static_cast<unsigned>(std::bit_width(network.leastMetric())) - 1;
    const std::uint64_t needed = (std::uint64_t{network.greatestMetric()} >> shift_) + 2;
    if (needed > kMostBuckets) return;
    const std::uint64_t ring = std::max<std::uint64_t>(std::bit_ceil(needed), kWordBits);
    buckets_.resize(ring);
    occupied_.assign(ring / kWordBits, 0);
}

template <class Length>
void TreeBuilder<Length>::settle(const CompactNetwork<Length>& network, const DestinationTree<Length>& tree) {
    const std::uint32_t nodes = network.nodeCount();
    std::fill_n(tree.distance, nodes, CompactNetwork<Length>::kFar);
    std::fill_n(tree.hops, nodes, HopCount<Length>{0});
    std::fill(settled_.begin(), settled_.end(), 0);
    order_.clear();
    tree.distance[tree.root] = 0;
    if (buckets_.empty()) {
        settleByHeap(network, tree);
    } else {
        settleByBuckets(network, tree);
    }
}

/// Every node is settled once and looks once at each arc that enters it, so that the hops are counted here
/// too.
template <class Length>
void TreeBuilder<Length>::relax(const CompactNetwork<Length>& network, const DestinationTree<Length>& tree,
                                std::uint32_t node, auto&& improved) {
    settled_[node] = 1;
    order_.push_back(node);
    Length* const distances = tree.distance;
    HopCount<Length>* const hops = tree.hops;
    const Length distance = distances[node];
    const std::uint32_t end = network.endInto(node);
    for (std::uint32_t place = network.firstInto(node); place < end; ++place) {
        const auto [metric, tail] = network.in(place);
        const Length through = distance + metric;
        if (through > distances[tail]) continue;
        if (through == distances[tail]) {
            ++hops[tail];
            continue;
        }
        distances[tail] = through;
        hops[tail] = 1;
        onlyHop_[tail] = place;
        improved(through, tail);
    }
}

template <class Length>
void TreeBuilder<Length>::settleByHeap(const CompactNetwork<Length>& network,
                                       const DestinationTree<Length>& tree) {
    queue_.clear();
    queue_.push(0, tree.root);
    while (!queue_.empty()) {
        const std::uint32_t node = queue_.topNode();
        queue_.pop();
        if (settled_[node] != 0) continue;
        relax(network, tree, node, [&](Length length, std::uint32_t tail) { queue_.push(length, tail); });
    }
}

template <class Length>
void TreeBuilder<Length>::settleByBuckets(const CompactNetwork<Length>& network,
                                          const DestinationTree<Length>& tree) {
    const std::size_t mask = buckets_.size() - 1;
    const std::size_t words = occupied_.size();
    const auto put = [&](Length length, std::uint32_t node) {
        const std::size_t bucket = static_cast<std::size_t>(length >> shift_) & mask;
        buckets_[bucket].push_back(node);
        occupied_[bucket / kWordBits] |= std::uint64_t{1} << bucket % kWordBits;
    };
    put(0, tree.root);
    std::size_t bucket = 0;
    for (;;) {
        // The next bucket with something in it, around the ring.
        std::size_t word = bucket / kWordBits;
        std::uint64_t bits = occupied_[word] & ~std::uint64_t{0} << bucket % kWordBits;
        for (std::size_t step = 0; bits == 0 && step < words; ++step) {
            word = (word + 1) & (words - 1);
            bits = occupied_[word];
        }
        if (bits == 0) return;
        bucket = word * kWordBits + static_cast<std::size_t>(std::countr_zero(bits));
        // Relaxing never adds to the bucket in hand: arcs are at least as long as it is wide.
        occupied_[word] &= ~(std::uint64_t{1} << bucket % kWordBits);
        std::vector<std::uint32_t>& waiting = buckets_[bucket];
        for (std::size_t at = 0; at < waiting.size(); ++at) {
            if (at + kAhead < waiting.size()) network.prefetchInto(waiting[at + kAhead]);
            const std::uint32_t node = waiting[at];
            if (settled_[node] == 0) relax(network, tree, node, put);
        }
        waiting.clear();
    }
}

template <class Length>
void TreeBuilder<Length>::push(const CompactNetwork<Length>& network, const DestinationTree<Length>& tree,
                               std::span<double> load) {
    for (std::size_t left = order_.size(); left > 1; --left) {
        const std::uint32_t node = order_[left - 1];
        const double flow = tree.flow[node];
        if (flow == 0) continue;
        if (tree.hops[node] == 1) {
            const std::uint32_t arc = network.arcAt(onlyHop_[node]);
            load[arc] += flow;
            tree.flow[network.out(arc).head] += flow;
            continue;
        }
        const double share = flow / static_cast<double>(tree.hops[node]);
        const Length distance = tree.distance[node];
        for (std::uint32_t arc = network.firstArc(node); arc < network.endArc(node); ++arc) {
            const auto& out = network.out(arc);
            if (out.metric + tree.distance[out.head] != distance) continue;
            load[arc] += share;
            tree.flow[out.head] += share;
        }
    }
}

template class TreeBuilder<std::uint32_t>;
template class TreeBuilder<std::uint64_t>;

}  // namespace spanwright::sim
