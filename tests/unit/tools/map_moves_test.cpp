// SPDX-License-Identifier: MIT
#include "app/tools/map_moves.h"

#include "engine/scene/geographic.h"
#include "tests/unit/tools/tool_fixture.h"

#include <cmath>

namespace spanwright::app {
namespace {

/// A pointer over the map: Lyon and Paris stand where they are, "outside" is in no site.
class MapMoves : public ToolFixture {
  protected:
    MapMoves() {
        stand(lyonSite_, 45.75, 4.85);
        stand(parisSite_, 48.85, 2.35);
        frame_ = {geo::project({47, 4}), 2, 0};
        arrange();
    }

    void stand(SiteId id, double latitude, double longitude) {
        Site site = design().sites.at(id);
        site.latitudeDegrees = latitude;
        site.longitudeDegrees = longitude;
        EXPECT_TRUE(document_.run(edit::Put{{site}}));
    }
    void arrange() {
        const scene::GeographicDesign made = scene::geographicDesign(design(), frame_);
        scene::GeometryOptions options;
        options.siteSymbol = made.symbol;
        geometry_ = scene::SceneGeometry(made.design, phase_, options);
    }
    [[nodiscard]] ToolContext context() {
        arrange();
        return {document_.project(), phase_, selection_, geometry_, choice_, 1, {}, frame_};
    }
    ToolResult sendOnMap(ToolEvent::Kind kind, Point at) {
        ToolEvent event = modifiers_;
        event.kind = kind;
        event.at = at;
        ToolResult result = toolbox_.handle(event, context());
        if (result.command) {
            EXPECT_TRUE(document_.run(*result.command));
        }
        if (result.select) selection_ = *result.select;
        return result;
    }
    ToolResult dragOnMap(Point from, Point to) {
        sendOnMap(ToolEvent::Kind::move, from);
        sendOnMap(ToolEvent::Kind::press, from);
        sendOnMap(ToolEvent::Kind::move, {(from.x + to.x) / 2, (from.y + to.y) / 2});
        sendOnMap(ToolEvent::Kind::move, to);
        return sendOnMap(ToolEvent::Kind::release, to);
    }
    [[nodiscard]] Point symbol(SiteId id) {
        arrange();
        for (const scene::SiteShape& shape : geometry_.sites()) {
            if (shape.id == id) return shape.frame.centre();
        }
        ADD_FAILURE();
        return {};
    }

