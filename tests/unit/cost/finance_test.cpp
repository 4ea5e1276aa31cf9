// SPDX-License-Identifier: MIT
#include "engine/cost/finance.h"

#include <vector>

#include <gtest/gtest.h>

namespace spanwright::cost {
namespace {

TEST(Finance, givesThePublishedPresentValue) {
    const std::vector<double> flows{-40000, 5000, 8000, 12000, 30000};
    EXPECT_NEAR(netPresentValue(0.08, flows), 3065.22267, 5e-6);
}

TEST(Finance, givesThePublishedAnnuityAndFutureValue) {
    EXPECT_NEAR(annuityPayment(200000, 0.075 / 12, 15 * 12), 1854.0247200054619, 1e-9);
    EXPECT_NEAR(futureValue(100, 100, 0.05 / 12, 120), 15692.92889433575, 1e-8);
    EXPECT_DOUBLE_EQ(annuityPayment(1200, 0, 12), 100);
    EXPECT_DOUBLE_EQ(futureValue(100, 10, 0, 12), 220);
}

TEST(Finance, annuityAndResidualAreWorthThePrincipal) {
    std::vector<double> flows(37, -annuityPayment(10000, 0.006, 36, 1500));
    flows[0] = 10000;
    flows[36] -= 1500;
    EXPECT_NEAR(netPresentValue(0.006, flows), 0, 1e-8);
}

TEST(Finance, givesThePublishedInternalRates) {
    const std::vector<double> four{-100, 39, 59, 55, 20};
    ASSERT_EQ(internalRates(four).size(), 1U);
    EXPECT_NEAR(internalRates(four)[0], 0.28095, 5e-6);
    const std::vector<double> loss{-100, 0, 0, 74};
    ASSERT_EQ(internalRates(loss).size(), 1U);
    EXPECT_NEAR(internalRates(loss)[0], -0.0955, 5e-5);
}

TEST(Finance, reportsEveryInternalRate) {
    // (1 + r) is 1.1, 1.2 and 1.3: the flows are the polynomial with these roots.
    const std::vector<double> flows{-1000, 3600, -4310, 1716};
    const auto rates = internalRates(flows);
    ASSERT_EQ(rates.size(), 3U);
    EXPECT_NEAR(rates[0], 0.1, 1e-9);
    EXPECT_NEAR(rates[1], 0.2, 1e-9);
    EXPECT_NEAR(rates[2], 0.3, 1e-9);
    EXPECT_TRUE(internalRates(std::vector<double>{5, 1, 2}).empty());
    EXPECT_TRUE(internalRates(std::vector<double>{0, 0}).empty());
    EXPECT_TRUE(internalRates({}).empty());
}

TEST(Finance, findsRatesOverAHundredYearsOfMonths) {
    std::vector<double> flows(1201, 1.0);
    flows[0] = -100;
    const auto rates = internalRates(flows);
    ASSERT_EQ(rates.size(), 1U);
    EXPECT_NEAR(netPresentValue(rates[0], flows), 0, 1e-9);
}

TEST(Finance, paysBackWhenTheSumStaysAboveNothing) {
    EXPECT_EQ(paybackPeriods(std::vector<double>{-10, 4, 6, 1}), 2);
    EXPECT_EQ(paybackPeriods(std::vector<double>{-10, 11, -5, 9}), 3);
    EXPECT_EQ(paybackPeriods(std::vector<double>{3, 1}), 0);
    EXPECT_EQ(paybackPeriods(std::vector<double>{-3, 1}), -1);
}

TEST(Finance, compoundsMonthsToYears) {
    EXPECT_NEAR(yearlyRate(0.01), 0.126825030, 1e-9);
}

}  // namespace
}  // namespace spanwright::cost
