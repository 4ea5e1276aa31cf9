// SPDX-License-Identifier: MIT
#include "engine/geo/projection.h"

#include <cmath>

#include <gtest/gtest.h>

namespace spanwright::geo {
namespace {

constexpr double kMetresPerUnit = 40075016.68557849 / kWorldWidth;  // length of the equator (WGS 84)

// The worked example of IOGP guidance note 7-2, section 3.5.1, "Popular Visualisation Pseudo Mercator".
TEST(Projection, agreesWithThePublishedExample) {
    const Coordinates at{24 + 22 / 60.0 + 54.433 / 3600, -(100 + 20 / 60.0)};
    const MapPoint point = project(at);
    EXPECT_NEAR((point.x - kWorldWidth / 2) * kMetresPerUnit, -11169055.58, 0.01);
    EXPECT_NEAR((kWorldWidth / 2 - point.y) * kMetresPerUnit, 2800000.00, 0.01);
}

TEST(Projection, isASquareWithTheEquatorInTheMiddle) {
    EXPECT_EQ(project({0, 0}), (MapPoint{kWorldWidth / 2, kWorldWidth / 2}));
    EXPECT_NEAR(project({kGreatestLatitude, -180}).y, 0, 1e-6);
    EXPECT_NEAR(project({-kGreatestLatitude, 180}).y, kWorldWidth, 1e-6);
    EXPECT_NEAR(project({90, 0}).y, 0, 1e-6);
}

TEST(Projection, comesBackToThePlace) {
    for (double latitude = -85; latitude <= 85; latitude += 8.5) {
        for (double longitude = -180; longitude < 180; longitude += 22.5) {
            const Coordinates back = unproject(project({latitude, longitude}));
            EXPECT_NEAR(back.latitudeDegrees, latitude, 1e-9);
            EXPECT_NEAR(back.longitudeDegrees, longitude, 1e-9);
        }
    }
    // The world repeats to the east and west and ends in the north and south.
    EXPECT_NEAR(unproject({kWorldWidth + 100, 0}).longitudeDegrees, -179, 1e-9);
    EXPECT_NEAR(unproject({-100, 0}).longitudeDegrees, 179, 1e-9);
    EXPECT_NEAR(unproject({0, -5'000}).latitudeDegrees, kGreatestLatitude, 1e-9);
}

TEST(Projection, wrapsIntoTheWorldThatIsLookedAt) {
    EXPECT_EQ(wrapped(100, 0), 100);
    EXPECT_EQ(wrapped(100, 200), kWorldWidth + 100);
    EXPECT_EQ(wrapped(kWorldWidth, 0), 0);
    EXPECT_EQ(wrapped(-1, 0), kWorldWidth - 1);
}

TEST(Projection, knowsWhatIsOffTheMap) {
    EXPECT_TRUE(onMap({51.5, -0.1}));
    EXPECT_TRUE(onMap({-85, 180}));
    EXPECT_FALSE(onMap({89, 0}));
    EXPECT_FALSE(onMap({0, 181}));
    EXPECT_FALSE(onMap({std::nan(""), 0}));
    EXPECT_FALSE(onMap({0, std::nan("")}));
}

}  // namespace
}  // namespace spanwright::geo
