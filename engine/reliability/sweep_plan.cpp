// SPDX-License-Identifier: MIT
#include "engine/reliability/sweep_plan.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace spanwright::reliability {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

/// Edges of each node.
std::vector<std::vector<int>> incidence(const UnreliableNetwork& network) {
    std::vector<std::vector<int>> edgesOf(network.nodes.size());
    for (std::size_t edge = 0; edge < network.edges.size(); ++edge) {
        edgesOf[at(network.edges[edge].from)].push_back(static_cast<int>(edge));
        edgesOf[at(network.edges[edge].to)].push_back(static_cast<int>(edge));
    }
    return edgesOf;
}

int otherEnd(const UnreliableEdge& edge, int node) {
    return edge.from == node ? edge.to : edge.from;
}

/// Lays out the steps and gives out slots.
class Planner {
  public:
    Planner(const UnreliableNetwork& network, const std::vector<char>& terminal)
        : network_(network),
          terminal_(terminal),
          edgesOf_(incidence(network)),
          remaining_(network.nodes.size()),
          causeUses_(network.causes.size(), 0),
          slotOfNode_(network.nodes.size(), -1),
          slotOfCause_(network.causes.size(), -1),
          opened_(network.nodes.size(), 0) {
        for (std::size_t node = 0; node < edgesOf_.size(); ++node)
            remaining_[node] = static_cast<int>(edgesOf_[node].size());
        terminalsLeft_ = static_cast<int>(std::count(terminal.begin(), terminal.end(), 1));
        for (std::size_t node = 0; node < network.nodes.size(); ++node) {
            if (!edgesOf_[node].empty()) countUses(network.nodes[node]);
        }
        for (const UnreliableEdge& edge : network.edges)
            countUses(edge);
    }

    SweepPlan run(std::span<const int> nodes) {
        for (const int node : nodes) {
            open(node);
            std::vector<int> back;
            for (const int edge : edgesOf_[at(node)]) {
                if (opened_[at(otherEnd(network_.edges[at(edge)], node))] != 0) back.push_back(edge);
            }
            // First what lets another node leave.
            std::stable_sort(back.begin(), back.end(), [&](int a, int b) {
                return remaining_[at(otherEnd(network_.edges[at(a)], node))] <
                       remaining_[at(otherEnd(network_.edges[at(b)], node))];
            });
            for (const int edge : back)
                decide(edge);
        }
        endBatches();
        return std::move(plan_);
    }

  private:
    void countUses(const UnreliablePart& part) {
        for (const int cause : part.causes)
            ++causeUses_[at(cause)];
    }

    int takeSlot() {
        ++inUse_;
        if (!freeSlots_.empty()) {
            const auto lowest = std::min_element(freeSlots_.begin(), freeSlots_.end());
            const int slot = *lowest;
            freeSlots_.erase(lowest);
            return slot;
        }
        return plan_.slots++;
    }

    void giveSlot(int slot) {
        --inUse_;
        freeSlots_.push_back(slot);
    }

    SweepStep& add(SweepStep::Kind kind, int part, int slotA) {
        SweepStep step;
        step.kind = kind;
        step.part = part;
        step.slotA = slotA;
        step.allTerminalsSeen = terminalsLeft_ == 0;
        plan_.cost += std::pow(3.0, inUse_ - openCauses_) * std::pow(2.0, openCauses_);
        plan_.steps.push_back(std::move(step));
        return plan_.steps.back();
    }

    void openCauses(const UnreliablePart& part, std::vector<int>& slots) {
        for (const int cause : part.causes) {
            int& slot = slotOfCause_[at(cause)];
            if (slot < 0) {
                slot = takeSlot();
                ++openCauses_;
                add(SweepStep::Kind::openCause, cause, slot);
            }
            slots.push_back(slot);
        }
    }

    void closeCauses(const UnreliablePart& part) {
        for (const int cause : part.causes) {
            if (--causeUses_[at(cause)] > 0) continue;
            int& slot = slotOfCause_[at(cause)];
            add(SweepStep::Kind::closeCause, cause, slot);
            giveSlot(slot);
            --openCauses_;
        }
    }

