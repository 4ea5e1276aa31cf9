// SPDX-License-Identifier: MIT
#include "engine/scene/polyline.h"

#include <cmath>

#include <gtest/gtest.h>

namespace spanwright::scene {
namespace {

TEST(PointAlong, countsByLength) {
    const std::vector<Point> line{{0, 0}, {0, 80}, {300, 80}, {300, 0}};
    EXPECT_EQ(lengthOf(line), 460);
    EXPECT_EQ(pointAlong(line, 0.5), (Point{150, 80}));
    EXPECT_EQ(pointAlong(line, 1), (Point{300, 0}));
}

TEST(DemandCurve, startsAndEndsAtItsDevicesAndKeepsOffTheStraightLine) {
    const std::vector<Point> curve = demandCurve({0, 0}, {100, 0});
    EXPECT_EQ(curve.front(), (Point{0, 0}));
    EXPECT_EQ(curve.back(), (Point{100, 0}));
    EXPECT_GT(std::abs(pointAlong(curve, 0.5).y), 10);
}

TEST(Crosses, findsSegmentsThatPassThroughWithoutEndingInside) {
    const Rect box{10, 10, 20, 20};
    EXPECT_TRUE(crosses({{0, 20}, {40, 20}}, box));
    EXPECT_TRUE(crosses({{15, 15}, {16, 16}}, box));
    EXPECT_FALSE(crosses({{0, 0}, {40, 5}}, box));
    EXPECT_FALSE(crosses({{0, 25}, {15, 40}}, box));  // passes the corner outside
}

TEST(Rounded, cutsCornersNearThemOnly) {
    const std::vector<Point> line{{0, 0}, {100, 0}, {100, 100}};
    const std::vector<Point> smooth = rounded(line, 10);
    EXPECT_EQ(smooth.front(), line.front());
    EXPECT_EQ(smooth.back(), line.back());
    for (const Point& point : smooth) {
        EXPECT_LT(distance(point, line), 5);
        EXPECT_FALSE(point == (Point{100, 0}));
    }
    EXPECT_LT(lengthOf(smooth), 200);
    EXPECT_GT(lengthOf(smooth), 200 - 10);
}

TEST(Rounded, leavesShortPiecesInOrder) {
    // Corners closer together than the radius: the cuts meet in the middle and never cross.
    const std::vector<Point> smooth = rounded({{0, 0}, {6, 0}, {6, 6}, {12, 6}}, 10);
    for (std::size_t i = 1; i < smooth.size(); ++i) {
        EXPECT_GE(smooth[i].x, smooth[i - 1].x - 1e-9);
        EXPECT_GE(smooth[i].y, smooth[i - 1].y - 1e-9);
    }
}

}  // namespace
}  // namespace spanwright::scene
