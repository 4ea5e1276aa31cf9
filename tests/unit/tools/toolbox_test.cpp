// SPDX-License-Identifier: MIT
#include "tests/unit/tools/tool_fixture.h"

#include <gmock/gmock.h>

namespace spanwright::app {
namespace {

using ::testing::ElementsAre;

class ToolboxTest : public ToolFixture {};

TEST_F(ToolboxTest, middleAndRightButtonsPanWhateverTheTool) {
    choose(ToolKind::placeDevice);
    for (const MouseButton button : {MouseButton::middle, MouseButton::right}) {
        send(ToolEvent::Kind::press, {100, 100}, button);
        EXPECT_TRUE(toolbox_.busy());
        EXPECT_EQ(send(ToolEvent::Kind::move, {130, 90}).panBy, (Point{-30, 10}));
        send(ToolEvent::Kind::release, {100, 100}, button);
        EXPECT_FALSE(toolbox_.busy());
    }
    EXPECT_EQ(design().devices.size(), 3U);
}

TEST_F(ToolboxTest, spaceTurnsTheLeftButtonIntoTheHand) {
    space_ = true;
    press({150, 100});
    EXPECT_EQ(move({160, 100}).panBy, (Point{-10, 0}));
    release({150, 100});
    EXPECT_EQ(design().devices.at(lyon_).position, (Point{150, 100}));
}

TEST_F(ToolboxTest, rightClickSelectsAndAsksForTheMenuButADragDoesNot) {
    send(ToolEvent::Kind::press, {550, 100}, MouseButton::right);
    const ToolResult clicked = send(ToolEvent::Kind::release, {550, 100}, MouseButton::right);
    EXPECT_TRUE(clicked.contextMenu);
    EXPECT_THAT(selection_, ElementsAre(ElementId(paris_)));

    send(ToolEvent::Kind::press, {550, 100}, MouseButton::right);
    send(ToolEvent::Kind::move, {600, 100}, MouseButton::right);
    EXPECT_FALSE(send(ToolEvent::Kind::release, {550, 100}, MouseButton::right).contextMenu);
}

TEST_F(ToolboxTest, panToolDragsTheDrawing) {
    choose(ToolKind::pan);
    press({150, 100});
    EXPECT_EQ(move({150, 150}).panBy, (Point{0, -50}));
    release({150, 100});
    EXPECT_EQ(design().devices.at(lyon_).position, (Point{150, 100}));
}

TEST_F(ToolboxTest, otherToolForgetsTheGestureOfTheOneBefore) {
    choose(ToolKind::connect);
    click({150, 100});
    choose(ToolKind::select);
    click({550, 100});
    EXPECT_TRUE(design().links.empty());
    EXPECT_THAT(selection_, ElementsAre(ElementId(paris_)));
}

}  // namespace
}  // namespace spanwright::app
