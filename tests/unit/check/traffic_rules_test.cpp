// SPDX-License-Identifier: MIT
#include "tests/unit/check/check_support.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(LinkOverloaded, namesTheFullerDirectionOfALinkBeyondItsCapacity) {
    DesignBuilder net;
    net.link("lyon", "paris", 1000).demand("lyon", "paris", 200, 1340);
    EXPECT_THAT(saidBy("link-overloaded", net.project),
                ElementsAre("error: lyon-paris carries 1 340 of 1 000 Mbit/s (134 %) from paris to lyon."));
}

TEST(LinkOverloaded, warnsAboveEightyPercentAndAcceptsExactlyThat) {
    DesignBuilder net;
    net.link("a", "b", 1000).demand("a", "b", 900);
    EXPECT_THAT(saidBy("link-overloaded", net.project),
                ElementsAre("warning: a-b carries 900 of 1 000 Mbit/s (90 %) from a to b."));
    editDemand(net.project, [](Demand& demand) { demand.mbps = 800; });
    EXPECT_THAT(saidBy("link-overloaded", net.project), IsEmpty());
}

TEST(LinkOverloaded, warnsAtTheThresholdOfTheProject) {
    DesignBuilder net;
    net.link("a", "b", 1000).demand("a", "b", 700);
    EXPECT_THAT(saidBy("link-overloaded", net.project), IsEmpty());
    net.project.design.trafficPolicy.linkThresholdPercent = 60;
    EXPECT_THAT(saidBy("link-overloaded", net.project),
                ElementsAre("warning: a-b carries 700 of 1 000 Mbit/s (70 %) from a to b."));
}

TEST(LinkOverloaded, judgesEveryLinkOnItsOwn) {
    DesignBuilder net;
    net.link("a", "b", 100).link("b", "c", 100).link("c", "d", 100);
    net.demand("a", "b", 120).demand("c", "d", 130);
    EXPECT_EQ(findingsOf(net.project, "link-overloaded").size(), 2U);
}

TEST(DeviceOverloaded, comparesWhatEntersADeviceWithWhatItForwards) {
    DesignBuilder net;
    net.link("a", "hub", 10000).link("hub", "b", 10000).demand("a", "b", 1500, 900);
    net.editDevice("hub", [](Device& hub) { hub.throughputMbps = 2000; });
    EXPECT_THAT(saidBy("device-overloaded", net.project),
                ElementsAre("error: hub forwards 2 400 of 2 000 Mbit/s (120 %)."));
    net.editDevice("hub", [](Device& hub) { hub.throughputMbps = 2500; });
    EXPECT_THAT(saidBy("device-overloaded", net.project),
                ElementsAre("warning: hub forwards 2 400 of 2 500 Mbit/s (96 %)."));
    net.editDevice("hub", [](Device& hub) { hub.throughputMbps = 3000; });
    EXPECT_THAT(saidBy("device-overloaded", net.project), IsEmpty());
}

TEST(DeviceOverloaded, namesTheServiceThatBinds) {
    DesignBuilder net;
    net.link("a", "fw", 10000).link("fw", "b", 10000).demand("a", "b", 900);
    net.editDevice("fw", [](Device& firewall) {
        firewall.kind = DeviceKind::firewall;
        firewall.throughputMbps = 2000;
        firewall.inspectionMbps = 1000;
        firewall.tlsInspectionMbps = 400;
        firewall.tlsInspectedPercent = 50;
    });
    EXPECT_THAT(saidBy("device-overloaded", net.project),
                ElementsAre("error: fw decrypts and inspects 450 of 400 Mbit/s (112.5 %)."));
    net.editDevice("fw", [](Device& firewall) { firewall.throughputMbps = 0; });
    EXPECT_THAT(saidBy("device-overloaded", net.project), ElementsAre("error: fw forwards 900 of 0 Mbit/s."));
}

TEST(TunnelDown, namesTheTunnelAndItsEnds) {
    DesignBuilder net;
    net.link("a", "b", 100).device("c");
    net.tunnel("a", "b", 100, TunnelType::gre).tunnel("a", "c", 100, TunnelType::gre);
    EXPECT_THAT(saidBy("tunnel-down", net.project),
                ElementsAre("error: a~c is down: its underlay has no path from a to c and back."));
}

TEST(LagMembers, tellsWhatAMemberThatDiffersCosts) {
    DesignBuilder net;
    net.link("a", "b", 2100).editLink("a-b", [](Link& link) {
        link.memberCount = 3;
        link.memberCapacitiesMbps = {1000, 1000, 100};
    });
    EXPECT_THAT(saidBy("lag-members", net.project),
                ElementsAre("warning: a-b can use 300 of its 2 100 Mbit/s: its members differ, and the "
                            "smallest fills first."));
    net.editLink("a-b", [](Link& link) { link.capacityMbps = 3000; });
    EXPECT_THAT(saidBy("lag-members", net.project),
                ElementsAre("error: The members of a-b have 2 100 Mbit/s together, the link 3 000."));
    net.editLink("a-b", [](Link& link) { link.memberCount = 2; });
    EXPECT_THAT(saidBy("lag-members", net.project),
                ElementsAre("error: a-b has 2 members, but the capacities of 3."));
}

