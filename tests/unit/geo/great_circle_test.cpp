// SPDX-License-Identifier: MIT
#include "engine/geo/great_circle.h"

#include <numbers>

#include <gtest/gtest.h>

namespace spanwright::geo {
namespace {

// Nashville to Los Angeles airport, the usual worked example of the haversine formula: 2887.2599506 km on a
// sphere of 6372.8 km (rosettacode.org, "Haversine formula").
TEST(GreatCircle, agreesWithAPublishedExample) {
    const Coordinates nashville{36.12, -86.67};
    const Coordinates losAngeles{33.94, -118.40};
    EXPECT_NEAR(greatCircleKm(nashville, losAngeles), 2887.2599506 * 6371.0088 / 6372.8, 1e-6);
}

TEST(GreatCircle, holdsAtTheLimits) {
    constexpr double kQuarter = std::numbers::pi / 2 * 6371.0088;
    EXPECT_NEAR(greatCircleKm({0, 0}, {90, 77}), kQuarter, 1e-6);
    EXPECT_NEAR(greatCircleKm({0, 179.5}, {0, -179.5}), kQuarter / 90, 1e-6);  // across the 180th meridian
    EXPECT_NEAR(greatCircleKm({12, 34}, {-12, -146}), 2 * kQuarter, 1e-3);     // opposite ends of the globe
    EXPECT_EQ(greatCircleKm({50, 8}, {50, 8}), 0);
}

}  // namespace
}  // namespace spanwright::geo
