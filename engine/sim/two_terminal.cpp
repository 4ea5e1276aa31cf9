// SPDX-License-Identifier: MIT
#include "engine/sim/two_terminal.h"

#include <algorithm>
#include <functional>
#include <queue>
#include <string>
#include <unordered_map>

namespace spanwright::sim {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

/// Labels of the frontier's nodes, then whether each open common cause is away (1) or has struck (0).
using State = std::u16string;
using States = std::unordered_map<State, double>;

constexpr char16_t kDown = 0;
constexpr char16_t kSource = 1;  ///< block of the source
constexpr char16_t kTarget = 2;
constexpr char16_t kFirstBlock = 3;

/// Nodes and edges on the way between the terminals: their component, without dead ends.
class Relevant {
  public:
    Relevant(const UnreliableNetwork& network, int source, int target) : network_(network) {
        edgesAt_.resize(network.nodes.size());
        for (std::size_t edge = 0; edge < network.edges.size(); ++edge) {
            edgesAt_[at(network.edges[edge].from)].push_back(static_cast<int>(edge));
            edgesAt_[at(network.edges[edge].to)].push_back(static_cast<int>(edge));
        }
        kept_.assign(network.edges.size(), true);
        dropDeadEnds(source, target);
        numberFrom(source);
        connected_ = number_[at(target)] >= 0;
    }

    [[nodiscard]] bool connected() const { return connected_; }

    /// Edges sorted so that nodes leave the frontier soon after they entered it.
    [[nodiscard]] std::vector<int> orderedEdges() const {
        std::vector<int> edges;
        for (std::size_t edge = 0; edge < network_.edges.size(); ++edge) {
            if (kept_[edge] && number_[at(network_.edges[edge].from)] >= 0)
                edges.push_back(static_cast<int>(edge));
        }
        const auto rank = [&](int edge) {
            const int a = number_[at(network_.edges[at(edge)].from)];
            const int b = number_[at(network_.edges[at(edge)].to)];
            return std::pair(std::max(a, b), std::min(a, b));
        };
        std::stable_sort(edges.begin(), edges.end(), [&](int a, int b) { return rank(a) < rank(b); });
        return edges;
    }

  private:
    [[nodiscard]] int other(int edge, int node) const {
        const UnreliableEdge& ends = network_.edges[at(edge)];
        return ends.from == node ? ends.to : ends.from;
    }

    void dropDeadEnds(int source, int target) {
        std::vector<int> degree(network_.nodes.size(), 0);
        std::vector<int> open;
        for (std::size_t node = 0; node < degree.size(); ++node) {
            degree[node] = static_cast<int>(edgesAt_[node].size());
            if (degree[node] == 1) open.push_back(static_cast<int>(node));
        }
        while (!open.empty()) {
            const int node = open.back();
            open.pop_back();
            if (node == source || node == target) continue;
            for (const int edge : edgesAt_[at(node)]) {
                if (!kept_[at(edge)]) continue;
                kept_[at(edge)] = false;
                if (--degree[at(other(edge, node))] == 1) open.push_back(other(edge, node));
            }
        }
    }

    /// Breadth-first numbers; -1 for what the source cannot reach.
    void numberFrom(int source) {
        number_.assign(network_.nodes.size(), -1);
        number_[at(source)] = 0;
        std::queue<int> queue({source});
        for (int next = 1; !queue.empty(); queue.pop()) {
            for (const int edge : edgesAt_[at(queue.front())]) {
                const int node = other(edge, queue.front());
                if (!kept_[at(edge)] || number_[at(node)] >= 0) continue;
                number_[at(node)] = next++;
                queue.push(node);
            }
        }
    }

    const UnreliableNetwork& network_;
    std::vector<std::vector<int>> edgesAt_;
    std::vector<char> kept_;
    std::vector<int> number_;
    bool connected_ = false;
};

class FrontierSweep {
  public:
    FrontierSweep(const UnreliableNetwork& network, int source, int target, std::size_t maxStates)
        : network_(network), source_(source), target_(target), maxStates_(maxStates) {}

    Reachability run(const std::vector<int>& edges) {
        countUses(edges);
        states_.emplace(State(), 1.0);
        for (const int index : edges) {
            const UnreliableEdge& edge = network_.edges[at(index)];
            enter(edge.from);
            enter(edge.to);
            decideCauses(edge);
            decideEdge(edge);
            release(edge.from);
            release(edge.to);
            for (const int cause : edge.causes)
                releaseCause(cause);
        }
        for (const auto& [state, probability] : states_)
            result_.down += probability;
        return result_;
    }

  private:
    void countUses(const std::vector<int>& edges) {
        nodeUses_.assign(network_.nodes.size(), 0);
        causeUses_.assign(network_.causes.size(), 0);
        for (const int index : edges) {
            const UnreliableEdge& edge = network_.edges[at(index)];
            for (const int node : {edge.from, edge.to}) {
                // A node needs its causes only when it enters.
                if (nodeUses_[at(node)]++ == 0) {
                    for (const int cause : network_.nodes[at(node)].causes)
                        ++causeUses_[at(cause)];
                }
            }
            for (const int cause : edge.causes)
                ++causeUses_[at(cause)];
        }
    }

    /// Replaces every state by what `step` makes of it.
    template <class Step>
    void each(const Step& step) {
        next_.clear();
        for (const auto& [state, probability] : states_)
            step(state, probability);
        states_.swap(next_);
        if (states_.size() > maxStates_) setAsideTheLeastProbable();
    }

    void add(State state, double probability) {
        if (probability > 0) next_[std::move(state)] += probability;
    }

