// SPDX-License-Identifier: MIT
#include "engine/sim/failure_impact.h"

#include "tests/support/design_builder.h"

#include <gtest/gtest.h>

namespace spanwright::sim {
namespace {

using test::DesignBuilder;

/// a-b-c is quick and thin, a-d-c slow and wide.
DesignBuilder network() {
    DesignBuilder net;
    net.link("a", "b", 100).link("b", "c", 100);
    net.link("a", "d", 50, {.metric = 5}).link("d", "c", 50, {.metric = 5}).link("c", "e", 100);
    const auto latency = [&](const char* key, double ms) {
        net.editLink(key, [ms](Link& link) { link.latencyMs = ms; });
    };
    latency("a-b", 1);
    latency("b-c", 1);
    latency("a-d", 10);
    latency("d-c", 10);
    latency("c-e", 1);
    return net;
}

DemandId put(DesignBuilder& net, const char* from, const char* to, double mbps, TrafficClass trafficClass,
             std::optional<double> maxLatencyMs = {}) {
    Demand demand;
    demand.id = net.project.newId<DemandId>();
    demand.from = net.device(from);
    demand.to = net.device(to);
    demand.mbps = mbps;
    demand.trafficClass = trafficClass;
    demand.maxLatencyMs = maxLatencyMs;
    net.project.design.demands.put(demand);
    return demand.id;
}

FailureImpact failureImpact(const Project& project, const std::vector<ElementId>& failed,
                            const ImpactOptions& options = {}) {
    return failureImpacts(project, {}, {failed}, options).value().front();
}

TEST(FailureImpact, tellsLostDegradedAndDetouredApart) {
    DesignBuilder net = network();
    const DemandId voice = put(net, "a", "c", 10, TrafficClass::voice, 15);
    const DemandId bulk = put(net, "a", "e", 10, TrafficClass::bulk);
    put(net, "c", "e", 10, TrafficClass::bulk);
    const FailureImpact impact = failureImpact(net.project, {net.linkId("a-b")});
    ASSERT_EQ(impact.demands.size(), 2U) << "the third notices nothing";
    EXPECT_EQ(impact.demands[0].demand, voice);
    EXPECT_EQ(impact.demands[0].effect, DemandEffect::degraded) << "20 ms where 15 are allowed";
    EXPECT_DOUBLE_EQ(*impact.demands[0].latencyBeforeMs, 2);
    EXPECT_DOUBLE_EQ(*impact.demands[0].latencyAfterMs, 20);
    EXPECT_EQ(impact.demands[1].demand, bulk);
    EXPECT_EQ(impact.demands[1].effect, DemandEffect::detoured);
    ASSERT_EQ(impact.classes.size(), 2U);
    EXPECT_DOUBLE_EQ(impact.classes[0].degradedMbps, 10);
    EXPECT_DOUBLE_EQ(impact.classes[0].worstLatencyIncreaseMs, 18);
    EXPECT_DOUBLE_EQ(impact.classes[1].offeredMbps, 20);
    EXPECT_DOUBLE_EQ(impact.classes[1].detouredMbps, 10);
    const FailureImpact cut = failureImpact(net.project, {net.linkId("c-e")});
    ASSERT_EQ(cut.demands.size(), 2U);
    EXPECT_EQ(cut.demands[0].effect, DemandEffect::lost);
    EXPECT_DOUBLE_EQ(cut.classes[1].lostMbps, 20);
}

TEST(FailureImpact, aDetourThatOverloadsDegradesAllWhoShareIt) {
    DesignBuilder net = network();
    put(net, "a", "c", 40, TrafficClass::bestEffort);
    const DemandId other = put(net, "a", "d", 20, TrafficClass::bestEffort);
    const FailureImpact impact = failureImpact(net.project, {net.linkId("b-c")});
    ASSERT_EQ(impact.demands.size(), 2U);
    EXPECT_EQ(impact.demands[1].demand, other);
    EXPECT_EQ(impact.demands[1].effect, DemandEffect::degraded) << "60 on 50";
    EXPECT_TRUE(impact.demands[1].overloaded);
}

TEST(FailureImpact, whatStartsAtAFailedDeviceIsTakenOut) {
    DesignBuilder net = network();
    put(net, "a", "c", 40, TrafficClass::bestEffort);
    put(net, "b", "c", 40, TrafficClass::bestEffort);
    FailureScenario scenario;
    scenario.id = net.project.newId<FailureScenarioId>();
    scenario.key = "b-is-gone";
    scenario.elements = {net.device("b")};
    net.project.design.failureScenarios.put(scenario);
    const FailureImpact impact = failureImpact(net.project, {scenario.id});
    ASSERT_EQ(impact.demands.size(), 2U);
    EXPECT_EQ(impact.demands[0].effect, DemandEffect::detoured);
    EXPECT_EQ(impact.demands[1].effect, DemandEffect::takenOut);
    ASSERT_EQ(impact.takeovers.size(), 2U);
    EXPECT_EQ(impact.takeovers[0].link, net.linkId("a-d"));
    EXPECT_DOUBLE_EQ(impact.takeovers[0].moreMbps, 40);
}

TEST(FailureImpact, isJudgedAgainstTheNetworkUnderMaintenance) {
    DesignBuilder net = network();
    put(net, "a", "c", 10, TrafficClass::voice);
    const FailureImpact impact =
        failureImpact(net.project, {net.linkId("a-d")}, {.maintenance = {net.linkId("a-b")}});
    ASSERT_EQ(impact.demands.size(), 1U);
    EXPECT_EQ(impact.demands[0].effect, DemandEffect::lost);
    EXPECT_DOUBLE_EQ(*impact.demands[0].latencyBeforeMs, 20);
}

}  // namespace
}  // namespace spanwright::sim
