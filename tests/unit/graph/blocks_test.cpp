// SPDX-License-Identifier: MIT
#include "engine/graph/blocks.h"

#include <gtest/gtest.h>

namespace spanwright::graph {
namespace {

TEST(Blocks, joinWhatLiesOnOneCycle) {
    // A triangle 0-1-2, a bridge 2-3, and two parallel edges 3-4.
    const std::vector<int> blocks = blocksOf(5, {{0, 1}, {1, 2}, {2, 0}, {2, 3}, {3, 4}, {4, 3}});
    EXPECT_EQ(blocks[0], blocks[1]);
    EXPECT_EQ(blocks[1], blocks[2]);
    EXPECT_EQ(blocks[4], blocks[5]);
    EXPECT_NE(blocks[2], blocks[3]);
    EXPECT_NE(blocks[3], blocks[4]);
    EXPECT_NE(blocks[2], blocks[4]);
    EXPECT_TRUE(blocksOf(3, {}).empty());
}

}  // namespace
}  // namespace spanwright::graph
