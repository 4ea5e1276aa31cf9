// SPDX-License-Identifier: MIT
#include "engine/scene/view_change.h"

#include "engine/scene/geographic.h"
#include "tests/support/design_builder.h"

#include <gtest/gtest.h>

namespace spanwright::scene {
namespace {

/// Two sites with a device each, seen in both views of one window.
class ViewChange : public ::testing::Test {
  protected:
    ViewChange() {
        net.link("a", "b", 100);
        for (const auto& [site, device, longitude] :
             {std::tuple("west", "a", 0.0), std::tuple("east", "b", 20.0)}) {
            Site row = net.project.design.sites.at(net.site(site));
            (longitude > 0 ? east : west) = row.id;
            row.latitudeDegrees = 50;
            row.longitudeDegrees = longitude;
            row.frame = {longitude * 20, 0, 200, 150};
            net.project.design.sites.put(row);
            net.editDevice(device, [&](Device& one) {
                one.site = row.id;
                one.position = row.frame.centre();
            });
        }
        logicalView = {{{300, 75}, 0.5}, {100, 50, 800, 600}, 2};
        mapView = {{{0, 0}, 1}, {100, 50, 800, 600}, 2};
        const SceneGeometry logical(net.project.design, {});
        before = standing(net.project.design, logical, logicalView);
        const GeographicDesign map = geographicDesign(net.project.design, {geo::project({50, 10}), 0.1, 0});
        GeometryOptions options;
        options.siteSymbol = map.symbol;
        after = standing(map.design, SceneGeometry(map.design, {}, options), mapView);
    }

    [[nodiscard]] std::map<ElementId, Rect> boxesAt(double share) const {
        std::map<ElementId, Rect> boxes;
        for (const Layer& layer : inBetween(net.project, before, after, share, Theme::dark).layers) {
            for (const Box& box : layer.boxes)
                boxes[box.element] = box.rect;
        }
        return boxes;
    }

    test::DesignBuilder net;
    ElementId west, east;
    View logicalView, mapView;
    Standing before, after;
};

TEST_F(ViewChange, beginsAndEndsWhereTheViewsStand) {
    EXPECT_EQ(boxesAt(0), before.places);
    EXPECT_EQ(boxesAt(1), after.places);
    EXPECT_EQ(before.places.size(), 4U);
    // On the map a device is where its site's symbol is.
    EXPECT_EQ(after.places.at(net.device("a")), after.places.at(west));
    const auto middle = boxesAt(0.5);
    EXPECT_NEAR(middle.at(west).centre().x,
                (before.places.at(west).centre().x + after.places.at(west).centre().x) / 2, 1e-9);
}

TEST_F(ViewChange, isSeenWhereTheViewsShowIt) {
    // What the screen's view puts on a pixel is what the view of before had there.
    const Rect frame = net.project.design.sites.at(west.as<SiteId>()).frame;
    const Point was = logicalView.toScreen(frame.centre());
    const Point is = screenView(logicalView).toScreen(before.places.at(west).centre());
    EXPECT_NEAR(is.x, was.x, 1e-9);
    EXPECT_NEAR(is.y, was.y, 1e-9);
    EXPECT_NEAR(before.places.at(west).width * 2, frame.width * logicalView.pixelsPerUnit(), 1e-9);
}

TEST_F(ViewChange, whatOnlyOneViewShowsStaysThere) {
    after.places.erase(east);
    EXPECT_EQ(boxesAt(0.7).at(east), before.places.at(east));
    before.places.erase(east);
    EXPECT_FALSE(boxesAt(0.7).contains(east));
    after.links.clear();
    EXPECT_EQ(inBetween(net.project, before, after, 0.5, Theme::light).layers[1].lines.size(), 1U);
    before.links.clear();
    EXPECT_TRUE(inBetween(net.project, before, after, 0.5, Theme::light).layers[1].lines.empty());
}

}  // namespace
}  // namespace spanwright::scene
