// SPDX-License-Identifier: MIT
#include "app/tools/connect_selected_tool.h"

#include "tests/unit/tools/tool_fixture.h"

namespace spanwright::app {
namespace {

class ConnectSelectedToolTest : public ToolFixture {};

TEST_F(ConnectSelectedToolTest, eachSelectedDeviceGetsALinkInOneStep) {
    const DeviceId second = addDevice("second", lyonSite_, {220, 100});
    selection_ = {lyonSite_, paris_, outside_};
    choose(ToolKind::connectSelected);
    const Revision before = document_.revision();
    move({350, 400});
    EXPECT_EQ(overlay().ghostLinks.size(), 3U);  // the target itself is left out
    EXPECT_EQ(overlay().target, ElementId(outside_));
    click({350, 400});
    EXPECT_EQ(document_.revision(), before + 1);
    EXPECT_EQ(document_.undoLabel(), "connect 3 devices to outside");
    ASSERT_EQ(design().links.size(), 3U);
    std::set<DeviceId> from;
    for (const Link& link : design().links) {
        from.insert(link.from.device);
        EXPECT_EQ(link.to.device, outside_);
        EXPECT_TRUE(selection_.contains(link.id));
    }
    EXPECT_EQ(from, (std::set<DeviceId>{lyon_, second, paris_}));
    EXPECT_EQ(choice_.kind, ToolKind::select);
}

TEST_F(ConnectSelectedToolTest, groundAndTheOnlySelectedDeviceMakeNothing) {
    selection_ = {lyon_};
    choose(ToolKind::connectSelected);
    click({20, 350});
    click({150, 100});
    EXPECT_TRUE(design().links.empty());
    EXPECT_EQ(choice_.kind, ToolKind::connectSelected);
    escape();
    EXPECT_EQ(choice_.kind, ToolKind::select);
}

}  // namespace
}  // namespace spanwright::app
