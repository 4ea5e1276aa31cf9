// SPDX-License-Identifier: MIT
#include "engine/goals/goals.h"

#include "tests/unit/security/zone_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::goals {
namespace {

using test::ZonedNetwork;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// A branch with one edge reaches the data centre over two lines.
class GoalsTest : public ::testing::Test {
  protected:
    GoalsTest() {
        net.link("edge", "isp-a", 100).link("edge", "isp-b", 100);
        net.link("isp-a", "dc", 100).link("isp-b", "dc", 100);
        net.demand("edge", "dc", 10);
        branch = net.site("branch");
        net.editDevice("edge", [&](Device& device) { device.site = branch; });
        demand = net.project.design.demands.begin()->id;
    }
    template <class Edit>
    void ask(Edit&& edit) {
        Demand row = net.project.design.demands.at(demand);
        edit(row);
        net.project.design.demands.put(row);
    }
    template <class Edit>
    void askOfSite(Edit&& edit) {
        Site row = net.project.design.sites.at(branch);
        edit(row);
        net.project.design.sites.put(row);
    }
    [[nodiscard]] std::vector<GoalLine> judged(std::vector<DemandAvailability> known = {}) const {
        return *judge(net.project, net.project.design, known);
    }

    ZonedNetwork net;
    SiteId branch;
    DemandId demand;
};

TEST_F(GoalsTest, withoutTargetsThereIsNothingToJudge) {
    EXPECT_THAT(judged(), IsEmpty());
}

TEST_F(GoalsTest, survivalIsMetUntilARiskGroupJoinsBothLines) {
    ask([](Demand& row) { row.goal.survives = Survival::riskGroups; });
    ASSERT_EQ(judged().size(), 1U);
    EXPECT_EQ(judged()[0].verdict, Verdict::met);
    EXPECT_EQ(judged()[0].reached, Survival::sites);
    const SharedRiskGroupId duct = net.riskGroup("duct");
    for (const char* key : {"edge-isp-a", "isp-b-dc"})
        net.editLink(key, [&](Link& link) { link.sharedRiskGroups = {duct}; });
    const GoalLine line = judged()[0];
    EXPECT_EQ(line.verdict, Verdict::missed);
    EXPECT_EQ(line.reached, Survival::devices);
    EXPECT_EQ(line.cause, ElementId(duct));
    EXPECT_EQ(line.causes, 1U);
    ask([](Demand& row) { row.goal.survives = Survival::devices; });
    EXPECT_EQ(judged()[0].verdict, Verdict::met);
    EXPECT_EQ(judged()[0].causes, 0U);
}

TEST_F(GoalsTest, survivalIsMissedWhereBothLinesShareADuctOrFeed) {
    ask([](Demand& row) { row.goal.survives = Survival::riskGroups; });
    for (const char* key : {"edge-isp-a", "isp-b-dc"})
        net.editLink(key, [](Link& link) { link.duct = "ring road"; });
    GoalLine line = judged()[0];
    EXPECT_EQ(line.verdict, Verdict::missed);
    EXPECT_EQ(line.reached, Survival::devices);
    EXPECT_EQ(line.cause.name, "Duct ring road");
    EXPECT_THAT(line.cause.elements(), ::testing::ElementsAre(ElementId(net.linkId("edge-isp-a")),
                                                              ElementId(net.linkId("isp-b-dc"))));
    EXPECT_EQ(line.causes, 1U);
    net.editLink("isp-b-dc", [](Link& link) { link.duct.clear(); });
    EXPECT_EQ(judged()[0].verdict, Verdict::met) << "one of two lines may be cut";
    const SiteId exchange = net.site("exchange");
    for (const char* key : {"isp-a", "isp-b"}) {
        net.editDevice(key, [&](Device& device) {
            device.site = exchange;
            device.powerFeed = "A";
        });
    }
    line = judged()[0];
    EXPECT_EQ(line.reached, Survival::devices);
    EXPECT_EQ(line.cause.name, "exchange, feed A");
    net.editDevice("isp-b", [](Device& device) { device.powerFeed = "B"; });
    EXPECT_EQ(judged()[0].verdict, Verdict::met);
}

TEST_F(GoalsTest, aSiteMustAlsoOutliveItsOwnDevice) {
    ask([](Demand& row) { row.goal.survives = Survival::devices; });
    askOfSite([](Site& row) { row.goal.survives = Survival::devices; });
    ASSERT_EQ(judged().size(), 2U);
    EXPECT_EQ(judged()[0].verdict, Verdict::met) << "the demand ends with its device";
    const GoalLine line = judged()[1];
    EXPECT_EQ(line.element, ElementId(branch));
    EXPECT_EQ(line.verdict, Verdict::missed);
    EXPECT_EQ(line.cause, ElementId(net.device("edge")));
    EXPECT_EQ(line.demand, demand);
    net.editDevice("edge", [](Device& device) { device.redundancy = RedundancyMode::activeStandby; });
    EXPECT_EQ(judged()[1].verdict, Verdict::met);
}

TEST_F(GoalsTest, aSiteIsJudgedByItsWorstDemand) {
    net.link("edge", "stub", 100).demand("stub", "edge", 1);
    askOfSite([](Site& row) { row.goal.survives = Survival::links; });
    const GoalLine line = judged()[0];
    EXPECT_EQ(line.verdict, Verdict::missed);
    EXPECT_NE(line.demand, demand);
    EXPECT_EQ(line.cause, ElementId(net.linkId("edge-stub")));
}

TEST_F(GoalsTest, recoveryIsTheLongestInterruptionOfTheFailuresThatCount) {
    ask([](Demand& row) { row.goal.maxRecoverySeconds = 2; });
    GoalLine line = judged()[0];
    EXPECT_EQ(line.verdict, Verdict::met);
    EXPECT_DOUBLE_EQ(line.value, 1.9);
    EXPECT_EQ(line.by, TakeOver::routing);
    EXPECT_EQ(line.asked, Survival::links) << "no survival is asked: of a link";
    net.project.settings.recovery.detectionSeconds = 40;
    EXPECT_EQ(judged()[0].verdict, Verdict::missed);
    net.project.design.links.erase(net.linkId("edge-isp-b"));
    line = judged()[0];
    EXPECT_EQ(line.by, TakeOver::repair);
    EXPECT_EQ(line.value, 8 * 3600);
    EXPECT_EQ(line.causes, 2U);
    net.project.design.links.erase(net.linkId("edge-isp-a"));
    EXPECT_EQ(judged()[0].verdict, Verdict::missed) << "there is no path at all";
}

TEST_F(GoalsTest, availabilityIsUndecidedWhereItsBoundsLieOnBothSides) {
    ask([](Demand& row) { row.availabilityTarget = 0.999; });
    EXPECT_THAT(judged(), IsEmpty()) << "no availability is known";
    EXPECT_EQ(judged({{demand, 0.9991, 0.9999}})[0].verdict, Verdict::met);
    EXPECT_EQ(judged({{demand, 0.998, 0.9999}})[0].verdict, Verdict::undecided);
    EXPECT_EQ(judged({{demand, 0.9, 0.998}})[0].verdict, Verdict::missed);
    askOfSite([](Site& row) { row.availabilityTarget = 0.99; });
    EXPECT_EQ(judged({{demand, 0.9, 0.98}})[1].verdict, Verdict::missed);
    EXPECT_THAT(demandsOf(net.project.design, branch), ElementsAre(demand));
}

}  // namespace
}  // namespace spanwright::goals
