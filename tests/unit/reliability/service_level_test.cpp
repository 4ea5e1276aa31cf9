// SPDX-License-Identifier: MIT
#include "engine/reliability/service_level.h"

#include <random>

#include <gtest/gtest.h>

namespace spanwright::reliability {
namespace {

TEST(ServiceLevel, agreesWithMonthsThatWerePlayed) {
    // Twelve outages a year of two hours: a month sees one on average.
    const OutageFigures outages{24.0 / 8760, 12};
    std::mt19937 random(5);
    std::poisson_distribution<int> count(1);
    std::exponential_distribution<double> length(0.5);
    constexpr int kMonths = 400000;
    int beyondOne = 0;
    int beyondFive = 0;
    for (int month = 0; month < kMonths; ++month) {
        double hours = 0;
        for (int outage = count(random); outage > 0; --outage)
            hours += length(random);
        if (hours > 1) ++beyondOne;
        if (hours > 5) ++beyondFive;
    }
    EXPECT_NEAR(monthlyDowntimeBeyond(outages, 1), static_cast<double>(beyondOne) / kMonths, 0.004);
    EXPECT_NEAR(monthlyDowntimeBeyond(outages, 5), static_cast<double>(beyondFive) / kMonths, 0.003);
    EXPECT_NEAR(monthlyDowntimeBeyond(outages, 0), 1 - std::exp(-1), 1e-12);
    EXPECT_EQ(monthlyDowntimeBeyond(outages, 730), 0);
    EXPECT_EQ(monthlyDowntimeBeyond({0, 0}, 0), 0);
    EXPECT_EQ(monthlyDowntimeBeyond({1, 0}, 100), 1);
}

TEST(ServiceLevel, paysTheGreatestCreditOfTheBandsThatAMonthReaches) {
    const OutageFigures outages{24.0 / 8760, 12};
    Demand demand;
    demand.monthlyRevenue = Decimal::fromInteger(1000);
    EXPECT_EQ(expectedPenaltyPerYear(demand, outages), 0);
    SlaCredit small;
    small.belowAvailability = 1 - 1.0 / 730;
    small.creditPercent = 10;
    SlaCredit great;
    great.belowAvailability = 1 - 5.0 / 730;
    great.creditPercent = 30;
    demand.slaCredits = {small, great};
    const double expected =
        12 * 1000 * (0.1 * monthlyDowntimeBeyond(outages, 1) + 0.2 * monthlyDowntimeBeyond(outages, 5));
    EXPECT_NEAR(expectedPenaltyPerYear(demand, outages), expected, 1e-9);
}

}  // namespace
}  // namespace spanwright::reliability
