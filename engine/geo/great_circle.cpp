// SPDX-License-Identifier: MIT
#include "engine/geo/great_circle.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace spanwright::geo {

double greatCircleKm(Coordinates a, Coordinates b) {
    constexpr double kEarthRadiusKm = 6371.0088;
    constexpr double kRadians = std::numbers::pi / 180;
    const double lat1 = a.latitudeDegrees * kRadians;
    const double lat2 = b.latitudeDegrees * kRadians;
    const double halfLat = std::sin((lat2 - lat1) / 2);
    const double halfLon = std::sin((b.longitudeDegrees - a.longitudeDegrees) * kRadians / 2);
    // Haversine formula, well-conditioned for short distances.
    const double h = halfLat * halfLat + std::cos(lat1) * std::cos(lat2) * halfLon * halfLon;
    return 2 * kEarthRadiusKm * std::asin(std::min(1.0, std::sqrt(h)));
}

}  // namespace spanwright::geo
