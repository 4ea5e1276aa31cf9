// SPDX-License-Identifier: MIT
#include "engine/check/report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::check {
namespace {

TEST(Figures, setThousandsApartAndDropNeedlessDecimals) {
    EXPECT_EQ(figure(1340), "1 340");
    EXPECT_EQ(figure(1234567.5), "1 234 567.5");
    EXPECT_EQ(figure(999), "999");
    EXPECT_EQ(figure(0), "0");
    EXPECT_EQ(figure(-4200), "-4 200");
    EXPECT_EQ(figure(0.0123456), "0.0123");
}

TEST(Percentages, showOnWhichSideOfAHundredTheyAre) {
    EXPECT_EQ(percent(1.34), "134 %");
    EXPECT_EQ(percent(0.805), "80.5 %");
    EXPECT_EQ(percent(1), "100 %");
    EXPECT_EQ(percent(1.00002), "100.002 %");
    EXPECT_EQ(percent(12.5), "1 250 %");
}

TEST(Counts, agreeWithTheirNoun) {
    EXPECT_EQ(counted(1, "port"), "1 port");
    EXPECT_EQ(counted(2, "port"), "2 ports");
}

}  // namespace
}  // namespace spanwright::check
