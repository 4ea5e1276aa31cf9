// SPDX-License-Identifier: MIT
#include "engine/base/decimal.h"

#include <gtest/gtest.h>

namespace spanwright {
namespace {

TEST(Decimal, readsAndWritesExactly) {
    for (const auto* text : {"0", "12", "-12", "0.085", "-0.000001", "9000000000000", "1.5"}) {
        EXPECT_EQ(Decimal::parse(text).value().text(), text);
    }
    EXPECT_EQ(Decimal::parse("1.5e3").value().text(), "1500");
    EXPECT_EQ(Decimal::parse("25E-2").value().text(), "0.25");
    EXPECT_EQ(Decimal::parse("1.10000000").value().text(), "1.1");
}

TEST(Decimal, refusesWhatItCannotHold) {
    EXPECT_EQ(Decimal::parse("0.0000001").error().code, Code::invalidValue);
    EXPECT_EQ(Decimal::parse("1e30").error().code, Code::overflow);
    EXPECT_EQ(Decimal::parse("99999999999999").error().code, Code::overflow);
    for (const auto* text : {"", "-", "1,5", "1.2.3", "abc", "1e", "0x10", " 1", "1e999999999"}) {
        EXPECT_FALSE(Decimal::parse(text)) << text;
    }
}

TEST(Decimal, roundsHalfToEven) {
    EXPECT_EQ(mulDivHalfEven(5, 1, 2), 2);
    EXPECT_EQ(mulDivHalfEven(7, 1, 2), 4);
    EXPECT_EQ(mulDivHalfEven(-5, 1, 2), -2);
    EXPECT_EQ(mulDivHalfEven(-7, 1, 2), -4);
    EXPECT_EQ(mulDivHalfEven(2, 1, 3), 1);
}

TEST(Decimal, multipliesWithoutBinaryFractions) {
    const Decimal rate = Decimal::parse("0.1").value();
    EXPECT_EQ((rate * Decimal::fromInteger(3)).text(), "0.3");
    EXPECT_EQ((rate + rate + rate).text(), "0.3");
}

}  // namespace
}  // namespace spanwright
