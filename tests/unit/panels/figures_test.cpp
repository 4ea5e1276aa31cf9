// SPDX-License-Identifier: MIT
#include "app/panels/model/figures.h"

#include <gtest/gtest.h>

namespace spanwright::app {
namespace {

TEST(Figures, groupThousandsAndShowNoNegativeZero) {
    EXPECT_EQ(figure(1234567.25, 1), "1 234 567.2");
    EXPECT_EQ(figure(999, 0), "999");
    EXPECT_EQ(figure(-1234, 0), "-1 234");
    EXPECT_EQ(figure(-123, 0), "-123");
    EXPECT_EQ(figure(-0.01, 1), "0.0");
    EXPECT_EQ(percentFigure(0.873), "87.3");
}

TEST(Figures, neverRoundAnAvailabilityUpToCertainty) {
    EXPECT_EQ(availabilityFigure(1), "100");
    EXPECT_EQ(availabilityFigure(0.9995), "99.950");
    EXPECT_EQ(availabilityFigure(0.999999), "99.99990");
    EXPECT_EQ(availabilityFigure(0.5), "50.0");
    EXPECT_EQ(availabilityFigure(0), "0.0");
}

TEST(Figures, shortenMoneyForChips) {
    const Currency euro;
    EXPECT_EQ(shortMoney(Money(125'000'000, euro)), "EUR 1.25 M");
    EXPECT_EQ(shortMoney(Money(84'000'000, euro)), "EUR 840 k");
    EXPECT_EQ(shortMoney(Money(123'400, euro)), "EUR 1 234");
    EXPECT_EQ(amount(Money(1'234'567, euro)), "12 346");
}

}  // namespace
}  // namespace spanwright::app
