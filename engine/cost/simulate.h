// SPDX-License-Identifier: MIT
#pragma once

#include "engine/cost/cost.h"

#include <array>

namespace spanwright::cost {

/// Totals that 10, 50, 80 and 90 % of the trials do not exceed, in major units.
///
/// Each trial draws one figure for every catalogue item, which places all its lines between their low and
/// high alike (triangular; lines of one item move together, items are independent of each other), and lets
/// every risk happen with its probability, at a cost drawn from its three points.
///
/// Code::cancelled when asked to stop. Linear in trials × (items with a spread + risks); the same figures for
/// any number of threads. An item's draws depend on the seed and its key only, so that a change elsewhere
/// leaves them as they are.
[[nodiscard]] Result<std::array<double, 4>> simulateTotal(const Project& project, const CostReport& report,
                                                          const CostOptions& options,
                                                          const WorkContext& work);

}  // namespace spanwright::cost
