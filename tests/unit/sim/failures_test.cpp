// SPDX-License-Identifier: MIT
#include "engine/sim/failures.h"

#include "engine/sim/routing.h"
#include "tests/support/design_builder.h"

#include <gtest/gtest.h>

namespace spanwright::sim {
namespace {

using test::DesignBuilder;

FailureOptions only(FailureElements elements, int order = 1, int threads = 0) {
    FailureOptions options;
    options.elements = {elements};
    options.order = order;
    options.threads = threads;
    return options;
}

TEST(Failures, aRingSurvivesEachLinkButNotTwo) {
    DesignBuilder net;
    net.link("a", "b", 100).link("b", "c", 100).link("c", "a", 100).demand("a", "b", 60).demand("a", "c", 30);
    const FailureSweep single = failures(net.project, {}, only(FailureElements::links)).value();
    EXPECT_EQ(single.scenarios, 3);
    EXPECT_EQ(single.disconnecting, 0);
    // Losing a-b sends 60 over c beside the 30 that go there anyway.
    EXPECT_DOUBLE_EQ(single.results[0].maxUtilization, 0.9);
    EXPECT_EQ(single.worst, 0);
    const FailureSweep pairs = failures(net.project, {}, only(FailureElements::links, 2)).value();
    EXPECT_EQ(pairs.scenarios, 3);
    EXPECT_EQ(pairs.disconnecting, 3);
    EXPECT_DOUBLE_EQ(pairs.maxLostMbps, 90);
    EXPECT_EQ(pairs.worst, -1);
}

TEST(Failures, aDevicesOwnDemandsAreTakenOutNotLost) {
    DesignBuilder net;
    net.link("a", "b", 100).link("b", "c", 100).demand("a", "c", 10).demand("a", "b", 1);
    const FailureSweep sweep = failures(net.project, {}, only(FailureElements::devices)).value();
    EXPECT_EQ(sweep.scenarios, 3);
    EXPECT_EQ(sweep.disconnecting, 1);
    EXPECT_DOUBLE_EQ(sweep.maxLostMbps, 10);
    EXPECT_EQ(sweep.results[1].lostDemands, 1);
    ASSERT_EQ(sweep.results[1].listedDemands.size(), 1U);
}

TEST(Failures, agreesWithRoutingEachFailureAloneOnAnyNumberOfThreads) {
    const DesignBuilder net = test::randomNetwork(3, 25, 15, 50);
    const FailureSweep one = failures(net.project, {}, only(FailureElements::links, 1, 1)).value();
    const FailureSweep four = failures(net.project, {}, only(FailureElements::links, 1, 4)).value();
    ASSERT_EQ(one.results.size(), net.project.design.links.size());
    for (std::size_t index = 0; index < one.results.size(); ++index) {
        const FailureResult& result = one.results[index];
        EXPECT_EQ(result.maxUtilization, four.results[index].maxUtilization);
        EXPECT_EQ(result.lostMbps, four.results[index].lostMbps);
        RoutingOptions options;
        options.failed = result.failed;
        const Routing routing = route(net.project, {}, options).value();
        EXPECT_NEAR(routing.maxUtilization, result.maxUtilization, 1e-9);
        EXPECT_NEAR(routing.lostMbps, result.lostMbps, 1e-9);
    }
}

TEST(Failures, sitesFailWithAllTheirDevices) {
    DesignBuilder net;
    const SiteId site = net.site("lyon");
    net.site("empty");
    net.link("a", "b", 100).link("b", "c", 100).link("a", "d", 100).link("d", "c", 100).demand("a", "c", 10);
    for (const auto* key : {"b", "d"})
        net.editDevice(key, [&](Device& device) { device.site = site; });
    const FailureSweep sweep = failures(net.project, {}, only(FailureElements::sites)).value();
    EXPECT_EQ(sweep.scenarios, 1) << "a site without devices is no scenario";
    EXPECT_EQ(sweep.disconnecting, 1);
}

TEST(Failures, keepTheWorstWhereThereAreTooMany) {
    const DesignBuilder net = test::randomNetwork(3, 25, 5, 50);
    FailureOptions options = only(FailureElements::links, 2);
    const FailureSweep all = failures(net.project, {}, options).value();
    EXPECT_EQ(all.leftOut, 0);
    options.keptResults = 20;
    const FailureSweep few = failures(net.project, {}, options).value();
    EXPECT_LE(few.results.size(), 20U);
    EXPECT_EQ(few.leftOut + static_cast<int>(few.results.size()), all.scenarios);
    EXPECT_EQ(few.scenarios, all.scenarios);
    EXPECT_EQ(few.disconnecting, all.disconnecting);
    EXPECT_EQ(few.maxLostMbps, all.maxLostMbps);
    const auto worst = [](const FailureSweep& sweep) {
        return sweep.results[static_cast<std::size_t>(sweep.worst)].failed;
    };
    EXPECT_EQ(worst(few), worst(all));
}

TEST(Failures, whatWasLostBeforeIsNotTheFailuresDoing) {
    DesignBuilder net;
    net.device("alone");
    net.link("a", "b", 100).link("b", "c", 100).demand("a", "c", 10).demand("a", "alone", 5);
    const FailureSweep sweep = failures(net.project, {}, only(FailureElements::links)).value();
    EXPECT_DOUBLE_EQ(sweep.results[0].lostMbps, 15);
    EXPECT_EQ(sweep.results[0].lostDemands, 2);
    EXPECT_DOUBLE_EQ(sweep.results[0].cutMbps, 10);
    EXPECT_EQ(sweep.results[0].cutDemands, 1);
}

}  // namespace
}  // namespace spanwright::sim
