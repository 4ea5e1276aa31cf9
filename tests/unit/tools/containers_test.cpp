// SPDX-License-Identifier: MIT
#include "app/tools/containers.h"

#include "tests/unit/tools/tool_fixture.h"

namespace spanwright::app {
namespace {

class ContainersTest : public ToolFixture {
  protected:
    ZoneId addZoneRow(const std::string& name, SiteId site, const Rect& frame) {
        Zone zone;
        zone.id = edit::reservedId<ZoneId>(document_.project(), 0);
        zone.name = name;
        zone.site = site;
        zone.frame = frame;
        EXPECT_TRUE(document_.run(edit::Add{{zone}}));
        return zone.id;
    }
    ToolContext context(const scene::GeometryOptions& options = {}) {
        geometry_ = scene::SceneGeometry(design(), phase_, options);
        return {document_.project(), phase_, selection_, geometry_, choice_, 1};
    }
    void run(const std::optional<edit::Command>& command) {
        ASSERT_TRUE(command);
        const auto done = document_.run(*command);
        ASSERT_TRUE(done) << done.error().text();
    }
    void move(const std::set<ElementId>& elements, Point by) { run(moveCommand(context(), elements, by)); }
    const Device& device(DeviceId id) { return design().devices.at(id); }
};

TEST_F(ContainersTest, aDeviceJoinsTheZoneItIsDroppedInAndLeavesItAgainInOneStepEach) {
    const ZoneId dmz = addZoneRow("DMZ", lyonSite_, {200, 40, 90, 120});
    const edit::Command in = moveCommand(context(), {lyon_}, {90, 0});
    EXPECT_EQ(newHome(document_.project(), in), ElementId(dmz));
    run(in);
    EXPECT_EQ(device(lyon_).zone, dmz);
    EXPECT_EQ(device(lyon_).site, lyonSite_);
    const edit::Command out = moveCommand(context(), {lyon_}, {-90, 0});
    EXPECT_EQ(newHome(document_.project(), out), std::nullopt);
    run(out);
    EXPECT_EQ(device(lyon_).zone, ZoneId{});
    document_.undo();
    document_.undo();
    EXPECT_EQ(device(lyon_).zone, ZoneId{});
    EXPECT_EQ(device(lyon_).position, (Point{150, 100}));
}

TEST_F(ContainersTest, aZoneThatIsNotDrawnKeepsItsDevices) {
    const ZoneId undrawn = addZoneRow("Trust", {}, {});
    Device row = device(lyon_);
    row.zone = undrawn;
    ASSERT_TRUE(document_.run(edit::Put{{row}}));
    move({lyon_}, {30, 0});
    EXPECT_EQ(device(lyon_).zone, undrawn);
    const ZoneId drawn = addZoneRow("DMZ", parisSite_, {500, 50, 180, 100});
    move({lyon_}, {400, 0});
    EXPECT_EQ(device(lyon_).zone, drawn);
    EXPECT_EQ(device(lyon_).site, parisSite_);
}

TEST_F(ContainersTest, aZoneTakesItsDevicesIntoAnotherSite) {
    const ZoneId dmz = addZoneRow("DMZ", lyonSite_, {100, 50, 100, 100});
    move({lyon_}, {1, 0});  // joins the zone by standing in it
    ASSERT_EQ(device(lyon_).zone, dmz);
    move({dmz}, {400, 0});
    EXPECT_EQ(design().zones.at(dmz).site, parisSite_);
    EXPECT_EQ(design().zones.at(dmz).frame.x, 500);
    EXPECT_EQ(device(lyon_).site, parisSite_);
    EXPECT_EQ(device(lyon_).zone, dmz);
    EXPECT_EQ(device(lyon_).position, (Point{551, 100}));
}

TEST_F(ContainersTest, aSiteTakesItsZoneAlongUnchanged) {
    const ZoneId dmz = addZoneRow("DMZ", lyonSite_, {100, 50, 100, 100});
    move({lyon_}, {1, 0});
    move({lyonSite_}, {0, 500});
    EXPECT_EQ(device(lyon_).zone, dmz);
    EXPECT_EQ(design().zones.at(dmz).site, lyonSite_);
    EXPECT_EQ(design().zones.at(dmz).frame.y, 550);
}

TEST_F(ContainersTest, insideASiteNothingLeavesItByStandingBesideItsFrame) {
    run(moveCommand(context({.inside = lyonSite_}), {lyon_}, {300, 300}));
    EXPECT_EQ(device(lyon_).site, lyonSite_);
}

TEST_F(ContainersTest, resizingAZoneChangesItsMembers) {
    const ZoneId dmz = addZoneRow("DMZ", lyonSite_, {10, 40, 60, 60});
    run(resizeCommand(context(), dmz, {10, 40, 200, 120}));
    EXPECT_EQ(device(lyon_).zone, dmz);
    run(resizeCommand(context(), dmz, {10, 40, 60, 60}));
    EXPECT_EQ(device(lyon_).zone, ZoneId{});
    EXPECT_EQ(resizeCommand(context(), dmz, {10, 40, 60, 60}), std::nullopt);
    // What stands in an inner zone stays its member.
    const ZoneId inner = addZoneRow("Inner", lyonSite_, {120, 70, 60, 60});
    move({lyon_}, {1, 0});
    ASSERT_EQ(device(lyon_).zone, inner);
    run(resizeCommand(context(), dmz, {5, 35, 290, 160}));
    EXPECT_EQ(device(lyon_).zone, inner);
}

TEST_F(ContainersTest, aZoneIsPutAroundWhatIsSelected) {
    const auto made = zoneAround(context(), {lyon_, ElementId(lyonSite_)});
    ASSERT_TRUE(made);
    run(made->first);
    const Zone& zone = design().zones.at(made->second);
    EXPECT_EQ(zone.site, lyonSite_);
    EXPECT_TRUE(zone.frame.contains({150 - 24, 100 - 24}));
    EXPECT_TRUE(zone.frame.contains({150 + 24, 100 + 24}));
    EXPECT_EQ(device(lyon_).zone, made->second);
    const auto across = zoneAround(context(), {lyon_, ElementId(paris_)});
    run(across->first);
    EXPECT_EQ(design().zones.at(across->second).site, SiteId{});
    EXPECT_EQ(zoneAround(context(), {ElementId(lyonSite_)}), std::nullopt);
}

TEST_F(ContainersTest, collapsesAndOpensSitesInOneStep) {
    run(collapseCommand(document_.project(), {lyonSite_, parisSite_, ElementId(lyon_)}, true));
    EXPECT_TRUE(design().sites.at(lyonSite_).collapsed);
    EXPECT_TRUE(design().sites.at(parisSite_).collapsed);
    EXPECT_EQ(frameOf(document_.project(), lyonSite_), std::nullopt);
    EXPECT_EQ(collapseCommand(document_.project(), {lyonSite_}, true), std::nullopt);
    run(collapseCommand(document_.project(), {lyonSite_}, false));
    EXPECT_FALSE(design().sites.at(lyonSite_).collapsed);
}

TEST(ResizedFrame, movesOneCornerAndKeepsTheOther) {
    const Rect frame{0, 0, 200, 100};
    EXPECT_EQ(resizedFrame(frame, {true, true}, {-50, 20}, 60), (Rect{-50, 20, 250, 80}));
    EXPECT_EQ(resizedFrame(frame, {false, false}, {10, 10}, 60), (Rect{0, 0, 60, 60}));
    EXPECT_EQ(resizedFrame(frame, {true, true}, {500, 500}, 60), (Rect{140, 40, 60, 60}));
}

TEST(CornerAt, findsTheCornerWithinReach) {
    const Rect frame{0, 0, 200, 100};
    ASSERT_TRUE(cornerAt(frame, {197, 103}, 5));
    EXPECT_FALSE(cornerAt(frame, {197, 103}, 5)->left);
    EXPECT_FALSE(cornerAt(frame, {197, 103}, 5)->top);
    EXPECT_FALSE(cornerAt(frame, {100, 0}, 5));
}

}  // namespace
}  // namespace spanwright::app
