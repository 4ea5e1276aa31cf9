// SPDX-License-Identifier: MIT
#include "engine/io/import/link_speed.h"

#include <gtest/gtest.h>

namespace spanwright {
namespace {

TEST(LinkSpeed, isReadFromFreeText) {
    EXPECT_DOUBLE_EQ(io::speedInText("155 Mbps").value(), 155);
    EXPECT_DOUBLE_EQ(io::speedInText("45 Mbps DS-3").value(), 45);
    EXPECT_DOUBLE_EQ(io::speedInText("DTP-Ring 2.5 Gbit/s").value(), 2500);
    EXPECT_DOUBLE_EQ(io::speedInText("1-2.5 Gb/s").value(), 2500);
    EXPECT_DOUBLE_EQ(io::speedInText("10GE").value(), 10000);
    EXPECT_DOUBLE_EQ(io::speedInText("10 GbE").value(), 10000);
    EXPECT_DOUBLE_EQ(io::speedInText("2x10Gb/s").value(), 20000);
    EXPECT_DOUBLE_EQ(io::speedInText("10*10Gb/s").value(), 100000);
    EXPECT_DOUBLE_EQ(io::speedInText("64 kbps").value(), 0.064);
    EXPECT_DOUBLE_EQ(io::speedInText("1 T").value(), 1e6);
}

TEST(LinkSpeed, isAbsentWhereTheTextStatesNone) {
    for (const char* text : {"", "Fibre", "STM-64", "OC-192c", "5 Towers", "8*GbE", "2004", "0 Mbps",
                             "10 Managed", "1e400 G", "10x", "3*", "."}) {
        EXPECT_FALSE(io::speedInText(text)) << text;
    }
}

}  // namespace
}  // namespace spanwright
