// SPDX-License-Identifier: MIT
#include "engine/optimise/metrics.h"

#include "engine/design/link_figures.h"
#include "engine/sim/routing.h"
#include "tests/support/design_builder.h"

#include <cmath>

#include <gtest/gtest.h>

namespace spanwright::optimise {
namespace {

using test::DesignBuilder;

Project changed(Project project, const std::vector<MetricChange>& changes) {
    for (const Link& link : changedLinks(project, changes))
        project.design.links.put(link);
    return project;
}

TEST(Metrics, bringsTwoEqualWaysToShareTheTraffic) {
    DesignBuilder net;
    net.link("a", "b", 100, {.metric = 10}).link("b", "d", 100, {.metric = 10});
    net.link("a", "c", 100, {.metric = 10}).link("c", "d", 100, {.metric = 12}).demand("a", "d", 100);
    const MetricSuggestion suggestion = suggestMetrics(net.project, {}).value();
    EXPECT_DOUBLE_EQ(suggestion.before, 1);
    EXPECT_DOUBLE_EQ(suggestion.after, 0.5);
    EXPECT_NEAR(suggestion.bound.lower, 0.5, 1e-4);
    EXPECT_EQ(suggestion.changes.size(), 1U);
}

TEST(Metrics, whatItSuggestsIsWhatRoutingWithTheChangesGives) {
    int improved = 0;
    for (unsigned seed = 1; seed <= 6; ++seed) {
        const Project project = test::randomNetwork(seed, 15, 15, 60).project;
        MetricOptions options;
        options.trials = 3000;
        options.timeLimitSeconds = 0;
        const MetricSuggestion suggestion = suggestMetrics(project, {}, options).value();
        EXPECT_DOUBLE_EQ(suggestion.before, sim::route(project, {})->maxUtilization);
        const Project after = changed(project, suggestion.changes);
        EXPECT_DOUBLE_EQ(suggestion.after, sim::route(after, {})->maxUtilization);
        EXPECT_LE(suggestion.after, suggestion.before);
        EXPECT_GE(suggestion.after, suggestion.bound.lower);
        improved += suggestion.after < suggestion.before ? 1 : 0;
        for (const MetricChange& change : suggestion.changes) {
            const LinkMetrics metrics = linkMetrics(after.design, after.design.links.at(change.link));
            const bool forward = change.direction == sim::Direction::forward;
            EXPECT_EQ(forward ? metrics.forward : metrics.reverse, change.after);
            EXPECT_GE(change.after, 1);
        }
    }
    EXPECT_GE(improved, 3);
}

TEST(Metrics, isRepeatableForASeed) {
    const Project project = test::randomNetwork(2, 15, 15, 60).project;
    MetricOptions options;
    options.trials = 2000;
    options.timeLimitSeconds = 0;
    const MetricSuggestion first = suggestMetrics(project, {}, options).value();
    const MetricSuggestion again = suggestMetrics(project, {}, options).value();
    EXPECT_EQ(first.after, again.after);
    ASSERT_EQ(first.changes.size(), again.changes.size());
    for (std::size_t index = 0; index < first.changes.size(); ++index) {
        EXPECT_EQ(first.changes[index].link, again.changes[index].link);
        EXPECT_EQ(first.changes[index].after, again.changes[index].after);
    }
}

TEST(Metrics, leavesTheOtherDirectionOfALinkAsItIs) {
    DesignBuilder net;
    net.link("a", "b", 100, {.metric = 7, .key = "ab"});
    const std::vector<MetricChange> changes{{net.linkId("ab"), sim::Direction::forward, 7, 9}};
    const std::vector<Link> links = changedLinks(net.project, changes);
    ASSERT_EQ(links.size(), 1U);
    EXPECT_EQ(linkMetrics(net.project.design, links[0]).forward, 9);
    EXPECT_EQ(linkMetrics(net.project.design, links[0]).reverse, 7);
}

TEST(Metrics, suggestsNothingWhereNothingCanBeGained) {
    DesignBuilder net;
    net.link("a", "b", 100).demand("a", "b", 50);
    const MetricSuggestion suggestion = suggestMetrics(net.project, {}).value();
    EXPECT_TRUE(suggestion.changes.empty());
    EXPECT_EQ(suggestion.after, suggestion.before);
    EXPECT_TRUE(suggestMetrics(Project(), {})->changes.empty());
}

}  // namespace
}  // namespace spanwright::optimise
