// SPDX-License-Identifier: MIT
#pragma once

#include "engine/check/check.h"

namespace spanwright::check {

// One rule per file of this folder; allRules() puts them into its list.

[[nodiscard]] Rule demandLost();
[[nodiscard]] Rule deviceOverloaded();
[[nodiscard]] Rule linkOverloaded();

}  // namespace spanwright::check
