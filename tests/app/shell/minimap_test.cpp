// SPDX-License-Identifier: MIT
#include "app/shell/minimap.h"

#include "engine/scene/polyline.h"
#include "tests/app/shell/application_fixture.h"

#include <cmath>

namespace spanwright::app {
namespace {

constexpr Rect kArea{1000, 100, 170, 108};

TEST(MinimapScale, holdsTheDrawingAndComesBackToThePoint) {
    const Rect drawing{-200, -100, 4000, 900};
    const MinimapScale scale = minimapScale(drawing, {0, 0, 500, 300}, kArea);
    for (const Point at : {Point{-200, -100}, Point{3800, 800}, Point{0, 0}}) {
        EXPECT_TRUE(kArea.contains(scale.toMap(at)));
        const Point back = scale.toDrawing(scale.toMap(at));
        EXPECT_NEAR(back.x, at.x, 1e-9);
        EXPECT_NEAR(back.y, at.y, 1e-9);
    }
}

TEST(MinimapScale, growsToWhatIsLookedAtButNotWithoutEnd) {
    const Rect drawing{0, 0, 1000, 1000};
    const MinimapScale alone = minimapScale(drawing, {100, 100, 10, 10}, kArea);
    const MinimapScale beside = minimapScale(drawing, {1200, 0, 100, 1000}, kArea);
    EXPECT_LE(beside.factor, alone.factor);
    EXPECT_TRUE(kArea.contains(beside.toMap({1300, 500})));
    const MinimapScale far = minimapScale(drawing, {1e6, 1e6, 100, 100}, kArea);
    EXPECT_EQ(far.factor, alone.factor);
    const MinimapScale wide = minimapScale(drawing, {-1e6, -1e6, 2e6, 2e6}, kArea);
    EXPECT_GT(wide.factor, alone.factor / 3);
    // A single point has a map, too.
    EXPECT_TRUE(std::isfinite(minimapScale({5, 5, 0, 0}, {0, 0, 10, 10}, kArea).factor));
}

class ApplicationMinimap : public ApplicationTest {};

TEST_F(ApplicationMinimap, aPressMovesTheViewAndAKeyHidesIt) {
    drawRing();
    person().key("v");
    person().turnWheel(6);
    person().key("n");
    person().look();
    const std::set<ElementId> selected = session().selection();
    const scene::View before = application_->canvas().view();
    // In its upper left quarter, which lies inside the first site.
    const Rect& canvas = before.viewport;
    const Point press{canvas.x + canvas.width - 12 - 184 + 50, canvas.y + 12 + 40};
    person().click(press);
    const scene::View after = application_->canvas().view();
    EXPECT_LT(after.camera.centre.x, -50);
    EXPECT_LT(after.camera.centre.y, before.camera.centre.y + 60);
    EXPECT_EQ(after.camera.zoom, before.camera.zoom);
    EXPECT_EQ(session().selection(), selected);
    EXPECT_TRUE(application_->settings().showMinimap);
    person().key("n");
    person().look();
    person().click(press);
    EXPECT_EQ(application_->canvas().view().camera, after.camera);
}

}  // namespace
}  // namespace spanwright::app
