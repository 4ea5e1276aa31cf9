// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/design/project.h"

#include <vector>

namespace spanwright::sim {

enum class AvailabilityMethod { exact, bounds };

struct DemandResilience {
    DemandId demand;
    int disjointPaths = 0;    ///< link-disjoint paths between the ends; 0: not connected
    double availability = 0;  ///< exact, or the middle of the bounds
    double lower = 0;
    double upper = 0;
    AvailabilityMethod method = AvailabilityMethod::exact;
    double downtimeMinutesPerYear = 0;  ///< (1 − availability) × 525 600
};

struct Resilience {
    std::vector<LinkId> bridges;               ///< links whose failure splits a component
    std::vector<DeviceId> articulationPoints;  ///< devices whose failure splits a component
    int components = 0;
    std::vector<DemandResilience> demands;
};

/// Structure and availability of the network as of `phase`. A demand is up while its ends are connected,
/// whatever the capacity; elements fail independently but for shared-risk groups. Fails with Code::cancelled
/// only.
Result<Resilience> resilience(const Project& project, PhaseId phase, const WorkContext& work = {});

/// Availability of an element: as given, else MTBF / (MTBF + MTTR), else the item's, else 1. A redundant
/// device (pair, stack) is up while one of its units is.
[[nodiscard]] double availabilityOf(const Project& project, const Device& device);
[[nodiscard]] double availabilityOf(const Project& project, const Link& link);
[[nodiscard]] double availabilityOf(const Reliability& reliability);

}  // namespace spanwright::sim
