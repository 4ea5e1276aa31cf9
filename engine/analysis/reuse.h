// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"

namespace spanwright {

/// Which answers about `before` hold for `after` as well. Conservative: true only where nothing differs that
/// the answer could depend on.
[[nodiscard]] bool sameSchedule(const Project& before, const Project& after);
[[nodiscard]] bool sameCost(const Project& before, const Project& after);
/// Routing, traffic, growth, failures and resilience of one phase.
[[nodiscard]] bool sameNetworkAt(const Project& before, const Project& after, PhaseId phase);

}  // namespace spanwright
