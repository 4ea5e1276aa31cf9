// SPDX-License-Identifier: MIT
#include "engine/scene/text.h"

#include <gtest/gtest.h>

namespace spanwright::scene {
namespace {

TEST(ShortBandwidth, takesTheUnitThatFits) {
    EXPECT_EQ(shortBandwidth(0), "0");
    EXPECT_EQ(shortBandwidth(0.512), "512 k");
    EXPECT_EQ(shortBandwidth(1), "1 M");
    EXPECT_EQ(shortBandwidth(100), "100 M");
    EXPECT_EQ(shortBandwidth(999.6), "1 G");
    EXPECT_EQ(shortBandwidth(2500), "2.5 G");
    EXPECT_EQ(shortBandwidth(100'000), "100 G");
    EXPECT_EQ(shortBandwidth(1.2e6), "1.2 T");
}

TEST(ShortPercent, keepsSmallFiguresApartFromNothing) {
    EXPECT_EQ(shortPercent(0), "0 %");
    EXPECT_EQ(shortPercent(0.004), "0.4 %");
    EXPECT_EQ(shortPercent(0.424), "42 %");
    EXPECT_EQ(shortPercent(1.12), "112 %");
    EXPECT_EQ(shortPercent(1e9), "> 999 %");
}

}  // namespace
}  // namespace spanwright::scene