    void open(int node) {
        const UnreliablePart& part = network_.nodes[at(node)];
        std::vector<int> causeSlots;
        openCauses(part, causeSlots);
        slotOfNode_[at(node)] = takeSlot();
        opened_[at(node)] = 1;
        if (terminal_[at(node)] != 0) --terminalsLeft_;
        SweepStep& step = add(SweepStep::Kind::openNode, node, slotOfNode_[at(node)]);
        step.terminal = terminal_[at(node)] != 0;
        step.causeSlots = std::move(causeSlots);
        closeCauses(part);
    }

    void decide(int edge) {
        const UnreliableEdge& row = network_.edges[at(edge)];
        std::vector<int> causeSlots;
        openCauses(row, causeSlots);
        SweepStep& step = add(SweepStep::Kind::decideEdge, edge, slotOfNode_[at(row.from)]);
        step.slotB = slotOfNode_[at(row.to)];
        step.causeSlots = std::move(causeSlots);
        step.lastOfA = --remaining_[at(row.from)] <= 1;
        step.lastOfB = --remaining_[at(row.to)] <= 1;
        closeCauses(row);
        for (const int node : {row.from, row.to}) {
            if (remaining_[at(node)] > 0) continue;
            add(SweepStep::Kind::closeNode, node, slotOfNode_[at(node)]);
            giveSlot(slotOfNode_[at(node)]);
        }
    }

    /// States are merged where something has left, and otherwise before a state branches too often.
    void endBatches() {
        constexpr int kMostBranches = 4;
        int branches = 0;
        bool left = false;
        for (std::size_t index = 0; index < plan_.steps.size(); ++index) {
            SweepStep& step = plan_.steps[index];
            const bool leaves =
                step.kind == SweepStep::Kind::closeNode || step.kind == SweepStep::Kind::closeCause;
            left = left || leaves;
            if (!leaves) ++branches;
            const bool nextLeaves = index + 1 < plan_.steps.size() &&
                                    (plan_.steps[index + 1].kind == SweepStep::Kind::closeNode ||
                                     plan_.steps[index + 1].kind == SweepStep::Kind::closeCause);
            step.endsBatch =
                index + 1 == plan_.steps.size() || (!nextLeaves && (left || branches >= kMostBranches));
            if (step.endsBatch) {
                branches = 0;
                left = false;
            }
        }
    }

    const UnreliableNetwork& network_;
    const std::vector<char>& terminal_;
    std::vector<std::vector<int>> edgesOf_;
    std::vector<int> remaining_;  ///< edges not decided, by node
    std::vector<int> causeUses_;
    std::vector<int> slotOfNode_;
    std::vector<int> slotOfCause_;
    std::vector<char> opened_;
    std::vector<int> freeSlots_;
    int inUse_ = 0;
    int openCauses_ = 0;
    int terminalsLeft_ = 0;
    SweepPlan plan_;
};

/// Orders of the nodes that have edges.
class Orders {
  public:
    explicit Orders(const UnreliableNetwork& network) : neighbours_(network.nodes.size()) {
        for (const UnreliableEdge& edge : network.edges) {
            neighbours_[at(edge.from)].push_back(edge.to);
            neighbours_[at(edge.to)].push_back(edge.from);
        }
    }

    [[nodiscard]] std::vector<int> breadthFirst(int start) const {
        std::vector<int> order;
        std::vector<char> seen(neighbours_.size(), 0);
        appendBreadthFirst(start, seen, order);
        for (std::size_t node = 0; node < neighbours_.size(); ++node) {
            if (!neighbours_[node].empty()) appendBreadthFirst(static_cast<int>(node), seen, order);
        }
        return order;
    }

