// SPDX-License-Identifier: MIT
#include "engine/layout/graph_drawing.h"

#include "engine/layout/box_packing.h"

#include <thread>

#include <gtest/gtest.h>

namespace spanwright::layout {
namespace {

struct Drawn {
    std::vector<GraphNode> nodes;
    std::vector<Point> centres;
};

void expectNoOverlaps(const Drawn& drawn) {
    for (std::size_t a = 0; a < drawn.nodes.size(); ++a) {
        for (std::size_t b = a + 1; b < drawn.nodes.size(); ++b) {
            const auto rect = [&](std::size_t i) {
                return expandedBy(centredAt(drawn.centres[i], drawn.nodes[i].width, drawn.nodes[i].height),
                                  -1);
            };
            ASSERT_FALSE(overlap(rect(a), rect(b))) << a << " and " << b;
        }
    }
}

/// A tree of three tiers: one root, so many children, so many leaves each.
Drawn tree(std::size_t children, std::size_t leaves, Style style) {
    Drawn drawn;
    std::vector<GraphEdge> edges;
    drawn.nodes.push_back({100, 96, 0});
    for (std::size_t child = 0; child < children; ++child) {
        const std::size_t at = drawn.nodes.size();
        drawn.nodes.push_back({100, 96, 1});
        edges.push_back({at, 0, 1});  // upwards: direction is the tiers' business
        for (std::size_t leaf = 0; leaf < leaves; ++leaf) {
            drawn.nodes.push_back({100, 96, 2});
            edges.push_back({at, drawn.nodes.size() - 1, 1});
        }
    }
    const auto centres = drawGraph(drawn.nodes, edges, style);
    EXPECT_TRUE(centres) << centres.error().text();
    drawn.centres = centres.value_or(std::vector<Point>(drawn.nodes.size()));
    return drawn;
}

class EveryStyle : public ::testing::TestWithParam<Style> {};

TEST_P(EveryStyle, keepsNodesApartAndRepeatsItself) {
    const Drawn drawn = tree(5, 6, GetParam());
    expectNoOverlaps(drawn);
    EXPECT_EQ(tree(5, 6, GetParam()).centres, drawn.centres);
}

INSTANTIATE_TEST_SUITE_P(Layout, EveryStyle,
                         ::testing::Values(Style::hierarchical, Style::forceDirected, Style::radial,
                                           Style::circular));

TEST(GraphDrawing, putsLowerTiersLower) {
    const Drawn drawn = tree(3, 4, Style::hierarchical);
    for (std::size_t a = 0; a < drawn.nodes.size(); ++a) {
        for (std::size_t b = 0; b < drawn.nodes.size(); ++b) {
            if (drawn.nodes[a].tier < drawn.nodes[b].tier) {
                EXPECT_LT(drawn.centres[a].y, drawn.centres[b].y);
            }
        }
    }
}

TEST(GraphDrawing, foldsALongRowOfLeavesIntoABlock) {
    const Drawn drawn = tree(1, 60, Style::hierarchical);
    Rect bounds;
    for (std::size_t i = 0; i < drawn.nodes.size(); ++i)
        bounds = united(bounds, centredAt(drawn.centres[i], 100, 96));
    EXPECT_LT(bounds.width, 3 * bounds.height);
    expectNoOverlaps(drawn);
}

TEST(GraphDrawing, aTierOfHundredsBecomesSeveralRows) {
    Drawn drawn;
    std::vector<GraphEdge> edges;
    for (std::size_t i = 0; i < 600; ++i) {
        drawn.nodes.push_back({100, 96, i < 20 ? 0 : 1});
        if (i >= 20) {
            edges.push_back({i % 20, i, 1});
            edges.push_back({i * 7 % 20, i, 1});
        }
    }
    drawn.centres = *drawGraph(drawn.nodes, edges, Style::hierarchical);
    Rect bounds;
    for (const Point& centre : drawn.centres)
        bounds = united(bounds, centredAt(centre, 100, 96));
    EXPECT_LT(bounds.width, 5 * bounds.height);
    expectNoOverlaps(drawn);
}

TEST(GraphDrawing, drawsNothingAndOneWithoutGraphviz) {
    EXPECT_TRUE(drawGraph({}, {}, Style::radial)->empty());
    EXPECT_EQ(drawGraph({{10, 10, 0}}, {}, Style::radial)->size(), 1U);
}

TEST(GraphDrawing, answersSeveralThreadsOneAfterTheOther) {
    const std::vector<Point> expected = tree(4, 5, Style::forceDirected).centres;
    std::vector<std::jthread> threads;
    threads.reserve(4);
    std::vector<std::vector<Point>> answers(4);
    for (std::vector<Point>& answer : answers)
        threads.emplace_back([&answer] { answer = tree(4, 5, Style::forceDirected).centres; });
    threads.clear();
    for (const std::vector<Point>& answer : answers)
        EXPECT_EQ(answer, expected);
}

}  // namespace
}  // namespace spanwright::layout
