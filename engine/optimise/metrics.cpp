// SPDX-License-Identifier: MIT
#include "engine/optimise/metrics.h"

#include "engine/design/link_figures.h"
#include "engine/design/queries.h"
#include "engine/graph/graph_index.h"
#include "engine/sim/ecmp.h"
#include "engine/sim/routing_state.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <random>

namespace spanwright::optimise {
namespace {

/// Factors by which a metric is changed in one trial.
constexpr std::array kFactors{0.25, 0.5, 0.7, 0.85, 1.15, 1.4, 2.0, 4.0};
/// Share of trials that change a direction among the busiest ones; the others change any.
constexpr double kBusyShare = 0.6;
/// A direction counts as busy from this share of the highest utilization on.
constexpr double kBusy = 0.9;
/// How much the stand-in may rise with a kept change at the start, as a share; falls to nothing.
constexpr double kPatience = 0.03;
/// Trials without a new best after which the search goes on from the best.
constexpr int kReturn = 1500;
/// So near to the bound there is nothing left to gain.
constexpr double kAtBound = 1.0005;

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

struct Score {
    double maxUtilization = 0;
    double smooth = 0;  ///< 32-norm of all utilizations
};

class MetricSearch {
  public:
    MetricSearch(const graph::GraphIndex& graph, std::vector<sim::Flow> flows, const MetricOptions& options,
                 double lower, const WorkContext& work)
        : graph_(graph),
          options_(options),
          work_(work),
          lower_(lower),
          state_(graph, std::move(flows), 1),
          random_(options.seed),
          begin_(std::chrono::steady_clock::now()) {
        for (const graph::Arc& arc : graph.arcs())
            original_.push_back(arc.metric);
        current_ = best_ = original_;
        score_ = bestScore_ = score();
    }

    /// The metrics found, by arc.
    const std::vector<double>& run() {
        search();
        takeBackWhatIsNotNeeded();
        return best_;
    }

  private:
    [[nodiscard]] Score score() const {
        Score result;
        const auto count = static_cast<int>(graph_.arcs().size());
        for (int arc = 0; arc < count; ++arc) {
            result.maxUtilization = std::max(result.maxUtilization, utilization(arc));
        }
        if (result.maxUtilization <= 0) return result;
        double sum = 0;
        for (int arc = 0; arc < count; ++arc) {
            double share = utilization(arc) / result.maxUtilization;
            for (int power = 1; power < 32; power *= 2)
                share *= share;
            sum += share;
        }
        result.smooth = result.maxUtilization * std::pow(sum, 1.0 / 32);
        return result;
    }

    [[nodiscard]] double utilization(int arc) const {
        return state_.load(arc) / graph_.arcs()[at(arc)].capacityMbps;
    }

    /// How much of the work is done, 0 to 1.
    [[nodiscard]] double done(int trial) const {
        double share = static_cast<double>(trial) / std::max(1, options_.trials);
        if (options_.timeLimitSeconds > 0) {
            const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin_;
            share = std::max(share, passed.count() / options_.timeLimitSeconds);
        }
        return std::min(share, 1.0);
    }

    [[nodiscard]] std::uint32_t below(std::size_t limit) {
        return static_cast<std::uint32_t>(random_()) % static_cast<std::uint32_t>(limit);
    }
    [[nodiscard]] double chance() { return static_cast<double>(random_()) / 4294967296.0; }

    int chooseArc() {
        if (chance() < kBusyShare) {
            busy_.clear();
            for (int arc = 0; arc < static_cast<int>(graph_.arcs().size()); ++arc) {
                if (utilization(arc) >= kBusy * score_.maxUtilization) busy_.push_back(arc);
            }
            if (!busy_.empty()) return busy_[below(busy_.size())];
        }
        return static_cast<int>(below(graph_.arcs().size()));
    }

    /// A whole metric that differs from the present one.
    double chooseMetric(int arc) {
        const double present = current_[at(arc)];
        const double factor = kFactors[below(kFactors.size())];
        double metric = std::round(present * factor);
        if (metric == present) metric += factor > 1 ? 1 : -1;
        return std::clamp(metric, 1.0, static_cast<double>(options_.maxMetric));
    }

    void search() {
        if (graph_.arcs().empty()) return;
        int sinceBest = 0;
        for (int trial = 0; trial < options_.trials; ++trial) {
            const double share = done(trial);
            if (share >= 1 || work_.stopRequested()) break;
            work_.report(static_cast<float>(share));
            if (bestScore_.maxUtilization <= lower_ * kAtBound) break;
            const int arc = chooseArc();
            const double metric = chooseMetric(arc);
            if (metric == current_[at(arc)]) continue;
            state_.apply({.metrics = {{arc, metric}}});
            const Score tried = score();
            if (tried.smooth > score_.smooth * (1 + kPatience * (1 - share) * chance())) {
                state_.undo();
                ++sinceBest;
            } else {
                state_.keepAll();
                current_[at(arc)] = metric;
                score_ = tried;
                sinceBest = isBetter(tried) ? 0 : sinceBest + 1;
                if (sinceBest == 0) {
                    best_ = current_;
                    bestScore_ = tried;
                }
            }
            if (sinceBest >= kReturn) {
                goTo(best_);
                sinceBest = 0;
            }
        }
        goTo(best_);
    }

