// SPDX-License-Identifier: MIT
#include "engine/graph/cut_elements.h"

#include "engine/base/counter_random.h"
#include "engine/graph/graph_index.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace spanwright::graph {
namespace {

/// Each demand has a random label; the labels of the ends within a subtree, combined by exclusive or, are
/// nothing exactly where every demand has both ends or none there (but for a chance of 2^-64).
class Search {
  public:
    explicit Search(const Design& snapshot)
        : snapshot_(snapshot), graph_(snapshot), nodes_(static_cast<std::size_t>(graph_.nodeCount())) {
        neighbours_.resize(nodes_);
        for (const Arc& arc : graph_.arcs()) {
            // A link whose other direction is closed has one arc: both ends know it all the same.
            neighbours_[at(arc.from)].push_back({at(arc.to), arc.link});
            neighbours_[at(arc.to)].push_back({at(arc.from), arc.link});
        }
        entered_.assign(nodes_, 0);
        left_.assign(nodes_, 0);
        low_.assign(nodes_, 0);
        root_.assign(nodes_, 0);
        children_.resize(nodes_);
        parentLink_.assign(nodes_, -1);
    }

    int count() {
        for (std::size_t node = 0; node < nodes_; ++node) {
            if (entered_[node] == 0) visitFrom(node);
        }
        labelDemands();
        // Children come after their parents in the order of entry: sums from the last one back.
        for (std::size_t n = order_.size(); n-- > 0;) {
            for (const std::size_t child : children_[order_[n]])
                labels_[order_[n]] ^= labels_[child];
        }
        int found = 0;
        for (std::size_t node = 0; node < nodes_; ++node) {
            bool cuts = false;
            for (const std::size_t child : children_[node]) {
                if (low_[child] > entered_[node] && labels_[child] != 0 && single(parentLink_[child]))
                    ++found;
                // Demands that end here are no reason to count this device.
                cuts = cuts || (low_[child] >= entered_[node] && (labels_[child] ^ toParent_[child]) != 0);
            }
            if (cuts && !snapshot_.devices.at(graph_.device(static_cast<int>(node))).redundant()) ++found;
        }
        return found;
    }

  private:
    struct Edge {
        std::size_t node = 0;
        int link = 0;
    };
    struct Step {
        std::size_t node = 0;
        std::size_t next = 0;
    };

    static std::size_t at(int index) { return static_cast<std::size_t>(index); }

    [[nodiscard]] bool single(int link) const {
        return snapshot_.links.at(graph_.link(link)).memberCount <= 1;
    }

    void visitFrom(std::size_t root) {
        std::vector<Step> path{{root, 0}};
        enter(root, root);
        while (!path.empty()) {
            Step& step = path.back();
            const std::size_t node = step.node;
            if (step.next == neighbours_[node].size()) {
                left_[node] = clock_;
                path.pop_back();
                if (!path.empty()) low_[path.back().node] = std::min(low_[path.back().node], low_[node]);
                continue;
            }
            const Edge edge = neighbours_[node][step.next++];
            if (edge.link == parentLink_[node]) continue;
            if (entered_[edge.node] != 0) {
                low_[node] = std::min(low_[node], entered_[edge.node]);
                continue;
            }
            parentLink_[edge.node] = edge.link;
            children_[node].push_back(edge.node);
            enter(edge.node, root);
            path.push_back({edge.node, 0});
        }
    }

    void enter(std::size_t node, std::size_t root) {
        entered_[node] = low_[node] = ++clock_;
        root_[node] = root;
        order_.push_back(node);
    }

    void labelDemands() {
        labels_.assign(nodes_, 0);
        toParent_.assign(nodes_, 0);
        for (const Demand& demand : snapshot_.demands) {
            const int from = graph_.nodeOf(demand.from);
            const int to = graph_.nodeOf(demand.to);
            const bool asks = demand.mbps > 0 || demand.reverseMbps > 0;
            if (!asks || from < 0 || to < 0 || root_[at(from)] != root_[at(to)]) continue;
            const std::uint64_t label = mixBits(demand.id.value + 0x9e3779b97f4a7c15ULL);
            labels_[at(from)] ^= label;
            labels_[at(to)] ^= label;
            leaveOut(at(from), at(to), label);
            leaveOut(at(to), at(from), label);
        }
    }

    /// Takes a demand that ends at `node` out of the child's subtree that holds its other end.
    void leaveOut(std::size_t node, std::size_t other, std::uint64_t label) {
        if (entered_[other] <= entered_[node] || entered_[other] > left_[node]) return;
        const auto& children = children_[node];
        const auto after =
            std::upper_bound(children.begin(), children.end(), entered_[other],
                             [&](int entry, std::size_t child) { return entry < entered_[child]; });
        toParent_[*(after - 1)] ^= label;
    }

    const Design& snapshot_;
    GraphIndex graph_;
    std::size_t nodes_;
    std::vector<std::vector<Edge>> neighbours_;
    std::vector<int> entered_, left_, low_;  ///< by the clock of the search, from 1
    std::vector<std::size_t> root_;
    std::vector<std::vector<std::size_t>> children_;
    std::vector<int> parentLink_;
    std::vector<std::size_t> order_;
    std::vector<std::uint64_t> labels_;    ///< of demand ends, of a whole subtree once summed
    std::vector<std::uint64_t> toParent_;  ///< of demands between a subtree and the node above it
    int clock_ = 0;
};

}  // namespace

int singlePointsOfFailure(const Design& snapshot) {
    return Search(snapshot).count();
}

}  // namespace spanwright::graph
