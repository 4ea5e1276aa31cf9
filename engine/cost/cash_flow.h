// SPDX-License-Identifier: MIT
#pragma once

#include "engine/cost/arithmetic.h"
#include "engine/cost/cost.h"

namespace spanwright::cost {

/// Fills in everything of the report that follows from its lines: sums, break-downs, monthly cash flow,
/// present value and contingency. An overflow is remembered by the arithmetic.
void addUp(const Project& project, CostReport& report, Arithmetic& arithmetic);

}  // namespace spanwright::cost
