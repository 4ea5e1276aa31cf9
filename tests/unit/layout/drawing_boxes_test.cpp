// SPDX-License-Identifier: MIT
#include "engine/layout/drawing_boxes.h"

#include "tests/support/design_builder.h"

#include <gtest/gtest.h>

namespace spanwright::layout {
namespace {

TEST(DrawingBoxes, aDeviceMovesWithItsSiteWhenThatIsSelected) {
    test::DesignBuilder net;
    const SiteId site = net.site("lon");
    const DeviceId inside = net.device("a");
    net.editDevice("a", [&](Device& row) { row.site = site; });
    const DeviceId outside = net.device("b");
    net.editDevice("b", [](Device& row) { row.locked = true; });
    net.link("a", "b", 100);
    std::set<ElementId> elements{inside, outside, net.linkId("a-b")};
    EXPECT_EQ(movableBoxes(net.project, elements).size(), 2U);
    elements.insert(site);
    const std::vector<DrawingBox> boxes = movableBoxes(net.project, elements);
    ASSERT_EQ(boxes.size(), 2U);
    EXPECT_EQ(boxes[0].element, ElementId(site));
    EXPECT_EQ(boxes[1].element, ElementId(outside));
    EXPECT_TRUE(boxes[1].locked);
}

TEST(DrawingBoxes, longNamesTakeMoreGroundUpToALimit) {
    Device device;
    EXPECT_EQ(deviceWidth(device), 90);
    device.name = "Distribution north";
    EXPECT_GT(deviceWidth(device), 120);
    device.name = std::string(10'000, 'x');
    EXPECT_EQ(deviceWidth(device), 200);
    // Letters are counted, not bytes.
    device.name = "ÄÖÜÄÖÜÄÖÜÄÖ";
    EXPECT_EQ(deviceWidth(device), 90);
}

}  // namespace
}  // namespace spanwright::layout
