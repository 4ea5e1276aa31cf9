// SPDX-License-Identifier: MIT
#include "engine/analysis/failure_ranking.h"

#include "engine/analysis/analysis.h"
#include "engine/analysis/failed_network.h"
#include "tests/support/design_builder.h"

#include <gtest/gtest.h>

namespace spanwright {
namespace {

using sim::FailureElements;
using test::DesignBuilder;

TEST(FailureRanking, whatCutsMoreForLongerStandsFirst) {
    std::vector<sim::FailureResult> results(4);
    results[0].cutMbps = 100;
    results[0].likelihood = 1e-5;
    results[1].cutMbps = 10;
    results[1].likelihood = 1e-3;
    results[2].maxUtilization = 1.4;
    results[3].cutMbps = 500;  // nobody knows how often
    const auto ranked = rankFailures(results);
    std::vector<std::size_t> order;
    for (const RankedFailure& failure : ranked)
        order.push_back(failure.index);
    EXPECT_EQ(order, (std::vector<std::size_t>{1, 0, 3, 2}));
    EXPECT_DOUBLE_EQ(ranked[0].expectedLostMbps, 0.01);
}

TEST(FailureRanking, likelihoodComesFromWhatElementsSay) {
    DesignBuilder net;
    net.link("a", "b", 100, {.availability = 0.99}).link("b", "c", 100);
    net.editLink("a-b", [](Link& link) { link.memberCount = 2; });
    net.editDevice("c", [](Device& device) {
        device.redundancy = RedundancyMode::activeActive;
        device.reliability.availability = 0.9;
    });
    FailureScenario storm;
    storm.id = net.project.newId<FailureScenarioId>();
    storm.elements = {net.linkId("a-b"), net.device("c")};
    net.project.design.failureScenarios.put(storm);
    const sim::Likelihood likelihoods = likelihoodsOf(net.project);
    const auto likelihood = [&](FailureElements kind, ElementId element) {
        return likelihoods({kind, {}, {element}, {}});
    };
    EXPECT_NEAR(likelihood(FailureElements::links, net.linkId("a-b")).value_or(0), 0.01, 1e-12);
    EXPECT_FALSE(likelihood(FailureElements::links, net.linkId("b-c")));
    EXPECT_NEAR(likelihood(FailureElements::lagMembers, net.linkId("a-b")).value_or(0), 0.0199, 1e-12);
    EXPECT_NEAR(likelihood(FailureElements::devices, net.device("c")).value_or(0), 0.01, 1e-12) << "both";
    EXPECT_NEAR(likelihood(FailureElements::haMembers, net.device("c")).value_or(0), 0.19, 1e-12) << "either";
    EXPECT_NEAR(likelihood(FailureElements::scenarios, storm.id).value_or(0), 1e-4, 1e-12);
    storm.likelihood = 0.5;
    net.project.design.failureScenarios.put(storm);
    EXPECT_DOUBLE_EQ(likelihood(FailureElements::scenarios, storm.id).value_or(0), 0.5);
}

/// How likely the only thing of that kind is to have failed.
double likelihoodOfOnly(const Project& project, FailureElements kind) {
    sim::FailureOptions options;
    options.elements = {kind};
    options.likelihood = likelihoodsOf(project);
    const sim::FailureSweep sweep = sim::failures(project, {}, options).value();
    EXPECT_EQ(sweep.scenarios, 1);
    return sweep.results.empty() ? -1 : sweep.results.front().likelihood.value_or(0);
}

TEST(FailureRanking, whatSharesAFateHasALikelihoodOfItsOwn) {
    DesignBuilder net;
    net.link("a", "b", 100).link("a", "c", 100).link("b", "c", 100, {.availability = 0.99});
    net.project.design.reliabilityPolicy.fibreCutsPer1000KmYear = 8.76;
    net.project.design.reliabilityPolicy.fibreRepairHours = 10;
    net.project.design.reliabilityPolicy.powerOutagesPerYear = 8.76;
    net.project.design.reliabilityPolicy.powerOutageHours = 2;
    net.project.design.reliabilityPolicy.commonCausePercent = 5;
    for (const auto& [key, km] : {std::pair("a-b", 50.0), std::pair("a-c", 100.0)}) {
        net.editLink(key, [&](Link& link) {
            link.lengthKm = km;
            link.duct = "D1";
            link.provider = "Colt";
            link.from.port = "xe-1/0/0";
        });
    }
    // 8.76 a year and 1000 km over the 50 km that both lie there: 20 000 h between cuts.
    EXPECT_NEAR(likelihoodOfOnly(net.project, FailureElements::ducts), 10 / 20010.0, 1e-12);
    EXPECT_NEAR(likelihoodOfOnly(net.project, FailureElements::providers), 0.05 * 10 / 20010.0, 1e-12)
        << "beta of the less likely one";
    EXPECT_NEAR(likelihoodOfOnly(net.project, FailureElements::lineCards), 0.05 * 10 / 20010.0, 1e-12)
        << "no card is known";
    CatalogueItem chassis;
    chassis.id = net.project.newId<CatalogueItemId>();
    chassis.moduleBays = {{2, "bay", {}}};
    CatalogueItem card;
    card.id = net.project.newId<CatalogueItemId>();
    card.fitsBay = "bay";
    card.mtbfHours = 999;
    card.mttrHours = 1;
    net.project.catalogue.put(chassis);
    net.project.catalogue.put(card);
    const SiteId site = net.site("s");
    Zone hall;
    hall.id = net.project.newId<ZoneId>();
    hall.kind = ZoneKind::building;
    hall.site = site;
    net.project.design.zones.put(hall);
    net.editDevice("a", [&](Device& device) {
        device.item = chassis.id;
        device.site = site;
        device.zone = hall.id;
        device.powerFeed = "A";
    });
    EXPECT_NEAR(likelihoodOfOnly(net.project, FailureElements::lineCards), 1e-3, 1e-12);
    EXPECT_NEAR(likelihoodOfOnly(net.project, FailureElements::powerFeeds), 2 / 1002.0, 1e-12);
    EXPECT_NEAR(likelihoodOfOnly(net.project, FailureElements::buildings), 2 / 1002.0, 1e-12)
        << "as its site";
    for (const auto* key : {"t1", "t2"}) {
        net.link("a", "c", 10, {.key = key});
        net.editLink(key, [&](Link& link) {
            link.kind = LinkKind::tunnel;
            link.underlay = {net.linkId("b-c")};
        });
    }
    EXPECT_NEAR(likelihoodOfOnly(net.project, FailureElements::underlays), 0.01, 1e-12);
}

TEST(FailureRanking, theWorstAreLookedAtClosely) {
    DesignBuilder net;
    net.link("a", "b", 100).link("b", "c", 100).link("a", "c", 100, {.metric = 5}).link("c", "d", 100);
    net.demand("a", "c", 60).demand("a", "d", 30);
    net.editLink("c-d", [](Link& link) {
        link.provider = "Colt";
        link.memberCount = 2;
    });
    net.editLink("b-c", [](Link& link) { link.provider = "Colt"; });
    const auto project = std::make_shared<const Project>(net.project);
    const Analysis analysis = analyse(project, 1).value();
    const PhaseAnalysis& answers = analysis.phases.front();
    EXPECT_EQ(answers.failures.scenarios, 8);
    EXPECT_EQ(answers.groupFailures.scenarios, 2) << "the provider and the LAG member";
    ASSERT_EQ(answers.worstFailures.size(), 10U);
    const RankedImpact& worst = answers.worstFailures.front();
    EXPECT_DOUBLE_EQ(worst.result.cutMbps, 30);
    ASSERT_FALSE(worst.impact.demands.empty());
    EXPECT_EQ(worst.impact.demands.back().effect, sim::DemandEffect::lost);
}

TEST(FailedNetwork, isRoutedWithoutWhatFailed) {
    DesignBuilder net;
    net.link("a", "b", 100).link("b", "c", 100).link("a", "c", 100, {.metric = 5}).demand("a", "c", 60);
    const FailedNetwork failed = failNetwork(net.project, {}, {net.linkId("a-b")}).value();
    EXPECT_EQ(failed.routing.links.size(), 4U);
    ASSERT_EQ(failed.impact.demands.size(), 1U);
    EXPECT_EQ(failed.impact.demands[0].effect, sim::DemandEffect::detoured);
}

}  // namespace
}  // namespace spanwright
