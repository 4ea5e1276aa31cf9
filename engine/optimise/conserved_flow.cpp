// SPDX-License-Identifier: MIT
#include "engine/optimise/conserved_flow.h"

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
        orderNodes();
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

    /// Walks along the traffic, depth first; where it goes round, takes out what does and walks on from
    /// there. What is left has an order, upstream before downstream. Each arc is passed once, and once more
    /// for a cycle of its.
    void orderNodes() {
        enum State : char { unseen, onTrail, done };
        std::vector<char> state(at(network_.nodeCount()), unseen);
        std::vector<int> next(first_.begin(), first_.end() - 1);
        std::vector<int> trail;  // indexes into flow_
        order_.clear();
        for (int start = 0; start < network_.nodeCount(); ++start) {
            if (state[at(start)] != unseen) continue;
            state[at(start)] = onTrail;
            for (int node = start;;) {
                int& index = next[at(node)];
                while (index < first_[at(node) + 1] &&
                       (flow_[at(index)].amount <= 0 || state[at(ends(flow_[at(index)]).to)] == done)) {
                    ++index;
                }
                if (index == first_[at(node) + 1]) {
                    state[at(node)] = done;
                    order_.push_back(node);
                    if (trail.empty()) break;
                    node = ends(flow_[at(trail.back())]).from;
                    trail.pop_back();
                    continue;
                }
                const int to = ends(flow_[at(index)]).to;
                trail.push_back(index);
                if (state[at(to)] == unseen) {
                    state[at(to)] = onTrail;
                    node = to;
                    continue;
                }
                const std::size_t kept = cancelCycle(trail, to);
                while (trail.size() > kept) {
                    const FlowArc& arc = ends(flow_[at(trail.back())]);
                    if (trail.size() - 1 > kept) state[at(arc.from)] = unseen;
                    node = arc.from;
                    trail.pop_back();
                }
            }
        }
        std::reverse(order_.begin(), order_.end());
    }

    /// Takes out what goes round from `node` to the end of the trail. Returns how much of the trail still
    /// carries something without a break.
    std::size_t cancelCycle(const std::vector<int>& trail, int node) {
        std::size_t begin = trail.size();
        double least = std::numeric_limits<double>::infinity();
        do {
            --begin;
            least = std::min(least, flow_[at(trail[begin])].amount);
        } while (ends(flow_[at(trail[begin])]).from != node);
        std::size_t kept = trail.size();
        for (std::size_t place = trail.size(); place-- > begin;) {
            ArcFlow& flow = flow_[at(trail[place])];
            flow.amount = flow.amount > least ? flow.amount - least : 0;
            if (flow.amount <= 0) kept = place;
        }
        return kept;
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
                if (!network_.isOpen(destination_, arc)) continue;
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
