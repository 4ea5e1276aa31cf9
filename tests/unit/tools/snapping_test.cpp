// SPDX-License-Identifier: MIT
#include "app/tools/snapping.h"

#include "tests/unit/tools/tool_fixture.h"

namespace spanwright::app {
namespace {

class SnappingTest : public ToolFixture {
  protected:
    Snapped snap(DeviceId device, Point by, SnapSettings settings = {}) {
        geometry_ = scene::SceneGeometry(design(), phase_);
        ToolContext context{document_.project(), phase_, selection_, geometry_, choice_, 1};
        context.snap = settings;
        return snappedMove(context, {device}, by);
    }
};

TEST_F(SnappingTest, centresAndEdgesCatchOnThoseOfNeighbours) {
    // From (350,400), 4 units short of paris at (550,100).
    const Snapped caught = snap(outside_, {196, -123});
    EXPECT_EQ(caught.by.x, 200);
    EXPECT_EQ(caught.by.y, -120);  // nothing near: the grid
    ASSERT_EQ(caught.guides.size(), 1U);
    EXPECT_EQ(caught.guides.front().first.x, 550);
    EXPECT_EQ(caught.guides.front().second.x, 550);
}

TEST_F(SnappingTest, equalGapsCatch) {
    // A row: 24 … 126 is the gap between the first two tiles; the third is to repeat it.
    const DeviceId a = addDevice("a", {}, {0, 1000});
    const DeviceId b = addDevice("b", {}, {153, 1003});
    const DeviceId c = addDevice("c", {}, {500, 1200});
    EXPECT_NE(a, b);
    const Snapped repeated = snap(c, {306 - 500 + 3, -198});
    EXPECT_EQ(500 + repeated.by.x, 306);
    // And the middle between two.
    const DeviceId d = addDevice("d", {}, {306, 1002});
    EXPECT_NE(c, d);
    const DeviceId e = addDevice("e", {}, {230, 1400});
    const Snapped middle = snap(e, {2, -396});
    EXPECT_NEAR(230 + middle.by.x, (153 + 306) / 2.0, 1e-9);
    EXPECT_GE(middle.guides.size(), 2U);
}

TEST_F(SnappingTest, eachCanBeTurnedOff) {
    EXPECT_EQ(snap(outside_, {196, -123}, {.grid = true, .guides = false}).by, (Point{200, -120}));
    EXPECT_EQ(snap(outside_, {13, -123}, {.grid = false, .guides = false}).by, (Point{13, -123}));
    EXPECT_EQ(snap(outside_, {196, -123}, {.grid = false, .guides = true}).by, (Point{200, -123}));
}

TEST_F(SnappingTest, aDragShowsTheGuideAndAltLetsGo) {
    move({350, 400});
    press({350, 400});
    move({450, 300});
    move({546, 277});
    ASSERT_FALSE(overlay().guides.empty());
    modifiers_.alt = true;
    move({546, 277});
    EXPECT_TRUE(overlay().guides.empty());
    release({546, 277});
    EXPECT_EQ(design().devices.at(outside_).position, (Point{546, 277}));
    EXPECT_TRUE(overlay().guides.empty());
}

}  // namespace
}  // namespace spanwright::app
