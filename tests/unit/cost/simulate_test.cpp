// SPDX-License-Identifier: MIT
#include "engine/cost/simulate.h"

#include "tests/unit/cost/cost_builder.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>
#include <string>

#include <gtest/gtest.h>

namespace spanwright::cost {
namespace {

using test::CostBuilder;
using test::decimal;

const ThreePoint<Decimal> kWide{decimal("50"), decimal("100"), decimal("250")};

/// Above the likely figure, the quantile p of triangular(50, 100, 250).
double quantile(double p) {
    return 250 - std::sqrt((1 - p) * 200 * 150);
}

CatalogueItemId uncertainItem(CostBuilder& build, const std::string& key) {
    return build.item(key, [](CatalogueItem& row) { row.price = kWide; });
}

TEST(SimulateTotal, movesAllLinesOfAnItemTogether) {
    CostBuilder build;
    const auto phase = build.phase("p1", 1, Date(2027, 1, 4), 5);
    const auto item = uncertainItem(build, "router");
    for (const auto* site : {"a", "b", "c", "d"})
        build.device(item, build.site(site), {phase, {}});
    const CostReport report = build.cost({.trials = 100000});
    ASSERT_EQ(report.bom.size(), 4U);
    EXPECT_NEAR(report.p50, 4 * quantile(0.5), 4);
    EXPECT_NEAR(report.p80, 4 * quantile(0.8), 4);
    EXPECT_NEAR(report.p90, 4 * quantile(0.9), 4);
    EXPECT_NEAR(report.p10, 4 * (50 + std::sqrt(0.1 * 200 * 50)), 4);
}

TEST(SimulateTotal, drawsItemsIndependently) {
    CostBuilder build;
    const auto phase = build.phase("p1", 1, Date(2027, 1, 4), 5);
    constexpr int kItems = 400;
    for (int n = 0; n < kItems; ++n)
        build.device(uncertainItem(build, "item-" + std::to_string(n)), {}, {phase, {}});
    const CostReport report = build.cost({.trials = 20000});
    // By the central limit theorem: mean (a + b + c) / 3, variance (a² + b² + c² − ab − ac − bc) / 18.
    const double mean = kItems * 400.0 / 3;
    const double deviation =
        std::sqrt(kItems * (50.0 * 50 + 100 * 100 + 250 * 250 - 50 * 100 - 50 * 250 - 100 * 250) / 18);
    EXPECT_NEAR(report.p50, mean, 0.1 * deviation);
    EXPECT_NEAR(report.p90, mean + 1.2816 * deviation, 0.1 * deviation);
    EXPECT_NEAR(report.p10, mean - 1.2816 * deviation, 0.1 * deviation);
}

TEST(SimulateTotal, addsRisksWithTheirProbability) {
    CostBuilder build;
    Risk risk;
    risk.id = build.project().newId<RiskId>();
    risk.key = "dig";
    risk.probabilityPercent = 30;
    risk.costImpact = ThreePoint<Decimal>::certain(decimal("5000"));
    build.project().plan.risks.put(risk);
    const CostReport report = build.cost({.trials = 5000});
    EXPECT_DOUBLE_EQ(report.p50, 0);
    EXPECT_DOUBLE_EQ(report.p80, 5000);
}

TEST(SimulateTotal, letsARiskFallToTheSitesCategoriesAndYearsOfItsPhasesCapex) {
    CostBuilder build;
    build.project().settings.horizonMonths = 24;
    const auto first = build.phase("p1", 1, Date(2027, 1, 4), 5);
    const auto second = build.phase("p2", 2, Date(2028, 3, 6), 5);
    const auto firewall = build.item("firewall", [](CatalogueItem& row) {
        row.category = ItemCategory::firewall;
        row.price = test::certain("1000");
    });
    build.device(build.itemAt("router", "3000"), build.site("east"), {first, {}});
    build.device(firewall, build.site("west"), {first, {}});
    build.device(firewall, build.site("late"), {second, {}});
    const auto risk = [&](const char* key, PhaseId phase) {
        Risk row;
        row.id = build.project().newId<RiskId>();
        row.key = key;
        row.phase = phase;
        row.probabilityPercent = 100;
        row.costImpact = ThreePoint<Decimal>::certain(decimal("400"));
        build.project().plan.risks.put(row);
    };
    risk("of the first phase", first);
    Uncertainty trials = build.cost({.trials = 100}).uncertainty;
    EXPECT_NEAR(trials.bySite.at("east").mean, 3300, 0.01);
    EXPECT_NEAR(trials.bySite.at("west").mean, 1100, 0.01);
    EXPECT_NEAR(trials.bySite.at("late").mean, 1000, 0.01);
    EXPECT_NEAR(trials.byCategory.at("router").mean, 3300, 0.01);
    EXPECT_NEAR(trials.byFiscalYear.at("2027").mean, 4400, 0.01);
    EXPECT_NEAR(trials.byFiscalYear.at("2028").mean, 1000, 0.01);

    risk("of no phase", {});
    trials = build.cost({.trials = 100}).uncertainty;
    EXPECT_NEAR(trials.byPhase.at("p2").mean, 1080, 0.01);
    for (const auto* groups : {&trials.byCategory, &trials.byPhase, &trials.bySite, &trials.byFiscalYear}) {
        double sum = 0;
        for (const auto& [key, quantiles] : *groups)
            sum += quantiles.mean;
        EXPECT_NEAR(sum, trials.total.mean, 0.01);
    }
}

TEST(SimulateTotal, isTheTotalWhereNothingIsUncertain) {
    CostBuilder build;
    const auto phase = build.phase("p1", 1, Date(2027, 1, 4), 5);
    build.device(build.itemAt("router", "123.45"), {}, {phase, {}});
    const CostReport report = build.cost({.trials = 100});
    EXPECT_DOUBLE_EQ(report.p10, 123.45);
    EXPECT_DOUBLE_EQ(report.p90, 123.45);
}

TEST(SimulateTotal, stopsWhenAsked) {
    CostBuilder build;
    std::stop_source stop;
    stop.request_stop();
    const auto schedule = plan::schedule(build.project(), {.trials = 0}).value();
    const auto report = cost(build.project(), schedule, {}, WorkContext{stop.get_token(), nullptr});
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code, Code::cancelled);
}

/// `items` routers of 100 (50 to 250) each.
CostBuilder routers(int items) {
    CostBuilder build;
    const auto phase = build.phase("p1", 1, Date(2027, 1, 4), 5);
    for (int n = 0; n < items; ++n)
        build.device(uncertainItem(build, "item-" + std::to_string(n)),
                     build.site("site-" + std::to_string(n)), {phase, {}});
    return build;
}

// Variance of triangular(50, 100, 250).
constexpr double kVariance = (50.0 * 50 + 100 * 100 + 250 * 250 - 50 * 100 - 50 * 250 - 100 * 250) / 18;

TEST(SimulateTotal, hasTheMeanAndDeviationOfTheSum) {
    const Quantiles total = routers(50).cost({.trials = 100000}).uncertainty.total;
    EXPECT_NEAR(total.mean, 50 * 400.0 / 3, 4 * std::sqrt(50 * kVariance / 100000));
    EXPECT_NEAR(total.deviation, std::sqrt(50 * kVariance), 0.01 * std::sqrt(50 * kVariance));
}

TEST(SimulateTotal, correlatesWithinACategory) {
    CostBuilder build = routers(50);
    build.project().costPolicy.categoryCorrelationPercent = 60;
    const double deviation = build.cost({.trials = 50000}).uncertainty.total.deviation;
    // The rank correlation of a Gaussian copula is (6/π) asin(ρ/2); that of the figures is close to it.
    const double rho = 6 / std::numbers::pi * std::asin(0.3);
    EXPECT_NEAR(deviation, std::sqrt(50 * kVariance * (1 + 49 * rho)), 0.03 * deviation);
}

TEST(SimulateTotal, itemsOfDifferentSuppliersDoNotCorrelateBySupplier) {
    CostBuilder build = routers(2);
    build.project().costPolicy.supplierCorrelationPercent = 90;
    const double together = build.cost({.trials = 50000}).uncertainty.total.deviation;
    build.change(build.project().catalogue, build.project().catalogue.begin()->id,
                 [](CatalogueItem& row) { row.supplier = "Other"; });
    const double apart = build.cost({.trials = 50000}).uncertainty.total.deviation;
    EXPECT_NEAR(apart, std::sqrt(2 * kVariance), 0.02 * apart);
    EXPECT_GT(together, 1.3 * apart);
}

TEST(SimulateTotal, tellsEveryGroupByItself) {
    CostBuilder build = routers(3);
    build.project().settings.horizonMonths = 24;
    const Uncertainty uncertainty = build.cost({.trials = 20000}).uncertainty;
    ASSERT_EQ(uncertainty.bySite.size(), 3U);
    EXPECT_NEAR(uncertainty.bySite.at("site-1").p90, quantile(0.9), 2);
    EXPECT_NEAR(uncertainty.byCategory.at("router").mean, 400, 3);
    EXPECT_NEAR(uncertainty.byPhase.at("p1").mean, 400, 3);
    EXPECT_NEAR(uncertainty.byFiscalYear.at("2027").mean, 400, 3);
    EXPECT_EQ(uncertainty.byFiscalYear.count("2028"), 0U);
}

TEST(SimulateTotal, namesTheDriversWidestFirst) {
    CostBuilder build = routers(2);
    build.change(build.project().design.devices, std::next(build.project().design.devices.begin())->id,
                 [](Device& row) { row.count = 5; });
    const auto drivers = build.cost({.trials = 10}).uncertainty.drivers;
    ASSERT_EQ(drivers.size(), 2U);
    EXPECT_EQ(drivers[0].name, "item-1");
    EXPECT_NEAR(drivers[0].low, 600 + 5 * (50 + std::sqrt(0.1 * 200 * 50) - 100), 1e-6);
    EXPECT_NEAR(drivers[0].high, 600 + 5 * (quantile(0.9) - 100), 1e-6);
    EXPECT_EQ(drivers[1].name, "item-0");
}

TEST(SimulateTotal, lognormalPricesHaveTheirQuantiles) {
    CostBuilder build = routers(1);
    build.project().costPolicy.spreadShape = SpreadShape::lognormal;
    const CostReport report = build.cost({.trials = 100000});
    EXPECT_NEAR(report.p10, 50, 0.6);
    EXPECT_NEAR(report.p90, 250, 3);
    EXPECT_NEAR(report.p50, std::sqrt(50.0 * 250), 1);
}

TEST(SimulateTotal, theCurveRisesFromTheLeastToTheMost) {
    const auto curve = routers(5).cost({.trials = 1000}).uncertainty.curve;
    ASSERT_EQ(curve.size(), 101U);
    EXPECT_TRUE(std::is_sorted(curve.begin(), curve.end()));
}

}  // namespace
}  // namespace spanwright::cost
