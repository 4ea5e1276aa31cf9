// SPDX-License-Identifier: MIT
#include "engine/graph/disjoint_paths.h"

#include <algorithm>
#include <deque>
#include <limits>

namespace spanwright::graph {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

/// Unit flow of least cost. Vertices are 2v (into a node) and 2v + 1 (out of it); where nodes may be shared
/// both are one. Opposite arcs of a link never both carry flow: that would be a cycle of positive cost.
class UnitFlow {
  public:
    UnitFlow(const GraphIndex& graph, int from, int to, Disjoint disjoint)
        : graph_(graph), from_(from), to_(to), split_(disjoint == Disjoint::devices) {
        heads_.resize(at(graph.nodeCount()) * 2);
        for (int index = 0; index < static_cast<int>(graph.arcs().size()); ++index) {
            const Arc& arc = graph.arcs()[at(index)];
            addEdge(leaving(arc.from), entering(arc.to), arc.metric, index);
        }
        if (!split_) return;
        for (int node = 0; node < graph.nodeCount(); ++node) {
            if (node != from && node != to) addEdge(2 * node, 2 * node + 1, 0, -1);
        }
    }

    bool augment() {
        std::vector<double> cost(heads_.size(), kFar);
        std::vector<int> by(heads_.size(), -1);
        std::vector<char> queued(heads_.size(), 0);
        std::deque<int> queue{leaving(from_)};
        cost[at(leaving(from_))] = 0;
        while (!queue.empty()) {
            const int vertex = queue.front();
            queue.pop_front();
            queued[at(vertex)] = 0;
            for (const int edge : heads_[at(vertex)]) {
                const Edge& row = edges_[at(edge)];
                // Rounding must not send a search round a cycle of length zero for ever.
                if (row.used || cost[at(vertex)] + row.cost >= cost[at(row.to)] - kTiny) continue;
                cost[at(row.to)] = cost[at(vertex)] + row.cost;
                by[at(row.to)] = edge;
                if (queued[at(row.to)] != 0) continue;
                queued[at(row.to)] = 1;
                queue.push_back(row.to);
            }
        }
        if (by[at(entering(to_))] < 0) {
            reached_ = std::move(cost);
            return false;
        }
        for (int vertex = entering(to_); vertex != leaving(from_);) {
            const int edge = by[at(vertex)];
            edges_[at(edge)].used = true;
            edges_[at(edge ^ 1)].used = false;
            vertex = edges_[at(edge ^ 1)].to;
        }
        return true;
    }

    std::vector<Path> takePaths() {
        std::vector<Path> paths;
        for (;;) {
            Path path{{from_}, {}, 0};
            int vertex = leaving(from_);
            while (vertex != entering(to_)) {
                const auto edge = std::find_if(heads_[at(vertex)].begin(), heads_[at(vertex)].end(),
                                               [&](int e) { return e % 2 == 0 && edges_[at(e)].used; });
                if (edge == heads_[at(vertex)].end()) break;
                Edge& row = edges_[at(*edge)];
                row.used = false;
                vertex = row.to;
                if (row.arc < 0) continue;
                const Arc& arc = graph_.arcs()[at(row.arc)];
                path.nodes.push_back(arc.to);
                path.links.push_back(arc.link);
                path.metric += arc.metric;
            }
            if (path.links.empty()) break;
            paths.push_back(std::move(path));
        }
        std::stable_sort(paths.begin(), paths.end(),
                         [](const Path& a, const Path& b) { return a.metric < b.metric; });
        return paths;
    }

    /// After the last augmentation: what leads out of the vertices that can still be reached.
    void takeCut(DisjointPaths& out) const {
        const auto reached = [&](int vertex) { return reached_[at(vertex)] < kFar; };
        for (std::size_t edge = 0; edge < edges_.size(); edge += 2) {
            const Edge& row = edges_[edge];
            if (!reached(edges_[edge + 1].to) || reached(row.to)) continue;
            if (row.arc < 0) {
                out.cutNodes.push_back(row.to / 2);
            } else {
                out.cutLinks.push_back(graph_.arcs()[at(row.arc)].link);
            }
        }
        std::sort(out.cutLinks.begin(), out.cutLinks.end());
        std::sort(out.cutNodes.begin(), out.cutNodes.end());
    }

  private:
    static constexpr double kFar = std::numeric_limits<double>::infinity();
    static constexpr double kTiny = 1e-9;

    struct Edge {
        int to = 0;
        double cost = 0;
        int arc = -1;  ///< -1: through a node
        bool used = false;
    };

    [[nodiscard]] int entering(int node) const { return 2 * node; }
    [[nodiscard]] int leaving(int node) const { return split_ && node != to_ ? 2 * node + 1 : 2 * node; }

    /// Each edge is followed by its way back, open while the edge carries flow.
    void addEdge(int from, int to, double cost, int arc) {
        heads_[at(from)].push_back(static_cast<int>(edges_.size()));
        edges_.push_back({to, cost, arc, false});
        heads_[at(to)].push_back(static_cast<int>(edges_.size()));
        edges_.push_back({from, -cost, arc, true});
    }

    const GraphIndex& graph_;
    int from_;
    int to_;
    bool split_;
    std::vector<std::vector<int>> heads_;
    std::vector<Edge> edges_;
    std::vector<double> reached_;
};

}  // namespace

DisjointPaths disjointPaths(const GraphIndex& graph, int from, int to, Disjoint disjoint, int limit) {
    DisjointPaths out;
    if (from == to || from < 0 || to < 0) return out;
    UnitFlow flow(graph, from, to, disjoint);
    bool more = true;
    for (int path = 0; path < limit && more; ++path)
        more = flow.augment();
    if (!more) flow.takeCut(out);
    out.paths = flow.takePaths();
    return out;
}

}  // namespace spanwright::graph
