// SPDX-License-Identifier: MIT
#include "engine/cost/simulate.h"

#include "tests/unit/cost/cost_builder.h"

#include <cmath>

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

}  // namespace
}  // namespace spanwright::cost
