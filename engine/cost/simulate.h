// SPDX-License-Identifier: MIT
#pragma once

#include "engine/cost/cost.h"

namespace spanwright::cost {

/// What seeded trials make of a budget: percentiles of the total and of its groups, drivers, the figure at
/// the policy's confidence.
///
/// Each trial draws one figure for every catalogue item, which places all its lines between their low and
/// high alike, and one for every counted quantity that is uncertain; it lets every risk happen with its
/// probability, at a cost drawn from its three points (triangular; it counts to the categories, sites and
/// fiscal years of the capex of the phase that it names, else of all capex, by their parts of it).
/// Prices have the policy's shape. Items of one category, and of one supplier, correlate as the policy says:
/// a Gaussian copula, their normal figures sharing a part. Lines of an item count to the category and
/// supplier of its first line.
///
/// Groups are told from the first kGroupTrials trials. Code::cancelled when asked to stop. Linear in trials ×
/// uncertain parts; the same figures for any number of threads.
[[nodiscard]] Result<Uncertainty> simulate(const Project& project, const CostReport& report,
                                           const CostOptions& options, const WorkContext& work);

constexpr int kGroupTrials = 10000;

}  // namespace spanwright::cost
