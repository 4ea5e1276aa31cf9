// SPDX-License-Identifier: MIT
#include "engine/reliability/pair_answers.h"

#include "engine/reliability/sampling.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace spanwright::reliability {
namespace {

constexpr double kMinutesPerYear = 525600;

AvailabilityFigure figureOf(const Reachability& reach) {
    /// Bounds closer than this are the same figure in the digits that a double has.
    constexpr double kExact = 1e-14;
    AvailabilityFigure out;
    out.method = reach.undecided <= kExact ? AvailabilityMethod::exact : AvailabilityMethod::bounds;
    out.lower = std::min(1.0, reach.up);
    out.upper = std::min(1.0, out.method == AvailabilityMethod::exact ? out.lower : 1 - reach.down);
    out.availability = (out.lower + out.upper) / 2;
    out.unavailability = reach.down + reach.undecided / 2;
    return out;
}

AvailabilityFigure never() {
    AvailabilityFigure out = figureOf({0, 1, 0});
    out.downtimeMinutesPerYear = kMinutesPerYear;
    return out;
}

/// Bounds of an availability, with those of the unavailability summed apart.
AvailabilityFigure between(double lower, double mostDown, double upper, double leastDown) {
    AvailabilityFigure out;
    out.lower = lower;
    out.upper = std::max(lower, upper);
    out.method = mostDown <= leastDown * (1 + 1e-12) ? AvailabilityMethod::exact : AvailabilityMethod::bounds;
    out.availability = (out.lower + out.upper) / 2;
    out.unavailability = (mostDown + std::min(leastDown, mostDown)) / 2;
    out.downtimeMinutesPerYear = out.unavailability * kMinutesPerYear;
    return out;
}

double leastDown(const AvailabilityFigure& figure) {
    return figure.method == AvailabilityMethod::exact ? figure.unavailability : 1 - figure.upper;
}

double mostDown(const AvailabilityFigure& figure) {
    return figure.method == AvailabilityMethod::exact ? figure.unavailability : 1 - figure.lower;
}

/// All at once, each of which includes what `needed` asks. More working elements only help each of them, so
/// that they go together rather than apart (Harris 1960; Esary, Proschan, Walkup 1967): given what all need,
/// at least the product, and never more than the least.
AvailabilityFigure together(const AvailabilityFigure& needed, const std::vector<AvailabilityFigure>& each) {
    double logUp = std::log1p(-leastDown(needed));
    double most = 1;
    double least = 0;
    for (const AvailabilityFigure& figure : each) {
        logUp += std::log1p(-mostDown(figure)) - std::log1p(-leastDown(needed));
        most = std::min(most, figure.upper);
        least = std::max(least, leastDown(figure));
    }
    return between(std::exp(logUp), -std::expm1(logUp), most, least);
}

}  // namespace

Answerer::Answerer(const Project& project, const Design& snapshot, const graph::GraphIndex& graph,
                   const ResilienceOptions& options)
    : graph_(graph), options_(options), model_(connectivityModel(project, snapshot, graph)) {}

AvailabilityFigure Answerer::figure(const ConnectivityModel& model, std::span<const int> nodes,
                                    const ConnectivityQuestion& question, const SweepLimits& limits,
                                    const WorkContext& work) const {
    Reachability reach = question.narrow(limits);
    if (model.hasOneWay) {
        // One-way links can only help as much as two-way ones, and no less than none at all.
        const Reachability least = ConnectivityQuestion(model.withoutOneWay(), nodes, 4).narrow(limits);
        reach = {least.up, reach.down, std::max(0.0, 1 - least.up - reach.down)};
    }
    AvailabilityFigure out = figureOf(reach);
    constexpr double kWide = 0.05;
    if (!model.hasOneWay && reach.undecided > kWide * out.unavailability) {
        const SampledDown sampled = sampleDown(model.all, nodes, {.seed = options_.seed, .stop = work.stop});
        if (sampled.finished) {
            out.method = AvailabilityMethod::sampled;
            out.unavailability = std::clamp(sampled.down, reach.down, 1 - reach.up);
            out.availability = 1 - out.unavailability;
            out.lower = std::min(out.availability, std::max(out.lower, 1 - sampled.high));
            out.upper = std::max(out.availability, std::min(out.upper, 1 - sampled.low));
        }
    }
    return out;
}