    void setAsideTheLeastProbable() {
        std::vector<std::pair<double, State>> sorted;
        sorted.reserve(states_.size());
        for (const auto& [state, probability] : states_)
            sorted.emplace_back(probability, state);
        std::sort(sorted.begin(), sorted.end(), std::greater<>());
        for (std::size_t index = maxStates_; index < sorted.size(); ++index) {
            result_.undecided += sorted[index].first;
            states_.erase(sorted[index].second);
        }
    }

    [[nodiscard]] std::size_t slotOf(int node) const {
        return static_cast<std::size_t>(std::find(frontier_.begin(), frontier_.end(), node) -
                                        frontier_.begin());
    }
    [[nodiscard]] std::size_t causeSlot(int cause) const {
        const auto found = std::find(openCauses_.begin(), openCauses_.end(), cause);
        return frontier_.size() + static_cast<std::size_t>(found - openCauses_.begin());
    }

    void decideCauses(const UnreliablePart& part) {
        for (const int cause : part.causes) {
            if (std::find(openCauses_.begin(), openCauses_.end(), cause) != openCauses_.end()) continue;
            openCauses_.push_back(cause);
            const double strikes = network_.causes[at(cause)];
            each([&](const State& state, double probability) {
                add(state + u'\1', probability * (1 - strikes));
                add(state + u'\0', probability * strikes);
            });
        }
    }

    [[nodiscard]] bool struck(const State& state, const UnreliablePart& part) const {
        return std::any_of(part.causes.begin(), part.causes.end(),
                           [&](int cause) { return state[causeSlot(cause)] == 0; });
    }

    void enter(int node) {
        if (slotOf(node) < frontier_.size()) return;
        const UnreliablePart& part = network_.nodes[at(node)];
        decideCauses(part);
        const bool terminal = node == source_ || node == target_;
        const std::size_t slot = frontier_.size();
        each([&](const State& state, double probability) {
            const double down = struck(state, part) ? 1 : part.down;
            State with = state;
            with.insert(slot, 1, node == source_ ? kSource : node == target_ ? kTarget : freeLabel(state));
            add(with, probability * (1 - down));
            if (terminal) {
                result_.down += probability * down;
            } else {
                with[slot] = kDown;
                add(std::move(with), probability * down);
            }
        });
        frontier_.push_back(node);
        for (const int cause : part.causes)
            releaseCause(cause);
    }

    [[nodiscard]] char16_t freeLabel(const State& state) const {
        char16_t label = kFirstBlock;
        for (std::size_t slot = 0; slot < frontier_.size(); ++slot) {
            label = std::max(label, static_cast<char16_t>(state[slot] + 1));
        }
        return label;
    }

    void decideEdge(const UnreliableEdge& edge) {
        const std::size_t a = slotOf(edge.from);
        const std::size_t b = slotOf(edge.to);
        each([&](const State& state, double probability) {
            if (state[a] == kDown || state[b] == kDown || state[a] == state[b])
                return add(state, probability);
            const double down = struck(state, edge) ? 1 : edge.down;
            add(state, probability * down);
            const char16_t kept = std::min(state[a], state[b]);
            const char16_t gone = std::max(state[a], state[b]);
            if (kept == kSource && gone == kTarget) {
                result_.up += probability * (1 - down);
                return;
            }
            State merged = state;
            std::replace(merged.begin(), merged.begin() + static_cast<std::ptrdiff_t>(frontier_.size()), gone,
                         kept);
            add(canonical(std::move(merged), frontier_.size()), probability * (1 - down));
        });
    }

    /// Unnamed blocks numbered by first appearance, so that equal partitions are equal states.
    static State canonical(State state, std::size_t nodes) {
        std::vector<char16_t> renamed(nodes + kFirstBlock + 1, 0);
        char16_t next = kFirstBlock;
        for (std::size_t slot = 0; slot < nodes; ++slot) {
            char16_t& label = state[slot];
            if (label < kFirstBlock) continue;
            char16_t& name = renamed[label];
            if (name == 0) name = next++;
            label = name;
        }
        return state;
    }

    void release(int node) {
        if (--nodeUses_[at(node)] > 0) return;
        const std::size_t slot = slotOf(node);
        each([&](const State& state, double probability) {
            const char16_t label = state[slot];
            State without = state;
            without.erase(slot, 1);
            const bool terminalBlock = label == kSource || label == kTarget;
            const auto end = without.begin() + static_cast<std::ptrdiff_t>(frontier_.size() - 1);
            if (terminalBlock && std::find(without.begin(), end, label) == end) {
                result_.down += probability;
            } else {
                add(canonical(std::move(without), frontier_.size() - 1), probability);
            }
        });
        frontier_.erase(frontier_.begin() + static_cast<std::ptrdiff_t>(slot));
    }

    void releaseCause(int cause) {
        if (--causeUses_[at(cause)] > 0) return;
        const std::size_t slot = causeSlot(cause);
        each([&](const State& state, double probability) {
            State without = state;
            without.erase(slot, 1);
            add(std::move(without), probability);
        });
        openCauses_.erase(std::find(openCauses_.begin(), openCauses_.end(), cause));
    }

    const UnreliableNetwork& network_;
    int source_;
    int target_;
    std::size_t maxStates_;
    std::vector<int> nodeUses_;
    std::vector<int> causeUses_;
    std::vector<int> frontier_;    ///< nodes whose edges are decided in part
    std::vector<int> openCauses_;  ///< common causes that later parts ask for
    States states_;
    States next_;
    Reachability result_;
};

}  // namespace

Reachability twoTerminal(const UnreliableNetwork& network, int source, int target, std::size_t maxStates) {
    const Relevant relevant(network, source, target);
    if (!relevant.connected()) return {0, 1, 0};
    return FrontierSweep(network, source, target, maxStates).run(relevant.orderedEdges());
}

}  // namespace spanwright::sim