TEST(DemandLost, saysWhyAPinnedDemandIs) {
    DesignBuilder net;
    net.link("a", "b", 100).link("b", "c", 100).demand("a", "c", 10);
    net.editLastDemand([&](Demand& demand) { demand.path = {net.linkId("b-c")}; });
    EXPECT_THAT(
        saidBy("demand-lost", net.project),
        ElementsAre("error: demand-a-c has no path from a to c: 10 Mbit/s are lost: its path does not "
                    "join up at b-c."));
}

TEST(TransportLimits, warnsWhereNoTunnelKeepsThem) {
    DesignBuilder net;
    net.link("a", "b", 100).editLink("a-b", [](Link& link) { link.latencyMs = 30; });
    net.tunnel("a", "b", 100, TunnelType::sdwan, [](Link& link) { link.igpMetric = 0.5; });
    for (const auto* key : {"a", "b"})
        net.editDevice(key, [](Device& device) { device.kind = DeviceKind::sdwanEdge; });
    net.demand("a", "b", 10, 10);
    net.project.design.routingPolicy.sdwanRules = {{.maxLatencyMs = 20}};
    EXPECT_THAT(
        saidBy("transport-limits", net.project),
        ElementsAre("warning: a~b carries Best effort with 30 ms and 0 % loss, beyond the limits of its "
                    "SD-WAN rule; no other transport keeps them."));
}

TEST(DemandLost, addsBothDirectionsOfADemandWithoutAPath) {
    DesignBuilder net;
    net.link("a", "b", 100).device("c");
    net.demand("a", "c", 30, 12);
    EXPECT_THAT(saidBy("demand-lost", net.project),
                ElementsAre("error: demand-a-c has no path from a to c and back: 42 Mbit/s are lost."));
    net.link("b", "c", 100);
    EXPECT_THAT(saidBy("demand-lost", net.project), IsEmpty());
}

TEST(DemandLost, namesTheOneDirectionThatIsClosed) {
    DesignBuilder net;
    net.link("a", "b", 100, {.capacityReverseMbps = 0}).demand("a", "b", 30, 12);
    EXPECT_THAT(saidBy("demand-lost", net.project),
                ElementsAre("error: demand-a-b has no path from b to a: 12 Mbit/s are lost."));
}

TEST(LatencyLimit, comparesTheSlowerDirectionWithTheLimit) {
    DesignBuilder net;
    net.link("a", "b", 100, {.metric = 1, .metricReverse = 9}).link("a", "c", 100).link("c", "b", 100);
    for (const auto& [key, ms] : {std::pair("a-b", 10.0), std::pair("a-c", 8.0), std::pair("c-b", 9.0)})
        net.editLink(key, [ms = ms](Link& link) { link.latencyMs = ms; });
    net.demand("a", "b", 5, 5);
    editDemand(net.project, [](Demand& demand) { demand.maxLatencyMs = 15; });
    // 700 bytes on two links of 100 Mbit/s: 0.112 ms; at 5 % load each waits 0.056 · 0.05/0.95.
    EXPECT_THAT(
        saidBy("latency-limit", net.project),
        ElementsAre("error: demand-a-b takes 17.12 ms from b to a (17 on the links, 0.11 sending, 0.00589 "
                    "waiting); its limit is 15 ms."));
    editDemand(net.project, [](Demand& demand) { demand.maxLatencyMs = 17.2; });
    EXPECT_THAT(saidBy("latency-limit", net.project), IsEmpty());
}

TEST(LatencyLimit, saysThatACongestedWayHasNoBound) {
    DesignBuilder net;
    net.link("a", "b", 100).demand("a", "b", 120);
    editDemand(net.project, [](Demand& demand) { demand.maxLatencyMs = 1000; });
    EXPECT_THAT(saidBy("latency-limit", net.project),
                ElementsAre("error: demand-a-b waits without bound from a to b, as its way is congested; its "
                            "limit is 1 000 ms."));
    editDemand(net.project, [](Demand& demand) { demand.trafficClass = TrafficClass::voice; });
    EXPECT_EQ(findingsOf(net.project, "latency-limit").size(), 1U);
    net.demand("a", "b", 20);
    editDemand(net.project, [](Demand& demand) { demand.mbps = 90; });
    EXPECT_THAT(saidBy("latency-limit", net.project), IsEmpty()) << "voice is served first";
}

TEST(LossLimit, comparesTheWorseDirectionWithTheLimit) {
    DesignBuilder net;
    net.link("a", "b", 100).demand("a", "b", 50, 125);
    editDemand(net.project, [](Demand& demand) { demand.maxLossPercent = 10; });
    EXPECT_THAT(saidBy("loss-limit", net.project),
                ElementsAre("error: demand-a-b loses 20 % from b to a, as a-b is full; its limit is 10 %."));
    editDemand(net.project, [](Demand& demand) { demand.maxLossPercent = 21; });
    EXPECT_THAT(saidBy("loss-limit", net.project), IsEmpty());
}

