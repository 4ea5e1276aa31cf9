// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/design/project.h"

#include <vector>

namespace spanwright::sim {

enum class FailureElements { links, devices, sites, sharedRiskGroups };

struct FailureOptions {
    int order = 1;  ///< 1: each element alone; 2: each unordered pair
    std::vector<FailureElements> elements = {FailureElements::links, FailureElements::devices,
                                             FailureElements::sites, FailureElements::sharedRiskGroups};
    double growthYears = 0;
    int threads = 0;  ///< 0: all cores; the figures do not depend on it
};

struct FailureResult {
    std::vector<ElementId> failed;
    double maxUtilization = 0;
    double lostMbps = 0;
    std::vector<DemandId> lostDemands;  ///< demands with at least one direction that has no path
};

struct FailureSweep {
    int scenarios = 0;
    int disconnecting = 0;  ///< scenarios after which some demand has no path
    double maxLostMbps = 0;
    std::vector<FailureResult> results;  ///< in order of element ids
    int worst = -1;  ///< index of the highest utilization among those that cut no demand; -1: none
};

/// Every failure of the given order in the network as of `phase`; traffic re-converges on what is left.
/// Sites and shared-risk groups without any element in service are not scenarios. Fails with Code::cancelled
/// only.
Result<FailureSweep> failures(const Project& project, PhaseId phase, const FailureOptions& options = {},
                              const WorkContext& work = {});

}  // namespace spanwright::sim
