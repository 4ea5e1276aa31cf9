// SPDX-License-Identifier: MIT
#include "engine/reliability/two_terminal.h"

#include "engine/reliability/series_parallel.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <queue>
#include <string>
#include <unordered_map>
#include <utility>

namespace spanwright::reliability {
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

/// Edges sorted by the breadth-first numbers of their nodes from the source on, so that nodes leave the
/// frontier soon after they entered it.
std::vector<int> orderedEdges(const UnreliableNetwork& network, int source) {
    std::vector<std::vector<int>> neighbours(network.nodes.size());
    for (const UnreliableEdge& edge : network.edges) {
        neighbours[at(edge.from)].push_back(edge.to);
        neighbours[at(edge.to)].push_back(edge.from);
    }
    std::vector<int> number(network.nodes.size(), -1);
    number[at(source)] = 0;
    std::queue<int> queue({source});
    for (int next = 1; !queue.empty(); queue.pop()) {
        for (const int node : neighbours[at(queue.front())]) {
            if (number[at(node)] >= 0) continue;
            number[at(node)] = next++;
            queue.push(node);
        }
    }
    std::vector<int> edges(network.edges.size());
    std::iota(edges.begin(), edges.end(), 0);
    const auto rank = [&](int edge) {
        return std::minmax(number[at(network.edges[at(edge)].from)], number[at(network.edges[at(edge)].to)]);
    };
    std::stable_sort(edges.begin(), edges.end(), [&](int a, int b) {
        const std::pair<int, int> ofA = rank(a);
        const std::pair<int, int> ofB = rank(b);
        return std::pair(ofA.second, ofA.first) < std::pair(ofB.second, ofB.first);
    });
    return edges;
}

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
    const ReducedNetwork reduced = reduceNetwork(network, source, target);
    Reachability between{1 - reduced.answer.value_or(0), reduced.answer.value_or(0), 0};
    if (!reduced.answer) {
        between = FrontierSweep(reduced.core, reduced.source, reduced.target, maxStates)
                      .run(orderedEdges(reduced.core, reduced.source));
    }
    const double endsUp = 1 - reduced.endsDown;
    return {endsUp * between.up, reduced.endsDown + endsUp * between.down, endsUp * between.undecided};
}

}  // namespace spanwright::reliability
