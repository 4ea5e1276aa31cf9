// SPDX-License-Identifier: MIT
#pragma once

#include "engine/cost/arithmetic.h"
#include "engine/cost/cost.h"

namespace spanwright::cost {

/// Fills in everything of the report that follows from its lines: taxes, sums, break-downs, monthly cash
/// flow, depreciation, fiscal years, present value, and the contingency but for a simulated one. An overflow
/// is remembered by the arithmetic.
void addUp(const Project& project, CostReport& report, Arithmetic& arithmetic);

/// How far a total may lie from its estimate: low and high as shares of it, the middle of the bands that AACE
/// International's recommended practice 18R-97 (2020) gives for the class.
struct AccuracyRange {
    double low = 0;   ///< -0.15: 15 % below
    double high = 0;  ///< 0.2: 20 % above
};
[[nodiscard]] AccuracyRange accuracyOf(EstimateClass estimateClass);

/// What has to be added to an estimate of 1 so that it is enough with this confidence (0 to 1), where the
/// true figure is triangular between the range's ends around it; never negative.
[[nodiscard]] double contingencyShare(AccuracyRange range, double confidence);

}  // namespace spanwright::cost
