// SPDX-License-Identifier: MIT
#include "engine/cost/arithmetic.h"

#include "tests/unit/cost/cost_builder.h"

#include <limits>

#include <gtest/gtest.h>

namespace spanwright::cost {
namespace {

using test::decimal;

TEST(Arithmetic, roundsHalfToEvenOnce) {
    Arithmetic arithmetic;
    EXPECT_EQ(arithmetic.scaled(decimal("1000"), decimal("10"), 1200).text(), "8.333333");
    EXPECT_EQ(arithmetic.amount(decimal("0.125"), decimal("1"), Currency()).text(), "0.12");
    EXPECT_EQ(arithmetic.percentOf(Money(250, Currency()), decimal("7")).text(), "0.18");
    EXPECT_FALSE(arithmetic.overflowed());
}

TEST(Arithmetic, remembersWhatDoesNotFit) {
    const Decimal large = decimal("9000000000000");
    Arithmetic products;
    EXPECT_TRUE(products.scaled(large, large).isZero());
    EXPECT_TRUE(products.overflowed());
    Arithmetic amounts;
    EXPECT_TRUE(amounts.amount(large, decimal("1000000"), Currency()).isZero());
    EXPECT_TRUE(amounts.overflowed());
    Arithmetic sums;
    const Money most(std::numeric_limits<std::int64_t>::max(), Currency());
    EXPECT_EQ(sums.sum(most, Money(1, Currency())), most);
    EXPECT_TRUE(sums.overflowed());
    Arithmetic months;
    EXPECT_TRUE(months.times(most, 2).isZero());
    EXPECT_TRUE(months.overflowed());
    Arithmetic figures;
    EXPECT_TRUE(figures.decimal(1e30).isZero());
    EXPECT_TRUE(figures.overflowed());
}

TEST(Cost, refusesAmountsBeyondWhatMoneyHolds) {
    test::CostBuilder build;
    const auto phase = build.phase("p1", 1, Date(2027, 1, 4), 5);
    const auto item = build.itemAt("palace", "9000000000000");
    build.device(item, {}, {phase, {}}, 1000000);
    const auto report = build.tryCost();
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code, Code::overflow);
}

}  // namespace
}  // namespace spanwright::cost
