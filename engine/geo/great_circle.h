// SPDX-License-Identifier: MIT
#pragma once

#include "engine/geo/coordinates.h"

namespace spanwright::geo {

/// Shortest way over a sphere of the Earth's mean radius (6371.0088 km, IUGG), in km; within 0.6 % of the
/// ellipsoid.
[[nodiscard]] double greatCircleKm(Coordinates a, Coordinates b);

}  // namespace spanwright::geo
