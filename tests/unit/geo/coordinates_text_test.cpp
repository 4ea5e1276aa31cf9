// SPDX-License-Identifier: MIT
#include "engine/geo/coordinates_text.h"

#include <gtest/gtest.h>

namespace spanwright::geo {
namespace {

TEST(CoordinatesText, writesCoordinatesAsPeopleDo) {
    EXPECT_EQ(textOf({50.1109, 8.6821}), "50.111° N, 8.682° E");
    EXPECT_EQ(textOf({-33.8688, -151.2}), "33.869° S, 151.200° W");
}

TEST(CoordinatesText, readsWhatPeoplePaste) {
    EXPECT_EQ(coordinatesFrom("50.11, 8.68"), (Coordinates{50.11, 8.68}));
    EXPECT_EQ(coordinatesFrom("  -33.9 151.2 "), (Coordinates{-33.9, 151.2}));
    EXPECT_EQ(coordinatesFrom("33.9 S 151.2 E"), (Coordinates{-33.9, 151.2}));
    EXPECT_EQ(coordinatesFrom("33.9s, 151.2w"), (Coordinates{-33.9, -151.2}));
    EXPECT_EQ(coordinatesFrom("90,-180"), (Coordinates{90, -180}));
    for (const Coordinates at : {Coordinates{50.111, 8.682}, Coordinates{-33.869, -151.2}})
        EXPECT_EQ(coordinatesFrom(textOf(at)), at);
}

TEST(CoordinatesText, leavesEverythingElse) {
    for (const char* text : {"", "5", "5011", "50.11", "50.11,", "Lyon", "50.11, 8.68, 3", "90.1 0",
                             "0 180.1", "nan nan", "inf 0", "1e3 0", "50.11 8.68 Lyon", "50.11 N", ", 3"})
        EXPECT_EQ(coordinatesFrom(text), std::nullopt) << text;
}

}  // namespace
}  // namespace spanwright::geo
