// SPDX-License-Identifier: MIT
#include "engine/reliability/connectivity.h"

#include "engine/reliability/sweep_diagram.h"

#include <algorithm>

namespace spanwright::reliability {
namespace {

/// Both must be up, and are independent. Bounds stay bounds: P(up) and P(down) are monotone in each.
Reachability both(const Reachability& a, const Reachability& b) {
    const double undecided =
        a.undecided * (1 - b.down) + b.undecided * (1 - a.down) - a.undecided * b.undecided;
    return {a.up * b.up, a.down + (1 - a.down) * b.down, std::max(0.0, undecided)};
}

}  // namespace

ConnectivityQuestion::ConnectivityQuestion(const UnreliableNetwork& network, std::span<const int> terminals,
                                           int starts)
    : reduction_(reduceNetwork(network, terminals)), parts_(partDowns(network)) {
    if (reduction_.cut) return;
    neededDown_ = reduction_.formula.values(parts_)[static_cast<std::size_t>(reduction_.needed)];
    for (const ReducedCore& core : reduction_.cores)
        plans_.push_back(bestPlan(core.network, core.terminal, starts));
}

ConnectivityQuestion::Attempt ConnectivityQuestion::attempt(const SweepLimits& limits) const {
    if (reduction_.cut) return {{0, 1, 0}, 0};
    Attempt all{{1 - neededDown_, neededDown_, 0}, 0};
    for (std::size_t core = 0; core < plans_.size(); ++core) {
        SweepResult result{{0, 0, 1}, 0, false};
        if (plans_[core].slots <= kMostSlots) {
            result = sweep(reduction_.cores[core].network, plans_[core], limits);
        }
        all.reach = both(all.reach, result.reach);
        all.states += result.states;
    }
    return all;
}

Reachability ConnectivityQuestion::narrow(const SweepLimits& limits) const {
    constexpr std::size_t kFirstRound = std::size_t{1} << 12;
    constexpr std::size_t kGrowth = 8;
    SweepLimits round = limits;
    round.maxStates = std::min(kFirstRound, limits.maxStates);
    Attempt best = attempt(round);
    std::size_t work = best.states;
    while (best.reach.undecided > 0 && round.maxStates < limits.maxStates && !limits.outOfTime() &&
           work * kGrowth <= limits.maxWork) {
        round.maxStates = std::min(round.maxStates * kGrowth, limits.maxStates);
        const Attempt next = attempt(round);
        work = next.states;
        if (next.reach.undecided < best.reach.undecided) best = next;
    }
    return best.reach;
}

std::vector<ConnectivityQuestion::Importance> ConnectivityQuestion::importance(
    std::span<const double> scales, const SweepLimits& limits) const {
    if (reduction_.cut) return {};
    std::vector<SweepDiagram> diagrams;
    for (std::size_t core = 0; core < plans_.size(); ++core) {
        auto diagram = SweepDiagram::make(reduction_.cores[core].network, plans_[core], limits);
        if (!diagram) return {};
        diagrams.push_back(std::move(*diagram));
    }
    std::vector<Importance> out;
    for (const double scale : scales) {
        Reduction scaled = reduction_;
        std::vector<double> parts = parts_;
        for (double& down : parts)
            down *= scale;
        const std::vector<double> values = scaled.evaluate(parts);
        std::vector<SweepDiagram::Slopes> slopes;
        std::vector<double> downs{values[static_cast<std::size_t>(scaled.needed)]};
        for (std::size_t core = 0; core < diagrams.size(); ++core) {
            slopes.push_back(diagrams[core].slopes(scaled.cores[core].network));
            downs.push_back(slopes.back().down);
        }
        Importance importance;
        for (const double down : downs)
            importance.down += (1 - importance.down) * down;
        // down = 1 − Π (1 − down of each), so its slope in one is the product over the others.
        const auto restUp = [&](std::size_t skipped) {
            double up = 1;
            for (std::size_t i = 0; i < downs.size(); ++i)
                up *= i == skipped ? 1 : 1 - downs[i];
            return up;
        };
        std::vector<double> terms(scaled.formula.size(), 0);
        terms[static_cast<std::size_t>(scaled.needed)] += restUp(0);
        for (std::size_t core = 0; core < diagrams.size(); ++core) {
            const ReducedCore& reduced = scaled.cores[core];
            const double weight = restUp(core + 1);
            const auto add = [&](const std::vector<int>& into, const std::vector<double>& from) {
                for (std::size_t i = 0; i < into.size(); ++i)
                    terms[static_cast<std::size_t>(into[i])] += weight * from[i];
            };
            add(reduced.nodeTerms, slopes[core].nodes);
            add(reduced.edgeTerms, slopes[core].edges);
            add(reduced.causeTerms, slopes[core].causes);
        }
        terms[Formula::kNever] = 0;
        importance.birnbaum.assign(parts.size(), 0);
        scaled.formula.backward(values, std::move(terms), importance.birnbaum);
        out.push_back(std::move(importance));
    }
    return out;
}

}  // namespace spanwright::reliability
