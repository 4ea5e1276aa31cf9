// SPDX-License-Identifier: MIT
#pragma once

#include "engine/reliability/frontier_state.h"
#include "engine/reliability/sweep_plan.h"
#include "engine/reliability/unreliable_network.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace spanwright::reliability {

/// Leads one state through the steps of a batch, along every outcome of nonzero probability, in a fixed
/// order.
///
/// `Sink` says what becomes of an outcome: state(state, p) at the end of the batch, up(p), down(p); each
/// returns the probability of being down from there on, and branch(step, p, ifDown, ifUp) learns of it for
/// both outcomes of a part. A sink that does not need these returns 0.
template <std::size_t kSlots, class Sink>
class SweepWalker {
  public:
    using State = FrontierState<kSlots>;

    SweepWalker(const UnreliableNetwork& network, const SweepPlan& plan, Sink& sink)
        : network_(network), plan_(plan), sink_(sink) {}

    double walk(std::size_t index, const State& state, double probability) {
        const SweepStep& step = plan_.steps[index];
        switch (step.kind) {
            case SweepStep::Kind::openCause:
                return openCause(index, step, state, probability);
            case SweepStep::Kind::openNode:
                return openNode(index, step, state, probability);
            case SweepStep::Kind::decideEdge:
                return decideEdge(index, step, state, probability);
            case SweepStep::Kind::closeNode: {
                State without = state;
                return without.leave(step.slotA) ? pass(index, without, probability)
                                                 : sink_.down(probability);
            }
            case SweepStep::Kind::closeCause:
                break;
        }
        State without = state;
        without[step.slotA] = State::kGone;
        return pass(index, without, probability);
    }

  private:
    double pass(std::size_t index, const State& state, double probability) {
        return plan_.steps[index].endsBatch ? sink_.state(state, probability)
                                            : walk(index + 1, state, probability);
    }

    double openCause(std::size_t index, const SweepStep& step, const State& state, double probability) {
        const double strikes = network_.causes[static_cast<std::size_t>(step.part)];
        State with = state;
        with[step.slotA] = State::kCalm;
        const double ifCalm = pass(index, with, probability * (1 - strikes));
        if (strikes <= 0) return ifCalm;
        with[step.slotA] = State::kStruck;
        const double ifStruck = pass(index, with, probability * strikes);
        sink_.branch(step, probability, ifStruck, ifCalm);
        return strikes * ifStruck + (1 - strikes) * ifCalm;
    }

    [[nodiscard]] static bool struck(const SweepStep& step, const State& state) {
        return std::any_of(step.causeSlots.begin(), step.causeSlots.end(),
                           [&](int slot) { return state[slot] == State::kStruck; });
    }

    double openNode(std::size_t index, const SweepStep& step, const State& state, double probability) {
        // The slot is free still, which is how a node looks that is down.
        if (struck(step, state)) return pass(index, state, probability);
        const double down = network_.nodes[static_cast<std::size_t>(step.part)].down;
        State with = state;
        with[step.slotA] = static_cast<std::uint8_t>(step.slotA | (step.terminal ? State::kMark : 0));
        const double ifUp = pass(index, with, probability * (1 - down));
        if (down <= 0) return ifUp;
        const double ifDown = pass(index, state, probability * down);
        sink_.branch(step, probability, ifDown, ifUp);
        return down * ifDown + (1 - down) * ifUp;
    }

    double decideEdge(std::size_t index, const SweepStep& step, const State& state, double probability) {
        const std::uint8_t a = state[step.slotA];
        const std::uint8_t b = state[step.slotB];
        if (a == b || a >= 0x80 || b >= 0x80 || struck(step, state)) {
            return passTrimmed(index, step, state, probability);
        }
        const double down = network_.edges[static_cast<std::size_t>(step.part)].down;
        State merged = state;
        merged.merge(a, b);
        const bool done = State::marked(a) && State::marked(b) && step.allTerminalsSeen &&
                          merged.onlyMarked(merged[step.slotA]);
        const double ifUp = done ? sink_.up(probability * (1 - down))
                                 : passTrimmed(index, step, merged, probability * (1 - down));
        if (down <= 0) return ifUp;
        const double ifDown = passTrimmed(index, step, state, probability * down);
        sink_.branch(step, probability, ifDown, ifUp);
        return down * ifDown + (1 - down) * ifUp;
    }

    /// A node of its own, without terminal and with one edge left, connects nothing any more.
    double passTrimmed(std::size_t index, const SweepStep& step, const State& state, double probability) {
        const bool dropA = step.lastOfA && useless(state, step.slotA);
        const bool dropB = step.lastOfB && useless(state, step.slotB);
        if (!dropA && !dropB) return pass(index, state, probability);
        State trimmed = state;
        if (dropA) trimmed[step.slotA] = State::kGone;
        if (dropB) trimmed[step.slotB] = State::kGone;
        return pass(index, trimmed, probability);
    }

    [[nodiscard]] static bool useless(const State& state, int slot) {
        return state[slot] == slot && state.alone(slot);
    }

    const UnreliableNetwork& network_;
    const SweepPlan& plan_;
    Sink& sink_;
};

}  // namespace spanwright::reliability
