// SPDX-License-Identifier: MIT
#pragma once

#include "engine/optimise/min_max_flow.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <utility>
#include <vector>

namespace spanwright::optimise {

/// A random network: links in both directions or one, parallel ones, capacities over three decades; some
/// demands may have no path.
inline FlowNetwork randomFlowNetwork(unsigned seed, int nodes, int links, int demandCount) {
    std::mt19937 random(seed);
    const auto below = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
    const auto capacity = [&] { return std::pow(10.0, below(4)) * (1 + below(3)); };
    std::vector<FlowArc> arcs;
    for (int link = 0; link < links; ++link) {
        const int from = below(nodes);
        const int to = below(nodes);
        arcs.push_back({from, to, capacity()});
        if (below(4) != 0) arcs.push_back({to, from, capacity()});
    }
    std::vector<FlowDemand> demands;
    for (int demand = 0; demand < demandCount; ++demand)
        demands.push_back({below(nodes), below(nodes), 0.5 + below(100)});
    return {nodes, std::move(arcs), demands};
}

/// The same with three sets of closed arcs that half of the demands name, and loads that are fixed.
inline FlowNetwork randomBoundFlowNetwork(unsigned seed, int nodes, int links, int demandCount) {
    const FlowNetwork plain = randomFlowNetwork(seed, nodes, links, demandCount);
    std::mt19937 random(seed);
    std::vector<FlowArc> arcs = plain.arcs();
    for (FlowArc& arc : arcs)
        arc.fixed = random() % 3 == 0 ? arc.capacity * static_cast<double>(random() % 10) / 10 : 0;
    std::vector<std::vector<char>> closedSets(3, std::vector<char>(arcs.size(), 0));
    for (std::vector<char>& closed : closedSets) {
        for (char& each : closed)
            each = random() % 6 == 0 ? 1 : 0;
    }
    std::vector<FlowDemand> demands;
    for (const FlowNetwork::Destination& destination : plain.destinations()) {
        for (const FlowNetwork::Source& source : destination.sources)
            demands.push_back({source.node, destination.node, source.amount,
                               static_cast<int>(random() % 6) - 3 < 0 ? -1 : static_cast<int>(random() % 3)});
    }
    return {nodes, std::move(arcs), demands, std::move(closedSets)};
}

/// The largest difference at any node between what enters or starts and what leaves or ends there, in shares
/// of the destination's traffic.
inline double imbalance(const FlowNetwork& network, const MinMaxFlow& flow) {
    double worst = 0;
    for (std::size_t index = 0; index < network.destinations().size(); ++index) {
        const FlowNetwork::Destination& destination = network.destinations()[index];
        std::vector<double> balance(static_cast<std::size_t>(network.nodeCount()), 0);
        for (const FlowNetwork::Source& source : destination.sources)
            balance[static_cast<std::size_t>(source.node)] += source.amount;
        balance[static_cast<std::size_t>(destination.node)] -= destination.total;
        for (const ArcFlow& each : flow.flows[index]) {
            const FlowArc& arc = network.arcs()[static_cast<std::size_t>(each.arc)];
            balance[static_cast<std::size_t>(arc.from)] -= each.amount;
            balance[static_cast<std::size_t>(arc.to)] += each.amount;
        }
        for (const double rest : balance)
            worst = std::max(worst, std::abs(rest) / destination.total);
    }
    return worst;
}

}  // namespace spanwright::optimise
