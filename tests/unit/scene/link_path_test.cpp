// SPDX-License-Identifier: MIT
#include "engine/scene/link_path.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

namespace spanwright::scene {
namespace {

Rect tileAt(double x, double y) {
    return {x - 24, y - 24, 48, 48};
}

struct Path : testing::Test {
    TileIndex tiles;
    std::vector<Point> waypoints;
    Rect from = tileAt(0, 0);
    Rect to = tileAt(400, 200);

    [[nodiscard]] LinkPath path(LinkStyle style, Lane lane = {}, bool fromSmaller = true) const {
        return linkPath({style, from, to, waypoints, lane, fromSmaller}, tiles);
    }
    /// The greatest angle against the axes, in units of length, of pieces longer than a rounded corner's.
    static double slantOf(const std::vector<Point>& line) {
        double slant = 0;
        for (std::size_t i = 1; i < line.size(); ++i) {
            const double dx = std::abs(line[i].x - line[i - 1].x);
            const double dy = std::abs(line[i].y - line[i - 1].y);
            if (std::hypot(dx, dy) > 12) slant = std::max(slant, std::min(dx, dy));
        }
        return slant;
    }
    static int entered(const std::vector<Point>& line, const Rect& tile) {
        return crosses(line, tile) ? 1 : 0;
    }
};

TEST_F(Path, joinsTheCentresInEveryStyle) {
    for (const LinkStyle style : {LinkStyle::straight, LinkStyle::orthogonal, LinkStyle::curved}) {
        const LinkPath found = path(style);
        EXPECT_EQ(found.points.front(), (Point{0, 0}));
        EXPECT_EQ(found.points.back(), (Point{400, 200}));
    }
}

TEST_F(Path, orthogonalHasRightAnglesAndNoMoreLengthThanNeeded) {
    const LinkPath found = path(LinkStyle::orthogonal);
    EXPECT_EQ(slantOf(found.points), 0);
    EXPECT_NEAR(lengthOf(found.points), 600, 10);  // Manhattan distance, less the rounded corner
}

TEST_F(Path, orthogonalGoesAroundTilesWhereItCan) {
    // One on each of the two ways with one bend.
    const Rect first = tileAt(400, 0);
    const Rect second = tileAt(0, 120);
    tiles.add(first);
    tiles.add(second);
    const LinkPath found = path(LinkStyle::orthogonal);
    EXPECT_EQ(slantOf(found.points), 0);
    EXPECT_EQ(entered(found.points, first) + entered(found.points, second), 0);
}

TEST_F(Path, orthogonalLeavesTheRowWhenATileStandsInIt) {
    to = tileAt(400, 0);
    const Rect between = tileAt(200, 0);
    EXPECT_EQ(path(LinkStyle::orthogonal).points, (std::vector<Point>{{0, 0}, {400, 0}}));
    tiles.add(between);
    const LinkPath found = path(LinkStyle::orthogonal);
    EXPECT_EQ(entered(found.points, between), 0);
    EXPECT_EQ(slantOf(found.points), 0);
}

TEST_F(Path, aSurroundedTileIsReachedAllTheSame) {
    for (int x = -1; x <= 1; ++x) {
        for (int y = -1; y <= 1; ++y) {
            if (x != 0 || y != 0) tiles.add(tileAt(400 + 60.0 * x, 200 + 60.0 * y));
        }
    }
    const LinkPath found = path(LinkStyle::orthogonal);
    EXPECT_EQ(found.points.back(), (Point{400, 200}));
    EXPECT_EQ(slantOf(found.points), 0);
}

TEST_F(Path, waypointsArePassedInEveryStyle) {
    waypoints = {{100, -80}, {300, 260}};
    for (const LinkStyle style : {LinkStyle::straight, LinkStyle::orthogonal, LinkStyle::curved}) {
        const LinkPath found = path(style);
        ASSERT_EQ(found.stops.size(), 2U);
        for (std::size_t i = 0; i < 2; ++i) {
            const Point& stop = found.points.at(found.stops[i]);
            EXPECT_NEAR(stop.x, waypoints[i].x, 1e-6);
            EXPECT_NEAR(stop.y, waypoints[i].y, 1e-6);
        }
    }
    EXPECT_EQ(slantOf(path(LinkStyle::orthogonal).points), 0);
}

TEST_F(Path, aCurveHasNoCorners) {
    waypoints = {{100, -80}, {110, -70}, {300, 260}};
    const std::vector<Point> line = path(LinkStyle::curved).points;
    for (std::size_t i = 2; i < line.size(); ++i) {
        const Point a = line[i - 1] - line[i - 2];
        const Point b = line[i] - line[i - 1];
        const double turn = std::abs(std::atan2(a.x * b.y - a.y * b.x, a.x * b.x + a.y * b.y));
        EXPECT_LT(turn, 0.7) << "at point " << i;  // 40 degrees: a cusp would turn by 180
    }
}

TEST_F(Path, parallelLinksKeepApartInEveryStyleWhicheverWayTheyPoint) {
    for (const LinkStyle style : {LinkStyle::straight, LinkStyle::orthogonal, LinkStyle::curved}) {
        std::vector<std::vector<Point>> lines;
        for (int lane = 0; lane < 3; ++lane) {
            std::vector<Point> line = path(style, {lane, 3}).points;
            // The same lane of a link that points the other way.
            std::vector<Point> back = linkPath({style, to, from, waypoints, {lane, 3}, false}, tiles).points;
            std::reverse(back.begin(), back.end());
            ASSERT_EQ(back.size(), line.size());
            for (std::size_t i = 0; i < line.size(); ++i) {
                EXPECT_NEAR(back[i].x, line[i].x, 1e-9);
                EXPECT_NEAR(back[i].y, line[i].y, 1e-9);
            }
            lines.push_back(std::move(line));
        }
        for (std::size_t i = 1; i < lines.size(); ++i)
            EXPECT_GT(distance(pointAlong(lines[i - 1], 0.5), lines[i]), 8) << static_cast<int>(style);
    }
}

TEST_F(Path, manyParallelOrthogonalLinksStillEndInTheirTiles) {
    for (int lane = 0; lane < 9; ++lane) {
        const LinkPath found = path(LinkStyle::orthogonal, {lane, 9});
        EXPECT_TRUE(from.contains(found.points.front()));
        EXPECT_TRUE(to.contains(found.points.back()));
    }
}

TEST(TileIndex, countsEachTileOnceAndNotTheEnds) {
    TileIndex tiles;
    for (int i = 0; i < 5; ++i)
        tiles.add(tileAt(100.0 * i, 0));
    EXPECT_EQ(tiles.crossed({0, 0}, {400, 0}, {0, 0}, {400, 0}), 3);
    EXPECT_EQ(tiles.crossed({400, 0}, {0, 0}, {0, 0}, {400, 0}), 3);
    EXPECT_EQ(tiles.crossed({0, 60}, {400, 60}, {0, 0}, {400, 0}), 0);
    EXPECT_EQ(tiles.crossed({200, -300}, {200, 300}, {0, 0}, {400, 0}), 1);
}

}  // namespace
}  // namespace spanwright::scene
