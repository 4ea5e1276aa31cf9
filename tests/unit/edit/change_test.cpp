// SPDX-License-Identifier: MIT
#include "tests/unit/edit/edit_fixture.h"

namespace spanwright::edit {
namespace {

using ChangeTest = EditFixture;

TEST_F(ChangeTest, movingASymbolTouchesTheDrawingOnly) {
    const Snapshot before = document_.snapshot();
    ASSERT_TRUE(document_.run(Move{{site_}, {3, 4}}));
    const Change change = changeBetween(*before, document_.project());
    EXPECT_TRUE(change.drawing);
    EXPECT_FALSE(change.network || change.cost || change.schedule);
}

TEST_F(ChangeTest, aDemandTouchesTheNetworkButNoMoney) {
    const Snapshot before = document_.snapshot();
    Demand demand = design().demands.at(demand_);
    demand.mbps = 20;
    ASSERT_TRUE(document_.run(Put{{demand}}));
    const Change change = changeBetween(*before, document_.project());
    EXPECT_TRUE(change.network);
    EXPECT_FALSE(change.cost || change.schedule);
    EXPECT_EQ(change.kinds, std::vector{ElementKind::demand});
}

TEST_F(ChangeTest, classesOfServiceTouchTheNetworkButNoMoney) {
    const Snapshot before = document_.snapshot();
    TrafficPolicy policy = before->design.trafficPolicy;
    policy.voice.growthPercentPerYear = 20;
    ASSERT_TRUE(document_.run(PutTrafficPolicy{policy}));
    const Change change = changeBetween(*before, document_.project());
    EXPECT_TRUE(change.network);
    EXPECT_FALSE(change.cost || change.schedule);
    policy.voice.dscp = 64;
    EXPECT_FALSE(document_.run(PutTrafficPolicy{policy})) << "a DSCP has six bits";
    document_.undo();
    EXPECT_EQ(design().trafficPolicy, TrafficPolicy{});
}

TEST_F(ChangeTest, whatTakesElementsDownTouchesTheNetworkButNoMoney) {
    const Snapshot before = document_.snapshot();
    ReliabilityPolicy policy = before->design.reliabilityPolicy;
    policy.fibreCutsPer1000KmYear = 2.7;
    ASSERT_TRUE(document_.run(PutReliabilityPolicy{policy}));
    const Change change = changeBetween(*before, document_.project());
    EXPECT_TRUE(change.network);
    EXPECT_FALSE(change.cost || change.schedule);
    policy.commonCausePercent = 101;
    EXPECT_FALSE(document_.run(PutReliabilityPolicy{policy})) << "no more than all failures are common";
}

TEST_F(ChangeTest, equalStatesDoNotDiffer) {
    EXPECT_FALSE(changeBetween(document_.project(), document_.project()).any());
    const Snapshot before = document_.snapshot();
    ASSERT_TRUE(document_.run(Move{{a_}, {3, 4}}));
    ASSERT_TRUE(document_.run(Move{{a_}, {-3, -4}}));
    EXPECT_FALSE(changeBetween(*before, document_.project()).any());
}

}  // namespace
}  // namespace spanwright::edit
