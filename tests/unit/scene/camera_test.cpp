// SPDX-License-Identifier: MIT
#include "engine/scene/camera.h"

#include <gtest/gtest.h>

namespace spanwright::scene {
namespace {

const View kView{{{100, 50}, 2}, {300, 40, 800, 600}, 1.5};

TEST(View, putsTheCentreInTheMiddleOfItsViewport) {
    EXPECT_EQ(kView.toScreen({100, 50}), (Point{700, 340}));
    // One unit is zoom × scale = 3 pixels.
    EXPECT_EQ(kView.toScreen({110, 45}), (Point{730, 325}));
}

TEST(View, convertsThereAndBack) {
    const Point there = kView.toScreen({-7.25, 1234.5});
    EXPECT_NEAR(kView.toCanvas(there).x, -7.25, 1e-9);
    EXPECT_NEAR(kView.toCanvas(there).y, 1234.5, 1e-9);
}

TEST(View, showsTheRectangleBetweenItsCorners) {
    const Rect visible = kView.visible();
    EXPECT_NEAR(visible.x, 100 - 400 / 3.0, 1e-9);
    EXPECT_NEAR(visible.y, 50 - 300 / 3.0, 1e-9);
    EXPECT_NEAR(visible.width, 800 / 3.0, 1e-9);
    EXPECT_NEAR(visible.height, 200, 1e-9);
}

TEST(ZoomedAt, holdsWhatLiesUnderTheCursor) {
    const Point cursor{333, 555};
    const Point held = kView.toCanvas(cursor);
    View after = kView;
    after.camera = zoomedAt(kView, cursor, 1.7);
    EXPECT_NEAR(after.camera.zoom, 3.4, 1e-9);
    EXPECT_NEAR(after.toCanvas(cursor).x, held.x, 1e-9);
    EXPECT_NEAR(after.toCanvas(cursor).y, held.y, 1e-9);
}

TEST(ZoomedAt, stopsAtItsLimitsWithoutSliding) {
    View view = kView;
    view.camera = zoomedAt(kView, {333, 555}, 1000);
    EXPECT_EQ(view.camera.zoom, kMaxZoom);
    EXPECT_EQ(zoomedAt(view, {10, 10}, 2), view.camera);
    EXPECT_EQ(zoomedAt(kView, {333, 555}, 1e-9).zoom, kMinZoom);
}

TEST(PannedBy, movesTheDrawingWithTheHand) {
    View after = kView;
    after.camera = pannedBy(kView, {30, -60});
    EXPECT_EQ(after.toScreen({100, 50}), (Point{730, 280}));
}

TEST(Fitted, showsAllWithinTheMargin) {
    const Rect bounds{-500, 20, 4000, 300};
    View view = kView;
    view.camera = fitted(kView, bounds, 40);
    EXPECT_NEAR(view.toScreen({-500, 170}).x, 300 + 40 * 1.5, 1e-6);
    EXPECT_NEAR(view.toScreen({3500, 170}).x, 1100 - 40 * 1.5, 1e-6);
    EXPECT_EQ(fitted(kView, {0, 0, 10, 10}).zoom, 1);
    EXPECT_EQ(fitted(kView, {}).zoom, 1);
}

}  // namespace
}  // namespace spanwright::scene
