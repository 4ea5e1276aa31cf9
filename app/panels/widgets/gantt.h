// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/model/gantt_model.h"
#include "app/panels/panel.h"

namespace spanwright::app {

/// Draws the chart into the space that is left; a click selects and reveals a row's element.
void gantt(Session& session, UiContext& ui, const GanttModel& model);

}  // namespace spanwright::app
