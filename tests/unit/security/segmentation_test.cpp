// SPDX-License-Identifier: MIT
#include "engine/security/segmentation.h"

#include "engine/security/zone_policy.h"
#include "tests/unit/security/zone_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::security {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class SegmentationTest : public ::testing::Test {
  protected:
    SegmentationTest() {
        net.link("pc", "fw", 100).link("fw", "server", 100);
        net.firewall("fw");
        net.demand("pc", "server", 10, 40).demand("server", "pc", 3).demand("pc", "fw", 7);
        servers = net.zone("servers", 80);
        staff = net.zone("staff", 50);
        net.put("pc", staff);
        net.put("server", servers);
    }
    [[nodiscard]] SegmentationCell cell(ZoneId from, ZoneId to) const {
        const Segmentation matrix = *segmentation(net.project.design);
        for (const SegmentationCell& each : matrix.cells) {
            if (each.from == from && each.to == to) return each;
        }
        return {};
    }

    test::ZonedNetwork net;
    ZoneId staff, servers;
};

TEST_F(SegmentationTest, putsTheLeastTrustedZoneFirstAndCountsTrafficAsAsked) {
    const Segmentation matrix = *segmentation(net.project.design);
    EXPECT_THAT(matrix.zones, ElementsAre(staff, servers));
    EXPECT_EQ(matrix.at(0, 1).mbps, 50);
    EXPECT_EQ(matrix.at(1, 0).mbps, 3);
    EXPECT_EQ(matrix.unzonedMbps, 7) << "the firewall stands in no zone";
    EXPECT_EQ(matrix.at(0, 1).passage, Passage::noRule);
}

TEST_F(SegmentationTest, showsWhatEachRuleComesTo) {
    net.rule(staff, servers, ZoneAction::inspect);
    net.rule(servers, staff, ZoneAction::deny);
    const SegmentationCell up = cell(staff, servers);
    EXPECT_EQ(up.passage, Passage::inspected);
    EXPECT_THAT(up.inspectors, ElementsAre(net.device("fw")));
    const SegmentationCell down = cell(servers, staff);
    EXPECT_EQ(down.passage, Passage::denied);
    EXPECT_TRUE(down.violated()) << "somebody asks for it all the same";
    EXPECT_THAT(down.violating, ElementsAre(down.demands.front()));
}

TEST_F(SegmentationTest, tellsAWayPastTheFirewallFromOneThatAFailureOpens) {
    net.rule(staff, servers, ZoneAction::inspect);
    net.link("pc", "server", 100, {.metric = 9});
    EXPECT_EQ(cell(staff, servers).passage, Passage::atRisk);
    EXPECT_THAT(cell(staff, servers).violating, IsEmpty());
    net.editLink("pc-server", [](Link& link) { link.igpMetric = 1; });
    EXPECT_EQ(cell(staff, servers).passage, Passage::bypassed);
}

TEST_F(SegmentationTest, takesTheStrictestOfSeveralRules) {
    net.rule(staff, servers, ZoneAction::allow);
    net.rule(staff, servers, ZoneAction::deny);
    net.rule(staff, servers, ZoneAction::inspect);
    EXPECT_EQ(cell(staff, servers).passage, Passage::denied);
    EXPECT_EQ(ZonePolicy(net.project.design).between(staff, staff), nullptr);
}

TEST_F(SegmentationTest, ofADesignWithoutZonesIsEmpty) {
    const Segmentation matrix = *segmentation(Design());
    EXPECT_THAT(matrix.cells, IsEmpty());
    EXPECT_EQ(matrix.unzonedMbps, 0);
}

}  // namespace
}  // namespace spanwright::security