    [[nodiscard]] bool isBetter(const Score& tried) const {
        if (tried.maxUtilization != bestScore_.maxUtilization) {
            return tried.maxUtilization < bestScore_.maxUtilization;
        }
        return tried.smooth < bestScore_.smooth;
    }

    void goTo(const std::vector<double>& metrics) {
        sim::RoutingEdit edit;
        for (std::size_t arc = 0; arc < metrics.size(); ++arc) {
            if (metrics[arc] != current_[arc]) edit.metrics.emplace_back(static_cast<int>(arc), metrics[arc]);
        }
        if (edit.metrics.empty()) return;
        state_.apply(edit);
        state_.keepAll();
        current_ = metrics;
        score_ = score();
    }

    void takeBackWhatIsNotNeeded() {
        constexpr double kRounding = 1e-9;
        const double reached = score_.maxUtilization * (1 + kRounding);
        for (std::size_t arc = 0; arc < best_.size(); ++arc) {
            if (best_[arc] == original_[arc] || work_.stopRequested()) continue;
            state_.apply({.metrics = {{static_cast<int>(arc), original_[arc]}}});
            if (score().maxUtilization <= reached) {
                state_.keepAll();
                best_[arc] = original_[arc];
            } else {
                state_.undo();
            }
        }
    }

    const graph::GraphIndex& graph_;
    const MetricOptions& options_;
    const WorkContext& work_;
    double lower_;
    sim::RoutingState state_;
    std::mt19937 random_;
    std::chrono::steady_clock::time_point begin_;
    std::vector<double> original_, current_, best_;
    Score score_, bestScore_;
    std::vector<int> busy_;
};

}  // namespace

Result<MetricSuggestion> suggestMetrics(const Project& project, PhaseId phase, const MetricOptions& options,
                                        const WorkContext& work) {
    const sim::RoutingOptions routingOptions{options.growthYears, {}};
    BoundOptions boundOptions;
    boundOptions.growthYears = options.growthYears;
    auto bound = utilizationBound(project, phase, boundOptions, work.part(0, 0.1F));
    if (!bound) return tl::unexpected(bound.error());
    const auto before = sim::route(project, phase, routingOptions);
    if (!before) return tl::unexpected(before.error());

    MetricSuggestion suggestion;
    suggestion.bound = std::move(*bound);
    suggestion.before = suggestion.after = before->maxUtilization;
    const Design snapshot = designAt(project.design, phase);
    const graph::GraphIndex graph(snapshot);
    const WorkContext part = work.part(0.1F, 0.95F);
    MetricSearch search(graph, sim::flowsOf(snapshot, graph, options.growthYears), options,
                        suggestion.bound.lower, part);
    const std::vector<double>& metrics = search.run();
    if (work.stopRequested()) return fail(Code::cancelled, "the search for metrics was cancelled");

    std::vector<MetricChange> changes;
    for (std::size_t arc = 0; arc < metrics.size(); ++arc) {
        const graph::Arc& row = graph.arcs()[arc];
        if (metrics[arc] == row.metric) continue;
        changes.push_back({graph.link(row.link),
                           row.forward ? sim::Direction::forward : sim::Direction::reverse, row.metric,
                           static_cast<int>(metrics[arc])});
    }
    // Judged by the whole routing: tunnels and policies, which the search does not know, may see it
    // differently.
    Project changed = project;
    for (const Link& link : changedLinks(project, changes))
        changed.design.links.put(link);
    const auto after = sim::route(changed, phase, routingOptions);
    if (!after) return tl::unexpected(after.error());
    if (after->maxUtilization < suggestion.before) {
        suggestion.after = after->maxUtilization;
        suggestion.changes = std::move(changes);
    }
    work.report(1);
    return suggestion;
}

std::vector<Link> changedLinks(const Project& project, const std::vector<MetricChange>& changes) {
    std::vector<Link> links;
    for (const MetricChange& change : changes) {
        if (links.empty() || links.back().id != change.link) {
            links.push_back(project.design.links.at(change.link));
            const LinkMetrics metrics = linkMetrics(project.design, links.back());
            // What one direction follows the other in, or the policy, must not move with the other's metric.
            links.back().igpMetric = metrics.forward;
            links.back().igpMetricReverse = metrics.reverse;
        }
        Link& link = links.back();
        (change.direction == sim::Direction::forward ? link.igpMetric : link.igpMetricReverse) = change.after;
    }
    for (Link& link : links) {
        if (link.igpMetricReverse == link.igpMetric) link.igpMetricReverse.reset();
    }
    return links;
}

}  // namespace spanwright::optimise
