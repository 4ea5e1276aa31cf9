// SPDX-License-Identifier: MIT
#include "engine/scene/geometry.h"

#include "tests/unit/scene/small_network.h"

#include <cmath>

#include <gtest/gtest.h>

namespace spanwright::scene {
namespace {

TEST(SceneGeometry, centresTilesOnDevicesAndJoinsThem) {
    test::SmallNetwork net;
    const DeviceId a = net.device({100, 100});
    const DeviceId b = net.device({400, 100});
    net.link(a, b);
    const SceneGeometry geometry(net.project.design, {});
    EXPECT_EQ(geometry.device(a)->tile.centre(), (Point{100, 100}));
    ASSERT_EQ(geometry.links().size(), 1U);
    EXPECT_EQ(geometry.links()[0].points, (std::vector<Point>{{100, 100}, {400, 100}}));
}

TEST(SceneGeometry, fansParallelLinksOutWhicheverWayTheyPoint) {
    test::SmallNetwork net;
    const DeviceId a = net.device({0, 0});
    const DeviceId b = net.device({300, 0});
    net.link(a, b);
    net.link(b, a);
    net.link(a, b);
    const SceneGeometry geometry(net.project.design, {});
    std::vector<double> heights;
    for (const LinkShape& link : geometry.links())
        heights.push_back(pointAlong(link.points, 0.5).y);
    EXPECT_EQ(heights, (std::vector<double>{-kParallelGap, 0, kParallelGap}));
}

TEST(SceneGeometry, endsEveryParallelLinkInsideItsTiles) {
    test::SmallNetwork net;
    const DeviceId a = net.device({0, 0});
    const DeviceId b = net.device({200, 150});
    for (int i = 0; i < 9; ++i)
        net.link(a, b);
    const SceneGeometry geometry(net.project.design, {});
    for (const LinkShape& link : geometry.links()) {
        EXPECT_LE(std::hypot(link.points.front().x, link.points.front().y), kDeviceTile / 2);
        EXPECT_LE(std::hypot(link.points.back().x - 200, link.points.back().y - 150), kDeviceTile / 2);
    }
}

TEST(SceneGeometry, followsWaypoints) {
    test::SmallNetwork net;
    const LinkId id = net.link(net.device({0, 0}), net.device({300, 0}));
    Link link = net.project.design.links.at(id);
    link.waypoints = {{0, 80}, {300, 80}};
    net.project.design.links.put(link);
    const SceneGeometry geometry(net.project.design, {});
    EXPECT_EQ(geometry.links()[0].points, (std::vector<Point>{{0, 0}, {0, 80}, {300, 80}, {300, 0}}));
    EXPECT_EQ(lengthOf(geometry.links()[0].points), 460);
    EXPECT_EQ(pointAlong(geometry.links()[0].points, 0.5), (Point{150, 80}));
}

TEST(SceneGeometry, knowsWhatServesInAPhase) {
    test::SmallNetwork net;
    const PhaseId first = net.phase(1);
    const PhaseId second = net.phase(2);
    const DeviceId stays = net.device({0, 0});
    const DeviceId leaves = net.device({200, 0}, {}, {{}, second});
    const DeviceId enters = net.device({0, 200}, {}, {second, {}});
    net.link(stays, leaves);
    net.link(stays, enters);
    const SceneGeometry early(net.project.design, first);
    EXPECT_TRUE(early.device(leaves)->inService);
    EXPECT_FALSE(early.device(enters)->inService);
    EXPECT_TRUE(early.links()[0].inService);
    EXPECT_FALSE(early.links()[1].inService);
    const SceneGeometry late(net.project.design, second, {.outOfService = false});
    EXPECT_EQ(late.device(leaves), nullptr);
    EXPECT_NE(late.device(enters), nullptr);
    EXPECT_EQ(late.links().size(), 1U);
}

TEST(SceneGeometry, dragsASiteWithItsDevices) {
    test::SmallNetwork net;
    const SiteId site = net.site({0, 0, 300, 200});
    const DeviceId inside = net.device({100, 100}, site);
    const DeviceId outside = net.device({500, 100});
    const SceneGeometry geometry(net.project.design, {}, {.moved = {site}, .by = {10, -20}});
    EXPECT_EQ(geometry.sites()[0].frame, (Rect{10, -20, 300, 200}));
    EXPECT_EQ(geometry.device(inside)->tile.centre(), (Point{110, 80}));
    EXPECT_EQ(geometry.device(outside)->tile.centre(), (Point{500, 100}));
}

TEST(SceneGeometry, boundsHoldEverything) {
    test::SmallNetwork net;
    EXPECT_EQ(SceneGeometry(net.project.design, {}).bounds(), Rect{});
    const SiteId site = net.site({0, 0, 300, 200});
    const DeviceId far = net.device({1000, -500});
    const SceneGeometry geometry(net.project.design, {});
    const Rect bounds = geometry.bounds();
    EXPECT_TRUE(bounds.contains({0, 200}));
    EXPECT_TRUE(bounds.contains({1024, -524}));
    EXPECT_EQ(geometry.boundsOf(net.project.design, site), (Rect{0, 0, 300, 200}));
    EXPECT_EQ(geometry.boundsOf(net.project.design, far)->centre(), (Point{1000, -500}));
    EXPECT_FALSE(geometry.boundsOf(net.project.design, ElementId(ElementKind::link, 99)).has_value());
}

TEST(SceneGeometry, drawsZonesWithAFrameWithTheirSite) {
    test::SmallNetwork net;
    const SiteId site = net.site({0, 0, 300, 200});
    const ZoneId framed = net.zone({20, 40, 120, 100}, site);
    net.zone({}, site);
    const SceneGeometry shown(net.project.design, {});
    ASSERT_EQ(shown.zones().size(), 1U);
    EXPECT_EQ(shown.zones()[0].id, framed);
    EXPECT_EQ(shown.boundsOf(net.project.design, framed), (Rect{20, 40, 120, 100}));
    const SceneGeometry moved(net.project.design, {}, {.moved = {site}, .by = {5, 5}});
    EXPECT_EQ(moved.zones()[0].frame, (Rect{25, 45, 120, 100}));
    LayerSet layers;
    layers.set(DrawingLayer::zones, false);
    EXPECT_TRUE(SceneGeometry(net.project.design, {}, {.layers = layers}).zones().empty());
    Site row = net.project.design.sites.at(site);
    row.collapsed = true;
    net.project.design.sites.put(row);
    EXPECT_TRUE(SceneGeometry(net.project.design, {}).zones().empty());
}

}  // namespace
}  // namespace spanwright::scene
