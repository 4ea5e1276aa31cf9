// SPDX-License-Identifier: MIT
#include "engine/sim/routed_trees.h"

#include "engine/job/parallel_for.h"

#include <algorithm>
#include <numeric>

namespace spanwright::sim {
namespace {

/// Loads are summed in so many parts, whatever the number of threads, so that rounding is the same.
constexpr std::size_t kParts = 16;

/// Flow indexes in order of one of their ends, else as they were: a counting sort. `start` gets where each
/// node's begin.
std::vector<std::uint32_t> sortedBy(int Flow::*end, std::span<const Flow> flows,
                                    const std::vector<std::uint32_t>& order,
                                    std::vector<std::size_t>& start) {
    std::fill(start.begin(), start.end(), 0);
    for (const Flow& flow : flows)
        ++start[static_cast<std::size_t>(flow.*end) + 1];
    for (std::size_t node = 1; node < start.size(); ++node)
        start[node] += start[node - 1];
    std::vector<std::size_t> next(start.begin(), start.end() - 1);
    std::vector<std::uint32_t> sorted(flows.size());
    for (const std::uint32_t flow : order)
        sorted[next[static_cast<std::size_t>(flows[flow].*end)]++] = flow;
    return sorted;
}

}  // namespace

FlowsByDestination::FlowsByDestination(std::span<const Flow> flows, std::size_t nodes) {
    std::vector<std::size_t> start(nodes + 1, 0);
    std::vector<std::uint32_t> order(flows.size());
    std::iota(order.begin(), order.end(), 0U);
    flows_ = sortedBy(&Flow::to, flows, sortedBy(&Flow::from, flows, order, start), start);
    for (std::size_t node = 0; node < nodes; ++node) {
        if (start[node] == start[node + 1]) continue;
        roots_.push_back(static_cast<std::uint32_t>(node));
        start_.push_back(start[node]);
    }
    start_.push_back(flows.size());
}

MetricScale scaleOf(const graph::GraphIndex& graph) {
    MetricScale scale = MetricScale::of(metricsOf(graph), static_cast<std::size_t>(graph.nodeCount()));
    for (int node = 0; node < graph.nodeCount(); ++node) {
        if (graph.outArcs(node).size() > std::numeric_limits<HopCount<std::uint32_t>>::max())
            scale.narrow = false;
    }
    return scale;
}

template <class Length>
void routeTree(const CompactNetwork<Length>& network, TreeBuilder<Length>& builder,
               const DestinationTree<Length>& tree, std::span<const Flow> flows,
               std::span<const std::uint32_t> flowsTo, std::span<const char> down, std::span<double> load) {
    builder.settle(network, tree);
    std::fill_n(tree.flow, network.nodeCount(), 0.0);
    for (const std::uint32_t flow : flowsTo) {
        const auto from = static_cast<std::size_t>(flows[flow].from);
        if (down.empty() || down[from] == 0) tree.flow[from] += flows[flow].mbps;
    }
    builder.push(network, tree, load);
}

template <class Length>
void takeOffTree(const CompactNetwork<Length>& network, const DestinationTree<Length>& tree,
                 std::span<double> load) {
    for (std::uint32_t node = 0; node < network.nodeCount(); ++node) {
        if (tree.hops[node] == 0 || tree.flow[node] == 0) continue;
        const double share = tree.flow[node] / static_cast<double>(tree.hops[node]);
        for (std::uint32_t arc = network.firstArc(node); arc < network.endArc(node); ++arc) {
            const auto& out = network.out(arc);
            if (out.metric + tree.distance[out.head] == tree.distance[node]) load[arc] -= share;
        }
    }
}

template <class Length>
RoutedOnce routeTrees(const CompactNetwork<Length>& network, std::span<const Flow> flows,
                      const FlowsByDestination& byDestination, std::span<const char> down,
                      RoutedTrees<Length>* trees, int threads, const WorkContext& work) {
    const std::size_t count = byDestination.count();
    const std::size_t parts = std::min(kParts, count);
    std::vector<RoutedOnce> partial(parts);
    job::parallelFor(parts, threads, [&](std::size_t part) {
        TreeBuilder<Length> builder(network);
        // Routed in memory that stays in the cache, also where the trees are kept.
        TreeMemory<Length> memory(network.nodeCount());
        RoutedOnce& mine = partial[part];
        mine.load.assign(network.arcCount(), 0);
        for (std::size_t at = part * count / parts; at < (part + 1) * count / parts; ++at) {
            if (work.stopRequested()) return;
            const std::uint32_t root = byDestination.root(at);
            if (!down.empty() && down[root] != 0) continue;
            const auto tree = memory.view(root);
            routeTree(network, builder, tree, flows, byDestination.flowsTo(at), down, std::span(mine.load));
            if (trees != nullptr) memory.copyTo(trees->view(at, root));
            if (builder.order().size() == network.nodeCount()) continue;
            for (const std::uint32_t flow : byDestination.flowsTo(at)) {
                const auto from = static_cast<std::size_t>(flows[flow].from);
                if (tree.distance[from] == CompactNetwork<Length>::kFar && (down.empty() || down[from] == 0))
                    mine.lostFlows.push_back(flow);
            }
        }
    });
    RoutedOnce all;
    all.load.assign(network.arcCount(), 0);
    for (const RoutedOnce& part : partial) {
        for (std::size_t arc = 0; arc < part.load.size(); ++arc)
            all.load[arc] += part.load[arc];
        all.lostFlows.insert(all.lostFlows.end(), part.lostFlows.begin(), part.lostFlows.end());
    }
    return all;
}

template void routeTree(const CompactNetwork<std::uint32_t>&, TreeBuilder<std::uint32_t>&,
                        const DestinationTree<std::uint32_t>&, std::span<const Flow>,
                        std::span<const std::uint32_t>, std::span<const char>, std::span<double>);
template void routeTree(const CompactNetwork<std::uint64_t>&, TreeBuilder<std::uint64_t>&,
                        const DestinationTree<std::uint64_t>&, std::span<const Flow>,
                        std::span<const std::uint32_t>, std::span<const char>, std::span<double>);
template void takeOffTree(const CompactNetwork<std::uint32_t>&, const DestinationTree<std::uint32_t>&,
                          std::span<double>);
template void takeOffTree(const CompactNetwork<std::uint64_t>&, const DestinationTree<std::uint64_t>&,
                          std::span<double>);
template RoutedOnce routeTrees(const CompactNetwork<std::uint32_t>&, std::span<const Flow>,
                               const FlowsByDestination&, std::span<const char>, RoutedTrees<std::uint32_t>*,
                               int, const WorkContext&);
template RoutedOnce routeTrees(const CompactNetwork<std::uint64_t>&, std::span<const Flow>,
                               const FlowsByDestination&, std::span<const char>, RoutedTrees<std::uint64_t>*,
                               int, const WorkContext&);

}  // namespace spanwright::sim
