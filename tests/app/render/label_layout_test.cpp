// SPDX-License-Identifier: MIT
#include "app/render/label_layout.h"

#include "tests/app/render/offscreen_context.h"

#include <gtest/gtest.h>

namespace spanwright::app {
namespace {

struct Layout : testing::Test {
    Result<test::OffscreenContext> context = test::OffscreenContext::create();
    GlyphAtlas glyphs;
    PixelFrame view = frameOf({{{200, 150}, 1}, {0, 0, 400, 300}, 1});

    static scene::Label label(const std::string& text, Point at, double maxWidth = 0) {
        scene::Label made;
        made.text = text;
        made.position = at;
        made.maxWidth = maxWidth;
        made.optional = true;
        return made;
    }
};

TEST_F(Layout, centresOnTheAnchor) {
    LabelLayout layout(glyphs, view);
    const scene::Label name = label("core", {200, 150});
    const auto placed = layout.place(name);
    ASSERT_TRUE(placed.has_value());
    EXPECT_NEAR(placed->box.centre().x, 200, 0.01);
    EXPECT_NEAR(placed->box.centre().y, 150, 0.01);
}

TEST_F(Layout, shortensToTheGreatestWidth) {
    LabelLayout layout(glyphs, view);
    const scene::Label name = label("a rather long name of a switch", {200, 150}, 80);
    const auto placed = layout.place(name);
    ASSERT_TRUE(placed.has_value());
    EXPECT_EQ(placed->text.back(), U'…');
    EXPECT_LE(glyphs.width(placed->text, FontWeight::regular) * placed->pixels, 80);
    EXPECT_GT(placed->text.size(), 6U);
}

TEST_F(Layout, leavesOutOptionalTextThatWouldCoverAnother) {
    LabelLayout layout(glyphs, view);
    const scene::Label first = label("first", {200, 150});
    const scene::Label second = label("second", {205, 152});
    scene::Label must = second;
    must.optional = false;
    EXPECT_TRUE(layout.place(first).has_value());
    EXPECT_FALSE(layout.place(second).has_value());
    EXPECT_TRUE(layout.place(must).has_value());
}

TEST_F(Layout, triesTheOtherPlaces) {
    LabelLayout layout(glyphs, view);
    layout.block({150, 130, 100, 40});
    scene::Label text = label("10 G", {200, 150});
    EXPECT_FALSE(layout.place(text).has_value());
    text.otherwise = {{210, 150}, {200, 220}};
    const auto placed = layout.place(text);
    ASSERT_TRUE(placed.has_value());
    EXPECT_NEAR(placed->box.centre().y, 220, 0.01);
}

TEST_F(Layout, knowsWhatIsOffScreen) {
    LabelLayout layout(glyphs, view);
    const scene::Label far = label("far", {5000, 150});
    EXPECT_TRUE(layout.isOutside(far));
    EXPECT_FALSE(layout.isOutside(label("near", {200, 150})));
}

}  // namespace
}  // namespace spanwright::app
