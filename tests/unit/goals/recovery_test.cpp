// SPDX-License-Identifier: MIT
#include "engine/goals/recovery.h"

#include "tests/support/design_builder.h"

#include <gtest/gtest.h>

namespace spanwright::goals {
namespace {

using test::DesignBuilder;

TEST(Recovery, takesTheTimesOfThePolicy) {
    DesignBuilder net;
    net.link("a", "b", 100);
    const ElementId link = net.linkId("a-b");
    net.project.settings.recovery.detectionSeconds = 40;
    net.project.settings.recovery.igpConvergenceSeconds = 5;
    EXPECT_EQ(secondsOf(TakeOver::nothingLost, net.project, link), 0);
    EXPECT_EQ(secondsOf(TakeOver::routing, net.project, link), 45);
    EXPECT_EQ(secondsOf(TakeOver::member, net.project, link), 3);
    EXPECT_EQ(secondsOf(TakeOver::unit, net.project, link), 4);
    EXPECT_EQ(secondsOf(TakeOver::overlay, net.project, link), 7);
}

TEST(Recovery, ofARepairIsTheElementsMttrThenItsItemsThenThePolicys) {
    DesignBuilder net;
    net.link("a", "b", 100);
    const ElementId link = net.linkId("a-b");
    EXPECT_EQ(secondsOf(TakeOver::repair, net.project, link), 8 * 3600);
    CatalogueItem item;
    item.id = net.project.newId<CatalogueItemId>();
    item.key = "circuit";
    item.mttrHours = 6;
    net.project.catalogue.put(item);
    net.editLink("a-b", [&](Link& row) { row.item = item.id; });
    EXPECT_EQ(secondsOf(TakeOver::repair, net.project, link), 6 * 3600);
    net.editLink("a-b", [](Link& row) { row.reliability.mttrHours = 2; });
    EXPECT_EQ(secondsOf(TakeOver::repair, net.project, link), 2 * 3600);
}

TEST(Recovery, isTheOverlaysWhereATransportOfAnSdwanEdgeFails) {
    DesignBuilder net;
    net.link("edge", "isp", 100).link("edge", "lan", 100);
    net.editLink("edge-isp", [](Link& row) { row.kind = LinkKind::broadband; });
    net.editDevice("isp", [](Device& row) { row.kind = DeviceKind::providerNetwork; });
    const Design& design = net.project.design;
    EXPECT_EQ(takeOverOf(design, net.linkId("edge-isp"), true), TakeOver::overlay);
    EXPECT_EQ(takeOverOf(design, net.device("isp"), true), TakeOver::overlay);
    EXPECT_EQ(takeOverOf(design, net.linkId("edge-isp"), false), TakeOver::routing);
    EXPECT_EQ(takeOverOf(design, net.linkId("edge-lan"), true), TakeOver::routing);
}

}  // namespace
}  // namespace spanwright::goals
