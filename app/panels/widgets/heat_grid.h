// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/model/failure_heat.h"
#include "app/panels/panel.h"

namespace spanwright::app {

/// Draws the grid into the space left, with scroll bars where it is larger. A click on a cell selects the
/// failed elements and the demand, a click on a name what it names; the pointer on a column lights its demand
/// up on the canvas.
void drawHeatGrid(Session& session, UiContext& ui, const FailureHeat& heat);

}  // namespace spanwright::app
