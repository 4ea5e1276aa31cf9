// SPDX-License-Identifier: MIT
#include "tests/unit/check/check_support.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(SurvivalGoal, namesTheFailureThatCuts) {
    DesignBuilder net;
    net.link("a", "b", 100).link("b", "c", 100).demand("a", "c", 10);
    EXPECT_THAT(saidBy("survival-goal", net.project), IsEmpty());
    editDemand(net.project, [](Demand& demand) { demand.goal.survives = Survival::devices; });
    EXPECT_THAT(saidBy("survival-goal", net.project),
                ElementsAre("error: demand-a-c does not survive the failure of a-b, nor 2 others."));
    net.project.design.links.erase(net.linkId("a-b"));
    EXPECT_THAT(saidBy("survival-goal", net.project),
                ElementsAre("error: demand-a-c must survive failures but has no path even without one."));
}

TEST(RecoveryGoal, saysHowLongServiceIsGoneAndUntilWhat) {
    DesignBuilder net;
    net.link("a", "b", 100).demand("a", "b", 10);
    editDemand(net.project, [](Demand& demand) { demand.goal.maxRecoverySeconds = 60; });
    EXPECT_THAT(saidBy("recovery-goal", net.project),
                ElementsAre("warning: demand-a-b is down for 28 800 s when a-b fails, until it is repaired; "
                            "60 s are allowed."));
    net.link("a", "b", 100);
    EXPECT_THAT(saidBy("recovery-goal", net.project), IsEmpty());
    net.project.settings.recovery.detectionSeconds = 120;
    EXPECT_THAT(saidBy("recovery-goal", net.project),
                ElementsAre("warning: demand-a-b is down for 121 s when a-b fails; 60 s are allowed."));
}

TEST(SiteGoals, nameTheDemandThatFallsShort) {
    DesignBuilder net;
    net.link("a", "b", 100, {.availability = 0.9}).demand("a", "b", 10);
    Site site = net.project.design.sites.at(net.site("branch"));
    site.goal.survives = Survival::devices;
    site.availabilityTarget = 0.99;
    net.project.design.sites.put(site);
    net.editDevice("a", [&](Device& device) { device.site = site.id; });
    EXPECT_THAT(saidBy("survival-goal", net.project),
                ElementsAre("error: branch (demand-a-b) does not survive the failure of a-b, nor 1 other."));
    EXPECT_THAT(saidBy("site-availability-target", net.project),
                ElementsAre("error: branch is available 0.900000 of the time (demand-a-b); its target is "
                            "0.990000."));
}

}  // namespace
}  // namespace spanwright::test
