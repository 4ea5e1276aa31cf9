// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/panel.h"

#include <initializer_list>

namespace spanwright::app {

/// Buttons in a row of which one is on: ways to look at one panel. The index stays in `chosen`.
void choice(UiContext& ui, std::initializer_list<const char*> labels, int& chosen);

}  // namespace spanwright::app
