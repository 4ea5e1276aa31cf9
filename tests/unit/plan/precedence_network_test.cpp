// SPDX-License-Identifier: MIT
#include "engine/plan/precedence_network.h"

#include "tests/unit/plan/plan_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::plan {
namespace {

using test::PlanBuilder;
using testing::HasSubstr;
using testing::Not;

TEST(PrecedenceNetwork, ordersPredecessorsFirst) {
    PlanBuilder plan;
    const auto last = plan.package("last", 1);
    const auto first = plan.package("first", 1);
    const auto middle = plan.package("middle", 1, {{first}});
    plan.change(last, [&](WorkPackage& row) { row.predecessors = {{middle}, {first}}; });
    const auto network = precedenceNetwork(plan.project());
    ASSERT_TRUE(network);
    EXPECT_THAT(network->order, testing::ElementsAre(1, 2, 0));
}

TEST(PrecedenceNetwork, namesThePackagesOfACycleAndNoOthers) {
    PlanBuilder plan;
    const auto before = plan.package("before", 1);
    const auto a = plan.package("cut-over", 1, {{before}});
    const auto b = plan.package("test", 1, {{a}});
    plan.package("behind", 1, {{b}});
    plan.change(a, [&](WorkPackage& row) { row.predecessors.push_back({b}); });
    const auto network = precedenceNetwork(plan.project());
    ASSERT_FALSE(network);
    EXPECT_EQ(network.error().code, Code::conflict);
    EXPECT_THAT(network.error().message, HasSubstr("cut-over"));
    EXPECT_THAT(network.error().message, HasSubstr("test"));
    EXPECT_THAT(network.error().message, Not(HasSubstr("before")));
    EXPECT_THAT(network.error().message, Not(HasSubstr("behind")));
}

TEST(PrecedenceNetwork, refusesAPackageThatWaitsForItself) {
    PlanBuilder plan;
    const auto a = plan.package("a", 1);
    plan.change(a, [&](WorkPackage& row) { row.predecessors = {{a}}; });
    const auto network = precedenceNetwork(plan.project());
    ASSERT_FALSE(network);
    EXPECT_THAT(network.error().message, HasSubstr("a -> a"));
}

TEST(PrecedenceNetwork, refusesReferencesToNothing) {
    PlanBuilder plan;
    plan.package("a", 1, {{WorkPackageId{77}}});
    EXPECT_EQ(precedenceNetwork(plan.project()).error().code, Code::notFound);
    PlanBuilder other;
    other.package("b", 1);
    other.project().settings.calendar = CalendarId{78};
    EXPECT_EQ(precedenceNetwork(other.project()).error().code, Code::notFound);
}

TEST(PrecedenceNetwork, measuresFloatsBetweenEarlyAndLateDates) {
    // a(2) -> c(1), b(5) -> c: a may slip three days.
    PlanBuilder plan;
    const auto a = plan.package("a", 2);
    const auto b = plan.package("b", 5);
    plan.package("c", 1, {{a}, {b}});
    const auto network = precedenceNetwork(plan.project());
    ASSERT_TRUE(network);
    std::vector<Timing> early;
    forwardPass(*network, network->durations(), {0, 0, 0}, early);
    const Minute finish = early[2].finish;
    const auto late = backwardPass(*network, early, finish);
    const auto& time = *network->activities[0].time;
    EXPECT_EQ(time.workBefore(late[0].start) - time.workBefore(early[0].start), 3 * 480);
    EXPECT_EQ(late[1].start, early[1].start);
    EXPECT_THAT(freeFloats(*network, early, finish), testing::ElementsAre(3 * 480, 0, 0));
}

}  // namespace
}  // namespace spanwright::plan
