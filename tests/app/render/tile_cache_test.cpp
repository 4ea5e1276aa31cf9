// SPDX-License-Identifier: MIT
#include "app/render/tile_cache.h"

#include "tests/app/render/offscreen_context.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

#include <gtest/gtest.h>

namespace spanwright::app {
namespace {

struct Tiles : testing::Test {
    Result<test::OffscreenContext> context = test::OffscreenContext::create();
    TileCache tiles;

    /// A tile with a picture that is up to date.
    Tile& draw(int level, TilePlace place) {
        Tile& tile = tiles.make(level, place);
        tile.stale = false;
        tile.dirty.reset();
        tiles.use(tile);
        return tile;
    }
    void SetUp() override { ASSERT_TRUE(context.has_value()) << context.error().text(); }
};

TEST_F(Tiles, coverAnAreaWithoutGapsAndFromItsMiddle) {
    std::mt19937 random(3);
    const auto number = [&](double from, double to) {
        return std::uniform_real_distribution<>(from, to)(random);
    };
    for (int n = 0; n < 100; ++n) {
        const Rect area{std::round(number(-4000, 4000)), std::round(number(-4000, 4000)),
                        std::round(number(1, 2000)), std::round(number(1, 2000))};
        const std::vector<TilePlace> places = tilesIn(area);
        const std::set<TilePlace> all(places.begin(), places.end());
        EXPECT_EQ(all.size(), places.size());
        for (int probe = 0; probe < 20; ++probe) {
            const double x = area.x + std::floor(number(0, area.width));
            const double y = area.y + std::floor(number(0, area.height));
            const TilePlace place{static_cast<int>(std::floor(x / kTileSide)),
                                  static_cast<int>(std::floor(y / kTileSide))};
            EXPECT_TRUE(all.contains(place));
        }
        const auto away = [&](TilePlace place) {
            const Point centre = areaOf(place).centre();
            return std::hypot(centre.x - area.centre().x, centre.y - area.centre().y);
        };
        EXPECT_TRUE(std::is_sorted(places.begin(), places.end(),
                                   [&](TilePlace a, TilePlace b) { return away(a) < away(b); }));
    }
    EXPECT_EQ(tilesIn({0, 0, kTileSide, kTileSide}).size(), 1U);
}

TEST_F(Tiles, rememberOneLevelForEachZoom) {
    const int first = tiles.level(1);
    EXPECT_EQ(tiles.level(1), first);
    const int second = tiles.level(0.5);
    EXPECT_NE(second, first);
    draw(first, {0, 0});
    draw(second, {0, 0});
    draw(tiles.level(0.1), {0, 0});
    const std::vector<TileCache::Level> others = tiles.levelsLike(0.9, second);
    ASSERT_EQ(others.size(), 2U);
    EXPECT_EQ(others.back().id, first);
    EXPECT_EQ(others.front().unit, 0.1);
}

TEST_F(Tiles, markOnlyThePixelsThatChanged) {
    const int level = tiles.level(1);
    draw(level, {0, 0});
    draw(level, {1, 0});
    draw(level, {0, 1});
    tiles.touch(level, {200, 10, 100, 20});
    EXPECT_EQ(tiles.find(level, {0, 0})->dirty, (Rect{200, 10, 56, 20}));
    EXPECT_EQ(tiles.find(level, {1, 0})->dirty, (Rect{0, 10, 44, 20}));
    EXPECT_TRUE(tiles.find(level, {0, 1})->fresh());
    tiles.touch(level, {10, 100, 5, 5});
    EXPECT_EQ(tiles.find(level, {0, 0})->dirty, (Rect{10, 10, 246, 95}));
}

TEST_F(Tiles, growOldByLevel) {
    const int level = tiles.level(1);
    const int other = tiles.level(2);
    draw(level, {0, 0});
    draw(other, {0, 0});
    tiles.makeStaleBut(level);
    EXPECT_TRUE(tiles.find(level, {0, 0})->fresh());
    EXPECT_FALSE(tiles.find(other, {0, 0})->fresh());
    tiles.makeStale();
    EXPECT_FALSE(tiles.find(level, {0, 0})->fresh());
}

TEST_F(Tiles, dropTheLeastRecentlyUsedAndUseTheirTexturesAgain) {
    const int level = tiles.level(1);
    for (int column = 0; column < 10; ++column) {
        tiles.beginFrame(100);
        draw(level, {column, 0});
    }
    const unsigned oldest = tiles.find(level, {0, 0})->texture.name();
    tiles.beginFrame(4);
    EXPECT_EQ(tiles.size(), 4U);
    EXPECT_EQ(tiles.find(level, {0, 0}), nullptr);
    EXPECT_NE(tiles.find(level, {9, 0}), nullptr);
    std::set<unsigned> names;
    for (int column = 20; column < 26; ++column)
        names.insert(draw(level, {column, 0}).texture.name());
    EXPECT_TRUE(names.contains(oldest));
    // What was used in the frame before stays, however many that are.
    tiles.beginFrame(2);
    EXPECT_EQ(tiles.size(), 6U);
}

TEST_F(Tiles, forgetZoomsWithoutPictures) {
    const int level = tiles.level(1);
    draw(level, {0, 0});
    tiles.clear();
    EXPECT_EQ(tiles.size(), 0U);
    EXPECT_NE(tiles.level(1), level);
    EXPECT_TRUE(tiles.levelsLike(1, 0).empty());
}

}  // namespace
}  // namespace spanwright::app
