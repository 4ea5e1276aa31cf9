// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/element_kind.h"

namespace spanwright::app {

/// Asks the Problems panel to come to the front and to scroll to what is wrong at the element. UI thread.
void showProblemsOf(ElementId element);

/// True once for each request: the tab is to be chosen.
[[nodiscard]] bool takeProblemsTabRequest();

}  // namespace spanwright::app
