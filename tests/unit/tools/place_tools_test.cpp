// SPDX-License-Identifier: MIT
#include "app/tools/new_elements.h"
#include "tests/unit/tools/tool_fixture.h"

#include <gmock/gmock.h>

namespace spanwright::app {
namespace {

using ::testing::ElementsAre;

class PlaceTools : public ToolFixture {};

TEST_F(PlaceTools, deviceGoesIntoTheSiteUnderThePointerOnTheGrid) {
    choose(ToolKind::placeDevice);
    choice_.deviceKind = DeviceKind::firewall;
    click({61, 122});
    ASSERT_EQ(selection_.size(), 1U);
    const Device& device = design().devices.at(selection_.begin()->as<DeviceId>());
    EXPECT_EQ(device.kind, DeviceKind::firewall);
    EXPECT_EQ(device.site, lyonSite_);
    EXPECT_EQ(device.position, (Point{60, 120}));
    EXPECT_EQ(device.name, "Firewall 1");
    click({461, 122});
    EXPECT_EQ(design().devices.at(selection_.begin()->as<DeviceId>()).name, "Firewall 2");
    EXPECT_EQ(choice_.kind, ToolKind::placeDevice);
}

TEST_F(PlaceTools, deviceOfTheCatalogueIsPricedWhereItWouldStandOncePerSite) {
    choose(ToolKind::placeDevice);
    move({60, 120});
    EXPECT_FALSE(overlay().proposed) << "a kind alone has no price";
    CatalogueItem item;
    item.id = edit::reservedId<CatalogueItemId>(document_.project(), 0);
    item.name = "Firewall 5 G";
    item.category = ItemCategory::firewall;
    ASSERT_TRUE(document_.run(edit::Add{{item}}));
    choice_.item = item.id;
    move({60, 120});
    ASSERT_TRUE(overlay().proposed);
    const ProposedEdit proposed = *overlay().proposed;
    const auto& device = std::get<Device>(std::get<edit::Add>(proposed.command).rows.front());
    EXPECT_EQ(device.item, item.id);
    EXPECT_EQ(device.site, lyonSite_);
    move({80, 120});
    EXPECT_EQ(overlay().proposed->key, proposed.key);
    move({3000, 3000});
    EXPECT_NE(overlay().proposed->key, proposed.key);
}

TEST_F(PlaceTools, newElementsEnterServiceInThePhaseShown) {
    Phase phase;
    phase.id = edit::reservedId<PhaseId>(document_.project(), 0);
    phase.name = "Build";
    ASSERT_TRUE(document_.run(edit::Add{{phase}}));
    phase_ = phase.id;
    choose(ToolKind::placeDevice);
    click({60, 120});
    const DeviceId placed = selection_.begin()->as<DeviceId>();
    EXPECT_EQ(design().devices.at(placed).lifetime.enters, phase.id);
    choose(ToolKind::connect);
    drag({60, 120}, {150, 100});
    ASSERT_EQ(design().links.size(), 1U);
    EXPECT_EQ(design().links.begin()->lifetime.enters, phase.id);
}

TEST_F(PlaceTools, siteIsPlacedByAClickOrWithTheFrameDrawn) {
    choose(ToolKind::placeSite);
    choice_.siteKind = SiteKind::dataCentre;
    click({1000, 1000});
    const Site& clicked = design().sites.at(selection_.begin()->as<SiteId>());
    EXPECT_EQ(clicked.frame, (Rect{860, 900, 280, 200}));
    EXPECT_EQ(clicked.kind, SiteKind::dataCentre);
    drag({2000, 2000}, {2403, 2197});
    EXPECT_EQ(design().sites.at(selection_.begin()->as<SiteId>()).frame, (Rect{2000, 2000, 400, 200}));
    EXPECT_EQ(design().sites.at(selection_.begin()->as<SiteId>()).name, "Data centre 2");
}

TEST_F(PlaceTools, siteDrawnAroundDevicesTakesThemIn) {
    const Revision before = document_.revision();
    choose(ToolKind::placeSite);
    drag({280, 320}, {480, 520});
    EXPECT_EQ(design().devices.at(outside_).site, selection_.begin()->as<SiteId>());
    document_.undo();
    EXPECT_EQ(document_.revision(), before);
}

TEST_F(PlaceTools, escapeDropsTheFrameAndThenTheTool) {
    choose(ToolKind::placeSite);
    press({1000, 1000});
    move({1200, 1200});
    escape();
    release({1200, 1200});
    EXPECT_EQ(design().sites.size(), 2U);
    EXPECT_EQ(choice_.kind, ToolKind::placeSite);
    escape();
    EXPECT_EQ(choice_.kind, ToolKind::select);
}

TEST_F(PlaceTools, numberedNamesFillTheFirstGap) {
    addDevice("Core 1", {}, {0, 600});
    addDevice("Core 3", {}, {0, 700});
    EXPECT_EQ(numberedName(document_.project(), "Core"), "Core 2");
}

}  // namespace
}  // namespace spanwright::app
