// SPDX-License-Identifier: MIT
#include "engine/scene/geometry.h"
#include "tests/unit/scene/small_network.h"

#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::scene {
namespace {

using testing::UnorderedElementsAre;

/// Two sites with two devices each, one of them collapsed.
struct Collapsed : testing::Test {
    test::SmallNetwork net;
    SiteId london = net.site({0, 0, 300, 200}, "London");
    SiteId paris = net.site({600, 0, 300, 200}, "Paris");
    DeviceId a = net.device({80, 100}, london);
    DeviceId b = net.device({220, 100}, london);
    DeviceId c = net.device({680, 100}, paris);
    DeviceId d = net.device({820, 100}, paris);
    LinkId inside = net.link(a, b);
    LinkId across = net.link(b, c);

    void collapse(SiteId id) {
        Site row = net.project.design.sites.at(id);
        row.collapsed = true;
        net.project.design.sites.put(row);
    }
    [[nodiscard]] SceneGeometry geometry(const GeometryOptions& options = {}) const {
        return {net.project.design, {}, options};
    }
    static std::vector<LinkId> idsOf(const SceneGeometry& geometry) {
        std::vector<LinkId> ids;
        for (const LinkShape& link : geometry.links())
            ids.push_back(link.id);
        return ids;
    }
};

TEST_F(Collapsed, becomesASymbolWithItsExternalLinks) {
    collapse(london);
    const SceneGeometry shown = geometry();
    EXPECT_EQ(shown.device(a), nullptr);
    ASSERT_NE(shown.symbolOf(a), nullptr);
    EXPECT_EQ(shown.symbolOf(a)->frame, (Rect{150 - 32, 100 - 32, 64, 64}));
    EXPECT_EQ(shown.symbolOf(a)->devices, 2);
    EXPECT_EQ(idsOf(shown), std::vector<LinkId>{across});
    EXPECT_EQ(shown.links()[0].points.front(), (Point{150, 100}));
    EXPECT_EQ(shown.links()[0].points.back(), (Point{680, 100}));
    // What is hidden is found at the symbol.
    EXPECT_EQ(shown.boundsOf(net.project.design, b), shown.symbolOf(b)->frame);
    EXPECT_EQ(shown.boundsOf(net.project.design, inside), shown.symbolOf(b)->frame);
    EXPECT_TRUE(shown.bounds().contains({150, 100 + 32 + kLabelReach}));
}

TEST_F(Collapsed, linksOfDifferentDevicesToOneOtherEndFanOut) {
    const LinkId second = net.link(a, c);
    collapse(london);
    const SceneGeometry shown = geometry();
    EXPECT_THAT(idsOf(shown), UnorderedElementsAre(across, second));
    EXPECT_NEAR(
        std::abs(pointAlong(shown.links()[0].points, 0.5).y - pointAlong(shown.links()[1].points, 0.5).y),
        kParallelGap, 1e-9);
}

TEST_F(Collapsed, manyLinksBecomeABundleThatNamesThemAll) {
    std::vector<LinkId> all{across};
    for (int i = 0; i < kMostFanned; ++i)
        all.push_back(net.link(i % 2 == 0 ? a : b, i % 2 == 0 ? d : c));
    collapse(london);
    collapse(paris);
    const SceneGeometry shown = geometry();
    ASSERT_EQ(shown.links().size(), 1U);
    EXPECT_THAT(shown.links()[0].bundle, testing::UnorderedElementsAreArray(all));
    EXPECT_EQ(shown.links()[0].lanes, 1);
    for (const LinkId id : all)
        EXPECT_TRUE(shown.boundsOf(net.project.design, id).has_value());
}

TEST_F(Collapsed, bendsInsideItsFrameAreLeftOutAndOthersKept) {
    Link row = net.project.design.links.at(across);
    row.waypoints = {{280, 150}, {450, 20}};
    net.project.design.links.put(row);
    collapse(london);
    EXPECT_EQ(geometry().links()[0].points, (std::vector<Point>{{150, 100}, {450, 20}, {680, 100}}));
    EXPECT_TRUE(geometry().links()[0].stops.empty());  // its waypoints are not all there to be moved
}

TEST_F(Collapsed, insideASiteOnlyItsContentAndStubs) {
    collapse(london);
    const SceneGeometry shown = geometry({.inside = london});
    EXPECT_EQ(shown.inside(), london);
    ASSERT_EQ(shown.sites().size(), 1U);
    EXPECT_FALSE(shown.sites()[0].collapsed);
    EXPECT_NE(shown.device(a), nullptr);
    EXPECT_EQ(shown.device(c), nullptr);
    EXPECT_THAT(idsOf(shown), UnorderedElementsAre(inside, across));
    const LinkShape& stub = shown.links()[1];
    EXPECT_EQ(stub.leadsOut, LeadsOut::atTo);
    EXPECT_EQ(stub.points.front(), (Point{220, 100}));
    EXPECT_GT(stub.points.back().x, 300);  // beyond the frame, on the side of Paris
}

TEST_F(Collapsed, stubsStandALabelApartOnTheSideWhereTheyLead) {
    const DeviceId west = net.device({-500, 100});
    for (int i = 0; i < 6; ++i)
        net.link(a, c);
    const LinkId back = net.link(west, a);
    const SceneGeometry shown = geometry({.inside = london});
    std::vector<double> heights;
    for (const LinkShape& link : shown.links()) {
        if (link.id == back) {
            EXPECT_EQ(link.leadsOut, LeadsOut::atFrom);
            EXPECT_LT(link.points.front().x, 0);
        } else if (link.leadsOut == LeadsOut::atTo) {
            heights.push_back(link.points.back().y);
        }
    }
    std::sort(heights.begin(), heights.end());
    ASSERT_EQ(heights.size(), 7U);
    for (std::size_t i = 1; i < heights.size(); ++i)
        EXPECT_GE(heights[i] - heights[i - 1], 24 - 1e-9);
}

TEST_F(Collapsed, aSiteThatIsGoneShowsEverything) {
    EXPECT_EQ(geometry({.inside = SiteId{999}}).sites().size(), 2U);
}

TEST_F(Collapsed, hiddenLayersHaveNoShapes) {
    Link tunnel = net.project.design.links.at(net.link(a, d));
    tunnel.kind = LinkKind::tunnel;
    net.project.design.links.put(tunnel);
    LayerSet layers;
    layers.set(DrawingLayer::tunnels, false);
    EXPECT_THAT(idsOf(geometry({.layers = layers})), UnorderedElementsAre(inside, across));
    layers.set(DrawingLayer::tunnels, true);
    layers.set(DrawingLayer::links, false);
    EXPECT_THAT(idsOf(geometry({.layers = layers})), UnorderedElementsAre(tunnel.id));
}

}  // namespace
}  // namespace spanwright::scene
