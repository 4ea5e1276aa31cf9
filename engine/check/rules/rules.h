// SPDX-License-Identifier: MIT
#pragma once

#include "engine/check/check.h"

namespace spanwright::check {

// One rule per file of this folder; allRules() puts them into its list.

[[nodiscard]] Rule availabilityTarget();
[[nodiscard]] Rule costGap();
[[nodiscard]] Rule demandLost();
[[nodiscard]] Rule deviceOverloaded();
[[nodiscard]] Rule endOfSupport();
[[nodiscard]] Rule isolatedDevice();
[[nodiscard]] Rule latencyLimit();
[[nodiscard]] Rule linkOverloaded();
[[nodiscard]] Rule phaseOrder();
[[nodiscard]] Rule portExhausted();
[[nodiscard]] Rule shorterThanDistance();
[[nodiscard]] Rule singlePointOfFailure();
[[nodiscard]] Rule unplannedElement();
[[nodiscard]] Rule unpricedElement();
[[nodiscard]] Rule zonePolicy();

}  // namespace spanwright::check
