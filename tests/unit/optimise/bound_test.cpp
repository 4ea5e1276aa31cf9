// SPDX-License-Identifier: MIT
#include "engine/optimise/bound.h"

#include "engine/design/queries.h"
#include "engine/sim/routing.h"
#include "tests/support/design_builder.h"

#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace spanwright::optimise {
namespace {

using test::DesignBuilder;

TEST(Bound, usesThePathsThatMetricsLeaveIdle) {
    DesignBuilder net;
    net.link("a", "b", 100).link("b", "c", 100).link("a", "c", 300).demand("a", "c", 200);
    const UtilizationBound bound = utilizationBound(net.project, {}).value();
    EXPECT_NEAR(bound.maxUtilization, 0.5, 1e-4);
    EXPECT_LE(bound.lower, 0.5);
    EXPECT_GE(bound.maxUtilization, 0.5);
    EXPECT_NEAR(sim::route(net.project, {})->maxUtilization, 2.0 / 3, 1e-12);
}

TEST(Bound, isNeverAboveWhatEqualCostMultipathReaches) {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        const Project project = test::randomNetwork(seed, 20, 20, 60).project;
        const UtilizationBound bound = utilizationBound(project, {}).value();
        EXPECT_LE(bound.lower, sim::route(project, {})->maxUtilization) << "seed " << seed;
        EXPECT_LE(bound.gap, 1e-4);
    }
}

TEST(Bound, namesWhatHoldsItAndWhatIsLeftOut) {
    DesignBuilder net;
    net.link("a", "b", 100, {.key = "narrow"})
        .link("b", "c", 1000)
        .demand("a", "c", 50)
        .demand("c", "island", 5);
    const UtilizationBound bound = utilizationBound(net.project, {}).value();
    EXPECT_NEAR(bound.maxUtilization, 0.5, 1e-6);
    ASSERT_EQ(bound.bottlenecks.size(), 1U);
    EXPECT_EQ(bound.bottlenecks[0].link, net.linkId("narrow"));
    EXPECT_EQ(bound.bottlenecks[0].direction, sim::Direction::forward);
    EXPECT_GT(bound.bottlenecks[0].weight, 0.99);
    ASSERT_EQ(bound.leftOut.size(), 1U);
    EXPECT_EQ(displayName(net.project, bound.leftOut[0].demand), "demand-c-island");
}

TEST(Bound, isTheSameFromFewSourcesAsToFewDestinations) {
    DesignBuilder to;
    DesignBuilder from;
    for (DesignBuilder* net : {&to, &from}) {
        net->link("a", "b", 100).link("b", "c", 70).link("a", "c", 30).link("c", "d", 200).link("b", "d", 60);
    }
    for (const auto* source : {"a", "b", "c"}) {
        to.demand(source, "d", 40);
        from.demand("d", source, 40);
    }
    const UtilizationBound towards = utilizationBound(to.project, {}).value();
    const UtilizationBound away = utilizationBound(from.project, {}).value();
    EXPECT_NEAR(towards.lower, away.lower, 1e-4 * away.lower);
    EXPECT_NEAR(towards.maxUtilization, away.maxUtilization, 1e-4 * away.lower);
}

TEST(Bound, growsWithTheDemands) {
    DesignBuilder net;
    net.link("a", "b", 100).demand("a", "b", 50);
    Demand demand = *net.project.design.demands.begin();
    demand.growthPercentPerYear = 10;
    net.project.design.demands.put(demand);
    BoundOptions options;
    options.growthYears = 2;
    EXPECT_NEAR(utilizationBound(net.project, {}, options)->maxUtilization, 0.605, 1e-9);
}

TEST(Bound, isZeroForAnEmptyNetworkAndLinksToThemselves) {
    EXPECT_EQ(utilizationBound(Project(), {})->maxUtilization, 0);
    DesignBuilder net;
    net.link("a", "a", 100).link("a", "b", 0).demand("a", "b", 50).demand("a", "a", 5);
    const UtilizationBound bound = utilizationBound(net.project, {}).value();
    EXPECT_EQ(bound.maxUtilization, 0);
    EXPECT_EQ(bound.leftOut.size(), 1U);
}

