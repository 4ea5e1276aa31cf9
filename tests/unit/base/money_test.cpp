// SPDX-License-Identifier: MIT
#include "engine/base/money.h"

#include <gtest/gtest.h>

namespace spanwright {
namespace {

const Currency kEuro = Currency::parse("EUR").value();
const Currency kYen = Currency::parse("JPY").value();
const Currency kDinar = Currency::parse("KWD").value();

TEST(Currency, knowsItsMinorDigits) {
    EXPECT_EQ(kEuro.minorDigits(), 2);
    EXPECT_EQ(kYen.minorDigits(), 0);
    EXPECT_EQ(kDinar.minorDigits(), 3);
    EXPECT_FALSE(Currency::parse("eur"));
    EXPECT_FALSE(Currency::parse("EURO"));
}

TEST(Money, multipliesPriceAndQuantityExactly) {
    // The published example of tiered egress: 10 240 GB at 0.09 and 40 960 GB at 0.085.
    const Money first = Money::of(Decimal::parse("0.09").value(), Decimal::fromInteger(10240), kEuro);
    const Money second = Money::of(Decimal::parse("0.085").value(), Decimal::fromInteger(40960), kEuro);
    EXPECT_EQ((first + second).text(), "4403.20");
}

TEST(Money, keepsTheDigitsOfItsCurrency) {
    EXPECT_EQ(Money::of(Decimal::parse("1234.5").value(), kEuro).text(), "1234.50");
    EXPECT_EQ(Money::of(Decimal::parse("1234.5").value(), kYen).text(), "1234");
    EXPECT_EQ(Money::of(Decimal::parse("-0.0005").value(), kDinar).text(), "0.000");
    EXPECT_EQ(Money(-5, kEuro).text(), "-0.05");
    EXPECT_EQ(Money(123456789, kEuro).display(), "EUR 1 234 567.89");
    EXPECT_EQ(Money(123456789, kEuro).display(Money::Grouping::wholeUnits), "EUR 1 234 568");
}

TEST(Money, neverAddsTwoCurrencies) {
    EXPECT_EQ(add(Money(1, kEuro), Money(1, kYen)).error().code, Code::invalidValue);
    EXPECT_EQ(add(Money(1, kEuro), Money(2, kEuro)).value(), Money(3, kEuro));
}

TEST(Money, sharesAddUpToTheWhole) {
    for (const std::int64_t minor : {100, 101, -7, 0, 1}) {
        Money sum(0, kEuro);
        for (int part = 0; part < 3; ++part)
            sum += Money(minor, kEuro).share(part, 3);
        EXPECT_EQ(sum, Money(minor, kEuro));
    }
}

}  // namespace
}  // namespace spanwright
