// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/design/project.h"

#include <vector>

namespace spanwright::reliability {

enum class AvailabilityMethod { exact, bounds };

struct DemandResilience {
    DemandId demand;
    int disjointPaths = 0;    ///< link-disjoint paths between the ends; 0: not connected
    double availability = 0;  ///< exact, or the middle of the bounds
    double lower = 0;
    double upper = 0;
    AvailabilityMethod method = AvailabilityMethod::exact;
    double unavailability =
        0;  ///< 1 − availability, summed on its own, so that it keeps its relative accuracy
    double downtimeMinutesPerYear = 0;  ///< unavailability × 525 600
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

/// Probability that an element is down: 1 − availability as given, else MTTR / (MTBF + MTTR) from its own
/// figures or, where it has none, its catalogue item's, else 0. A redundant device (pair, stack) is down when
/// all its units are.
[[nodiscard]] double unavailabilityOf(const Project& project, const Device& device);
[[nodiscard]] double unavailabilityOf(const Project& project, const Link& link);
[[nodiscard]] double unavailabilityOf(const Reliability& reliability);

}  // namespace spanwright::reliability
