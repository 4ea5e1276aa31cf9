// SPDX-License-Identifier: MIT
#pragma once

#include "engine/check/finding.h"
#include "engine/cost/cost.h"
#include "engine/goals/goals.h"
#include "engine/optimise/bound.h"
#include "engine/plan/schedule.h"
#include "engine/reliability/resilience.h"
#include "engine/security/segmentation.h"
#include "engine/sim/failure_impact.h"
#include "engine/sim/failures.h"
#include "engine/sim/routing.h"
#include "engine/traffic/growth.h"
#include "engine/traffic/traffic.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace spanwright {

/// One failure, its place among all, and what it does to each demand.
struct RankedImpact {
    sim::FailureResult result;
    double expectedLostMbps = 0;  ///< traffic cut off × share of the time
    sim::FailureImpact impact;    ///< empty of what only loses a member
};

/// The answers for one snapshot of the network.
struct PhaseAnalysis {
    PhaseId phase;  ///< null: before the first phase, or a project without phases
    sim::Routing routing;
    traffic::Traffic traffic;  ///< what classes and demands get of it
    traffic::Growth growth;    ///< from today on, whatever the years asked for
    /// How good any routing could be, to 0.1 % or as near as an edit can wait for; absent: not asked for, or
    /// the network is too large to have it with every edit.
    std::optional<optimise::UtilizationBound> bound;
    sim::FailureSweep failures;  ///< every single link and every single device
    /// Every other single failure: sites, shared-risk groups, ducts, power feeds, providers, buildings, line
    /// cards, tunnels over one underlay, LAG and HA members, named scenarios.
    sim::FailureSweep groupFailures;
    /// The worst of `failures` and `groupFailures` by harm × likelihood, looked at closely; fewer in large
    /// networks.
    std::vector<RankedImpact> worstFailures;
    reliability::Resilience resilience;
    security::Segmentation segmentation;  ///< zones against each other, after every single failure too
    std::vector<goals::GoalLine> goals;   ///< every target of demands and sites, and what is reached
    std::vector<check::Finding> findings;
};

/// All that a project means, as of one revision. Immutable and complete: panels and exporters never compute.
struct Analysis {
    Revision revision = 0;
    double growthYears = 0;  ///< by which demands have grown in the answers for the network
    std::vector<PhaseAnalysis>
        phases;  ///< the state before the first phase (a null id), then each phase in order
    std::optional<plan::Schedule> schedule;  ///< absent when it cannot be computed: see `problems`
    std::optional<cost::CostReport> cost;
    std::vector<Error> problems;  ///< why a part is absent
    /// Findings that somebody accepted and that no phase has any more, by key; empty where `onlyPhase` asked.
    std::vector<std::string> idleWaivers;

    /// The answers for a phase; null when it was not analysed.
    [[nodiscard]] const PhaseAnalysis* at(PhaseId phase) const;
};

struct AnalysisOptions {
    double growthYears = 0;
    std::uint64_t seed = 1;
    int trials = 2000;                      ///< of cost and schedule
    int threads = 0;                        ///< 0: all cores
    std::optional<PhaseId> onlyPhase = {};  ///< of the per-phase answers
    std::optional<Date> today = {};         ///< ends acceptances that run out; absent: they hold
    /// Effort for PhaseAnalysis::bound in all phases together, see optimise::BoundOptions::mostSteps; about a
    /// second and a half. Where it is too little to tell anything, there is no bound. 0: none.
    double boundSteps = 3e7;
};

/// The one front door: schedule, cost, and routing, failures, resilience and findings of every phase.
/// What the change from `before` to `project` cannot have touched is taken over from `previous`, which must
/// be the answer for `before` with the same options, but for the years of growth. Fails with Code::cancelled
/// only.
Result<Analysis> analyse(const Snapshot& project, Revision revision, const AnalysisOptions& options = {},
                         const WorkContext& work = {}, const Snapshot& before = nullptr,
                         const std::shared_ptr<const Analysis>& previous = nullptr);

}  // namespace spanwright
