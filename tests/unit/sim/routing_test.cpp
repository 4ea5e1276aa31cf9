// SPDX-License-Identifier: MIT
#include "engine/sim/routing.h"

#include "tests/support/design_builder.h"

#include <cmath>
#include <map>

#include <gtest/gtest.h>

namespace spanwright::sim {
namespace {

using test::DesignBuilder;

Routing routed(const DesignBuilder& net, const RoutingOptions& options = {}) {
    return route(net.project, {}, options).value();
}

double load(const DesignBuilder& net, const Routing& routing, const char* link, Direction direction) {
    for (const LinkLoad& row : routing.links) {
        if (row.link == net.linkId(link) && row.direction == direction) return row.loadMbps;
    }
    return -1;
}

TEST(Routing, splitsEquallyOverNextHopLinksNotOverPaths) {
    // a reaches d through b or c; two parallel links lead to b, so b takes two thirds.
    DesignBuilder net;
    net.link("a", "b", 100, {.key = "ab1"})
        .link("a", "b", 100, {.key = "ab2"})
        .link("a", "c", 100, {.key = "ac"});
    net.link("b", "d", 100, {.key = "bd"}).link("c", "d", 50, {.key = "cd"}).demand("a", "d", 90);
    const Routing routing = routed(net);
    EXPECT_DOUBLE_EQ(load(net, routing, "ab1", Direction::forward), 30);
    EXPECT_DOUBLE_EQ(load(net, routing, "ab2", Direction::forward), 30);
    EXPECT_DOUBLE_EQ(load(net, routing, "bd", Direction::forward), 60);
    EXPECT_DOUBLE_EQ(load(net, routing, "cd", Direction::forward), 30);
    EXPECT_DOUBLE_EQ(load(net, routing, "cd", Direction::reverse), 0);
    EXPECT_DOUBLE_EQ(routing.maxUtilization, 0.6);
    EXPECT_DOUBLE_EQ(routing.carriedMbps, 90);
}

TEST(Routing, followsTheMetricOfEachDirection) {
    DesignBuilder net;
    net.link("a", "b", 100, {.metric = 1, .metricReverse = 10, .key = "direct"});
    net.link("a", "c", 100, {.key = "ac"}).link("c", "b", 100, {.key = "cb"}).demand("a", "b", 10, 20);
    const Routing routing = routed(net);
    EXPECT_DOUBLE_EQ(load(net, routing, "direct", Direction::forward), 10);
    EXPECT_DOUBLE_EQ(load(net, routing, "direct", Direction::reverse), 0);
    EXPECT_DOUBLE_EQ(load(net, routing, "cb", Direction::reverse), 20);
    ASSERT_EQ(routing.demands.size(), 2U);
    EXPECT_EQ(routing.demands[1].direction, Direction::reverse);
    EXPECT_DOUBLE_EQ(*routing.demands[1].hops, 2);
}

TEST(Routing, aDirectionWithoutCapacityIsClosed) {
    DesignBuilder net;
    net.link("a", "b", 100, {.capacityReverseMbps = 0}).demand("a", "b", 10, 20);
    const Routing routing = routed(net);
    EXPECT_EQ(routing.links.size(), 1U);
    EXPECT_DOUBLE_EQ(routing.offeredMbps, 30);
    EXPECT_DOUBLE_EQ(routing.lostMbps, 20);
    EXPECT_TRUE(routing.demands[1].lost());
}

TEST(Routing, takesOutDemandsOfFailedEndsAndLosesThoseWithoutPath) {
    DesignBuilder net;
    net.link("a", "b", 100).link("b", "c", 100).demand("a", "c", 10).demand("a", "b", 5);
    RoutingOptions options;
    options.failed = {net.device("b")};
    const Routing routing = routed(net, options);
    EXPECT_DOUBLE_EQ(routing.offeredMbps, 10);
    EXPECT_DOUBLE_EQ(routing.lostMbps, 10);
    ASSERT_EQ(routing.demands.size(), 1U);
    EXPECT_TRUE(routing.links.empty());
}

TEST(Routing, aSharedRiskGroupTakesAllItsMembers) {
    DesignBuilder net;
    net.link("a", "b", 100, {.key = "x"}).link("a", "b", 100, {.key = "y"}).demand("a", "b", 10);
    SharedRiskGroup duct;
    duct.id = net.project.newId<SharedRiskGroupId>();
    duct.key = "duct";
    net.project.design.sharedRiskGroups.put(duct);
    for (const auto* key : {"x", "y"})
        net.editLink(key, [&](Link& link) { link.sharedRiskGroups = {duct.id}; });
    RoutingOptions options;
    options.failed = {duct.id};
    EXPECT_DOUBLE_EQ(routed(net, options).lostMbps, 10);
}

TEST(Routing, growthCompounds) {
    DesignBuilder net;
    net.link("a", "b", 100).demand("a", "b", 10);
    Demand demand = *net.project.design.demands.begin();
    demand.growthPercentPerYear = 50;
    net.project.design.demands.put(demand);
    RoutingOptions options;
    options.growthYears = 2;
    EXPECT_DOUBLE_EQ(routed(net, options).offeredMbps, 22.5);
}

TEST(Routing, latencyIsTheMeanOverTheSplit) {
    DesignBuilder net;
    net.link("a", "b", 100, {.key = "near"}).link("a", "b", 100, {.key = "far"}).demand("a", "b", 10);
    net.editLink("near", [](Link& link) { link.latencyMs = 2; });
    net.editLink("far", [](Link& link) { link.lengthKm = 1300; });
    const Routing routing = routed(net);
    // 1 300 km of fibre: 6.3666 ms, a published worked example.
    EXPECT_NEAR(*routing.demands[0].latencyMs, (2 + 6.3666) / 2, 1e-4);
}

TEST(Routing, devicesCountWhatEntersThem) {
    DesignBuilder net;
    net.link("a", "b", 100).link("b", "c", 100).demand("a", "c", 10, 4);
    net.editDevice("b", [](Device& device) { device.throughputMbps = 28; });
    const Routing routing = routed(net);
    ASSERT_EQ(routing.devices.size(), 3U);
    for (const DeviceLoad& device : routing.devices)
        EXPECT_DOUBLE_EQ(device.loadMbps, 14);
    EXPECT_DOUBLE_EQ(*routing.devices[1].utilization, 0.5);
    EXPECT_FALSE(routing.devices[0].utilization);
}

TEST(Routing, conservesFlowAtEveryDeviceOfRandomNetworks) {
    for (unsigned seed = 1; seed <= 30; ++seed) {
        const DesignBuilder net = test::randomNetwork(seed, 30, 25, 60);
        const Routing routing = routed(net);
        std::map<DeviceId, double> balance;
        for (const LinkLoad& row : routing.links) {
            const Link& link = net.project.design.links.at(row.link);
            const bool forward = row.direction == Direction::forward;
            balance[forward ? link.from.device : link.to.device] -= row.loadMbps;
            balance[forward ? link.to.device : link.from.device] += row.loadMbps;
        }
        for (const DemandFlow& flow : routing.demands) {
            const Demand& demand = net.project.design.demands.at(flow.demand);
            const bool forward = flow.direction == Direction::forward;
            balance[forward ? demand.from : demand.to] += flow.carriedMbps;
            balance[forward ? demand.to : demand.from] -= flow.carriedMbps;
        }
        for (const auto& [device, value] : balance)
            EXPECT_NEAR(value, 0, 1e-9) << "seed " << seed;
        EXPECT_DOUBLE_EQ(routing.lostMbps, 0);
    }
}

TEST(Routing, pathSharesOfADemandLeaveAndArriveWhole) {
    const DesignBuilder net = test::randomNetwork(5, 20, 20, 10);
    for (const Demand& demand : net.project.design.demands) {
        double leaves = 0;
        double arrives = 0;
        for (const PathHop& share : pathOf(net.project, {}, demand.id, Direction::forward)) {
            const Link& link = net.project.design.links.at(share.link);
            const bool forward = share.direction == Direction::forward;
            if ((forward ? link.from.device : link.to.device) == demand.from) leaves += share.share;
            if ((forward ? link.to.device : link.from.device) == demand.to) arrives += share.share;
        }
        EXPECT_NEAR(leaves, 1, 1e-12);
        EXPECT_NEAR(arrives, 1, 1e-12);
    }
}

TEST(Routing, addingALinkNeverLengthensAPath) {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        DesignBuilder net = test::randomNetwork(seed, 20, 5, 40);
        // With metric 1 everywhere the number of hops is the length of the path.
        for (const Link& link : Table<Link>(net.project.design.links)) {
            net.editLink(link.key, [](Link& row) { row.igpMetric = 1, row.igpMetricReverse.reset(); });
        }
        const Routing before = routed(net);
        net.link("n0", "n19", 100);
        const Routing after = routed(net);
        for (std::size_t flow = 0; flow < before.demands.size(); ++flow) {
            EXPECT_LE(*after.demands[flow].hops, *before.demands[flow].hops + 1e-9);
        }
    }
}

TEST(Routing, seesOnlyThePhaseAskedFor) {
    DesignBuilder net;
    const PhaseId phase = net.phase("build");
    net.link("a", "b", 100, {.key = "old"}).link("a", "b", 100, {.key = "new"}).demand("a", "b", 10);
    net.editLink("new", [&](Link& link) { link.lifetime.enters = phase; });
    net.editLink("old", [&](Link& link) { link.lifetime.leaves = phase; });
    EXPECT_DOUBLE_EQ(load(net, route(net.project, {}).value(), "old", Direction::forward), 10);
    EXPECT_DOUBLE_EQ(load(net, route(net.project, phase).value(), "new", Direction::forward), 10);
}

TEST(Routing, stopsWhenAsked) {
    const DesignBuilder net = test::randomNetwork(1, 10, 5, 10);
    std::stop_source source;
    source.request_stop();
    EXPECT_EQ(route(net.project, {}, {}, {source.get_token()}).error().code, Code::cancelled);
}

}  // namespace
}  // namespace spanwright::sim
