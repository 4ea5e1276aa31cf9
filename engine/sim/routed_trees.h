// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/progress.h"
#include "engine/sim/destination_tree.h"
#include "engine/sim/ecmp.h"
#include "engine/sim/large_array.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace spanwright::sim {

/// Flows in groups of one destination, within a group by where they come from.
class FlowsByDestination {
  public:
    FlowsByDestination(std::span<const Flow> flows, std::size_t nodes);

    /// Number of nodes that some flow leads to.
    [[nodiscard]] std::size_t count() const { return roots_.size(); }
    [[nodiscard]] std::uint32_t root(std::size_t destination) const { return roots_[destination]; }
    [[nodiscard]] std::span<const std::uint32_t> flowsTo(std::size_t destination) const {
        return std::span(flows_).subspan(start_[destination], start_[destination + 1] - start_[destination]);
    }
    /// Calls `visit(flow)` for each flow from a node to a destination. `flows` are those of the constructor.
    template <class Visit>
    void forEachFrom(std::size_t destination, std::uint32_t node, std::span<const Flow> flows,
                     Visit&& visit) const {
        const auto group = flowsTo(destination);
        const auto from = static_cast<int>(node);
        auto at = std::lower_bound(group.begin(), group.end(), from,
                                   [&](std::uint32_t flow, int key) { return flows[flow].from < key; });
        for (; at != group.end() && flows[*at].from == from; ++at)
            visit(*at);
    }

  private:
    std::vector<std::uint32_t> roots_;
    std::vector<std::size_t> start_;
    std::vector<std::uint32_t> flows_;
};

/// The scale for the metrics of a network, wide where a node has more arcs than the narrow form can count.
[[nodiscard]] MetricScale scaleOf(const graph::GraphIndex& graph);

/// Memory for one tree.
template <class Length>
class TreeMemory {
  public:
    explicit TreeMemory(std::uint32_t nodes) : distance_(nodes), hops_(nodes), flow_(nodes) {}
    [[nodiscard]] DestinationTree<Length> view(std::uint32_t root) {
        return {root, distance_.data(), hops_.data(), flow_.data()};
    }
    void copyTo(const DestinationTree<Length>& tree) const {
        std::copy(distance_.begin(), distance_.end(), tree.distance);
        std::copy(hops_.begin(), hops_.end(), tree.hops);
        std::copy(flow_.begin(), flow_.end(), tree.flow);
    }
    void copyFrom(const DestinationTree<Length>& tree) {
        std::copy_n(tree.distance, distance_.size(), distance_.begin());
        std::copy_n(tree.hops, hops_.size(), hops_.begin());
        std::copy_n(tree.flow, flow_.size(), flow_.begin());
    }

  private:
    std::vector<Length> distance_;
    std::vector<HopCount<Length>> hops_;
    std::vector<double> flow_;
};

/// All destination trees of a network, routed: 14 bytes for each destination and node (20 in the wide form).
template <class Length>
class RoutedTrees {
  public:
    RoutedTrees(std::size_t destinations, std::uint32_t nodes)
        : nodes_(nodes),
          distance_(destinations * nodes),
          hops_(destinations * nodes),
          flow_(destinations * nodes) {}

    [[nodiscard]] static std::size_t bytes(std::size_t destinations, std::uint32_t nodes) {
        return destinations * nodes * (sizeof(Length) + sizeof(HopCount<Length>) + sizeof(double));
    }
    [[nodiscard]] DestinationTree<Length> view(std::size_t destination, std::uint32_t root) {
        const std::size_t at = destination * nodes_;
        return {root, distance_.data() + at, hops_.data() + at, flow_.data() + at};
    }

  private:
    std::size_t nodes_;
    LargeArray<Length> distance_;
    LargeArray<HopCount<Length>> hops_;
    LargeArray<double> flow_;
};

/// Settles one tree, pushes its flows and adds them to `load` by arc. Flows of nodes that are `down` (by
/// node; empty: none) are left out.
template <class Length>
void routeTree(const CompactNetwork<Length>& network, TreeBuilder<Length>& builder,
               const DestinationTree<Length>& tree, std::span<const Flow> flows,
               std::span<const std::uint32_t> flowsTo, std::span<const char> down, std::span<double> load);

/// Takes the whole load of a tree off `load`.
template <class Length>
void takeOffTree(const CompactNetwork<Length>& network, const DestinationTree<Length>& tree,
                 std::span<double> load);

/// All trees, routed once.
struct RoutedOnce {
    std::vector<double> load;              ///< by arc
    std::vector<std::uint32_t> lostFlows;  ///< between nodes that are not down, without a path
};

/// Routes all trees on up to `threads` threads (0: all cores), with the same answer for any number, and keeps
/// them in `trees` unless that is null. When told to stop, returns at once and in pieces: ask `work`.
template <class Length>
RoutedOnce routeTrees(const CompactNetwork<Length>& network, std::span<const Flow> flows,
                      const FlowsByDestination& byDestination, std::span<const char> down,
                      RoutedTrees<Length>* trees, int threads, const WorkContext& work);

}  // namespace spanwright::sim
