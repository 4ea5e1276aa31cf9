// SPDX-License-Identifier: MIT
#include "engine/scene/build_scene.h"
#include "engine/scene/scene_context.h"
#include "tests/unit/scene/scene_queries.h"
#include "tests/unit/scene/small_network.h"

#include <set>

#include <gtest/gtest.h>

namespace spanwright::scene {
namespace {

TEST(ZoneScene, namesAZoneAndItsKind) {
    test::SmallNetwork net;
    const SiteId site = net.site({0, 0, 400, 300});
    const ZoneId zone = net.zone({20, 40, 300, 200}, site, ZoneKind::dmz);
    const DrawList list = buildScene(net.project, PhaseId{}, nullptr, {});
    EXPECT_EQ(labelsWith(list, "Zone").size(), 1U);
    EXPECT_EQ(labelsWith(list, "DMZ").size(), 1U);
    ASSERT_EQ(boxesOf(list, zone).size(), 1U);
    EXPECT_EQ(boxesOf(list, zone)[0].rect, (Rect{20, 40, 300, 200}));
}

TEST(ZoneScene, namesInAZoneLieOnItsGround) {
    test::SmallNetwork net;
    const SiteId site = net.site({0, 0, 400, 300});
    const ZoneId zone = net.zone({20, 40, 300, 200}, site, ZoneKind::dmz);
    Device row = net.project.design.devices.at(net.device({100, 100}, site));
    row.zone = zone;
    net.project.design.devices.put(row);
    const auto halo = [&] {
        return labelsWith(buildScene(net.project, PhaseId{}, nullptr, {}), "device").at(0).halo;
    };
    EXPECT_EQ(halo(), boxesOf(buildScene(net.project, PhaseId{}, nullptr, {}), zone).at(0).fill);
    row.zone = {};
    net.project.design.devices.put(row);
    EXPECT_EQ(halo(), palette(Theme::dark).siteFill);
}

TEST(ZoneScene, kindsAndLevelsOfTrustDiffer) {
    const Palette& colours = palette(Theme::dark);
    const auto hue = [&](ZoneKind kind, int trust) {
        Zone zone;
        zone.kind = kind;
        zone.trustLevel = trust;
        const Colour colour = detail::zoneColour(zone, colours);
        return std::tuple(colour.red, colour.green, colour.blue);
    };
    const std::set kinds{hue(ZoneKind::virtualNetwork, 50), hue(ZoneKind::dmz, 50),
                         hue(ZoneKind::management, 50),     hue(ZoneKind::floor, 50),
                         hue(ZoneKind::security, 0),        hue(ZoneKind::security, 100)};
    EXPECT_EQ(kinds.size(), 6U);
}

}  // namespace
}  // namespace spanwright::scene
