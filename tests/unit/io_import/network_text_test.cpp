// SPDX-License-Identifier: MIT
#include "engine/io/import/network_text.h"

#include "tests/support/design_builder.h"

#include <gtest/gtest.h>

namespace spanwright::io {
namespace {

Project twoDevices() {
    test::DesignBuilder net;
    net.device("lon");
    net.device("par");
    net.editDevice("lon", [](Device& row) { row.name = "London core"; });
    net.editDevice("par", [](Device& row) { row.name = "Paris core"; });
    return net.project;
}

TEST(NetworkText, knowsATableByItsHeader) {
    EXPECT_TRUE(looksLikeNetworkTable("id,name\na,A\n"));
    EXPECT_TRUE(looksLikeNetworkTable("from\tto\tcapacity_mbps\n"));
    EXPECT_FALSE(looksLikeNetworkTable("Dear colleague, here it is"));
    EXPECT_FALSE(looksLikeNetworkTable("id"));
    EXPECT_FALSE(looksLikeNetworkTable(""));
}

TEST(NetworkText, addsNodesLinksAndDemandsToWhatIsThere) {
    const auto nodes =
        addNetworkTable(twoDevices(), "id,name,kind\nber,\"Berlin, core\",router\n", "clipboard");
    ASSERT_TRUE(nodes) << nodes.error().text();
    EXPECT_EQ(nodes->project.design.devices.size(), 3U);
    const auto links = addNetworkTable(
        nodes->project, "id,from,to,capacity_mbps\nl1,lon,ber,400\nl2,London core,Paris core,100\n",
        "clipboard");
    ASSERT_TRUE(links) << links.error().text();
    ASSERT_EQ(links->project.design.links.size(), 2U);
    EXPECT_EQ(links->project.design.links.begin()->capacityMbps, 400);
    const auto demands =
        addNetworkTable(links->project, "id,from,to,mbps\nd1,Paris core,ber,25\n", "clipboard");
    ASSERT_TRUE(demands) << demands.error().text();
    EXPECT_EQ(demands->project.design.demands.begin()->mbps, 25);
}

TEST(NetworkText, readsWhatASpreadsheetCopies) {
    const auto nodes = addNetworkTable(
        {}, "id\tname\tthroughput_mbps\r\na\tSays \"hi\", twice\t100\r\nb\t\t\r\n", "clipboard");
    ASSERT_TRUE(nodes) << nodes.error().text();
    ASSERT_EQ(nodes->project.design.devices.size(), 2U);
    EXPECT_EQ(nodes->project.design.devices.begin()->name, "Says \"hi\", twice");
    EXPECT_EQ(nodes->project.design.devices.begin()->throughputMbps, 100);
}

TEST(NetworkText, namesTheBadRowAndTheUnknownDevice) {
    const auto unknown = addNetworkTable(twoDevices(), "id,from,to\nl1,lon,par\nl2,lon,Rome\n", "clipboard");
    ASSERT_FALSE(unknown);
    EXPECT_NE(unknown.error().text().find("clipboard:3:"), std::string::npos) << unknown.error().text();
    EXPECT_NE(unknown.error().text().find("Rome"), std::string::npos);
    const auto bad =
        addNetworkTable(twoDevices(), "id,from,to,capacity_mbps\nl1,lon,par,fast\n", "clipboard");
    ASSERT_FALSE(bad);
    EXPECT_NE(bad.error().text().find("clipboard:2:"), std::string::npos) << bad.error().text();
    EXPECT_FALSE(addNetworkTable(twoDevices(), "id\tname\nx\t\"a\x01\"\n", "clipboard"));
    EXPECT_FALSE(addNetworkTable(twoDevices(), "id,name\n\xFF\xFE,b\n", "clipboard"));
    EXPECT_FALSE(addNetworkTable(twoDevices(), "id,name\nlon,again\n", "clipboard"));
}

TEST(NetworkText, aNameThatTwoDevicesHaveIsNoEnd) {
    Project project = twoDevices();
    for (Device device : twoDevices().design.devices) {
        device.name = "Core";
        project.design.devices.put(device);
    }
    EXPECT_FALSE(addNetworkTable(project, "id,from,to\nl,Core,par\n", "clipboard"));
    EXPECT_TRUE(addNetworkTable(project, "id,from,to\nl,lon,par\n", "clipboard"));
}

}  // namespace
}  // namespace spanwright::io
