// SPDX-License-Identifier: MIT
#include "engine/edit/fragment.h"

#include "tests/unit/edit/edit_fixture.h"

#include <iterator>

#include <gtest/gtest.h>

namespace spanwright::edit {
namespace {

struct ZonedSite : ::testing::Test {
    Project fragment;
    SiteId site;
    ZoneId zone;
    DeviceId device;

    /// A site with a device in a zone of its own, or in one that spans sites, and a rule about the zone.
    void make(bool spans) {
        Site london;
        london.id = site = fragment.newId<SiteId>();
        london.key = london.name = "lon";
        fragment.design.sites.put(london);
        Zone dmz;
        dmz.id = zone = fragment.newId<ZoneId>();
        dmz.key = dmz.name = "dmz";
        if (!spans) dmz.site = site;
        dmz.frame = {10, 10, 50, 50};
        fragment.design.zones.put(dmz);
        ZoneRule rule;
        rule.id = fragment.newId<ZoneRuleId>();
        rule.key = rule.name = "dmz-dmz";
        rule.from = rule.to = zone;
        fragment.design.zoneRules.put(rule);
        Device row;
        row.id = device = fragment.newId<DeviceId>();
        row.key = row.name = "srv";
        row.site = site;
        row.zone = zone;
        fragment.design.devices.put(row);
    }
    static Project inserted(const Project& what, const Project& into, Point by) {
        auto done = apply(into, insertionOf(what, into, {}, by).add);
        EXPECT_TRUE(done) << done.error().text();
        return done.value_or(Project());
    }
};

TEST_F(ZonedSite, zonesThatSpanSitesAndTheirRulesComeOnce) {
    make(true);
    const Project once = inserted(fragment, {}, {100, 0});
    ASSERT_EQ(once.design.zoneRules.size(), 1U);
    EXPECT_EQ(once.design.zoneRules.begin()->from, once.design.zones.begin()->id);
    EXPECT_EQ(once.design.zones.begin()->frame.x, 110);
    const Project twice = inserted(fragment, once, {0, 0});
    EXPECT_EQ(twice.design.sites.size(), 2U);
    EXPECT_EQ(twice.design.zones.size(), 1U);
    EXPECT_EQ(twice.design.zoneRules.size(), 1U);
}

TEST_F(ZonedSite, eachSiteHasZonesAndRulesOfItsOwn) {
    make(false);
    const Project once = inserted(fragment, {}, {100, 0});
    EXPECT_EQ(once.design.zones.begin()->site, once.design.sites.begin()->id);
    EXPECT_EQ(once.design.zones.begin()->frame.x, 110);
    const Project copied = fragmentOf(once, {ElementId(once.design.sites.begin()->id)});
    const Project twice = inserted(copied, once, {500, 0});
    ASSERT_EQ(twice.design.sites.size(), 2U);
    ASSERT_EQ(twice.design.zones.size(), 2U);
    ASSERT_EQ(twice.design.zoneRules.size(), 2U);
    for (const Device& row : twice.design.devices)
        EXPECT_EQ(twice.design.zones.at(row.zone).site, row.site);
    const Zone& second = *std::next(twice.design.zones.begin());
    EXPECT_EQ(second.frame.x, 610);
    EXPECT_EQ(std::next(twice.design.zoneRules.begin())->to, second.id);
}

TEST_F(ZonedSite, aDeviceAloneLeavesTheZoneOfItsSite) {
    make(false);
    const Project once = inserted(fragment, {}, {0, 0});
    const Project copied = fragmentOf(once, {ElementId(once.design.devices.begin()->id)});
    const Project outside = inserted(copied, once, {2000, 0});
    const Device& copy = *std::next(outside.design.devices.begin());
    EXPECT_FALSE(copy.site);
    EXPECT_FALSE(copy.zone);
    const Project inside = inserted(copied, once, {20, 20});
    EXPECT_EQ(std::next(inside.design.devices.begin())->zone, once.design.zones.begin()->id);
}

}  // namespace
}  // namespace spanwright::edit
