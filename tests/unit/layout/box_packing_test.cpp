// SPDX-License-Identifier: MIT
#include "engine/layout/box_packing.h"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace spanwright::layout {
namespace {

TEST(BoxPacking, touchingIsNoOverlap) {
    EXPECT_FALSE(overlap({0, 0, 10, 10}, {10, 0, 10, 10}));
    EXPECT_TRUE(overlap({0, 0, 10, 10}, {9, 9, 10, 10}));
    EXPECT_EQ(united({0, 0, 10, 10}, {20, -5, 10, 10}), (Rect{0, -5, 30, 15}));
    EXPECT_EQ(united({}, {3, 4, 5, 6}), (Rect{3, 4, 5, 6}));
}

TEST(BoxPacking, placesManyBoxesOnOneSpotWithoutOverlaps) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> size(20, 500);
    std::vector<Rect> placed;
    TakenGround taken;
    for (int i = 0; i < 200; ++i) {
        const Rect wanted = centredAt({-300, 120}, size(random), size(random));
        const Rect found = taken.nearestFree(wanted, 10);
        EXPECT_DOUBLE_EQ(found.width, wanted.width);
        EXPECT_NEAR(std::remainder(found.x - wanted.x, 10), 0, 1e-9);
        for (const Rect& other : placed)
            ASSERT_FALSE(overlap(found, other));
        taken.add(found);
        placed.push_back(found);
    }
}

TEST(BoxPacking, leavesWhatIsFreeWhereItIs) {
    TakenGround taken;
    taken.add({0, 0, 100, 100});
    EXPECT_TRUE(taken.isFree({100, 0, 100, 100}));
    EXPECT_EQ(taken.nearestFree({100, 0, 50, 50}, 10), (Rect{100, 0, 50, 50}));
    EXPECT_EQ(taken.nearestFree({95, 0, 50, 50}, 10), (Rect{105, 0, 50, 50}));
}

}  // namespace
}  // namespace spanwright::layout
