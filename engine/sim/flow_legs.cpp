// SPDX-License-Identifier: MIT
#include "engine/sim/flow_legs.h"

#include <algorithm>
#include <unordered_map>

namespace spanwright::sim {
namespace {

const graph::Arc& arcAt(const graph::GraphIndex& graph, int arc) {
    return graph.arcs()[static_cast<std::size_t>(arc)];
}

}  // namespace

std::vector<Leg> legsOf(const Demand& demand, Direction direction, const graph::GraphIndex& graph,
                        std::span<const ArcShare> uses) {
    std::vector<Leg> legs;
    if (!demand.path.empty()) {
        for (const ArcShare& use : uses)
            legs.push_back({use.arc});
        return legs;
    }
    std::vector<int> stops;
    for (const DeviceId device : demand.mustVisit)
        stops.push_back(graph.nodeOf(device));
    if (direction == Direction::reverse) std::reverse(stops.begin(), stops.end());
    auto stop = stops.begin();
    for (const ArcShare& use : uses) {
        const int node = arcAt(graph, use.arc).from;
        // Within a leg nothing leaves its end, so a hop from there starts the next one.
        bool next = legs.empty();
        while (stop != stops.end() && *stop == node) {
            next = true;
            ++stop;
        }
        if (next) legs.emplace_back();
        legs.back().push_back(use.arc);
    }
    return legs;
}

std::vector<int> pathPast(const std::vector<char>& marked, int from, const std::vector<Leg>& legs,
                          const graph::GraphIndex& graph) {
    const auto isMarked = [&](int node) { return marked[static_cast<std::size_t>(node)] != 0; };
    if (isMarked(from)) return {};
    std::vector<std::unordered_map<int, int>> cameFrom(legs.size());
    int start = from;
    for (std::size_t leg = 0; leg < legs.size(); ++leg) {
        std::unordered_map<int, int>& open = cameFrom[leg];
        open.emplace(start, -1);
        int end = start;
        for (const int index : legs[leg]) {
            const graph::Arc& arc = arcAt(graph, index);
            if (open.contains(arc.from) && !isMarked(arc.to)) open.emplace(arc.to, arc.from);
            end = arc.to;
        }
        if (!open.contains(end)) return {};
        start = end;
    }
    std::vector<int> path{start};
    for (auto leg = cameFrom.rbegin(); leg != cameFrom.rend(); ++leg) {
        for (int node = leg->at(path.back()); node >= 0; node = leg->at(node))
            path.push_back(node);
    }
    std::reverse(path.begin(), path.end());
    return path;
}

}  // namespace spanwright::sim
