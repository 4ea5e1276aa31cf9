// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"
#include "engine/sim/failures.h"

#include <cstddef>
#include <string>
#include <vector>

namespace spanwright {

/// How likely it is that something has failed, from MTBF and MTTR or availability. Absent where the project
/// has no figures. `project` must outlive the answer.
///
/// - A link, a device, a site, a shared-risk group: its own unavailability.
/// - A LAG or redundant units: that one of them is down.
/// - A scenario: what it says, else the product of its elements'.
/// - A duct: fibre cuts of the kilometres that its links share. A power feed: power outages of its site. A
///   building: as its site. A line card: the modules of the catalogue that fit its device's bays, the worst
///   of them. Tunnels over one underlay: what they ride on.
/// - A provider, and whichever of these has no figures of its own: the reliability policy's β × the least
///   unavailability of the members (β-factor model, IEC 61508-6 annex D).
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