TEST(Bound, holdsBelowTunnelsWhoseWaysAndOverheadItLeavesFree) {
    DesignBuilder net;
    net.link("a", "b", 100)
        .link("b", "c", 100)
        .tunnel("a", "c", 100, TunnelType::ipsec)
        .editLink("a~c", [](Link& link) { link.igpMetric = 1; })
        .demand("a", "c", 50);
    const UtilizationBound bound = utilizationBound(net.project, {}).value();
    EXPECT_EQ(bound.tunnels, 1);
    EXPECT_NEAR(bound.lower, 0.5, 1e-4);
    const double routed = sim::route(net.project, {})->maxUtilization;
    EXPECT_GT(routed, 0.5);  // IPsec adds its headers
    EXPECT_LE(bound.lower, routed);
}

TEST(Bound, isNeverAboveWhatRoutingUnderPoliciesReaches) {
    int pinned = 0;
    for (unsigned seed = 1; seed <= 40; ++seed) {
        DesignBuilder net = test::randomNetwork(seed, 15, 15, 40);
        std::mt19937 random(seed);
        const auto devices = [&] {
            std::vector<DeviceId> all;
            for (const Device& device : net.project.design.devices)
                all.push_back(device.id);
            return all;
        }();
        std::vector<LinkId> links;
        for (const Link& link : net.project.design.links)
            links.push_back(link.id);
        for (Demand demand :
             std::vector<Demand>(net.project.design.demands.begin(), net.project.design.demands.end())) {
            if (random() % 3 == 0) demand.mustVisit.push_back(devices[random() % devices.size()]);
            if (random() % 3 == 0) demand.mustAvoid.emplace_back(links[random() % links.size()]);
            if (random() % 5 == 0) demand.mustAvoid.emplace_back(devices[random() % devices.size()]);
            pinned += demand.pinned() ? 1 : 0;
            net.project.design.demands.put(demand);
        }
        const sim::Routing routing = sim::route(net.project, {}).value();
        const UtilizationBound bound = utilizationBound(net.project, {}).value();
        EXPECT_LE(bound.lower, routing.maxUtilization * (1 + 1e-12)) << "seed " << seed;
        double lost = 0;
        for (const DemandDirection& each : bound.leftOut) {
            const Demand& demand = net.project.design.demands.at(each.demand);
            lost += each.direction == sim::Direction::forward ? demand.mbps : demand.reverseMbps;
        }
        EXPECT_NEAR(lost, routing.lostMbps, 1e-9 * (1 + routing.lostMbps)) << "seed " << seed;
    }
    EXPECT_GT(pinned, 300);
}

TEST(Bound, givesWhatItHasWhenItsStepsAreUsedUp) {
    const Project project = test::randomNetwork(3, 60, 90, 400).project;
    const double pass = stepsOfPass(project.design);
    EXPECT_GT(pass, 0);
    BoundOptions once;
    once.mostSteps = pass;
    const UtilizationBound rough = utilizationBound(project, {}, once).value();
    const UtilizationBound fine = utilizationBound(project, {}).value();
    EXPECT_GT(rough.gap, fine.gap);
    EXPECT_LE(rough.lower, fine.maxUtilization);
    EXPECT_GE(rough.maxUtilization, fine.lower);
    EXPECT_EQ(rough.lower, utilizationBound(project, {}, once)->lower);
}

TEST(Bound, canBeCancelled) {
    std::stop_source stop;
    stop.request_stop();
    const auto result =
        utilizationBound(test::randomNetwork(1, 20, 20, 60).project, {}, {}, {stop.get_token()});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, Code::cancelled);
}

}  // namespace
}  // namespace spanwright::optimise
