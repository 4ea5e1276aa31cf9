// SPDX-License-Identifier: MIT
#include "engine/analysis/analysis.h"

#include "tests/support/design_builder.h"

#include <stop_token>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::test {
namespace {

/// Two phases, priced devices with uncertain prices, work with uncertain durations, and traffic.
DesignBuilder smallProject() {
    DesignBuilder net = randomNetwork(7, 12, 8, 20);
    const PhaseId first = net.phase("first");
    net.phase("second");
    CatalogueItem item;
    item.id = net.project.newId<CatalogueItemId>();
    item.key = "router";
    item.price = {Decimal::fromInteger(900), Decimal::fromInteger(1000), Decimal::fromInteger(1300)};
    net.project.catalogue.put(item);
    for (const char* key : {"n1", "n2", "n3"}) {
        net.editDevice(key, [&](Device& device) {
            device.item = item.id;
            device.lifetime.enters = first;
            device.reliability.availability = 0.999;
        });
    }
    WorkPackage package;
    package.id = net.project.newId<WorkPackageId>();
    package.key = "installation";
    package.phase = first;
    package.durationDays = {5, 10, 20};
    net.project.plan.workPackages.put(package);
    return net;
}

Snapshot snapshotOf(const Project& project) {
    return std::make_shared<const Project>(project);
}

AnalysisOptions fewTrials(int threads = 1) {
    AnalysisOptions options;
    options.trials = 50;
    options.threads = threads;
    return options;
}

std::shared_ptr<const Analysis> analysed(const Snapshot& project, const Snapshot& before = nullptr,
                                         const std::shared_ptr<const Analysis>& previous = nullptr) {
    return std::make_shared<const Analysis>(*analyse(project, 1, fewTrials(), {}, before, previous));
}

/// Figures of all parts, one a line of text, so that two analyses can be compared in whole.
std::vector<std::pair<std::string, double>> figuresOf(const Analysis& analysis) {
    std::vector<std::pair<std::string, double>> figures;
    const auto add = [&](std::string what, double value) { figures.emplace_back(std::move(what), value); };
    if (analysis.schedule) {
        add("finish", analysis.schedule->finish.daysSince(Date()));
        add("p50", analysis.schedule->p50.daysSince(Date()));
        add("p90", analysis.schedule->p90.daysSince(Date()));
    }
    if (analysis.cost) {
        add("total", static_cast<double>(analysis.cost->total.minorUnits()));
        add("present value", static_cast<double>(analysis.cost->presentValue.minorUnits()));
        add("p10", analysis.cost->p10);
        add("p90", analysis.cost->p90);
    }
    for (const PhaseAnalysis& phase : analysis.phases) {
        add("phase", phase.phase.value);
        for (const sim::LinkLoad& load : phase.routing.links)
            add("load", load.loadMbps);
        add("bound", phase.bound ? phase.bound->lower : -1);
        add("achieved", phase.bound ? phase.bound->maxUtilization : -1);
        for (const sim::DemandFlow& flow : phase.routing.demands)
            add("latency", flow.latencyMs.value_or(-1));
        for (const sim::FailureResult& result : phase.failures.results) {
            add("worst", result.maxUtilization);
            add("lost", result.lostMbps);
        }
        for (const reliability::DemandResilience& demand : phase.resilience.demands)
            add("unavailability", demand.unavailability);
        for (const check::Finding& finding : phase.findings)
            add(finding.key + finding.message, finding.waived ? 1 : 0);
    }
    return figures;
}

TEST(Analyse, answersTheStateBeforeTheFirstPhaseAndEachPhaseInOrder) {
    const DesignBuilder net = smallProject();
    const auto analysis = analysed(snapshotOf(net.project));
    ASSERT_EQ(analysis->phases.size(), 3U);
    EXPECT_EQ(analysis->phases[0].phase, PhaseId());
    int sequence = 0;
    for (const PhaseAnalysis& phase : {analysis->phases[1], analysis->phases[2]}) {
        EXPECT_EQ(net.project.design.phases.at(phase.phase).sequence, ++sequence);
        EXPECT_EQ(analysis->at(phase.phase)->phase, phase.phase);
    }
    EXPECT_LT(analysis->phases[0].routing.links.size(), analysis->phases[1].routing.links.size());
    EXPECT_TRUE(analysis->problems.empty());
    ASSERT_TRUE(analysis->cost);
    EXPECT_EQ(analysis->cost->capex.minorUnits(), 300'000) << "three routers at 1 000";
}

TEST(Analyse, answersOnePhaseWhereOnlyThatIsAsked) {
    const DesignBuilder net = smallProject();
    AnalysisOptions options = fewTrials();
    options.onlyPhase = net.project.design.phases.begin()->id;
    const Result<Analysis> analysis = analyse(snapshotOf(net.project), 5, options);
    ASSERT_TRUE(analysis);
    EXPECT_EQ(analysis->revision, 5U);
    ASSERT_EQ(analysis->phases.size(), 1U);
    EXPECT_EQ(analysis->phases.front().phase, *options.onlyPhase);
    EXPECT_EQ(analysis->at({}), nullptr);
}

TEST(Analyse, namesAcceptancesOfWhatNoPhaseHasAnyMore) {
    DesignBuilder net;
    net.link("a", "b", 100).demand("a", "b", 150);
    Waiver used, idle;
    used.findingKey = "link-overloaded:a-b";
    idle.findingKey = "isolated-device:a";
    net.project.settings.waivers = {used, idle};
    EXPECT_THAT(analysed(snapshotOf(net.project))->idleWaivers, ::testing::ElementsAre(idle.findingKey));
    AnalysisOptions one = fewTrials();
    one.onlyPhase = PhaseId();
    EXPECT_TRUE(analyse(snapshotOf(net.project), 1, one)->idleWaivers.empty());
}

TEST(Analyse, saysHowGoodRoutingCouldBeWhereTheEffortAllowsIt) {
    const Snapshot project = snapshotOf(smallProject().project);
    AnalysisOptions options = fewTrials();
    const Analysis answered = analyse(project, 1, options).value();
    for (const PhaseAnalysis& phase : answered.phases) {
        ASSERT_TRUE(phase.bound);
        EXPECT_LE(phase.bound->gap, 1e-3);
        EXPECT_LE(phase.bound->lower, phase.routing.maxUtilization);
        EXPECT_EQ(phase.bound->links.size(), phase.routing.links.size());
    }
    options.boundSteps = 1000;
    EXPECT_FALSE(analyse(project, 1, options)->phases[0].bound);
    options.boundSteps = 0;
    EXPECT_FALSE(analyse(project, 1, options)->phases[0].bound);
}

TEST(Analyse, judgesGoalsAndZonesOfEveryPhase) {
    DesignBuilder net;
    net.link("a", "b", 100).demand("a", "b", 10);
    const PhaseId later = net.phase("later");
    Demand demand = *net.project.design.demands.begin();
    demand.goal.survives = Survival::links;
    net.project.design.demands.put(demand);
    Link second = *net.project.design.links.begin();
    second.id = net.project.newId<LinkId>();
    second.key = "second";
    second.lifetime.enters = later;
    net.project.design.links.put(second);
    const auto analysis = analysed(snapshotOf(net.project));
    EXPECT_EQ(analysis->at({})->goals.front().verdict, goals::Verdict::missed);
    EXPECT_EQ(analysis->at(later)->goals.front().verdict, goals::Verdict::met);
    EXPECT_TRUE(analysis->at({})->segmentation.zones.empty());
}

TEST(Analyse, givesTheSameFiguresWithAnyNumberOfThreads) {
    const Snapshot project = snapshotOf(smallProject().project);
    const Result<Analysis> one = analyse(project, 1, fewTrials(1));
    const Result<Analysis> four = analyse(project, 1, fewTrials(4));
    ASSERT_TRUE(one && four);
    EXPECT_EQ(figuresOf(*one), figuresOf(*four));
}

TEST(Analyse, stopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    const Result<Analysis> analysis =
        analyse(snapshotOf(smallProject().project), 1, fewTrials(), {stop.get_token()});
    ASSERT_FALSE(analysis);
    EXPECT_EQ(analysis.error().code, Code::cancelled);
}

TEST(Analyse, namesWhatCannotBeComputedAndAnswersTheRest) {
    DesignBuilder net = smallProject();
    CatalogueItem item = *net.project.catalogue.begin();
    item.currency = "USD";
    net.project.catalogue.put(item);
    const auto analysis = analysed(snapshotOf(net.project));
    EXPECT_FALSE(analysis->cost);
    EXPECT_TRUE(analysis->schedule);
    EXPECT_EQ(analysis->phases.size(), 3U);
    ASSERT_EQ(analysis->problems.size(), 1U);
    EXPECT_EQ(analysis->problems.front().code, Code::unpriced);
    EXPECT_THAT(analysis->problems.front().message, ::testing::HasSubstr("USD"));
}

/// Marks every answer of an analysis, so that what is taken over can be told from what is computed anew.
std::shared_ptr<const Analysis> marked(const Analysis& analysis) {
    Analysis copy = analysis;
    copy.schedule->workingDays = -1;
    copy.cost->p10 = -1;
    for (PhaseAnalysis& phase : copy.phases)
        phase.routing.maxUtilization = -1;
    return std::make_shared<const Analysis>(std::move(copy));
}

class Reuse : public ::testing::Test {
  protected:
    /// The analysis after `edit`, from the marked one before it.
    template <class Edit>
    std::shared_ptr<const Analysis> after(Edit&& edit) {
        const Snapshot before = snapshotOf(net.project);
        const auto previous = marked(*analysed(before));
        edit();
        const Snapshot now = snapshotOf(net.project);
        const auto reused = analysed(now, before, previous);
        // Whatever was taken over, an honest previous answer must lead to the figures of a fresh one.
        net.project = *before;
        const auto honest = analysed(before);
        EXPECT_EQ(figuresOf(*analysed(now, before, honest)), figuresOf(*analysed(now)));
        return reused;
    }

    static bool keptSchedule(const Analysis& analysis) { return analysis.schedule->workingDays == -1; }
    static bool keptCost(const Analysis& analysis) { return analysis.cost->p10 == -1; }
    static std::vector<bool> keptPhases(const Analysis& analysis) {
        std::vector<bool> kept;
        for (const PhaseAnalysis& phase : analysis.phases)
            kept.push_back(phase.routing.maxUtilization == -1);
        return kept;
    }

    DesignBuilder net = smallProject();
};

TEST_F(Reuse, keepsEverythingWhenASymbolMoves) {
    const auto analysis = after([&] {
        net.editDevice("n2", [](Device& device) { device.position = {500, -300}; });
    });
    EXPECT_TRUE(keptSchedule(*analysis));
    EXPECT_TRUE(keptCost(*analysis));
    EXPECT_THAT(keptPhases(*analysis), ::testing::ElementsAre(true, true, true));
}

TEST_F(Reuse, keepsDatesButNotMoneyWhenADemandChanges) {
    const auto analysis = after([&] {
        Demand demand = *net.project.design.demands.begin();
        demand.mbps += 50;
        net.project.design.demands.put(demand);
    });
    EXPECT_TRUE(keptSchedule(*analysis));
    EXPECT_FALSE(keptCost(*analysis)) << "clouds charge by the gigabyte that demands send";
    EXPECT_FALSE(keptPhases(*analysis).back());
}

TEST_F(Reuse, keepsEarlierPhasesWhenALaterOneChanges) {
    const auto analysis = after([&] {
        PhaseId second;
        for (const Phase& phase : net.project.design.phases)
            second = phase.id;
        net.link("n0", "n5", 100, {.key = "shortcut"});
        net.editLink("shortcut", [&](Link& link) { link.lifetime.enters = second; });
    });
    EXPECT_THAT(keptPhases(*analysis), ::testing::ElementsAre(true, true, false));
}

TEST_F(Reuse, computesMoneyAnewWhenAPriceChanges) {
    const auto analysis = after([&] {
        CatalogueItem item = *net.project.catalogue.begin();
        item.price = ThreePoint<Decimal>::certain(Decimal::fromInteger(2000));
        net.project.catalogue.put(item);
    });
    EXPECT_TRUE(keptSchedule(*analysis));
    EXPECT_FALSE(keptCost(*analysis));
}

TEST_F(Reuse, computesDatesAndMoneyAnewWhenWorkChanges) {
    const auto analysis = after([&] {
        WorkPackage package = *net.project.plan.workPackages.begin();
        package.durationDays = {8, 12, 20};
        net.project.plan.workPackages.put(package);
    });
    EXPECT_FALSE(keptSchedule(*analysis));
    EXPECT_FALSE(keptCost(*analysis));
    EXPECT_THAT(keptPhases(*analysis), ::testing::ElementsAre(true, true, true));
}

TEST(Analysis, aNewNumberOfYearsAsksTheNetworkAgainAndKeepsTheMoney) {
    DesignBuilder net = smallProject();
    net.project.design.trafficPolicy.bestEffort.growthPercentPerYear = 100;
    const Snapshot project = snapshotOf(net.project);
    const auto now = analysed(project);
    AnalysisOptions options = fewTrials();
    options.growthYears = 2;
    const Analysis later = *analyse(project, 1, options, {}, project, now);
    EXPECT_NEAR(later.phases[0].routing.offeredMbps, 4 * now->phases[0].routing.offeredMbps, 1e-9);
    EXPECT_NEAR(later.phases[0].traffic.offeredMbps, 4 * now->phases[0].traffic.offeredMbps, 1e-9);
    EXPECT_NEAR(later.phases[0].growth.maxUtilization[0], now->phases[0].routing.maxUtilization, 1e-12);
    EXPECT_NEAR(later.phases[0].growth.maxUtilization[2], later.phases[0].routing.maxUtilization, 1e-9);
    EXPECT_EQ(later.cost->p80, now->cost->p80);
}

}  // namespace
}  // namespace spanwright::test
