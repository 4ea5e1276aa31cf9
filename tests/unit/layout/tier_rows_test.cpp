// SPDX-License-Identifier: MIT
#include "engine/layout/tier_rows.h"

#include "engine/layout/box_packing.h"

#include <random>

#include <gtest/gtest.h>

namespace spanwright::layout {
namespace {

TEST(TierRows, keepsManyNodesApartInTiersAndAlmostSquare) {
    std::mt19937 random(5);
    std::vector<GraphNode> nodes;
    std::vector<GraphEdge> edges;
    for (std::size_t i = 0; i < 3000; ++i) {
        nodes.push_back({90.0 + static_cast<double>(random() % 100), 96, static_cast<int>(random() % 4)});
        if (i > 0) edges.push_back({i, random() % i, 1});
    }
    const std::vector<Point> centres = tierRows(nodes, edges);
    TakenGround taken;
    Rect bounds;
    std::vector<double> lowest(4, -1e9);
    std::vector<double> highest(4, 1e9);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const Rect rect = centredAt(centres[i], nodes[i].width, nodes[i].height);
        ASSERT_TRUE(taken.isFree(rect)) << i;
        taken.add(rect);
        bounds = united(bounds, rect);
        const auto tier = static_cast<std::size_t>(nodes[i].tier);
        lowest[tier] = std::max(lowest[tier], centres[i].y);
        highest[tier] = std::min(highest[tier], centres[i].y);
    }
    for (std::size_t tier = 1; tier < 4; ++tier)
        EXPECT_LT(lowest[tier - 1], highest[tier]);
    EXPECT_LT(bounds.width, 3 * bounds.height);
    EXPECT_LT(bounds.height, 3 * bounds.width);
}

TEST(TierRows, putsNodesNearWhatTheyAreLinkedTo) {
    // Two parents, each with ten leaves, the leaves listed in turn.
    std::vector<GraphNode> nodes{{90, 96, 0}, {90, 96, 0}};
    std::vector<GraphEdge> edges;
    for (std::size_t i = 0; i < 20; ++i) {
        nodes.push_back({90, 96, 1});
        edges.push_back({i % 2, nodes.size() - 1, 1});
    }
    const std::vector<Point> centres = tierRows(nodes, edges);
    const bool firstLeft = centres[0].x < centres[1].x;
    double left = 0;
    double right = 0;
    for (std::size_t i = 0; i < 20; ++i)
        (((i % 2 == 0) == firstLeft) ? left : right) += centres[i + 2].x / 10;
    EXPECT_LT(left + 90, right);
}

TEST(TierRows, drawsNothingForNothing) {
    EXPECT_TRUE(tierRows({}, {}).empty());
}

}  // namespace
}  // namespace spanwright::layout