    /// Next comes the node after which the frontier is narrowest; among equals the neighbour of the node
    /// that has waited longest.
    [[nodiscard]] std::vector<int> narrowest(int start) const {
        std::vector<int> order;
        std::vector<char> taken(neighbours_.size(), 0);
        std::vector<int> remaining(neighbours_.size());
        for (std::size_t node = 0; node < neighbours_.size(); ++node)
            remaining[node] = static_cast<int>(neighbours_[node].size());
        std::vector<int> frontier;
        const auto take = [&](int node) {
            taken[at(node)] = 1;
            order.push_back(node);
            for (const int other : neighbours_[at(node)]) {
                if (taken[at(other)] == 0) continue;
                --remaining[at(other)];
                --remaining[at(node)];
            }
            frontier.push_back(node);
            std::erase_if(frontier, [&](int open) { return remaining[at(open)] == 0; });
        };
        std::size_t nextStart = 0;
        for (int node = start; node >= 0;) {
            take(node);
            node = bestCandidate(frontier, taken, remaining);
            if (node >= 0 || !frontier.empty()) continue;
            while (nextStart < taken.size() && (taken[nextStart] != 0 || neighbours_[nextStart].empty()))
                ++nextStart;
            if (nextStart < taken.size()) node = static_cast<int>(nextStart);
        }
        return order;
    }

    [[nodiscard]] std::vector<int> nodesWithEdges() const {
        std::vector<int> nodes;
        for (std::size_t node = 0; node < neighbours_.size(); ++node) {
            if (!neighbours_[node].empty()) nodes.push_back(static_cast<int>(node));
        }
        return nodes;
    }

  private:
    void appendBreadthFirst(int start, std::vector<char>& seen, std::vector<int>& order) const {
        if (seen[at(start)] != 0) return;
        std::size_t head = order.size();
        seen[at(start)] = 1;
        order.push_back(start);
        for (; head < order.size(); ++head) {
            for (const int other : neighbours_[at(order[head])]) {
                if (seen[at(other)] != 0) continue;
                seen[at(other)] = 1;
                order.push_back(other);
            }
        }
    }

    [[nodiscard]] int bestCandidate(const std::vector<int>& frontier, const std::vector<char>& taken,
                                    const std::vector<int>& remaining) const {
        int best = -1;
        int bestGrowth = std::numeric_limits<int>::max();
        for (const int open : frontier) {
            for (const int candidate : neighbours_[at(open)]) {
                if (taken[at(candidate)] != 0 || candidate == best) continue;
                int growth = 0;
                int back = 0;
                for (const int other : neighbours_[at(candidate)]) {
                    if (taken[at(other)] == 0) continue;
                    ++back;
                    if (remaining[at(other)] == 1) --growth;
                }
                if (back < static_cast<int>(neighbours_[at(candidate)].size())) ++growth;
                if (growth >= bestGrowth) continue;
                best = candidate;
                bestGrowth = growth;
            }
        }
        return best;
    }

    std::vector<std::vector<int>> neighbours_;  ///< once for each edge
};

}  // namespace

SweepPlan planSweep(const UnreliableNetwork& network, const std::vector<char>& terminal,
                    std::span<const int> nodes) {
    return Planner(network, terminal).run(nodes);
}

SweepPlan bestPlan(const UnreliableNetwork& network, const std::vector<char>& terminal, int starts) {
    const Orders orders(network);
    const std::vector<int> nodes = orders.nodesWithEdges();
    // A quarter of the starts are terminals, the others lie evenly among the nodes.
    std::vector<int> from;
    const auto most = static_cast<std::size_t>(starts);
    for (const int node : nodes) {
        if (terminal[at(node)] != 0 && from.size() < std::max<std::size_t>(1, most / 4)) from.push_back(node);
    }
    const std::size_t stride = nodes.size() / most + 1;
    for (std::size_t index = 0; index < nodes.size() && from.size() < most; index += stride)
        from.push_back(nodes[index]);
    SweepPlan best;
    best.cost = std::numeric_limits<double>::infinity();
    for (const int start : from) {
        for (const auto& order : {orders.breadthFirst(start), orders.narrowest(start)}) {
            SweepPlan plan = planSweep(network, terminal, order);
            if (plan.cost < best.cost) best = std::move(plan);
        }
    }
    return best;
}

}  // namespace spanwright::reliability
