// SPDX-License-Identifier: MIT
#include "engine/optimise/min_max_flow.h"

#include "engine/optimise/conserved_flow.h"
#include "engine/optimise/parallel_arcs.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

namespace spanwright::optimise {
namespace {

/// Known pairs are balanced so often between two passes of shortest paths.
constexpr int kBalances = 2;
/// The smooth stand-in is sharpened once the routing is nearly its optimum, by this share of what separates
/// the stand-in from the maximum.
constexpr double kSettled = 0.7;
/// A gap below rounding is not to be had.
constexpr double kLeastGap = 1e-9;

/// More than rounding can have changed a bound, relatively: each of its sums has so many terms at most.
double roundingOf(const FlowNetwork& network) {
    double terms = static_cast<double>(network.nodeCount()) + static_cast<double>(network.arcs().size()) + 16;
    for (const FlowNetwork::Destination& destination : network.destinations())
        terms += static_cast<double>(destination.sources.size());
    return terms * std::numeric_limits<double>::epsilon();
}

/// The routing of a network whose parallel arcs were merged, on the arcs before.
MinMaxFlow unmerged(const MinMaxFlow& merged, const MergedArcs& arcs, const FlowNetwork& network) {
    MinMaxFlow flow;
    flow.maxUtilization = merged.maxUtilization;
    flow.lower = merged.lower;
    std::vector<std::vector<int>> standsFor(arcs.network.arcs().size());
    for (std::size_t arc = 0; arc < network.arcs().size(); ++arc) {
        const auto one = static_cast<std::size_t>(arcs.mergedOf[arc]);
        standsFor[one].push_back(static_cast<int>(arc));
        flow.load.push_back(network.arcs()[arc].fixed);
        flow.weight.push_back(merged.weight[one] * arcs.partOf[arc]);
    }
    for (const std::vector<ArcFlow>& towards : merged.flows) {
        std::vector<ArcFlow>& split = flow.flows.emplace_back();
        for (const ArcFlow& one : towards) {
            for (const int arc : standsFor[static_cast<std::size_t>(one.arc)]) {
                split.push_back({arc, one.amount * arcs.partOf[static_cast<std::size_t>(arc)]});
                flow.load[static_cast<std::size_t>(arc)] += split.back().amount;
            }
        }
    }
    return flow;
}

}  // namespace

MinMaxFlow minimiseMaxUtilization(const FlowNetwork& network, const MinMaxOptions& options,
                                  const WorkContext& work) {
    // Between parallel arcs there is nothing to find out, and pairs of ways would have to be found for each.
    if (const auto merged = mergeParallelArcs(network))
        return unmerged(minimiseMaxUtilization(merged->network, options, work), *merged, network);
    MinMaxFlow best;
    best.weight.assign(network.arcs().size(), 0);
    std::size_t busiest = 0;
    for (const FlowArc& arc : network.arcs()) {
        if (arc.fixed / arc.capacity > best.lower) {
            best.lower = arc.fixed / arc.capacity;
            busiest = best.load.size();
        }
        best.load.push_back(arc.fixed);
    }
    // What cannot be moved is the first proof.
    if (best.lower > 0) best.weight[busiest] = 1;
    best.maxUtilization = best.lower;
    if (network.destinations().empty()) return best;

    const auto begin = std::chrono::steady_clock::now();
    const auto outOfTime = [&] {
        if (work.stopRequested()) return true;
        if (options.timeLimitSeconds <= 0) return false;
        const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin;
        return passed.count() >= options.timeLimitSeconds;
    };
    const double wanted = std::max(options.gap, kLeastGap);
    FlowBalancer balancer(network, wanted);
    double firstGap = 0;
    for (int pass = 0; pass < options.mostPasses; ++pass) {
        const FlowBalancer::Pass found = balancer.improve();
        if (found.lower > best.lower) {
            best.lower = found.lower;
            best.weight = balancer.weights();
        }
        const double gap = balancer.maxUtilization() / best.lower - 1;
        if (gap <= wanted || outOfTime()) break;
        if (pass == 0) firstGap = gap;
        if (firstGap > wanted) {
            work.report(static_cast<float>(std::log(firstGap / gap) / std::log(firstGap / wanted)));
        }
        if (found.smoothed - found.lower < kSettled * (found.maxUtilization - found.smoothed))
            balancer.sharpen();
        for (int round = 0; round < kBalances; ++round)
            balancer.balance();
    }

    best.flows = balancer.flows();
    for (std::size_t index = 0; index < best.flows.size(); ++index) {
        conserve(network, network.destinations()[index], best.flows[index]);
        for (const ArcFlow& flow : best.flows[index])
            best.load[static_cast<std::size_t>(flow.arc)] += flow.amount;
    }
    best.maxUtilization = 0;
    for (std::size_t arc = 0; arc < best.load.size(); ++arc) {
        best.maxUtilization = std::max(best.maxUtilization, best.load[arc] / network.arcs()[arc].capacity);
    }
    const double rounding = roundingOf(network);
    best.maxUtilization *= 1 + rounding;
    best.lower *= 1 - rounding;
    return best;
}

}  // namespace spanwright::optimise
