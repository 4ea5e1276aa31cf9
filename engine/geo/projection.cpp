// SPDX-License-Identifier: MIT
#include "engine/geo/projection.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace spanwright::geo {
namespace {

constexpr double kRadians = std::numbers::pi / 180;
constexpr double kRadius = kWorldWidth / (2 * std::numbers::pi);

}  // namespace

MapPoint project(Coordinates at) {
    const double latitude = std::clamp(at.latitudeDegrees, -kGreatestLatitude, kGreatestLatitude) * kRadians;
    return {(at.longitudeDegrees + 180) * kWorldWidth / 360,
            kWorldWidth / 2 - kRadius * std::asinh(std::tan(latitude))};
}

Coordinates unproject(MapPoint at) {
    const double y = std::clamp(at.y, 0.0, kWorldWidth);
    return {std::atan(std::sinh((kWorldWidth / 2 - y) / kRadius)) / kRadians,
            wrapped(at.x, 0) * 360 / kWorldWidth - 180};
}

bool onMap(Coordinates at) {
    return std::abs(at.latitudeDegrees) <= kGreatestLatitude && std::abs(at.longitudeDegrees) <= 180;
}

double wrapped(double x, double west) {
    return x - std::floor((x - west) / kWorldWidth) * kWorldWidth;
}

}  // namespace spanwright::geo
