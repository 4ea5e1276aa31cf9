// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"

namespace spanwright::reliability {

/// How a service goes down and comes back.
struct OutageFigures {
    double unavailability = 0;  ///< share of time
    double outagesPerYear = 0;
};

/// Probability that the downtime of one month (730 h) is more than `hours`: outages come as a Poisson process
/// and last exponentially long with their mean, so the sum is compound Poisson with Erlang parts.
[[nodiscard]] double monthlyDowntimeBeyond(const OutageFigures& outages, double hours);

/// Expected credits of a year under a demand's SLA schedule, in the project's currency. Of several bands that
/// a month's downtime reaches, the greatest credit counts.
[[nodiscard]] double expectedPenaltyPerYear(const Demand& demand, const OutageFigures& outages);

}  // namespace spanwright::reliability
