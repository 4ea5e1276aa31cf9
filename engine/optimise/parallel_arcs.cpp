// SPDX-License-Identifier: MIT
#include "engine/optimise/parallel_arcs.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace spanwright::optimise {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

/// The demands that a network was made with, but for those without a path.
std::vector<FlowDemand> demandsOf(const FlowNetwork& network) {
    std::vector<FlowDemand> demands;
    for (const FlowNetwork::Destination& destination : network.destinations()) {
        for (const FlowNetwork::Source& source : destination.sources)
            demands.push_back({source.node, destination.node, source.amount, destination.closed});
    }
    return demands;
}

}  // namespace

std::optional<MergedArcs> mergeParallelArcs(const FlowNetwork& network) {
    const std::vector<FlowArc>& before = network.arcs();
    const std::vector<std::vector<char>>& closedBefore = network.closedSets();
    std::vector<FlowArc> arcs;
    std::vector<std::vector<char>> closed(closedBefore.size());
    std::vector<int> mergedOf;
    std::map<std::tuple<int, int, std::vector<char>>, int> known;
    for (std::size_t arc = 0; arc < before.size(); ++arc) {
        std::vector<char> closedTo;
        closedTo.reserve(closedBefore.size());
        for (const std::vector<char>& set : closedBefore)
            closedTo.push_back(set[arc]);
        int merged = static_cast<int>(arcs.size());
        if (before[arc].fixed == 0) {
            merged =
                known.emplace(std::tuple(before[arc].from, before[arc].to, closedTo), merged).first->second;
        }
        mergedOf.push_back(merged);
        if (at(merged) < arcs.size()) {
            arcs[at(merged)].capacity += before[arc].capacity;
            continue;
        }
        arcs.push_back(before[arc]);
        for (std::size_t set = 0; set < closed.size(); ++set)
            closed[set].push_back(closedTo[set]);
    }
    if (arcs.size() == before.size()) return std::nullopt;
    std::vector<double> partOf;
    partOf.reserve(before.size());
    for (std::size_t arc = 0; arc < before.size(); ++arc)
        partOf.push_back(before[arc].capacity / arcs[at(mergedOf[arc])].capacity);
    return MergedArcs{
        FlowNetwork(network.nodeCount(), std::move(arcs), demandsOf(network), std::move(closed)),
        std::move(mergedOf), std::move(partOf)};
}

}  // namespace spanwright::optimise
