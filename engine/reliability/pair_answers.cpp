// SPDX-License-Identifier: MIT
#include "engine/reliability/pair_answers.h"

#include "engine/reliability/sampling.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace spanwright::reliability {
namespace {

constexpr double kMinutesPerYear = 525600;

graph::RiskGroups riskGroups(const Design& snapshot, const graph::GraphIndex& graph) {
    graph::RiskGroups out;
    std::map<SharedRiskGroupId, int> numberOf;
    const auto numbers = [&](const std::vector<SharedRiskGroupId>& groups, std::vector<int>& into) {
        for (const SharedRiskGroupId group : groups)
            into.push_back(numberOf.emplace(group, static_cast<int>(numberOf.size())).first->second);
    };
    out.ofNode.resize(static_cast<std::size_t>(graph.nodeCount()));
    out.ofLink.resize(static_cast<std::size_t>(graph.linkCount()));
    for (const Device& device : snapshot.devices) {
        auto& row = out.ofNode[static_cast<std::size_t>(graph.nodeOf(device.id))];
        numbers(device.sharedRiskGroups, row);
        if (const Site* site = snapshot.sites.find(device.site)) numbers(site->sharedRiskGroups, row);
    }
    for (const Link& link : snapshot.links)
        numbers(link.sharedRiskGroups, out.ofLink[static_cast<std::size_t>(graph.indexOf(link.id))]);
    return out;
}

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

}  // namespace

Answerer::Answerer(const Project& project, const Design& snapshot, const graph::GraphIndex& graph,
                   const ResilienceOptions& options)
    : graph_(graph),
      options_(options),
      model_(connectivityModel(project, snapshot, graph)),
      groups_(riskGroups(snapshot, graph)) {}

AvailabilityFigure Answerer::figure(std::span<const int> nodes, const ConnectivityQuestion& question,
                                    const SweepLimits& limits, const WorkContext& work) const {
    Reachability reach = question.narrow(limits);
    if (model_.hasOneWay) {
        // One-way links can only help as much as two-way ones, and no less than none at all.
        const Reachability least = ConnectivityQuestion(model_.withoutOneWay, nodes, 4).narrow(limits);
        reach = {least.up, reach.down, std::max(0.0, 1 - least.up - reach.down)};
    }
    AvailabilityFigure out = figureOf(reach);
    constexpr double kWide = 0.05;
    if (!model_.hasOneWay && reach.undecided > kWide * out.unavailability) {
        const SampledDown sampled = sampleDown(model_.all, nodes, {.seed = options_.seed, .stop = work.stop});
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

ReachAnswer Answerer::reach(std::span<const int> nodes, std::size_t maxStates, bool shares,
                            const WorkContext& work) const {
    ReachAnswer out;
    const auto finish = [&out] {
        out.figure.downtimeMinutesPerYear = out.figure.unavailability * kMinutesPerYear;
        return std::move(out);
    };
    const bool connected = nodes.size() != 2 || graph::linkDisjointPaths(graph_, nodes[0], nodes[1], 1) > 0;
    if (!connected) {
        out.figure = figureOf({0, 1, 0});
        return finish();
    }
    if (!model_.failsAtAll && nodes.size() == 2) {
        out.figure = figureOf({1, 0, 0});
        return finish();
    }
    const ConnectivityQuestion question(model_.all, nodes, shares ? 8 : 1);
    // A round of all states goes over the network once: a few hundred steps.
    SweepLimits limits{.maxStates = maxStates, .maxWork = maxStates * 32, .stop = work.stop};
    out.figure = figure(nodes, question, limits, work);
    if (options_.seconds > 0 && out.figure.method != AvailabilityMethod::exact && !model_.hasOneWay) {
        limits.maxStates = std::size_t{1} << 24;
        limits.maxWork = std::numeric_limits<std::size_t>::max() / 16;
        limits.deadline = std::chrono::steady_clock::now() +
                          std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                              std::chrono::duration<double>(options_.seconds));
        out.figure = figure(nodes, question, limits, work);
    }
    if (shares && out.figure.unavailability > 0) {
        out.shares = downtimeShares(
            question, model_,
            {.maxStates = std::min<std::size_t>(maxStates * 8, std::size_t{1} << 18), .stop = work.stop});
    }
    return finish();
}

PathAnswer Answerer::paths(int from, int to, bool detailed) const {
    PathAnswer out;
    if (!detailed) {
        out.linkDisjoint = graph::linkDisjointPaths(graph_, from, to);
        return out;
    }
    out.links = graph::disjointPaths(graph_, from, to, graph::Disjoint::links);
    out.devices = graph::disjointPaths(graph_, from, to, graph::Disjoint::devices);
    out.risks = graph::riskDisjointPaths(graph_, from, to, groups_);
    out.linkDisjoint = static_cast<int>(out.links->paths.size());
    return out;
}

}  // namespace spanwright::reliability
