// SPDX-License-Identifier: MIT
#pragma once

#include "engine/sim/ecmp.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <vector>

namespace spanwright::test {

/// Equal-cost multipath as a textbook has it, to compare with: Bellman-Ford for each flow, one after the
/// other. Metrics must be whole numbers.
struct PlainEcmp {
    std::vector<double> load;  ///< by arc of the GraphIndex
    std::vector<int> lost;     ///< flows between nodes in service without a path

    PlainEcmp(const graph::GraphIndex& graph, const std::vector<double>& metrics,
              const std::vector<sim::Flow>& flows, const sim::Outage& outage)
        : load(graph.arcs().size(), 0) {
        constexpr double kInfinity = std::numeric_limits<double>::infinity();
        const auto& arcs = graph.arcs();
        const auto nodes = static_cast<std::size_t>(graph.nodeCount());
        const auto up = [&](const graph::Arc& arc) {
            return outage.link[static_cast<std::size_t>(arc.link)] == 0 &&
                   outage.node[static_cast<std::size_t>(arc.from)] == 0 &&
                   outage.node[static_cast<std::size_t>(arc.to)] == 0;
        };
        for (std::size_t flow = 0; flow < flows.size(); ++flow) {
            const auto from = static_cast<std::size_t>(flows[flow].from);
            const auto to = static_cast<std::size_t>(flows[flow].to);
            if (outage.node[from] != 0 || outage.node[to] != 0) continue;
            std::vector<double> distance(nodes, kInfinity);
            distance[to] = 0;
            for (bool changed = true; changed;) {
                changed = false;
                for (std::size_t arc = 0; arc < arcs.size(); ++arc) {
                    double& here = distance[static_cast<std::size_t>(arcs[arc].from)];
                    const double through = distance[static_cast<std::size_t>(arcs[arc].to)] + metrics[arc];
                    if (!up(arcs[arc]) || through >= here) continue;
                    here = through;
                    changed = true;
                }
            }
            if (distance[from] == kInfinity) {
                if (flows[flow].mbps > 0) lost.push_back(static_cast<int>(flow));
                continue;
            }
            std::vector<std::size_t> order(nodes);
            std::iota(order.begin(), order.end(), 0);
            std::sort(order.begin(), order.end(),
                      [&](std::size_t a, std::size_t b) { return distance[a] > distance[b]; });
            std::vector<double> waiting(nodes, 0);
            waiting[from] = flows[flow].mbps;
            for (const std::size_t node : order) {
                if (waiting[node] == 0) continue;
                std::vector<int> next;
                for (const int arc : graph.outArcs(static_cast<int>(node))) {
                    const graph::Arc& row = arcs[static_cast<std::size_t>(arc)];
                    if (up(row) &&
                        distance[static_cast<std::size_t>(row.to)] + metrics[static_cast<std::size_t>(arc)] ==
                            distance[node]) {
                        next.push_back(arc);
                    }
                }
                for (const int arc : next) {
                    const double share = waiting[node] / static_cast<double>(next.size());
                    load[static_cast<std::size_t>(arc)] += share;
                    waiting[static_cast<std::size_t>(arcs[static_cast<std::size_t>(arc)].to)] += share;
                }
            }
        }
    }
};

}  // namespace spanwright::test
