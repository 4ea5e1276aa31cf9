// SPDX-License-Identifier: MIT
#include "app/panels/model/path_tables.h"

#include "engine/sim/link_users.h"
#include "tests/support/design_builder.h"

#include <gtest/gtest.h>

namespace spanwright::app {
namespace {

/// Two ends with a tunnel between them over a provider, and a demand.
test::DesignBuilder overlay() {
    test::DesignBuilder net;
    net.link("a", "isp", 100).link("isp", "b", 100).tunnel("a", "b", 100, TunnelType::gre);
    net.demand("a", "b", 10);
    return net;
}

TEST(PathTables, putWhatCarriesATunnelUnderIt) {
    const test::DesignBuilder net = overlay();
    const TableModel table =
        pathTable(net.project, sim::pathOf(net.project, {}, net.lastDemand(), sim::Direction::forward));
    ASSERT_EQ(table.rows.size(), 3U);
    EXPECT_EQ(table.rows[0].cells[1].text, "a~b");
    EXPECT_EQ(table.rows[1].cells[1].text, "    a-isp");
    EXPECT_EQ(table.rows[1].cells[6].text, "a~b");
    EXPECT_EQ(table.rows[2].elements.front(), ElementId(net.linkId("isp-b")));
    EXPECT_TRUE(pathTable(net.project, {}).rows.empty());
}

TEST(PathTables, nameWhoUsesALinkAndInsideWhat) {
    const test::DesignBuilder net = overlay();
    const TableModel table =
        userTable(net.project, sim::findLinkUsers(net.project, {}, net.linkId("isp-b")).value());
    ASSERT_EQ(table.rows.size(), 1U);
    EXPECT_EQ(table.rows[0].elements.front(), ElementId(net.lastDemand()));
    EXPECT_EQ(table.rows[0].cells[4].text, "a~b");
}

}  // namespace
}  // namespace spanwright::app
