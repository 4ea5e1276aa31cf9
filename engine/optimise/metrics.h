// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/design/project.h"
#include "engine/optimise/bound.h"
#include "engine/sim/routing.h"

#include <cstdint>
#include <vector>

namespace spanwright::optimise {

struct MetricOptions {
    double growthYears = 0;        ///< demands grow by their own rate, compounding
    std::uint64_t seed = 1;        ///< of the search
    int trials = 20'000;           ///< metrics that are tried, at most
    double timeLimitSeconds = 10;  ///< of wall clock; 0: none. Only runs that it does not end are repeatable
    int maxMetric = 65'535;        ///< largest metric that is suggested (OSPF's limit), >= 1
};

/// One direction of a link that gets another IGP metric.
struct MetricChange {
    LinkId link;
    sim::Direction direction = sim::Direction::forward;
    double before = 0;  ///< as it is or follows from the routing policy
    int after = 0;
};

/// IGP metrics under which equal-cost multipath comes nearer to the best of any routing.
struct MetricSuggestion {
    double before = 0;                  ///< highest utilization with the metrics as they are
    double after = 0;                   ///< and with the changes; never above `before`
    UtilizationBound bound;             ///< what no metrics can beat
    std::vector<MetricChange> changes;  ///< by link id, forward before reverse; as few as were needed
};

/// Searches integer metrics for the lowest highest utilization of the network as of `phase` (null: before the
/// first).
///
/// Local search in the manner of Fortz and Thorup (INFOCOM 2000): the metric of a busy or of any link
/// direction is changed, the routing updated, and the change kept when a smooth stand-in for the highest
/// utilization falls, or, early on, does not rise much. Afterwards every change that turns out not to be
/// needed is taken back. Fails with Code::cancelled only.
Result<MetricSuggestion> suggestMetrics(const Project& project, PhaseId phase,
                                        const MetricOptions& options = {}, const WorkContext& work = {});

/// The links with their new metrics: rows of one edit.
[[nodiscard]] std::vector<Link> changedLinks(const Project& project,
                                             const std::vector<MetricChange>& changes);

}  // namespace spanwright::optimise
