// SPDX-License-Identifier: MIT
#include "app/render/glyph_atlas.h"
#include "app/render/icon_atlas.h"
#include "tests/app/render/offscreen_context.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <string>

#include <gtest/gtest.h>

namespace spanwright::app {
namespace {

double area(const std::vector<std::uint8_t>& coverage) {
    return std::accumulate(coverage.begin(), coverage.end(), 0.0) / 255;
}

TEST(Rasterise, coversAsMuchAsTheShapeMeasures) {
    const auto shapes =
        scene::parseIcons("icon disc\nfill O 12 12 6\nicon bar\nwidth 2\nstroke M 4 12 L 20 12\n");
    ASSERT_TRUE(shapes.has_value());
    for (const int pixels : {24, 48, 96}) {
        const double unit = pixels / 24.0;
        EXPECT_NEAR(area(rasterise((*shapes)[0], pixels)), 3.14159 * 36 * unit * unit,
                    0.02 * 113 * unit * unit);
        // A bar with round ends: 16 × 2 and a disc of radius 1.
        EXPECT_NEAR(area(rasterise((*shapes)[1], pixels)), (32 + 3.14159) * unit * unit,
                    0.04 * 35 * unit * unit);
    }
}

TEST(Rasterise, keepsEveryIconLegibleAtSixteenPixels) {
    std::set<std::string> pictures;
    for (const scene::IconShape& icon : scene::allIcons()) {
        const auto picture = rasterise(icon, 16);
        EXPECT_GE(*std::max_element(picture.begin(), picture.end()), 140) << icon.name << " is too faint";
        EXPECT_GT(area(picture), 6) << icon.name;
        EXPECT_LT(area(picture), 150) << icon.name << " is a blot";
        EXPECT_TRUE(pictures.emplace(picture.begin(), picture.end()).second)
            << icon.name << " looks like another";
    }
}

TEST(IconAtlas, givesTheSameSpriteAgainAndADifferentOneForAnotherSize) {
    const auto context = test::OffscreenContext::create();
    ASSERT_TRUE(context.has_value());
    IconAtlas atlas;
    const IconSprite a = atlas.sprite("undo", 20);
    const IconSprite b = atlas.sprite("undo", 20);
    const IconSprite c = atlas.sprite("undo", 40);
    EXPECT_NE(a.texture, 0U);
    EXPECT_EQ(a.uv.left, b.uv.left);
    EXPECT_NEAR(c.uv.right - c.uv.left, 2 * (a.uv.right - a.uv.left), 1e-6);
    const IconSprite unknown = atlas.sprite("no-such-icon", 20);
    EXPECT_GT(unknown.uv.right, unknown.uv.left);
}

TEST(IconAtlas, goesOnAfterItWasFull) {
    const auto context = test::OffscreenContext::create();
    ASSERT_TRUE(context.has_value());
    IconAtlas atlas;
    for (int size = 100; size <= 256; ++size)
        static_cast<void>(atlas.sprite("undo", size));  // far more than the texture holds
    atlas.beginFrame();
    const IconSprite sprite = atlas.sprite("undo", 250);
    EXPECT_GT(sprite.uv.right, sprite.uv.left);
}

TEST(CodePoints, readsUtf8AndMarksWhatIsNot) {
    EXPECT_EQ(codePoints("aé€😀"), (std::vector<char32_t>{U'a', U'é', U'€', U'😀'}));
    EXPECT_EQ(codePoints("a\xFF"
                         "b"),
              (std::vector<char32_t>{U'a', 0xFFFD, U'b'}));
    EXPECT_EQ(codePoints("\xE2\x82"), (std::vector<char32_t>{0xFFFD}));  // cut short
    EXPECT_TRUE(codePoints("").empty());
}

TEST(GlyphAtlas, hasInkForLatinGreekAndCyrillicAndABoxForTheRest) {
    const auto context = test::OffscreenContext::create();
    ASSERT_TRUE(context.has_value());
    GlyphAtlas atlas;
    for (const char32_t character : {U'A', U'ß', U'ł', U'Ω', U'Ж', U'×', U'…', U'·', U'漢'}) {
        for (const FontWeight weight : {FontWeight::regular, FontWeight::semibold}) {
            EXPECT_GT(atlas.glyph(character, 14, weight, 0).width, 0) << static_cast<unsigned>(character);
            EXPECT_GT(atlas.advance(character, weight), 0.1);
        }
    }
    EXPECT_EQ(atlas.glyph(U' ', 14, FontWeight::regular, 0).width, 0);
    EXPECT_GT(atlas.advance(U' ', FontWeight::regular), 0.1);
    EXPECT_GT(atlas.capHeight(), 0.5);
    EXPECT_LT(atlas.capHeight(), 0.9);
}

TEST(GlyphAtlas, widthIsTheSumOfAdvances) {
    const auto context = test::OffscreenContext::create();
    ASSERT_TRUE(context.has_value());
    GlyphAtlas atlas;
    const double one = atlas.width(codePoints("W"), FontWeight::regular);
    EXPECT_NEAR(atlas.width(codePoints("WWWW"), FontWeight::regular), 4 * one, 1e-9);
    EXPECT_GT(one, atlas.width(codePoints("i"), FontWeight::regular));
}

}  // namespace
}  // namespace spanwright::app
