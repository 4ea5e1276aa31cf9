// SPDX-License-Identifier: MIT
#include "app/session/search.h"

#include "app/session/session.h"
#include "tests/support/design_builder.h"

#include <chrono>
#include <functional>
#include <thread>

#include <gtest/gtest.h>

namespace spanwright::app {
namespace {

using Clock = std::chrono::steady_clock;

void finish(Session& session, const std::function<bool()>& running) {
    while (running()) {
        session.update(Clock::now());
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

struct SearchTest : testing::Test {
    SearchTest() {
        test::DesignBuilder net;
        net.link("a", "b", 300).link("b", "c", 300).link("a", "c", 100).demand("a", "c", 330);
        for (const Device& device : net.project.design.devices)
            EXPECT_TRUE(session.run(edit::Add{{device}}));
        for (const Link& link : net.project.design.links)
            EXPECT_TRUE(session.run(edit::Add{{link}}));
        for (const Demand& demand : net.project.design.demands)
            EXPECT_TRUE(session.run(edit::Add{{demand}}));
        direct = net.linkId("a-c");
    }
    void searchMetrics() {
        session.searchMetrics(0);
        finish(session, [&] { return session.metricSearch().running(); });
    }
    void searchUpgrades() {
        session.searchUpgrades(3, 0.2);
        finish(session, [&] { return session.upgradeSearch().running(); });
    }
    [[nodiscard]] double highest() { return sim::route(session.project(), {})->maxUtilization; }

    Session session;
    LinkId direct;
};

TEST_F(SearchTest, metricsBecomeOneStepThatCanBeUndone) {
    EXPECT_NEAR(highest(), 3.3, 1e-9);
    searchMetrics();
    ASSERT_TRUE(session.metricSearch().answer() && *session.metricSearch().answer());
    const optimise::MetricSuggestion found = **session.metricSearch().answer();
    ASSERT_LT(found.after, found.before);
    session.applyMetrics();
    EXPECT_NEAR(highest(), found.after, 1e-12);
    EXPECT_FALSE(session.metricSearch().answer());
    session.undo();
    EXPECT_NEAR(highest(), 3.3, 1e-9);
}

TEST_F(SearchTest, firstUpgradesAreMadeAndTheOthersStayOnOffer) {
    searchUpgrades();
    ASSERT_TRUE(session.upgradeSearch().answer() && *session.upgradeSearch().answer());
    const std::vector<optimise::Upgrade> found = **session.upgradeSearch().answer();
    ASSERT_GE(found.size(), 2U);
    session.applyUpgrades(1);
    EXPECT_NEAR(highest(), found[0].maxUtilizationAfter, 1e-12);
    ASSERT_EQ((*session.upgradeSearch().answer())->size(), found.size() - 1);
    EXPECT_EQ(session.upgradeSearch().question(), session.openQuestion());
    session.applyUpgrades(found.size() - 1);
    EXPECT_NEAR(highest(), found.back().maxUtilizationAfter, 1e-12);
    EXPECT_TRUE((*session.upgradeSearch().answer())->empty());
    session.undo();
    EXPECT_NEAR(highest(), found[0].maxUtilizationAfter, 1e-12);
}

TEST_F(SearchTest, nothingIsAppliedToAnotherStateThanTheOneAskedAbout) {
    searchMetrics();
    searchUpgrades();
    Link link = session.project().design.links.at(direct);
    link.name = "edited since";
    ASSERT_TRUE(session.run(edit::Put{{link}}));
    const Revision revision = session.document().revision();
    session.applyMetrics();
    session.applyUpgrades(1);
    EXPECT_EQ(session.document().revision(), revision);
}

TEST_F(SearchTest, whoUsesALinkIsLookedForInTheBackground) {
    session.searchLinkUsers(direct);
    finish(session, [&] { return session.linkUserSearch().running(); });
    ASSERT_TRUE(session.linkUserSearch().answer() && *session.linkUserSearch().answer());
    const std::vector<sim::LinkUser> users = **session.linkUserSearch().answer();
    ASSERT_EQ(users.size(), 1U);
    EXPECT_DOUBLE_EQ(users.front().mbps, 330);
}

TEST_F(SearchTest, canBeDroppedWhileItRuns) {
    session.searchMetrics(60);
    EXPECT_TRUE(session.metricSearch().running());
    EXPECT_TRUE(session.nextUpdate());
    session.dropSearches();
    EXPECT_FALSE(session.metricSearch().running());
    EXPECT_FALSE(session.metricSearch().answer());
}

}  // namespace
}  // namespace spanwright::app