TEST(ClassOverloaded, namesThePlaceAndWhoLosesThere) {
    DesignBuilder net;
    net.link("a", "b", 100).demand("a", "b", 60);
    editDemand(net.project, [](Demand& demand) { demand.trafficClass = TrafficClass::business; });
    net.demand("a", "b", 90);
    EXPECT_THAT(saidBy("class-overloaded", net.project),
                ElementsAre("error: a-b is full: Business loses 10 of 60 Mbit/s, Best effort loses 40 of 90 "
                            "Mbit/s."));
    editDemand(net.project, [](Demand& demand) { demand.mbps = 40; });
    EXPECT_THAT(saidBy("class-overloaded", net.project),
                ElementsAre("warning: a-b is full: Best effort loses 30 of 90 Mbit/s."));
    editDemand(net.project, [](Demand& demand) { demand.mbps = 10; });
    EXPECT_THAT(saidBy("class-overloaded", net.project), IsEmpty());
}

TEST(AvailabilityTarget, givesTheDowntimeOfBoth) {
    // 0.999 × 0.999 = 0.998001: 0.001999 of 525 600 minutes are 1 050.67.
    DesignBuilder net;
    net.link("a", "m", 100, {.availability = 0.999}).link("m", "b", 100, {.availability = 0.999});
    net.demand("a", "b", 5);
    editDemand(net.project, [](Demand& demand) { demand.availabilityTarget = 0.999; });
    EXPECT_THAT(
        saidBy("availability-target", net.project),
        ElementsAre("error: demand-a-b is available 99.80 % (1 050.67 minutes down a year); its target is "
                    "99.90 % (525.6 minutes)."));
    net.link("a", "b", 100, {.availability = 0.999});
    EXPECT_THAT(saidBy("availability-target", net.project), IsEmpty());
}

TEST(AvailabilityTarget, isMetByExactlyItsFigure) {
    DesignBuilder net;
    net.link("a", "b", 100, {.availability = 0.9995}).demand("a", "b", 5);
    editDemand(net.project, [](Demand& demand) { demand.availabilityTarget = 0.9995; });
    EXPECT_THAT(saidBy("availability-target", net.project), IsEmpty());
}

TEST(SinglePointOfFailure, countsTheDemandsThatALinkOrDeviceCuts) {
    DesignBuilder net;
    net.link("a", "hub", 100).link("hub", "b", 100).link("hub", "c", 100);
    net.demand("a", "b", 10, 5).demand("a", "c", 20);
    EXPECT_THAT(saidBy("single-point-of-failure", net.project),
                ElementsAre("warning: The failure of a-hub cuts 2 demands with 35 Mbit/s.",
                            "warning: The failure of hub cuts 2 demands with 35 Mbit/s.",
                            "warning: The failure of hub-b cuts 1 demand with 15 Mbit/s.",
                            "warning: The failure of hub-c cuts 1 demand with 20 Mbit/s."));
}

TEST(SinglePointOfFailure, isNotWhereAnotherPathRemains) {
    DesignBuilder net;
    net.link("a", "b", 100).link("b", "c", 100).link("c", "a", 100);
    net.demand("a", "b", 10).demand("b", "c", 10);
    EXPECT_THAT(saidBy("single-point-of-failure", net.project), IsEmpty());
}

TEST(SinglePointOfFailure, isNoPairOrStackOfSeveralUnits) {
    DesignBuilder net;
    net.link("a", "hub", 100).link("a", "hub", 100, {.key = "second"});
    net.link("hub", "b", 100).link("hub", "b", 100, {.key = "other"}).demand("a", "b", 10);
    EXPECT_EQ(findingsOf(net.project, "single-point-of-failure").size(), 1U);
    net.editDevice("hub", [](Device& hub) { hub.redundancy = RedundancyMode::activeStandby; });
    EXPECT_THAT(saidBy("single-point-of-failure", net.project), IsEmpty());
    net.editDevice("hub", [](Device& hub) { hub.redundancy = RedundancyMode::stack; });
    EXPECT_EQ(findingsOf(net.project, "single-point-of-failure").size(), 1U) << "a stack of one";
    net.editDevice("hub", [](Device& hub) { hub.count = 2; });
    EXPECT_THAT(saidBy("single-point-of-failure", net.project), IsEmpty());
}

TEST(SinglePointOfFailure, isNoLinkOfSeveralMembers) {
    DesignBuilder net;
    net.link("a", "b", 100).demand("a", "b", 10);
    EXPECT_EQ(findingsOf(net.project, "single-point-of-failure").size(), 1U);
    net.editLink("a-b", [](Link& link) { link.memberCount = 2; });
    EXPECT_THAT(saidBy("single-point-of-failure", net.project), IsEmpty());
}

TEST(SinglePointOfFailure, isNotToBlameForWhatIsLostAnyway) {
    DesignBuilder net;
    net.link("a", "b", 100).link("a", "b", 100, {.key = "second"}).device("far");
    net.demand("a", "far", 70).demand("a", "b", 10);
    EXPECT_THAT(saidBy("single-point-of-failure", net.project), IsEmpty());
}

}  // namespace
}  // namespace spanwright::test
