// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/panel.h"

namespace spanwright::app {

/// Columns of capex and opex a month, with the running total as a line, in the space that is left.
void cashChart(UiContext& ui, const cost::CostReport& report);

}  // namespace spanwright::app