ReachAnswer Answerer::ask(const ConnectivityModel& model, std::span<const int> nodes, std::size_t maxStates,
                          bool shares, const WorkContext& work) const {
    ReachAnswer out;
    const ConnectivityQuestion question(model.all, nodes, shares ? 8 : 1);
    // A round of all states goes over the network once: a few hundred steps.
    SweepLimits limits{.maxStates = maxStates, .maxWork = maxStates * 32, .stop = work.stop};
    out.figure = figure(model, nodes, question, limits, work);
    if (options_.seconds > 0 && out.figure.method != AvailabilityMethod::exact && !model.hasOneWay) {
        limits.maxStates = std::size_t{1} << 24;
        limits.maxWork = std::numeric_limits<std::size_t>::max() / 16;
        limits.deadline = std::chrono::steady_clock::now() +
                          std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                              std::chrono::duration<double>(options_.seconds));
        out.figure = figure(model, nodes, question, limits, work);
    }
    if (shares && out.figure.unavailability > 0) {
        out.shares = downtimeShares(
            question, model,
            {.maxStates = std::min<std::size_t>(maxStates * 8, std::size_t{1} << 18), .stop = work.stop});
    }
    out.figure.downtimeMinutesPerYear = out.figure.unavailability * kMinutesPerYear;
    return out;
}

ReachAnswer Answerer::reach(std::span<const int> nodes, std::size_t maxStates, bool shares,
                            const WorkContext& work) const {
    ReachAnswer out;
    if (nodes.size() == 2 && graph::linkDisjointPaths(graph_, nodes[0], nodes[1], 1) == 0) {
        out.figure = never();
    } else if (!model_.failsAtAll && nodes.size() == 2) {
        out.figure = figureOf({1, 0, 0});
    } else {
        return ask(model_, nodes, maxStates, shares, work);
    }
    return out;
}

ReachAnswer Answerer::reach(const DemandWays& ways, std::size_t maxStates, bool shares,
                            const WorkContext& work) const {
    ReachAnswer out;
    if (ways.never) {
        out.figure = never();
        return out;
    }
    const auto figures = [&](const WayQuestions& questions) {
        std::vector<AvailabilityFigure> each;
        for (const WayQuestion& question : questions.all)
            each.push_back(ask(question.model, question.terminals, maxStates, false, work).figure);
        return each;
    };
    const WayQuestion& first = ways.enough.all.front();
    if (ways.enough.all.size() == 1 && !ways.atLeast) {
        out = ask(first.model, first.terminals, maxStates, shares, work);
        if (out.shares) out.origins = std::make_shared<const std::vector<PartOrigin>>(first.model.origins);
        return out;
    }
    AvailabilityFigure needed = figureOf({1, 0, 0});
    if (ways.enough.needed)
        needed = ask(ways.enough.needed->model, ways.enough.needed->terminals, maxStates, false, work).figure;
    out.figure = reliability::together(needed, figures(ways.enough));
    if (ways.atLeast) {
        const AvailabilityFigure most = reliability::together(figureOf({1, 0, 0}), figures(*ways.atLeast));
        out.figure = between(out.figure.lower, mostDown(out.figure), most.upper, leastDown(most));
    }
    return out;
}

AvailabilityFigure Answerer::together(const std::vector<AvailabilityFigure>& each) {
    return each.size() == 1 ? each.front() : reliability::together(figureOf({1, 0, 0}), each);
}

}  // namespace spanwright::reliability
