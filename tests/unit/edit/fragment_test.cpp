// SPDX-License-Identifier: MIT
#include "engine/edit/fragment.h"

#include "tests/unit/edit/edit_fixture.h"

#include <gtest/gtest.h>

namespace spanwright::edit {
namespace {

TEST(Fragment, zonesAndTheirRulesComeOnceAndMoveAlong) {
    Project fragment;
    Site site;
    site.id = fragment.newId<SiteId>();
    site.key = site.name = "lon";
    fragment.design.sites.put(site);
    Zone zone;
    zone.id = fragment.newId<ZoneId>();
    zone.key = zone.name = "dmz";
    zone.site = site.id;
    zone.frame = {10, 10, 50, 50};
    fragment.design.zones.put(zone);
    ZoneRule rule;
    rule.id = fragment.newId<ZoneRuleId>();
    rule.key = rule.name = "dmz-dmz";
    rule.from = rule.to = zone.id;
    fragment.design.zoneRules.put(rule);

    Project project;
    const auto once = apply(project, insertionOf(fragment, project, {}, {100, 0}).add);
    ASSERT_TRUE(once) << once.error().text();
    ASSERT_EQ(once->design.zoneRules.size(), 1U);
    EXPECT_EQ(once->design.zoneRules.begin()->from, once->design.zones.begin()->id);
    EXPECT_EQ(once->design.zones.begin()->site, once->design.sites.begin()->id);
    EXPECT_EQ(once->design.zones.begin()->frame.x, 110);
    const auto twice = apply(*once, insertionOf(fragment, *once, {}, {0, 0}).add);
    ASSERT_TRUE(twice);
    EXPECT_EQ(twice->design.sites.size(), 2U);
    EXPECT_EQ(twice->design.zones.size(), 1U);
    EXPECT_EQ(twice->design.zoneRules.size(), 1U);
}

}  // namespace
}  // namespace spanwright::edit
