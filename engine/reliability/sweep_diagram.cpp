// SPDX-License-Identifier: MIT
#include "engine/reliability/sweep_diagram.h"

#include "engine/reliability/state_table.h"
#include "engine/reliability/sweep_walker.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <utility>

namespace spanwright::reliability {
namespace {

constexpr std::uint32_t kUp = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t kDown = kUp - 1;

template <std::size_t kSlots>
struct Layer {
    std::size_t firstStep = 0;
    std::vector<FrontierState<kSlots>> states;
    std::vector<std::uint32_t> outcomes;  ///< of all states in the walker's order: index in the next layer
};

/// Builds the layers: a sweep that remembers what became of each outcome.
template <std::size_t kSlots>
class Builder {
  public:
    using State = FrontierState<kSlots>;

    Builder(const UnreliableNetwork& network, const SweepPlan& plan, const SweepLimits& limits)
        : plan_(plan), limits_(limits), walker_(network, plan, *this) {}

    std::optional<std::vector<Layer<kSlots>>> run() {
        std::vector<State> states{State()};
        std::size_t total = 0;
        for (std::size_t begin = 0; begin < plan_.steps.size(); ++begin) {
            Layer<kSlots> layer;
            layer.firstStep = begin;
            next_.clear();
            outcomes_ = &layer.outcomes;
            for (std::size_t index = 0; index < states.size(); ++index) {
                if (index % 4096 == 4095 && limits_.outOfTime()) return std::nullopt;
                walker_.walk(begin, states[index], 1);
            }
            total += states.size();
            if (total > limits_.maxStates) return std::nullopt;
            layer.states = std::move(states);
            layers_.push_back(std::move(layer));
            states.clear();
            for (const auto& entry : next_.entries())
                states.push_back(entry.state);
            while (!plan_.steps[begin].endsBatch)
                ++begin;
        }
        return std::move(layers_);
    }

    double state(const State& state, double /*probability*/) {
        outcomes_->push_back(static_cast<std::uint32_t>(next_.add(state, 1)));
        return 0;
    }
    double up(double /*probability*/) {
        outcomes_->push_back(kUp);
        return 0;
    }
    double down(double /*probability*/) {
        outcomes_->push_back(kDown);
        return 0;
    }
    void branch(const SweepStep& /*step*/, double /*probability*/, double /*ifDown*/, double /*ifUp*/) {}

  private:
    const SweepPlan& plan_;
    const SweepLimits& limits_;
    SweepWalker<kSlots, Builder> walker_;
    StateTable<State> next_;
    std::vector<Layer<kSlots>> layers_;
    std::vector<std::uint32_t>* outcomes_ = nullptr;
};

/// Walks the layers again, with the outcomes as they were found.
template <std::size_t kSlots>
class Replay {
  public:
    using State = FrontierState<kSlots>;

    Replay(const UnreliableNetwork& network, const SweepPlan& plan, const std::vector<Layer<kSlots>>& layers)
        : network_(network), layers_(layers), walker_(network, plan, *this) {}

    SweepDiagram::Slopes run() {
        std::vector<std::vector<double>> reached(layers_.size() + 1);
        reached[0] = {1};
        for (std::size_t layer = 0; layer < layers_.size(); ++layer) {
            forward_ = &reached[layer + 1];
            forward_->assign(layer + 1 < layers_.size() ? layers_[layer + 1].states.size() : lastStates(), 0);
            walkLayer(layer, reached[layer]);
        }
        forward_ = nullptr;
        slopes_.nodes.assign(network_.nodes.size(), 0);
        slopes_.edges.assign(network_.edges.size(), 0);
        slopes_.causes.assign(network_.causes.size(), 0);
        // Whatever is left at the end has no connected terminals.
        std::vector<double> below(lastStates(), 1);
        for (std::size_t layer = layers_.size(); layer-- > 0;) {
            below_ = &below;
            std::vector<double> own = walkLayer(layer, reached[layer]);
            below = std::move(own);
        }
        slopes_.down = below.front();
        return std::move(slopes_);
    }

    double state(const State& /*state*/, double probability) {
        const std::uint32_t outcome = *next_++;
        if (forward_ == nullptr) return (*below_)[outcome];
        (*forward_)[outcome] += probability;
        return 0;
    }
    double up(double /*probability*/) {
        ++next_;
        return 0;
    }
    double down(double /*probability*/) {
        ++next_;
        return 1;
    }
    void branch(const SweepStep& step, double probability, double ifDown, double ifUp) {
        if (forward_ != nullptr) return;
        auto& slopes = step.kind == SweepStep::Kind::openCause  ? slopes_.causes
                       : step.kind == SweepStep::Kind::openNode ? slopes_.nodes
                                                                : slopes_.edges;
        slopes[static_cast<std::size_t>(step.part)] += probability * (ifDown - ifUp);
    }

  private:
    /// Outcomes of the last layer that are states: none where the plan closes all slots.
    [[nodiscard]] std::size_t lastStates() const {
        std::size_t most = 0;
        for (const std::uint32_t outcome : layers_.back().outcomes) {
            if (outcome < kDown) most = std::max<std::size_t>(most, outcome + 1);
        }
        return most;
    }

    std::vector<double> walkLayer(std::size_t layer, const std::vector<double>& reached) {
        const Layer<kSlots>& row = layers_[layer];
        next_ = row.outcomes.data();
        std::vector<double> values;
        values.reserve(row.states.size());
        for (std::size_t index = 0; index < row.states.size(); ++index)
            values.push_back(walker_.walk(row.firstStep, row.states[index], reached[index]));
        return values;
    }

    const UnreliableNetwork& network_;
    const std::vector<Layer<kSlots>>& layers_;
    SweepWalker<kSlots, Replay> walker_;
    const std::uint32_t* next_ = nullptr;
    std::vector<double>* forward_ = nullptr;
    std::vector<double>* below_ = nullptr;
    SweepDiagram::Slopes slopes_;
};

template <std::size_t kSlots>
std::optional<std::function<SweepDiagram::Slopes(const UnreliableNetwork&)>> build(
    const UnreliableNetwork& network, const SweepPlan& plan, const SweepLimits& limits) {
    auto layers = Builder<kSlots>(network, plan, limits).run();
    if (!layers) return std::nullopt;
    auto kept = std::make_shared<const std::vector<Layer<kSlots>>>(std::move(*layers));
    return [kept, plan](const UnreliableNetwork& with) { return Replay<kSlots>(with, plan, *kept).run(); };
}

}  // namespace

std::optional<SweepDiagram> SweepDiagram::make(const UnreliableNetwork& network, const SweepPlan& plan,
                                               const SweepLimits& limits) {
    if (plan.slots > kMostSlots) return std::nullopt;
    auto slopes = plan.slots <= 16   ? build<16>(network, plan, limits)
                  : plan.slots <= 32 ? build<32>(network, plan, limits)
                                     : build<64>(network, plan, limits);
    if (!slopes) return std::nullopt;
    return SweepDiagram(std::move(*slopes));
}

}  // namespace spanwright::reliability
