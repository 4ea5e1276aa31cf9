// SPDX-License-Identifier: MIT
#include "engine/geo/map_image.h"

#include <cmath>

#include <gtest/gtest.h>

namespace spanwright::geo {
namespace {

MapLine lineThrough(std::vector<MapPoint> points) {
    MapLine line{std::move(points), {}, {}};
    line.low = line.high = line.points.front();
    for (const MapPoint& point : line.points) {
        line.low = {std::min(line.low.x, point.x), std::min(line.low.y, point.y)};
        line.high = {std::max(line.high.x, point.x), std::max(line.high.y, point.y)};
    }
    return line;
}

int landAt(const MapImage& image, int x, int y) {
    return image.pixels[2 * static_cast<std::size_t>(y * image.window.width + x)];
}
int lineAt(const MapImage& image, int x, int y) {
    return image.pixels[2 * static_cast<std::size_t>(y * image.window.width + x) + 1];
}

MapLine rectangle(double left, double top, double right, double bottom, bool clockwise = true) {
    if (clockwise)
        return lineThrough({{left, top}, {right, top}, {right, bottom}, {left, bottom}, {left, top}});
    return lineThrough({{left, top}, {left, bottom}, {right, bottom}, {right, top}, {left, top}});
}

TEST(MapImage, fillsLandByThePartOfEachPixelAndLeavesLakes) {
    for (const bool clockwise : {true, false}) {
        WorldMap map;
        map.land = {rectangle(2, 2, 8.5, 8), rectangle(4, 4, 6, 6, clockwise)};
        const MapImage image = mapImage(map, {{0, 0}, 1, 12, 10}, 1);
        EXPECT_EQ(landAt(image, 1, 5), 0);
        EXPECT_EQ(landAt(image, 2, 2), 255);
        EXPECT_EQ(landAt(image, 7, 7), 255);
        EXPECT_EQ(landAt(image, 8, 5), 128);  // half of it
        EXPECT_EQ(landAt(image, 9, 5), 0);
        EXPECT_EQ(landAt(image, 5, 5), 0);  // the lake
        EXPECT_EQ(landAt(image, 5, 8), 0);
    }
}

TEST(MapImage, coversAsMuchAsTheAreaOfAnyTriangle) {
    // The sum over all pixels is the area, however the edges lie.
    const MapPoint corners[][3] = {{{1.3, 0.7}, {17.9, 4.2}, {6.1, 15.5}},
                                   {{3, 3}, {3.2, 18}, {3.1, 3.5}},
                                   {{0.5, 10}, {19.5, 10.3}, {19.4, 10.1}},
                                   {{2, 2}, {18, 2}, {2, 18}}};
    for (const auto& [a, b, c] : corners) {
        WorldMap map;
        map.land = {lineThrough({a, b, c, a})};
        const MapImage image = mapImage(map, {{0, 0}, 1, 20, 20}, 1);
        double sum = 0;
        for (std::size_t i = 0; i < image.pixels.size(); i += 2)
            sum += image.pixels[i] / 255.0;
        const double area = std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2;
        EXPECT_NEAR(sum, area, 0.15) << area;
    }
}

TEST(MapImage, whatLiesLeftOfTheWindowFillsItAndTheWorldRepeats) {
    WorldMap map;
    map.land = {rectangle(-50, 2, 4, 8)};
    const MapImage image = mapImage(map, {{0, 0}, 1, 6, 10}, 1);
    EXPECT_EQ(landAt(image, 0, 5), 255);
    EXPECT_EQ(landAt(image, 3, 5), 255);
    EXPECT_EQ(landAt(image, 4, 5), 0);
    for (const double world : {-1.0, 1.0, 2.0}) {
        const MapImage other = mapImage(map, {{world * kWorldWidth, 0}, 1, 6, 10}, 1);
        EXPECT_EQ(other.pixels, image.pixels) << world;
    }
}

TEST(MapImage, linesHaveTheirWidthAndDoNotCancelAtCorners) {
    WorldMap map;
    map.borders = {lineThrough({{1, 5}, {9, 5}, {9, 9}, {1, 5}})};
    const MapImage image = mapImage(map, {{0, 0}, 1, 12, 12}, 2);
    EXPECT_EQ(lineAt(image, 3, 4), 255);
    EXPECT_EQ(lineAt(image, 8, 5), 255);
    EXPECT_EQ(lineAt(image, 3, 2), 0);
    EXPECT_EQ(landAt(image, 3, 4), 0);
}

TEST(MapImage, tellsCitiesFromOceansOnTheShippedMaps) {
    for (const MapDetail detail : {MapDetail::world, MapDetail::region}) {
        const auto landIs = [&](Coordinates at) {
            const MapPoint middle = project(at);
            const MapImage image = mapImage(worldMap(detail), {{middle.x - 5, middle.y - 5}, 1, 10, 10}, 1);
            return landAt(image, 5, 5);
        };
        EXPECT_EQ(landIs({48.86, 2.35}), 255);  // Paris
        EXPECT_EQ(landIs({-25, 135}), 255);     // Australia
        EXPECT_EQ(landIs({-80, 0}), 255);       // Antarctica
        EXPECT_EQ(landIs({45, -35}), 0);        // Atlantic
        EXPECT_EQ(landIs({42, 50.5}), 0);       // Caspian Sea
        EXPECT_EQ(landIs({0, -180}), 0);        // Pacific
        EXPECT_EQ(landIs({66.5, -176}), 255);   // Chukotka, across the 180th meridian
    }
    EXPECT_EQ(detailFor(25), MapDetail::world);
    EXPECT_EQ(detailFor(1), MapDetail::region);
}

TEST(MapImage, isEmptyForAnEmptyWindow) {
    EXPECT_TRUE(mapImage(worldMap(MapDetail::world), {{0, 0}, 1, 0, 10}, 1).pixels.empty());
}

}  // namespace
}  // namespace spanwright::geo
