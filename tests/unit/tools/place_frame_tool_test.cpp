// SPDX-License-Identifier: MIT
#include "app/tools/place_tools.h"
#include "tests/unit/tools/tool_fixture.h"

namespace spanwright::app {
namespace {

class PlaceZoneTest : public ToolFixture {
  protected:
    PlaceZoneTest() {
        choice_.kind = ToolKind::placeZone;
        choice_.zoneKind = ZoneKind::dmz;
    }
};

TEST_F(PlaceZoneTest, aDragDrawsTheFrameInTheSiteAndTakesItsDevices) {
    drag({101, 52}, {219, 151});
    ASSERT_EQ(design().zones.size(), 1U);
    const Zone& zone = *design().zones.begin();
    EXPECT_EQ(zone.kind, ZoneKind::dmz);
    EXPECT_EQ(zone.name, "DMZ 1");
    EXPECT_EQ(zone.site, lyonSite_);
    EXPECT_EQ(zone.frame, (Rect{100, 50, 120, 100}));
    EXPECT_EQ(design().devices.at(lyon_).zone, zone.id);
    EXPECT_EQ(design().devices.at(paris_).zone, ZoneId{});
    EXPECT_EQ(selection_, std::set<ElementId>{zone.id});
    EXPECT_EQ(choice_.kind, ToolKind::select);
    document_.undo();
    EXPECT_EQ(design().zones.size(), 0U);
    EXPECT_EQ(design().devices.at(lyon_).zone, ZoneId{});
}

TEST_F(PlaceZoneTest, aClickPlacesTheUsualSizeAndEscapeEnds) {
    click({550, 100});
    ASSERT_EQ(design().zones.size(), 1U);
    EXPECT_EQ(design().zones.begin()->frame.centre(), (Point{550, 100}));
    choice_.kind = ToolKind::placeZone;
    EXPECT_TRUE(escape().backToSelect);
}

TEST_F(PlaceZoneTest, showsWhereItWillStand) {
    move({550, 100});
    ASSERT_TRUE(overlay().ghostSite);
    EXPECT_EQ(overlay().target, ElementId(parisSite_));
}

}  // namespace
}  // namespace spanwright::app
