// SPDX-License-Identifier: MIT
#include "engine/security/exposure.h"

#include "tests/unit/security/zone_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::security {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// The internet reaches a management station over an edge router.
class ExposureTest : public ::testing::Test {
  protected:
    ExposureTest() {
        net.link("internet", "edge", 100).link("edge", "station", 100).link("station", "console", 100);
        net.editDevice("internet", [](Device& row) { row.kind = DeviceKind::providerNetwork; });
        net.editLink("internet-edge", [](Link& link) { link.kind = LinkKind::internetAccess; });
        outside = net.zone("outside", 0);
        management = net.zone("management", 90, ZoneKind::management);
        office = net.zone("office", 50);
        net.put("internet", outside);
        net.put("station", management);
        net.put("console", management);
    }
    test::ZonedNetwork net;
    ZoneId outside, management, office;
};

TEST_F(ExposureTest, namesAManagementZoneThatTheInternetReaches) {
    const Exposures found = exposures(net.project.design);
    ASSERT_EQ(found.management.size(), 1U);
    EXPECT_EQ(found.management[0].untrusted, outside);
    EXPECT_EQ(found.management[0].management, management);
    EXPECT_THAT(found.management[0].reached, ElementsAre(net.device("station"), net.device("console")));
    EXPECT_THAT(found.management[0].path,
                ElementsAre(net.device("internet"), net.device("edge"), net.device("station")));
}

TEST_F(ExposureTest, isStoppedByAFirewallAndRespectsARuleThatAllows) {
    net.firewall("edge");
    EXPECT_THAT(exposures(net.project.design).management, IsEmpty());
    net.editDevice("edge", [](Device& row) { row.inspection = Inspection::passes; });
    EXPECT_EQ(exposures(net.project.design).management.size(), 1U);
    net.rule(outside, management, ZoneAction::deny);
    EXPECT_EQ(exposures(net.project.design).management.size(), 1U) << "nothing on the way can enforce it";
    net.project.design.zoneRules = {};
    net.rule(outside, management, ZoneAction::allow);
    EXPECT_THAT(exposures(net.project.design).management, IsEmpty());
}

TEST_F(ExposureTest, doesNotCountZonesThatAreTrustedOrLinksThatAreClosed) {
    net.editLink("edge-station", [](Link& link) { link.capacityMbps = 0; });
    EXPECT_THAT(exposures(net.project.design).management, IsEmpty());
    net.put("edge", office);
    EXPECT_THAT(exposures(net.project.design).management, IsEmpty()) << "an office is not untrusted";
}

TEST_F(ExposureTest, namesAnInternetAccessThatEndsInATrustedZone) {
    EXPECT_THAT(exposures(net.project.design).edges, IsEmpty()) << "the edge stands in no zone";
    net.put("edge", office);
    const Exposures found = exposures(net.project.design);
    ASSERT_EQ(found.edges.size(), 1U);
    EXPECT_EQ(found.edges[0].link, net.linkId("internet-edge"));
    EXPECT_EQ(found.edges[0].device, net.device("edge"));
    EXPECT_EQ(found.edges[0].zone, office);
    net.firewall("edge");
    EXPECT_THAT(exposures(net.project.design).edges, IsEmpty());
    net.editDevice("edge", [](Device& row) { row.kind = DeviceKind::router; });
    net.editLink("internet-edge", [](Link& link) { link.kind = LinkKind::mplsAccess; });
    EXPECT_THAT(exposures(net.project.design).edges, IsEmpty());
}

}  // namespace
}  // namespace spanwright::security
