// SPDX-License-Identifier: MIT
#include "engine/reliability/frontier_sweep.h"

#include "engine/base/assert.h"
#include "engine/reliability/state_table.h"
#include "engine/reliability/sweep_walker.h"

#include <algorithm>
#include <utility>

namespace spanwright::reliability {
namespace {

template <std::size_t kSlots>
class Sweep {
  public:
    using State = FrontierState<kSlots>;

    Sweep(const UnreliableNetwork& network, const SweepPlan& plan, const SweepLimits& limits)
        : plan_(plan), limits_(limits), walker_(network, plan, *this) {}

    SweepResult run() {
        now_.add(State(), 1.0);
        for (std::size_t begin = 0; begin < plan_.steps.size(); ++begin) {
            next_.clear();
            const auto& entries = now_.entries();
            for (std::size_t index = 0; index < entries.size(); ++index) {
                if (index % kCheckEvery == kCheckEvery - 1 && limits_.outOfTime()) return stopped(index);
                if (entries[index].probability > 0) {
                    walker_.walk(begin, entries[index].state, entries[index].probability);
                }
            }
            result_.states += entries.size();
            while (!plan_.steps[begin].endsBatch)
                ++begin;
            std::swap(now_, next_);
            if (now_.entries().size() > limits_.maxStates) setAsideTheLeastProbable();
        }
        // Whatever is left at the end has no connected terminals.
        for (const auto& entry : now_.entries())
            result_.reach.down += entry.probability;
        return result_;
    }

    double state(const State& state, double probability) {
        next_.add(state, probability);
        return 0;
    }
    double up(double probability) {
        result_.reach.up += probability;
        return 0;
    }
    double down(double probability) {
        result_.reach.down += probability;
        return 0;
    }
    void branch(const SweepStep& /*step*/, double /*probability*/, double /*ifDown*/, double /*ifUp*/) {}

  private:
    static constexpr std::size_t kCheckEvery = 4096;

    /// All that is not decided counts as undecided; part of this batch has moved on already.
    SweepResult stopped(std::size_t done) {
        result_.finished = false;
        for (std::size_t index = done; index < now_.entries().size(); ++index)
            result_.reach.undecided += now_.entries()[index].probability;
        for (const auto& entry : next_.entries())
            result_.reach.undecided += entry.probability;
        return result_;
    }

    void setAsideTheLeastProbable() {
        auto& entries = now_.entries();
        const auto middle = entries.begin() + static_cast<std::ptrdiff_t>(limits_.maxStates);
        std::nth_element(entries.begin(), middle, entries.end(),
                         [](const auto& a, const auto& b) { return a.probability > b.probability; });
        for (auto entry = middle; entry != entries.end(); ++entry)
            result_.reach.undecided += entry->probability;
        entries.erase(middle, entries.end());
    }

    const SweepPlan& plan_;
    const SweepLimits& limits_;
    SweepWalker<kSlots, Sweep> walker_;
    StateTable<State> now_;
    StateTable<State> next_;
    SweepResult result_;
};

}  // namespace

SweepResult sweep(const UnreliableNetwork& network, const SweepPlan& plan, const SweepLimits& limits) {
    SPANWRIGHT_ASSERT(plan.slots <= kMostSlots);
    if (plan.slots <= 16) return Sweep<16>(network, plan, limits).run();
    if (plan.slots <= 32) return Sweep<32>(network, plan, limits).run();
    return Sweep<64>(network, plan, limits).run();
}

}  // namespace spanwright::reliability