    scene::MapFrame frame_;
};

TEST_F(MapMoves, aDragSetsCoordinatesAndNothingElse) {
    const Site before = design().sites.at(lyonSite_);
    const Point from = symbol(lyonSite_);
    const Point to = frame_.toCanvas(geo::Coordinates{43.3, 5.4});
    dragOnMap(from, to);
    const Site& after = design().sites.at(lyonSite_);
    EXPECT_NEAR(*after.latitudeDegrees, 43.3, 1e-5);
    EXPECT_NEAR(*after.longitudeDegrees, 5.4, 1e-5);
    EXPECT_EQ(after.timeZone, "Europe/Paris");
    EXPECT_EQ(document_.undoLabel(), "move Lyon on the map");
    Site same = after;
    same.latitudeDegrees = before.latitudeDegrees;
    same.longitudeDegrees = before.longitudeDegrees;
    same.timeZone = before.timeZone;
    EXPECT_EQ(same, before);
    EXPECT_EQ(design().devices.at(lyon_).position, (Point{150, 100}));
    // It is drawn where it was dropped.
    EXPECT_NEAR(symbol(lyonSite_).x, to.x, 0.01);
    EXPECT_NEAR(symbol(lyonSite_).y, to.y, 0.01);
    document_.undo();
    EXPECT_EQ(design().sites.at(lyonSite_), before);
}

TEST_F(MapMoves, goesThereAndBackAtEveryScale) {
    stand(lyonSite_, -33.9, 151.2);  // far from where it would be in the way
    for (const double scale : {0.02, 1.0, 30.0, 400.0}) {
        frame_.unitsPerMap = scale;
        const Site before = design().sites.at(parisSite_);
        const Point start = symbol(parisSite_);
        for (const Point by : {Point{120, -40}, Point{-120, 40}}) {
            selection_ = {ElementId(parisSite_)};
            const auto command = moveOnMap(context(), selection_, by);
            ASSERT_TRUE(command.has_value());
            ASSERT_TRUE(document_.run(*command));
        }
        EXPECT_NEAR(symbol(parisSite_).x, start.x, 0.6) << scale;  // a step of 1e-5 degrees is 0.4 pixels
        EXPECT_NEAR(*design().sites.at(parisSite_).latitudeDegrees, *before.latitudeDegrees, 2e-5);
    }
}

TEST_F(MapMoves, whatIsNoSiteOrLockedStays) {
    EXPECT_EQ(moveOnMap(context(), {ElementId(outside_)}, {50, 50}), std::nullopt);
    Site locked = design().sites.at(lyonSite_);
    locked.locked = true;
    ASSERT_TRUE(document_.run(edit::Put{{locked}}));
    EXPECT_EQ(moveOnMap(context(), {ElementId(lyonSite_)}, {50, 50}), std::nullopt);
    const Point from = symbol(lyonSite_);
    EXPECT_FALSE(dragOnMap(from, from + Point{80, 80}).command.has_value());
    EXPECT_EQ(design().sites.at(lyonSite_), locked);
}

TEST_F(MapMoves, pastTheEdgeASiteStandsOnIt) {
    selection_ = {ElementId(parisSite_)};
    const auto command = moveOnMap(context(), selection_, {0, -1e7});
    ASSERT_TRUE(command.has_value());
    ASSERT_TRUE(document_.run(*command));
    EXPECT_NEAR(*design().sites.at(parisSite_).latitudeDegrees, geo::kGreatestLatitude, 1e-4);
}

TEST_F(MapMoves, aDoubleClickGoesInsideWhetherCollapsedOrNot) {
    for (const bool collapsed : {false, true}) {
        Site site = design().sites.at(lyonSite_);
        site.collapsed = collapsed;
        ASSERT_TRUE(document_.run(edit::Put{{site}}));
        EXPECT_EQ(sendOnMap(ToolEvent::Kind::doubleClick, symbol(lyonSite_)).enter, lyonSite_);
        EXPECT_EQ(design().sites.at(lyonSite_).collapsed, collapsed);
    }
}

TEST_F(MapMoves, aClickWithTheSiteToolPlacesASiteThere) {
    choose(ToolKind::placeSite);
    const Point at = frame_.toCanvas(geo::Coordinates{52.52, 13.4});
    sendOnMap(ToolEvent::Kind::move, at);
    sendOnMap(ToolEvent::Kind::press, at);
    sendOnMap(ToolEvent::Kind::release, at);
    ASSERT_EQ(design().sites.size(), 3U);
    const Site& site = *std::next(design().sites.begin(), 2);
    EXPECT_NEAR(*site.latitudeDegrees, 52.52, 1e-5);
    EXPECT_NEAR(*site.longitudeDegrees, 13.4, 1e-5);
    EXPECT_EQ(site.timeZone, "Europe/Berlin");
    EXPECT_FALSE(design().devices.at(outside_).site);
    for (const Site& other : design().sites)
        EXPECT_TRUE(other.id == site.id || !scene::overlaps(other.frame, site.frame));
    // What stands in a site is placed inside it.
    choose(ToolKind::placeDevice);
    sendOnMap(ToolEvent::Kind::press, at);
    sendOnMap(ToolEvent::Kind::release, at);
    EXPECT_EQ(design().devices.size(), 3U);
    EXPECT_FALSE(toolbox_.overlay(context()).hint.empty());
}

TEST_F(MapMoves, namesThePlaceUnderThePointer) {
    EXPECT_EQ(placeText({50.11, 8.68}), "50.110° N, 8.680° E, near Frankfurt am Main, Germany");
    EXPECT_EQ(placeText({-50, -130}), "50.000° S, 130.000° W");
}

}  // namespace
}  // namespace spanwright::app
