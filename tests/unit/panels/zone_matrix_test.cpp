// SPDX-License-Identifier: MIT
#include "app/panels/model/zone_matrix.h"

#include "tests/unit/security/zone_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::app {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(ZoneMatrix, showsVerdictTrafficAndWhatAClickSelects) {
    test::ZonedNetwork net;
    net.link("pc", "fw", 100).link("fw", "server", 100).link("pc", "server", 100);
    net.firewall("fw");
    net.demand("pc", "server", 100, 1100).demand("server", "pc", 5);
    const ZoneId staff = net.zone("staff", 50);
    const ZoneId servers = net.zone("servers", 80);
    net.put("pc", staff);
    net.put("server", servers);
    net.rule(staff, servers, ZoneAction::inspect);
    const ZoneRuleId denied = net.rule(servers, staff, ZoneAction::deny);

    ZoneMatrix matrix = zoneMatrix(net.project, *security::segmentation(net.project.design));
    EXPECT_THAT(matrix.zones, ElementsAre("staff", "servers"));
    EXPECT_EQ(matrix.summary, "2 zones   2 violated   0 at risk   0 Mbit/s outside every zone");
    EXPECT_EQ(matrix.cells[0].text, "") << "within a zone";
    EXPECT_EQ(matrix.cells[1].text, "Bypassed");
    EXPECT_EQ(matrix.cells[1].figure, "1 200 Mbit/s");
    EXPECT_EQ(matrix.cells[1].tone, Tone::bad);
    EXPECT_THAT(matrix.cells[1].help, HasSubstr("Uninspected: demand-pc-server"));
    const auto demand = net.project.design.demands.begin()->id;
    EXPECT_THAT(matrix.cells[1].elements, ElementsAre(ElementId(demand)));
    EXPECT_EQ(matrix.cells[2].text, "Denied");
    EXPECT_EQ(matrix.cells[2].tone, Tone::bad);

    net.project.design.demands = {};
    matrix = zoneMatrix(net.project, *security::segmentation(net.project.design));
    EXPECT_EQ(matrix.cells[2].tone, Tone::good) << "nobody asks for it";
    EXPECT_EQ(matrix.cells[2].figure, "");
    EXPECT_THAT(matrix.cells[2].elements, ElementsAre(ElementId(denied)));
}

}  // namespace
}  // namespace spanwright::app
