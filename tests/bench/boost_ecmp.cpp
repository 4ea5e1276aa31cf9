// SPDX-License-Identifier: MIT
#include "tests/bench/boost_ecmp.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <vector>

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>

namespace spanwright::bench {

class BoostEcmp::Program {
  public:
    Program(const graph::GraphIndex& graph, const std::vector<sim::Flow>& flows) : graph_(graph) {
        const auto nodes = static_cast<std::size_t>(graph.nodeCount());
        // Reversed, so that Dijkstra from a destination finds the distances to it.
        std::vector<std::pair<int, int>> ends;
        std::vector<Edge> edges;
        for (std::size_t arc = 0; arc < graph.arcs().size(); ++arc) {
            ends.emplace_back(graph.arcs()[arc].to, graph.arcs()[arc].from);
            edges.push_back({static_cast<int>(graph.arcs()[arc].metric), static_cast<int>(arc)});
        }
        reversed_ =
            Graph(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), edges.begin(), nodes);
        flowsTo_.resize(nodes);
        for (const sim::Flow& flow : flows)
            flowsTo_[static_cast<std::size_t>(flow.to)].push_back(flow);
        distance_.resize(nodes);
        waiting_.resize(nodes);
        order_.resize(nodes);
    }

    /// The highest utilization with one link out of service.
    double maxUtilization(int failedLink) {
        failed_ = failedLink;
        const auto& arcs = graph_.arcs();
        const auto [begin, end] = boost::edges(reversed_);
        for (auto edge = begin; edge != end; ++edge) {
            const graph::Arc& arc = arcs[static_cast<std::size_t>(reversed_[*edge].arc)];
            reversed_[*edge].weight = arc.link == failedLink ? kFar : static_cast<int>(arc.metric);
        }
        std::vector<double> load(arcs.size(), 0);
        for (std::size_t to = 0; to < flowsTo_.size(); ++to) {
            if (flowsTo_[to].empty()) continue;
            boost::dijkstra_shortest_paths(
                reversed_, to,
                boost::weight_map(boost::get(&Edge::weight, reversed_))
                    .distance_map(boost::make_iterator_property_map(
                        distance_.begin(), boost::get(boost::vertex_index, reversed_)))
                    .distance_inf(kFar)
                    .distance_combine([](int a, int b) { return a >= kFar || b >= kFar ? kFar : a + b; }));
            push(to, load);
        }
        double highest = 0;
        for (std::size_t arc = 0; arc < arcs.size(); ++arc)
            highest = std::max(highest, load[arc] / arcs[arc].capacityMbps);
        return highest;
    }

  private:
    static constexpr int kFar = std::numeric_limits<int>::max() / 2;
    struct Edge {
        int weight = 0;
        int arc = 0;
    };
    using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Edge>;

    void push(std::size_t to, std::vector<double>& load) {
        std::fill(waiting_.begin(), waiting_.end(), 0.0);
        for (const sim::Flow& flow : flowsTo_[to])
            waiting_[static_cast<std::size_t>(flow.from)] += flow.mbps;
        for (std::size_t node = 0; node < order_.size(); ++node)
            order_[node] = static_cast<int>(node);
        std::sort(order_.begin(), order_.end(), [&](int a, int b) {
            return distance_[static_cast<std::size_t>(a)] > distance_[static_cast<std::size_t>(b)];
        });
        const auto& arcs = graph_.arcs();
        const auto weightOf = [&](const graph::Arc& arc) { return static_cast<int>(arc.metric); };
        for (const int node : order_) {
            const int distance = distance_[static_cast<std::size_t>(node)];
            const double here = waiting_[static_cast<std::size_t>(node)];
            if (distance >= kFar || distance == 0 || here == 0) continue;
            next_.clear();
            for (const int arc : graph_.outArcs(node)) {
                const graph::Arc& row = arcs[static_cast<std::size_t>(arc)];
                if (row.link != failed_ &&
                    distance_[static_cast<std::size_t>(row.to)] + weightOf(row) == distance) {
                    next_.push_back(arc);
                }
            }
            const double share = here / static_cast<double>(next_.size());
            for (const int arc : next_) {
                load[static_cast<std::size_t>(arc)] += share;
                waiting_[static_cast<std::size_t>(arcs[static_cast<std::size_t>(arc)].to)] += share;
            }
        }
    }

    const graph::GraphIndex& graph_;
    Graph reversed_;
    std::vector<std::vector<sim::Flow>> flowsTo_;
    std::vector<int> distance_;
    std::vector<double> waiting_;
    std::vector<int> order_;
    std::vector<int> next_;
    int failed_ = -1;
};

BoostEcmp::BoostEcmp(const graph::GraphIndex& graph, const std::vector<sim::Flow>& flows)
    : program_(std::make_unique<Program>(graph, flows)) {}
BoostEcmp::~BoostEcmp() = default;

double BoostEcmp::maxUtilization(int failedLink) {
    return program_->maxUtilization(failedLink);
}

}  // namespace spanwright::bench
