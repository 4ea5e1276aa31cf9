// SPDX-License-Identifier: MIT
#include "tests/unit/tools/tool_fixture.h"

#include <gmock/gmock.h>

namespace spanwright::app {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class SelectToolTest : public ToolFixture {};

TEST_F(SelectToolTest, selectsWhatIsClickedAndNothingOnEmptyGround) {
    click({150, 100});
    EXPECT_THAT(selection_, ElementsAre(ElementId(lyon_)));
    click({550, 100});
    EXPECT_THAT(selection_, ElementsAre(ElementId(paris_)));
    click({1000, 1000});
    EXPECT_THAT(selection_, IsEmpty());
}

TEST_F(SelectToolTest, selectsTheSiteWhoseGroundIsClicked) {
    click({20, 180});
    EXPECT_THAT(selection_, ElementsAre(ElementId(lyonSite_)));
}

TEST_F(SelectToolTest, addsAndTakesWithShiftOrControl) {
    click({150, 100});
    modifiers_.shift = true;
    click({550, 100});
    EXPECT_THAT(selection_, UnorderedElementsAre(ElementId(lyon_), ElementId(paris_)));
    modifiers_.shift = false;
    modifiers_.control = true;
    click({150, 100});
    EXPECT_THAT(selection_, ElementsAre(ElementId(paris_)));
}

TEST_F(SelectToolTest, boxTakesWhatItTouches) {
    drag({90, 60}, {600, 150});
    EXPECT_THAT(selection_, UnorderedElementsAre(ElementId(lyon_), ElementId(paris_)));
}

TEST_F(SelectToolTest, moveIsPreviewedAndMadeOnceOnRelease) {
    const Revision before = document_.revision();
    press({150, 100});
    move({168, 110});
    EXPECT_EQ(document_.revision(), before);
    ASSERT_TRUE(toolbox_.preview());
    const auto previewed = document_.preview(*toolbox_.preview());
    ASSERT_TRUE(previewed);
    EXPECT_EQ((*previewed)->design.devices.at(lyon_).position, (Point{170, 110}));  // 18 and 10 to the grid
    move({190, 140});
    release({190, 140});
    EXPECT_EQ(document_.revision(), before + 1);
    EXPECT_EQ(document_.undoLabel(), "move device lyon");
    EXPECT_EQ(design().devices.at(lyon_).position, (Point{190, 140}));
}

TEST_F(SelectToolTest, altMovesOffTheGridAndShiftAlongOneAxis) {
    modifiers_.alt = true;
    drag({150, 100}, {161, 107});
    EXPECT_EQ(design().devices.at(lyon_).position, (Point{161, 107}));
    modifiers_ = {};
    press({161, 107});
    modifiers_.shift = true;
    move({201, 115});
    release({201, 115});
    EXPECT_EQ(design().devices.at(lyon_).position, (Point{201, 107}));
}

TEST_F(SelectToolTest, smallTremblingOfAClickMovesNothing) {
    const Revision before = document_.revision();
    drag({150, 100}, {152, 102});
    EXPECT_EQ(document_.revision(), before);
}

TEST_F(SelectToolTest, deviceDraggedIntoAnotherSiteBelongsToItInOneStep) {
    const Revision before = document_.revision();
    drag({150, 100}, {470, 150});
    EXPECT_EQ(design().devices.at(lyon_).site, parisSite_);
    EXPECT_EQ(document_.undoLabel(), "move device lyon");
    document_.undo();
    EXPECT_EQ(document_.revision(), before);
    EXPECT_EQ(design().devices.at(lyon_).site, lyonSite_);
}

TEST_F(SelectToolTest, deviceDraggedOutBelongsToNoSite) {
    drag({150, 100}, {150, 400});
    EXPECT_FALSE(design().devices.at(lyon_).site);
}

TEST_F(SelectToolTest, siteDraggedByItsTitleTakesItsDevicesAlong) {
    drag({100, 10}, {100, 314});
    EXPECT_EQ(design().sites.at(lyonSite_).frame, (Rect{0, 300, 300, 200}));
    EXPECT_EQ(design().devices.at(lyon_).position, (Point{150, 400}));
    EXPECT_EQ(design().devices.at(lyon_).site, lyonSite_);
}

TEST_F(SelectToolTest, escapeDropsTheDragAndThenTheSelection) {
    const Revision before = document_.revision();
    press({150, 100});
    move({250, 100});
    escape();
    release({250, 100});
    EXPECT_EQ(document_.revision(), before);
    EXPECT_THAT(selection_, ElementsAre(ElementId(lyon_)));
    escape();
    EXPECT_THAT(selection_, IsEmpty());
}

TEST_F(SelectToolTest, cornerOfTheSelectedSiteResizesItsFrame) {
    click({100, 10});
    ASSERT_THAT(selection_, ElementsAre(ElementId(lyonSite_)));
    drag({300, 200}, {344, 256});
    EXPECT_EQ(design().sites.at(lyonSite_).frame, (Rect{0, 0, 340, 260}));
    EXPECT_EQ(document_.undoLabel(), "resize site Lyon");
    drag({0, 0}, {1000, 1000});
    const Rect smallest = design().sites.at(lyonSite_).frame;
    EXPECT_EQ(smallest.width, 100);
    EXPECT_EQ(smallest.x + smallest.width, 340);
}

TEST_F(SelectToolTest, doubleClickGoesInsideASiteAndOpensACollapsedOne) {
    EXPECT_EQ(send(ToolEvent::Kind::doubleClick, {100, 10}).enter, lyonSite_);
    EXPECT_EQ(send(ToolEvent::Kind::doubleClick, {100, 180}).enter, SiteId{});  // its ground
    Site site = design().sites.at(lyonSite_);
    site.collapsed = true;
    ASSERT_TRUE(document_.run(edit::Put{{site}}));
    EXPECT_EQ(send(ToolEvent::Kind::doubleClick, {150, 100}).enter, SiteId{});
    EXPECT_FALSE(design().sites.at(lyonSite_).collapsed);
}

TEST_F(SelectToolTest, resizesAZoneByItsCorners) {
    Zone zone;
    zone.id = edit::reservedId<ZoneId>(document_.project(), 0);
    zone.site = parisSite_;
    zone.frame = {420, 50, 60, 60};
    ASSERT_TRUE(document_.run(edit::Add{{zone}}));
    selection_ = {zone.id};
    EXPECT_EQ(overlay().handles.size(), 4U);
    drag({480, 110}, {600, 160});
    EXPECT_EQ(design().zones.at(zone.id).frame, (Rect{420, 50, 180, 110}));
    EXPECT_EQ(design().devices.at(paris_).zone, zone.id);
}

TEST_F(SelectToolTest, whatADeviceWouldJoinLightsUpWhileItIsDragged) {
    move({150, 100});
    press({150, 100});
    move({300, 100});
    move({450, 100});
    EXPECT_EQ(overlay().target, ElementId(parisSite_));
    escape();
    EXPECT_EQ(overlay().target, std::nullopt);
}

TEST_F(SelectToolTest, doubleClickAsksForANewName) {
    const ToolResult result = send(ToolEvent::Kind::doubleClick, {550, 100});
    EXPECT_EQ(result.rename, ElementId(paris_));
}

TEST_F(SelectToolTest, dragOfOneOfManyMovesAllAndAClickOnItSelectsItAlone) {
    drag({90, 60}, {600, 150});
    drag({150, 100}, {150, 140});
    EXPECT_EQ(design().devices.at(paris_).position, (Point{550, 140}));
    EXPECT_EQ(document_.undoLabel(), "move 2 devices");
    click({150, 140});
    EXPECT_THAT(selection_, ElementsAre(ElementId(lyon_)));
}

TEST_F(SelectToolTest, lockedElementsStayWhereTheyAre) {
    Device device = design().devices.at(lyon_);
    device.locked = true;
    Site site = design().sites.at(parisSite_);
    site.locked = true;
    ASSERT_TRUE(document_.run(edit::Put{{device, site}}));
    const Revision before = document_.revision();
    drag({150, 100}, {250, 150});
    drag({410, 10}, {510, 60});
    drag({400, 0}, {350, -50});  // the corner of the locked site
    EXPECT_EQ(document_.revision(), before);
    // Of several selected, the others go.
    selection_ = {lyon_, outside_};
    drag({350, 400}, {350, 440});
    EXPECT_EQ(design().devices.at(lyon_).position, device.position);
    EXPECT_EQ(design().devices.at(outside_).position.y, 440);
}

TEST_F(SelectToolTest, aClickTakesTheGroupAndAltTheOne) {
    for (const DeviceId id : {lyon_, outside_}) {
        Device device = design().devices.at(id);
        device.group = "edge";
        ASSERT_TRUE(document_.run(edit::Put{{device}}));
    }
    click({150, 100});
    EXPECT_THAT(selection_, UnorderedElementsAre(ElementId(lyon_), ElementId(outside_)));
    modifiers_.alt = true;
    click({150, 100});
    EXPECT_THAT(selection_, ElementsAre(ElementId(lyon_)));
    modifiers_ = {};
    click({550, 100});
    drag({150, 100}, {150, 140});
    EXPECT_EQ(design().devices.at(outside_).position.y, 440);
}

}  // namespace
}  // namespace spanwright::app
