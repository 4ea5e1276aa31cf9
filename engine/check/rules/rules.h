// SPDX-License-Identifier: MIT
#pragma once

#include "engine/check/check.h"

namespace spanwright::check {

// One rule per file of this folder; allRules() puts them into its list.

[[nodiscard]] Rule availabilityTarget();
[[nodiscard]] Rule classOverloaded();
[[nodiscard]] Rule costGap();
[[nodiscard]] Rule demandLost();
[[nodiscard]] Rule deviceOverloaded();
[[nodiscard]] Rule endOfSupport();
[[nodiscard]] Rule inspectionBypass();
[[nodiscard]] Rule inspectionSingle();
[[nodiscard]] Rule internetEdgeOpen();
[[nodiscard]] Rule isolatedDevice();
[[nodiscard]] Rule lagMembers();
[[nodiscard]] Rule latencyLimit();
[[nodiscard]] Rule linkOverloaded();
[[nodiscard]] Rule lossLimit();
[[nodiscard]] Rule managementExposed();
[[nodiscard]] Rule phaseOrder();
[[nodiscard]] Rule portExhausted();
[[nodiscard]] Rule sharedGround();
[[nodiscard]] Rule recoveryGoal();
[[nodiscard]] Rule reliabilityFigures();
[[nodiscard]] Rule riskGroupMembers();
[[nodiscard]] Rule shorterThanDistance();
[[nodiscard]] Rule singlePointOfFailure();
[[nodiscard]] Rule siteAvailabilityTarget();
[[nodiscard]] Rule siteCoordinates();
[[nodiscard]] Rule staleWaiver();
[[nodiscard]] Rule transportLimits();
[[nodiscard]] Rule tunnelDown();
[[nodiscard]] Rule survivalGoal();
[[nodiscard]] Rule unplannedElement();
[[nodiscard]] Rule unpricedElement();
[[nodiscard]] Rule zonePolicy();

}  // namespace spanwright::check
