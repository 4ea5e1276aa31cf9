// SPDX-License-Identifier: MIT
#pragma once

#include "engine/cost/cost.h"

namespace spanwright::cost {

/// Compares the report with that of today's network: savings month by month, their present value, internal
/// rates and payback.
[[nodiscard]] AsIs compareWithToday(const CostReport& report, const CostReport& today, PhaseId phase);

}  // namespace spanwright::cost
