// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/panel.h"
#include "engine/cost/cost.h"

namespace spanwright::app {

/// What drives the spread of the total: a bar each, widest first, around the estimate. A click selects.
void tornado(Session& session, UiContext& ui, const cost::CostReport& report);

/// How sure a budget is: the share of trials that cost no more, rising from none to all, with the estimate,
/// P50, P80 and the figure at the policy's confidence.
void confidenceCurve(UiContext& ui, const cost::CostReport& report);

}  // namespace spanwright::app
