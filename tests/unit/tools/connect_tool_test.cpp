// SPDX-License-Identifier: MIT
#include "tests/unit/tools/tool_fixture.h"

namespace spanwright::app {
namespace {

class ConnectToolTest : public ToolFixture {
  protected:
    [[nodiscard]] const Link& lastLink() const {
        const Link* last = nullptr;
        for (const Link& link : design().links)
            last = &link;
        return *last;
    }
};

TEST_F(ConnectToolTest, dragBetweenSitesMakesALeasedCircuit) {
    choose(ToolKind::connect);
    drag({150, 100}, {550, 100});
    ASSERT_EQ(design().links.size(), 1U);
    EXPECT_EQ(lastLink().from.device, lyon_);
    EXPECT_EQ(lastLink().to.device, paris_);
    EXPECT_EQ(lastLink().kind, LinkKind::leasedCircuit);
    EXPECT_EQ(lastLink().capacityMbps, 1000);
    EXPECT_EQ(lastLink().name, "lyon – paris");
    EXPECT_EQ(document_.undoLabel(), "add link lyon – paris");
}

TEST_F(ConnectToolTest, proposesALinkOnlyBetweenTwoDevices) {
    choose(ToolKind::connect);
    move({150, 100});
    EXPECT_FALSE(overlay().proposed);
    press({150, 100});
    EXPECT_FALSE(overlay().proposed);
    move({550, 100});
    EXPECT_TRUE(overlay().proposed);
}

TEST_F(ConnectToolTest, linkInsideASiteIsFibreOfTenGigabits) {
    const DeviceId second = addDevice("second", lyonSite_, {250, 100});
    choose(ToolKind::connect);
    drag({150, 100}, {250, 100});
    ASSERT_EQ(design().links.size(), 1U);
    EXPECT_EQ(lastLink().to.device, second);
    EXPECT_EQ(lastLink().kind, LinkKind::fibre);
    EXPECT_EQ(lastLink().capacityMbps, 10000);
}

TEST_F(ConnectToolTest, linkToAProviderIsAnAccessCircuit) {
    choose(ToolKind::placeDevice);
    choice_.deviceKind = DeviceKind::providerNetwork;
    click({800, 400});
    choose(ToolKind::connect);
    drag({150, 100}, {800, 400});
    EXPECT_EQ(lastLink().kind, LinkKind::mplsAccess);
}

TEST_F(ConnectToolTest, clicksGoOnAsAChainUntilEscape) {
    choose(ToolKind::connect);
    click({150, 100});
    EXPECT_TRUE(toolbox_.busy());
    click({550, 100});
    click({350, 400});
    EXPECT_EQ(design().links.size(), 2U);
    EXPECT_EQ(lastLink().from.device, paris_);
    EXPECT_EQ(lastLink().to.device, outside_);
    escape();
    EXPECT_FALSE(toolbox_.busy());
    EXPECT_EQ(choice_.kind, ToolKind::connect);
    escape();
    EXPECT_EQ(choice_.kind, ToolKind::select);
}

TEST_F(ConnectToolTest, releaseOnEmptyGroundOrOnItselfConnectsNothing) {
    choose(ToolKind::connect);
    drag({150, 100}, {900, 900});
    EXPECT_TRUE(design().links.empty());
    EXPECT_FALSE(toolbox_.busy());
    click({150, 100});
    click({150, 100});
    EXPECT_TRUE(design().links.empty());
}

TEST_F(ConnectToolTest, ghostEndsOnTheDeviceUnderThePointer) {
    choose(ToolKind::connect);
    press({150, 100});
    move({545, 95});
    const ToolOverlay shown = overlay();
    ASSERT_TRUE(shown.ghostLink);
    EXPECT_EQ(shown.ghostLink->second, (Point{550, 100}));
    EXPECT_EQ(shown.target, ElementId(paris_));
}

TEST_F(ConnectToolTest, circuitOfTheCatalogueGivesItsCapacity) {
    CatalogueItem item;
    item.id = edit::reservedId<CatalogueItemId>(document_.project(), 0);
    item.name = "Ethernet 200";
    item.category = ItemCategory::circuit;
    item.capacityMbps = 200;
    ASSERT_TRUE(document_.run(edit::Add{{item}}));
    choose(ToolKind::connect);
    choice_.item = item.id;
    drag({150, 100}, {550, 100});
    EXPECT_EQ(lastLink().item, item.id);
    EXPECT_EQ(lastLink().capacityMbps, 200);
}

TEST_F(ConnectToolTest, demandEndsWithTheCursorInItsRate) {
    choose(ToolKind::demand);
    const ToolResult result = drag({150, 100}, {550, 100});
    ASSERT_EQ(design().demands.size(), 1U);
    const Demand& demand = *design().demands.begin();
    EXPECT_EQ(demand.from, lyon_);
    EXPECT_EQ(demand.to, paris_);
    ASSERT_TRUE(result.focusField);
    EXPECT_EQ(result.focusField->first, ElementId(demand.id));
    EXPECT_EQ(result.focusField->second, "mbps");
    EXPECT_FALSE(toolbox_.busy());
}

}  // namespace
}  // namespace spanwright::app
