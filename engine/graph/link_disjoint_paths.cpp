// SPDX-License-Identifier: MIT
#include "engine/graph/disjoint_paths.h"

#include <algorithm>
#include <vector>

namespace spanwright::graph {
namespace {

/// Unit flow on each link, along an arc or against one that carries flow already; two opposite arcs of one
/// link cancel out, so that arc-disjoint paths are link-disjoint.
class UnitFlow {
  public:
    explicit UnitFlow(const GraphIndex& graph)
        : graph_(graph),
          carries_(graph.arcs().size(), false),
          reachedBy_(static_cast<std::size_t>(graph.nodeCount())) {}

    bool augment(int from, int to) {
        std::fill(reachedBy_.begin(), reachedBy_.end(), Step{});
        std::vector<int> queue{from};
        for (std::size_t head = 0; head < queue.size(); ++head) {
            const int node = queue[head];
            for (const int arc : graph_.outArcs(node)) {
                if (!carries_[static_cast<std::size_t>(arc)]) reach(arcAt(arc).to, arc, from, queue);
            }
            for (const int arc : graph_.inArcs(node)) {
                if (carries_[static_cast<std::size_t>(arc)]) reach(arcAt(arc).from, arc, from, queue);
            }
            if (reachedBy_[static_cast<std::size_t>(to)].arc < 0) continue;
            trace(from, to);
            return true;
        }
        return false;
    }

  private:
    struct Step {
        int arc = -1;
        int before = -1;
    };

    [[nodiscard]] const Arc& arcAt(int index) const { return graph_.arcs()[static_cast<std::size_t>(index)]; }

    void reach(int node, int arc, int source, std::vector<int>& queue) {
        Step& step = reachedBy_[static_cast<std::size_t>(node)];
        if (node == source || step.arc >= 0) return;
        step.arc = arc;
        step.before = arcAt(arc).to == node ? arcAt(arc).from : arcAt(arc).to;
        queue.push_back(node);
    }

    void trace(int from, int to) {
        for (int node = to; node != from;) {
            const Step step = reachedBy_[static_cast<std::size_t>(node)];
            const auto arc = static_cast<std::size_t>(step.arc);
            carries_[arc] = !carries_[arc];
            node = step.before;
        }
    }

    const GraphIndex& graph_;
    std::vector<bool> carries_;
    std::vector<Step> reachedBy_;
};

}  // namespace

int linkDisjointPaths(const GraphIndex& graph, int from, int to, int limit) {
    UnitFlow flow(graph);
    int paths = 0;
    while (paths < limit && flow.augment(from, to))
        ++paths;
    return paths;
}

}  // namespace spanwright::graph
