// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/design/project.h"
#include "engine/sim/routing.h"

#include <optional>
#include <vector>

namespace spanwright::sim {

/// What becomes of one direction of a demand when something fails. `takenOut`: one of its own ends has
/// failed. `degraded`: it still arrives, but over a link that is overloaded now and was not on its way
/// before, or later than its limit allows. `detoured`: it arrives as it should, by a way of another length or
/// latency.
enum class DemandEffect { takenOut, lost, degraded, detoured };

struct DemandImpact {
    DemandId demand;
    Direction direction = Direction::forward;
    DemandEffect effect = DemandEffect::detoured;
    double offeredMbps = 0;
    bool overloaded = false;                     ///< crosses a link whose load is over its capacity
    std::optional<double> latencyBeforeMs = {};  ///< mean over its paths; absent: lost before as well
    std::optional<double> latencyAfterMs = {};   ///< absent: lost
};

/// The same by class of service.
struct ClassImpact {
    TrafficClass trafficClass = TrafficClass::bestEffort;
    double offeredMbps = 0;  ///< without what was taken out
    double lostMbps = 0;
    double degradedMbps = 0;
    double detouredMbps = 0;
    double worstLatencyIncreaseMs = 0;  ///< of what still arrives; 0: none arrives later
};

/// A link direction that carries more than before: what protects against the failure.
struct Takeover {
    LinkId link;
    Direction direction = Direction::forward;
    double moreMbps = 0;
    std::optional<double> utilization;  ///< now
};

/// One failure, looked at closely.
struct FailureImpact {
    std::vector<ElementId> failed;
    std::vector<DemandImpact> demands;  ///< those that notice, by demand id, forward before reverse
    std::vector<ClassImpact> classes;   ///< those that carry traffic, in order of the classes
    std::vector<Takeover> takeovers;    ///< most first
};

struct ImpactOptions {
    std::vector<ElementId> maintenance = {};  ///< taken out by plan beforehand
    double growthYears = 0;
    int threads = 0;  ///< 0: all cores; the figures do not depend on it
};

/// What each of some failures does to every demand of the network as of `phase`, in their order. A failure is
/// devices, links, sites, shared-risk groups and failure scenarios that fail together. Fails with
/// Code::cancelled only. Cost of each: routing the network, and once more where a link is overloaded.
Result<std::vector<FailureImpact>> failureImpacts(const Project& project, PhaseId phase,
                                                  const std::vector<std::vector<ElementId>>& failures,
                                                  const ImpactOptions& options = {},
                                                  const WorkContext& work = {});

/// The elements with those of failure scenarios in place of the scenarios.
[[nodiscard]] std::vector<ElementId> withoutScenarios(const Design& design,
                                                      const std::vector<ElementId>& elements);

}  // namespace spanwright::sim
