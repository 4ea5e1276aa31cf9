// SPDX-License-Identifier: MIT
#include "engine/scene/map_scene.h"

#include "engine/scene/polyline.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

namespace spanwright::scene {
namespace {

MapFrame around(geo::Coordinates at, double scale) {
    return {geo::project(at), scale, 0};
}

bool names(const Layer& layer, std::string_view text) {
    return std::any_of(layer.labels.begin(), layer.labels.end(),
                       [text](const Label& label) { return label.text == text; });
}

TEST(PlaceNames, showLargeCitiesOfTheWorldAndTownsOfAMetroArea) {
    const Rect window{-700, -450, 1400, 900};
    const Layer world = placeNames(around({20, 0}, 0.04), window, Theme::dark, {});
    EXPECT_TRUE(names(world, "Tokyo") || names(world, "Shanghai"));
    EXPECT_FALSE(names(world, "Offenbach"));
    const Layer metro = placeNames(around({50.11, 8.68}, 25), window, Theme::dark, {});
    EXPECT_TRUE(names(metro, "Frankfurt am Main"));
    EXPECT_TRUE(names(metro, "Offenbach") || names(metro, "Bad Homburg vor der Höhe"));
    EXPECT_FALSE(names(metro, "Tokyo"));
    EXPECT_GT(world.labels.size(), 20U);
    EXPECT_LE(world.labels.size(), 200U);
}

TEST(PlaceNames, standClearOfEachOtherAndOfWhatIsDrawn) {
    const Rect window{-700, -450, 1400, 900};
    const Rect taken{-60, -60, 120, 120};
    const Layer layer = placeNames(around({50, 9}, 1), window, Theme::light, {taken});
    ASSERT_EQ(layer.labels.size(), layer.boxes.size());
    for (std::size_t a = 0; a < layer.boxes.size(); ++a) {
        EXPECT_FALSE(overlaps(layer.boxes[a].rect, taken));
        for (std::size_t b = a + 1; b < layer.boxes.size(); ++b) {
            const Point d = layer.boxes[a].rect.centre() - layer.boxes[b].rect.centre();
            EXPECT_TRUE(std::abs(d.x) > 20 || std::abs(d.y) > 20);
        }
    }
}

TEST(PlaceNames, gosOnAcrossTheEdgeOfTheWorld) {
    const Rect window{-700, -450, 1400, 900};
    const Layer east = placeNames(around({35.7, 139.7}, 0.5), window, Theme::dark, {});
    MapFrame beyond = around({35.7, 139.7}, 0.5);
    beyond.origin.x -= geo::kWorldWidth;
    const Layer west = placeNames(beyond, window, Theme::dark, {});
    ASSERT_EQ(east.labels.size(), west.labels.size());
    EXPECT_TRUE(names(west, "Osaka") || names(west, "Nagoya") || names(west, "Tokyo"));
}

TEST(Graticule, hasLinesAtReadableDistances) {
    EXPECT_EQ(graticuleStep(0.01), 30);
    for (const double scale : {0.05, 0.3, 2.0, 20.0}) {
        const double apart = graticuleStep(scale) * 100 * scale;
        EXPECT_GE(apart, 110) << scale;
        EXPECT_LE(apart, 300) << scale;
    }
    const MapFrame frame = around({0, 0}, 0.04);
    const Rect window{-720, -450, 1440, 900};
    const std::vector<Line> lines = graticule(frame, window, Theme::dark);
    // The equator and the prime meridian are among them, and nothing lies beyond the map.
    bool equator = false;
    for (const Line& line : lines) {
        for (const Point& point : line.points) {
            EXPECT_TRUE(expanded(window, 1e-6).contains(point));
        }
        equator = equator || (std::abs(line.points[0].y) < 1e-6 && std::abs(line.points[1].y) < 1e-6);
    }
    EXPECT_TRUE(equator);
    EXPECT_GT(lines.size(), 12U);
    EXPECT_LT(lines.size(), 60U);
}

TEST(MapColours, ofBothThemesTellLandFromSea) {
    for (const Theme theme : {Theme::dark, Theme::light}) {
        const MapColours colours = mapColours(theme);
        EXPECT_FALSE(colours.land == colours.sea);
        EXPECT_EQ(colours.sea, palette(theme).canvas);
        EXPECT_EQ(colours.land.alpha, 255);
    }
}

}  // namespace
}  // namespace spanwright::scene
