// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/design/project.h"
#include "engine/sim/failing.h"
#include "engine/sim/routing.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace spanwright::sim {

/// How likely it is that something has failed: share of the time, 0 to 1; absent: nobody knows.
using Likelihood = std::function<std::optional<double>(const Failing& failing)>;

struct FailureOptions {
    int order = 1;  ///< 1: each element alone; 2: each unordered pair
    std::vector<FailureElements> elements = {FailureElements::links, FailureElements::devices,
                                             FailureElements::sites, FailureElements::sharedRiskGroups};
    /// Taken out by plan beforehand: devices, links, sites and shared-risk groups that do not count as
    /// failed.
    std::vector<ElementId> maintenance = {};
    Likelihood likelihood = {};
    double growthYears = 0;
    int threads = 0;                      ///< 0: all cores; the figures do not depend on it
    std::size_t listedDemands = 1000;     ///< greatest number of demands named for one failure
    std::size_t keptResults = 1'000'000;  ///< beyond as many failures, only the worst are kept
};

struct FailureResult {
    std::vector<ElementId> failed;
    std::string name = {};  ///< where that says more than the elements: "Provider Colt"; else empty
    FailureElements kind = FailureElements::links;  ///< of the first
    bool partial = false;  ///< a member of a LAG or a unit of a pair is among them, not the whole
    std::optional<double> likelihood = {};  ///< share of the time; of two, the product of theirs
    double maxUtilization = 0;
    LinkId hottestLink = {};  ///< where that is; null: nothing flows
    Direction hottestDirection = Direction::forward;
    DeviceId hottestDevice = {};  ///< null: no device has a throughput
    double maxDeviceUtilization = 0;
    double lostMbps = 0;  ///< all traffic between devices in service that has no path
    int lostDemands = 0;  ///< demands with at least one such direction
    double cutMbps = 0;   ///< of the lost traffic, what has a path while nothing has failed
    int cutDemands = 0;   ///< of the lost demands, those that lose nothing while nothing has failed
    std::vector<DemandId> listedDemands = {};  ///< of the cut ones, by id, at most as many as the options say
};

struct FailureSweep {
    std::int64_t scenarios = 0;
    std::int64_t disconnecting = 0;  ///< scenarios after which some demand has no path
    double maxLostMbps = 0;
    std::vector<FailureResult> results;  ///< in order of element ids
    int worst = -1;            ///< index of the highest utilization among those that cut no demand; -1: none
    std::int64_t leftOut = 0;  ///< scenarios that have no row among the results: never the worst ones
};

/// Every failure of the given order in the network as of `phase`; traffic re-converges on what is left.
/// What touches no element in service is not a scenario: an empty site, say. Fails with Code::cancelled only.
/// See failure_sweep.h for the method and its cost, and layered_sweep.h for networks with tunnels or pinned
/// demands.
Result<FailureSweep> failures(const Project& project, PhaseId phase, const FailureOptions& options = {},
                              const WorkContext& work = {});

}  // namespace spanwright::sim
