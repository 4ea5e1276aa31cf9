// SPDX-License-Identifier: MIT
#include "engine/optimise/flow_network.h"

#include "engine/base/assert.h"

#include <algorithm>
#include <cmath>

namespace spanwright::optimise {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

/// Arc indexes grouped by one of their ends: those of a node are [start[node], start[node + 1]).
template <class End>
void group(int nodes, const std::vector<FlowArc>& arcs, const End& end, std::vector<int>& start,
           std::vector<int>& list) {
    start.assign(at(nodes) + 1, 0);
    list.resize(arcs.size());
    for (const FlowArc& arc : arcs)
        ++start[at(end(arc)) + 1];
    for (int node = 0; node < nodes; ++node)
        start[at(node) + 1] += start[at(node)];
    std::vector<int> next(start.begin(), start.end() - 1);
    for (std::size_t arc = 0; arc < arcs.size(); ++arc)
        list[at(next[at(end(arcs[arc]))]++)] = static_cast<int>(arc);
}

}  // namespace

FlowNetwork::FlowNetwork(int nodes, std::vector<FlowArc> arcs, const std::vector<FlowDemand>& demands,
                         std::vector<std::vector<char>> closedSets)
    : nodes_(nodes), arcs_(std::move(arcs)), closedSets_(std::move(closedSets)) {
    for (const FlowArc& arc : arcs_) {
        SPANWRIGHT_ASSERT(arc.capacity > 0 && std::isfinite(arc.capacity));
        SPANWRIGHT_ASSERT(arc.fixed >= 0 && std::isfinite(arc.fixed));
    }
    group(
        nodes_, arcs_, [](const FlowArc& arc) { return arc.to; }, inStart_, inArcs_);
    group(
        nodes_, arcs_, [](const FlowArc& arc) { return arc.from; }, outStart_, outArcs_);
    gather(demands);
}

void FlowNetwork::gather(const std::vector<FlowDemand>& demands) {
    std::vector<std::vector<int>> towards(at(nodes_));
    for (std::size_t index = 0; index < demands.size(); ++index) {
        if (demands[index].from != demands[index].to && demands[index].amount > 0) {
            towards[at(demands[index].to)].push_back(static_cast<int>(index));
        }
    }
    for (std::vector<int>& list : towards) {
        std::stable_sort(list.begin(), list.end(),
                         [&](int a, int b) { return demands[at(a)].closed < demands[at(b)].closed; });
        for (auto first = list.begin(); first != list.end();) {
            const auto last = std::find_if(first, list.end(), [&](int each) {
                return demands[at(each)].closed != demands[at(*first)].closed;
            });
            Destination destination = gathered(demands, {first, last});
            if (!destination.sources.empty()) destinations_.push_back(std::move(destination));
            first = last;
        }
    }
    std::sort(unroutable_.begin(), unroutable_.end());
}

FlowNetwork::Destination FlowNetwork::gathered(const std::vector<FlowDemand>& demands,
                                               const std::vector<int>& towards) {
    const FlowDemand& any = demands[at(towards.front())];
    Destination destination{any.to, 0, {}, any.closed};
    std::vector<char> reaches(at(nodes_), 0);
    reaches[at(any.to)] = 1;
    std::vector<int> queue(1, any.to);
    for (std::size_t next = 0; next < queue.size(); ++next) {
        for (const int arc : into(queue[next])) {
            const int from = arcs_[at(arc)].from;
            if (reaches[at(from)] != 0 || !isOpen(destination, arc)) continue;
            reaches[at(from)] = 1;
            queue.push_back(from);
        }
    }
    std::vector<double> amount(at(nodes_), 0);
    for (const int index : towards) {
        const FlowDemand& demand = demands[at(index)];
        if (reaches[at(demand.from)] == 0) {
            unroutable_.push_back(index);
        } else {
            amount[at(demand.from)] += demand.amount;
        }
    }
    for (int from = 0; from < nodes_; ++from) {
        if (amount[at(from)] <= 0) continue;
        destination.sources.push_back({from, amount[at(from)]});
        destination.total += amount[at(from)];
    }
    return destination;
}

}  // namespace spanwright::optimise
