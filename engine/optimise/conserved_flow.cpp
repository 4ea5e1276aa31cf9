// SPDX-License-Identifier: MIT
#include "engine/optimise/conserved_flow.h"

#include "engine/base/assert.h"

#include <algorithm>
#include <limits>

namespace spanwright::optimise {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

class Conserver {
  public:
    Conserver(const FlowNetwork& network, const FlowNetwork::Destination& destination,
              std::vector<ArcFlow>& flow)
        : network_(network), destination_(destination), flow_(flow) {}

    void run() {
        index();
        while (!orderNodes())
            cancelCycle();
        giveEachSourceAWay();
        index();
        orderNodes();
        push();
    }

  private:
    const FlowArc& ends(const ArcFlow& flow) const { return network_.arcs()[at(flow.arc)]; }

    /// Groups the traffic by the node that it leaves.
    void index() {
        std::erase_if(flow_, [&](const ArcFlow& flow) {
            return flow.amount <= 0 || ends(flow).from == destination_.node;
        });
        std::stable_sort(flow_.begin(), flow_.end(),
                         [&](const ArcFlow& a, const ArcFlow& b) { return ends(a).from < ends(b).from; });
        first_.assign(at(network_.nodeCount()) + 1, 0);
        for (const ArcFlow& flow : flow_)
            ++first_[at(ends(flow).from) + 1];
        for (std::size_t node = 1; node < first_.size(); ++node)
            first_[node] += first_[node - 1];
    }

    /// Upstream before downstream; false when traffic goes round.
    bool orderNodes() {
        entering_.assign(at(network_.nodeCount()), 0);
        for (const ArcFlow& flow : flow_) {
            if (flow.amount > 0) ++entering_[at(ends(flow).to)];
        }
        order_.clear();
        for (int node = 0; node < network_.nodeCount(); ++node) {
            if (entering_[at(node)] == 0) order_.push_back(node);
        }
        for (std::size_t next = 0; next < order_.size(); ++next) {
            const int node = order_[next];
            for (int index = first_[at(node)]; index < first_[at(node) + 1]; ++index) {
                const ArcFlow& flow = flow_[at(index)];
                if (flow.amount > 0 && --entering_[at(ends(flow).to)] == 0) order_.push_back(ends(flow).to);
            }
        }
        return order_.size() == at(network_.nodeCount());
    }

    /// Nodes that are left without a place in the order have traffic entering from one another: going
    /// upstream among them closes a cycle.
    void cancelCycle() {
        std::vector<int> upstream(at(network_.nodeCount()), -1);
        for (std::size_t index = 0; index < flow_.size(); ++index) {
            const FlowArc& arc = ends(flow_[index]);
            if (flow_[index].amount > 0 && entering_[at(arc.from)] > 0 && entering_[at(arc.to)] > 0) {
                upstream[at(arc.to)] = static_cast<int>(index);
            }
        }
        const auto start =
            std::find_if(upstream.begin(), upstream.end(), [](int index) { return index >= 0; });
        SPANWRIGHT_ASSERT(start != upstream.end());
        std::vector<char> seen(at(network_.nodeCount()), 0);
        int node = static_cast<int>(start - upstream.begin());
        while (seen[at(node)] == 0) {
            seen[at(node)] = 1;
            node = ends(flow_[at(upstream[at(node)])]).from;
        }
        double least = std::numeric_limits<double>::infinity();
        int each = node;
        do {
            const ArcFlow& flow = flow_[at(upstream[at(each)])];
            least = std::min(least, flow.amount);
            each = ends(flow).from;
        } while (each != node);
        do {
            ArcFlow& flow = flow_[at(upstream[at(each)])];
            flow.amount = flow.amount > least ? flow.amount - least : 0;
            each = ends(flow).from;
        } while (each != node);
    }

    /// Rounding can leave a trickle at a node from which nothing goes on: what leads there is taken out, and
    /// a source there goes the fewest links to where traffic does go on.
    void giveEachSourceAWay() {
        std::vector<char> arrives(at(network_.nodeCount()), 0);
        arrives[at(destination_.node)] = 1;
        for (auto node = order_.rbegin(); node != order_.rend(); ++node) {
            for (int index = first_[at(*node)]; index < first_[at(*node) + 1]; ++index) {
                ArcFlow& flow = flow_[at(index)];
                if (arrives[at(ends(flow).to)] == 0) flow.amount = 0;
                if (flow.amount > 0) arrives[at(*node)] = 1;
            }
        }
        std::vector<int> next;
        for (const FlowNetwork::Source& source : destination_.sources) {
            for (int node = source.node; arrives[at(node)] == 0;) {
                if (next.empty()) next = fewestLinks();
                arrives[at(node)] = 1;
                flow_.push_back({next[at(node)], source.amount});
                node = network_.arcs()[at(next[at(node)])].to;
            }
        }
    }

    /// By node: the first arc of a way with the fewest links.
    [[nodiscard]] std::vector<int> fewestLinks() const {
        std::vector<int> next(at(network_.nodeCount()), -1);
        std::vector<int> queue{destination_.node};
        for (std::size_t place = 0; place < queue.size(); ++place) {
            for (const int arc : network_.into(queue[place])) {
                const int from = network_.arcs()[at(arc)].from;
                if (from == destination_.node || next[at(from)] >= 0) continue;
                next[at(from)] = arc;
                queue.push_back(from);
            }
        }
        return next;
    }

    void push() {
        std::vector<double> through(at(network_.nodeCount()), 0);
        for (const FlowNetwork::Source& source : destination_.sources)
            through[at(source.node)] = source.amount;
        for (const int node : order_) {
            double out = 0;
            for (int index = first_[at(node)]; index < first_[at(node) + 1]; ++index)
                out += flow_[at(index)].amount;
            for (int index = first_[at(node)]; index < first_[at(node) + 1]; ++index) {
                ArcFlow& flow = flow_[at(index)];
                flow.amount = through[at(node)] * (flow.amount / out);
                through[at(ends(flow).to)] += flow.amount;
            }
        }
    }

    const FlowNetwork& network_;
    const FlowNetwork::Destination& destination_;
    std::vector<ArcFlow>& flow_;
    std::vector<int> first_;  ///< by node: where its outgoing traffic begins in flow_
    std::vector<int>
        entering_;  ///< by node: arcs in use that enter it from nodes without a place in the order
    std::vector<int> order_;
};

}  // namespace

void conserve(const FlowNetwork& network, const FlowNetwork::Destination& destination,
              std::vector<ArcFlow>& flow) {
    Conserver(network, destination, flow).run();
}

}  // namespace spanwright::optimise
