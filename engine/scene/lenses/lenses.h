// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scene/lens.h"

/// The lenses, one function and one file each.
namespace spanwright::scene::lenses {

LensView utilization(const LensInput& input);
LensView headroom(const LensInput& input);
LensView bestRouting(const LensInput& input);
LensView singlePointsOfFailure(const LensInput& input);
LensView failure(const LensInput& input);
LensView availability(const LensInput& input);
LensView cost(const LensInput& input);
LensView phase(const LensInput& input);
LensView endOfSupport(const LensInput& input);

/// The ramp of utilizationColour for a legend.
[[nodiscard]] std::vector<Colour> ramp(Theme theme);

}  // namespace spanwright::scene::lenses
