// SPDX-License-Identifier: MIT
#include "engine/sim/device_limits.h"

#include "tests/support/design_builder.h"

#include <gtest/gtest.h>

namespace spanwright::sim {
namespace {

using test::DesignBuilder;

const DeviceLoad& loadOf(const Routing& routing, DeviceId id) {
    for (const DeviceLoad& load : routing.devices) {
        if (load.device == id) return load;
    }
    throw std::runtime_error("no such device");
}

TEST(DeviceLimits, countPacketsAndFindTheLimitThatBinds) {
    DesignBuilder net;
    net.link("a", "b", 1000).link("b", "c", 1000).demand("a", "c", 80, 20);
    net.editLastDemand([](Demand& demand) { demand.packetBytes = 125; });
    net.editDevice("b",
                   [](Device& device) { device.throughputMbps = 1000, device.packetsPerSecond = 80'000; });
    const Routing routing = route(net.project, {}).value();
    const DeviceLoad& load = loadOf(routing, net.device("b"));
    EXPECT_DOUBLE_EQ(load.packetsPerSecond, 100'000);
    EXPECT_DOUBLE_EQ(*load.utilization, 0.1) << "of the throughput";
    ASSERT_NE(load.binding(), nullptr);
    EXPECT_EQ(load.binding()->service, DeviceService::packets);
    EXPECT_DOUBLE_EQ(*load.binding()->utilization, 1.25);
    EXPECT_DOUBLE_EQ(routing.maxDeviceUtilization, 1.25);
    EXPECT_DOUBLE_EQ(routing.maxUtilization, 0.08) << "of links";
}

TEST(DeviceLimits, aFirewallInspectsWhatCrossesItAndDecryptsItsShare) {
    DesignBuilder net;
    net.link("a", "fw", 1000).link("fw", "c", 1000).demand("a", "c", 300);
    CatalogueItem item;
    item.id = net.project.newId<CatalogueItemId>();
    item.key = "fw-item";
    item.throughputMbps = 2000;
    item.inspectionMbps = 500;
    item.tlsInspectionMbps = 100;
    net.project.catalogue.put(item);
    net.editDevice("fw", [&](Device& device) {
        device.kind = DeviceKind::firewall;
        device.item = item.id;
        device.count = 2;
        device.redundancy = RedundancyMode::activeStandby;
        device.tlsInspectedPercent = 40;
    });
    const Routing routing = route(net.project, {}).value();
    const DeviceLoad& load = loadOf(routing, net.device("fw"));
    ASSERT_EQ(load.limits.size(), 3U);
    EXPECT_DOUBLE_EQ(*load.limits[1].utilization, 0.6) << "one of the pair forwards";
    EXPECT_EQ(load.binding()->service, DeviceService::tlsInspection);
    EXPECT_DOUBLE_EQ(*load.binding()->utilization, 1.2);
    net.editDevice("fw", [](Device& device) { device.kind = DeviceKind::router; });
    EXPECT_EQ(loadOf(route(net.project, {}).value(), net.device("fw")).limits.size(), 1U);
}

TEST(DeviceLimits, theEndsOfATunnelEncryptAndDecryptWhatItCarries) {
    DesignBuilder net;
    net.link("a", "p", 1000).link("p", "b", 1000).tunnel("a", "b", 1000, TunnelType::ipsec);
    net.link("x", "a", 1000).demand("x", "b", 100, 60);
    net.editLastDemand([](Demand& demand) { demand.packetBytes = 570; });
    for (const auto* key : {"a", "p"})
        net.editDevice(key, [](Device& device) { device.ipsecMbps = 200; });
    const Routing routing = route(net.project, {}).value();
    EXPECT_DOUBLE_EQ(loadOf(routing, net.device("a")).limits[0].load, 160);
    EXPECT_DOUBLE_EQ(loadOf(routing, net.device("p")).limits[0].load, 0) << "the tunnel only passes";
    // From x as they are, from p encapsulated: each packet enters once.
    EXPECT_DOUBLE_EQ(loadOf(routing, net.device("a")).loadMbps, 100 + 60 * 1.1);
}

TEST(DeviceLimits, aLoadOnNoCapacityIsReportedNotDivided) {
    DesignBuilder net;
    net.link("a", "b", 100).demand("a", "b", 1);
    net.editDevice("b", [](Device& device) { device.throughputMbps = 0; });
    const Routing routing = route(net.project, {}).value();
    const DeviceLoad& load = loadOf(routing, net.device("b"));
    EXPECT_FALSE(load.binding()->utilization.has_value());
    EXPECT_DOUBLE_EQ(routing.maxDeviceUtilization, 0);
}

}  // namespace
}  // namespace spanwright::sim
