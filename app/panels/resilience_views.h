// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/panel.h"

/// Parts of the Resilience panel that answer on request. Each draws below the panel's choice of views.
namespace spanwright::app {

/// How available a group of sites and devices is together.
void drawGroupAvailability(Session& session, UiContext& ui);
/// What money for redundancy buys.
void drawRedundancyValue(Session& session, UiContext& ui);

}  // namespace spanwright::app
