// SPDX-License-Identifier: MIT
#include "engine/scene/hit_test.h"

#include "tests/unit/scene/small_network.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::scene {
namespace {

using testing::UnorderedElementsAre;

struct Picking : testing::Test {
    test::SmallNetwork net;
    SiteId site = net.site({0, 0, 300, 200});
    SiteId inner = net.site({20, 40, 100, 100});
    DeviceId a = net.device({200, 100}, site);
    DeviceId b = net.device({600, 100});
    LinkId upper = net.link(a, b);
    LinkId lower = net.link(a, b);
    SceneGeometry geometry{net.project.design, {}};
};

TEST_F(Picking, takesADeviceBeforeTheLinkBelowIt) {
    EXPECT_EQ(hitTest(geometry, {215, 100}, 5), ElementId(a));
    EXPECT_EQ(hitTest(geometry, {224, 124}, 5), ElementId(a));
}

TEST_F(Picking, takesTheNearestOfParallelLinks) {
    EXPECT_EQ(hitTest(geometry, {400, 94}, 8), ElementId(upper));
    EXPECT_EQ(hitTest(geometry, {400, 106}, 8), ElementId(lower));
    EXPECT_EQ(hitTest(geometry, {400, 113}, 8), ElementId(lower));
    EXPECT_EQ(hitTest(geometry, {400, 117}, 8), std::nullopt);
}

TEST_F(Picking, takesASiteByTitleAndBorderButNotByItsInside) {
    EXPECT_EQ(hitTest(geometry, {150, 10}, 4), ElementId(site));
    EXPECT_EQ(hitTest(geometry, {302, 180}, 4), ElementId(site));
    EXPECT_EQ(hitTest(geometry, {150, 180}, 4), std::nullopt);
    EXPECT_EQ(hitTest(geometry, {60, 50}, 4), ElementId(inner));
}

TEST_F(Picking, dropsIntoTheInnermostSite) {
    EXPECT_EQ(siteAt(geometry, {60, 100}), inner);
    EXPECT_EQ(siteAt(geometry, {250, 180}), site);
    EXPECT_EQ(siteAt(geometry, {900, 100}), SiteId{});
}

TEST_F(Picking, takesAZoneBeforeItsSiteAndASymbolBeforeLinks) {
    const ZoneId zone = net.zone({150, 60, 120, 100}, site);
    geometry = SceneGeometry(net.project.design, {});
    EXPECT_EQ(hitTest(geometry, {160, 65}, 4), ElementId(zone));  // its title
    EXPECT_EQ(hitTest(geometry, {160, 150}, 4), std::nullopt);    // its ground
    EXPECT_EQ(zoneAt(geometry, {160, 150}), zone);
    EXPECT_EQ(zoneAt(geometry, {280, 190}), ZoneId{});
    EXPECT_THAT(elementsIn(geometry, {140, 50, 140, 130}), testing::Contains(ElementId(zone)));

    Site row = net.project.design.sites.at(site);
    row.collapsed = true;
    net.project.design.sites.put(row);
    geometry = SceneGeometry(net.project.design, {});
    EXPECT_EQ(hitTest(geometry, {150, 100}, 4), ElementId(site));
    EXPECT_EQ(hitTest(geometry, {10, 10}, 4), std::nullopt);  // where its frame was
    EXPECT_EQ(siteAt(geometry, {290, 190}), SiteId{});
    EXPECT_THAT(elementsIn(geometry, {140, 90, 20, 20}), testing::Contains(ElementId(site)));
}

TEST_F(Picking, boxTakesWhatItTouchesAndWholeSites) {
    EXPECT_THAT(elementsIn(geometry, {390, 80, 20, 40}),
                UnorderedElementsAre(ElementId(upper), ElementId(lower)));
    EXPECT_THAT(elementsIn(geometry, {10, 30, 120, 120}), UnorderedElementsAre(ElementId(inner)));
    EXPECT_THAT(elementsIn(geometry, {-10, -10, 900, 400}),
                UnorderedElementsAre(ElementId(site), ElementId(inner), ElementId(a), ElementId(b),
                                     ElementId(upper), ElementId(lower)));
    EXPECT_TRUE(elementsIn(geometry, {0, 300, 50, 50}).empty());
}

}  // namespace
}  // namespace spanwright::scene
