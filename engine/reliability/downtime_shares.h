// SPDX-License-Identifier: MIT
#pragma once

#include "engine/reliability/connectivity.h"
#include "engine/reliability/connectivity_model.h"

#include <optional>
#include <vector>

namespace spanwright::reliability {

/// What the parts of a network contribute to one question's being down.
struct DowntimeShares {
    std::vector<double> shares;    ///< by part; they add up to the down-probability
    std::vector<double> birnbaum;  ///< by part: d(down)/d(down of the part)
    double outagesPerYear = 0;     ///< Σ birnbaum × failures of the part a year
};

/// Aumann-Shapley shares by Gauss-Legendre quadrature of three points along the way from perfect parts to the
/// real ones (exact while no more than six failures come together), scaled to the down-probability. Absent
/// where the diagram is too large or the question is decided without it.
[[nodiscard]] std::optional<DowntimeShares> downtimeShares(const ConnectivityQuestion& question,
                                                           const ConnectivityModel& model,
                                                           const SweepLimits& limits);

}  // namespace spanwright::reliability
