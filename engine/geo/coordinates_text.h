// SPDX-License-Identifier: MIT
#pragma once

#include "engine/geo/coordinates.h"

#include <optional>
#include <string>
#include <string_view>

namespace spanwright::geo {

/// "50.111° N, 8.682° E".
[[nodiscard]] std::string textOf(Coordinates at);

/// Latitude and longitude in degrees as people paste them: "50.11, 8.68", "50.11 8.68", "33.9 S 151.2 E",
/// and what textOf writes. Absent for anything else, and beyond 90 and 180 degrees.
[[nodiscard]] std::optional<Coordinates> coordinatesFrom(std::string_view text);

}  // namespace spanwright::geo
