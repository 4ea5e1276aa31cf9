// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"
#include "engine/sim/failures.h"

#include <cstddef>
#include <string>
#include <vector>

namespace spanwright {

/// How likely it is that something has failed, from MTBF and MTTR or availability: of a link, a device, a
/// site, a shared-risk group its own unavailability; of a LAG or of redundant units, that one of them is
/// down; of a scenario what it says, else the product of its elements'. Absent where the project has no
/// figures. `project` must outlive the answer.
[[nodiscard]] sim::Likelihood likelihoodsOf(const Project& project);

/// What failed, for people: the name of the group, else the elements' names joined by " + ".
[[nodiscard]] std::string failureName(const Project& project, const sim::FailureResult& result);

/// The place of one failure among all: harm × likelihood.
struct RankedFailure {
    std::size_t index = 0;        ///< among the results that were ranked
    double expectedLostMbps = 0;  ///< traffic cut off × share of the time; 0: none, or nobody knows
};

/// Worst first: by expected loss, then by traffic cut off, then by the highest utilization of a link or
/// device.
[[nodiscard]] std::vector<RankedFailure> rankFailures(const std::vector<sim::FailureResult>& results);

}  // namespace spanwright
