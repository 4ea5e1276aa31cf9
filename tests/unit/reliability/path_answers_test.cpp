// SPDX-License-Identifier: MIT
#include "engine/reliability/path_answers.h"

#include "tests/support/design_builder.h"

#include <gtest/gtest.h>

namespace spanwright::reliability {
namespace {

using test::DesignBuilder;

/// Three ways from a to z: over b, over c, and straight.
struct ThreeWays : ::testing::Test {
    DesignBuilder net;

    ThreeWays() {
        net.link("a", "b", 1).link("b", "z", 1).link("a", "c", 1).link("c", "z", 1).link("a", "z", 1);
        net.demand("a", "z", 1);
    }
    [[nodiscard]] int riskDisjoint() {
        const graph::GraphIndex graph(net.project.design);
        const graph::RiskGroups groups = riskGroups(net.project.design, graph);
        const PathAnswer paths =
            pathAnswer(graph, &groups, graph.nodeOf(net.device("a")), graph.nodeOf(net.device("z")));
        EXPECT_EQ(paths.linkDisjoint, 3) << "a shared risk takes no link away";
        EXPECT_EQ(paths.risks->atMost, static_cast<int>(paths.risks->paths.size()));
        return paths.risks->atMost;
    }
    [[nodiscard]] DemandResilience pinned() {
        DemandResilience row;
        describePinnedPaths(net.project.design, net.project.design.demands.at(net.lastDemand()), true, row);
        return row;
    }
};

TEST_F(ThreeWays, linksInOneDuctAreOneRisk) {
    EXPECT_EQ(riskDisjoint(), 3);
    net.editLink("a-b", [](Link& row) { row.duct = "river"; });
    net.editLink("c-z", [](Link& row) { row.duct = "river"; });
    EXPECT_EQ(riskDisjoint(), 2);
    net.editLink("a-z", [](Link& row) { row.duct = "river"; });
    EXPECT_EQ(riskDisjoint(), 1);
}

TEST_F(ThreeWays, devicesOnOneFeedAreOneRiskInOneSiteOnly) {
    const SiteId here = net.site("here");
    const SiteId there = net.site("there");
    net.editDevice("b", [&](Device& row) {
        row.site = here;
        row.powerFeed = "A";
    });
    net.editDevice("c", [&](Device& row) {
        row.site = there;
        row.powerFeed = "A";
    });
    EXPECT_EQ(riskDisjoint(), 3) << "feeds of two sites only share a name";
    net.editDevice("c", [&](Device& row) { row.site = here; });
    EXPECT_EQ(riskDisjoint(), 2);
}

TEST_F(ThreeWays, aPinnedPathIsTheOnlyOne) {
    net.editLastDemand([&](Demand& row) { row.path = {net.linkId("a-b"), net.linkId("b-z")}; });
    const DemandResilience row = pinned();
    EXPECT_EQ(row.disjointPaths, 1);
    EXPECT_EQ(row.riskDisjointPaths, 1);
    ASSERT_EQ(row.paths.size(), 1U);
    EXPECT_EQ(row.paths[0].devices,
              (std::vector<DeviceId>{net.device("a"), net.device("b"), net.device("z")}));
    EXPECT_EQ(row.deviceCut, (std::vector<ElementId>{net.device("b")}));
}

TEST_F(ThreeWays, whatIsAvoidedIsNoWay) {
    net.editLastDemand([&](Demand& row) { row.mustAvoid = {net.device("b")}; });
    EXPECT_EQ(pinned().disjointPaths, 2);
    net.editLastDemand([&](Demand& row) { row.mustAvoid.push_back(net.linkId("a-z")); });
    EXPECT_EQ(pinned().disjointPaths, 1);
}

TEST_F(ThreeWays, whatMustBeVisitedIsACut) {
    net.editLastDemand([&](Demand& row) { row.mustVisit = {net.device("b")}; });
    const DemandResilience row = pinned();
    EXPECT_EQ(row.disjointPaths, 2) << "a–b and a–z–b, the fewer of both legs";
    EXPECT_EQ(row.deviceDisjointPaths, 1);
    EXPECT_EQ(row.deviceCut, (std::vector<ElementId>{net.device("b")}));
    EXPECT_TRUE(row.paths.empty());
}

}  // namespace
}  // namespace spanwright::reliability
