// SPDX-License-Identifier: MIT
#include "engine/base/date.h"

#include <gtest/gtest.h>

namespace spanwright {
namespace {

TEST(Date, readsAndWritesIso8601) {
    EXPECT_EQ(Date::parse("2027-03-15").value().text(), "2027-03-15");
    EXPECT_EQ(Date::parse("2028-02-29").value().plusDays(1).text(), "2028-03-01");
}

TEST(Date, refusesDaysThatDoNotExist) {
    for (const auto* text :
         {"2027-02-29", "2027-13-01", "2027-1-1", "15.03.2027", "", "2027-03-15T00", "0000-01-01"}) {
        EXPECT_FALSE(Date::parse(text)) << text;
    }
}

TEST(Month, countsAcrossYears) {
    const Month november{Date(2027, 11, 30)};
    EXPECT_EQ(november.plus(3).text(), "2028-02");
    EXPECT_EQ(november.plus(3).monthsSince(november), 3);
    EXPECT_EQ(november.plus(14).firstDay().text(), "2029-01-01");
}

}  // namespace
}  // namespace spanwright
