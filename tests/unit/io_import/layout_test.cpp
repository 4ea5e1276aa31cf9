// SPDX-License-Identifier: MIT
#include "engine/io/import/layout.h"

#include <set>

#include <gtest/gtest.h>

namespace spanwright {
namespace {

std::size_t distinct(const std::vector<Point>& cells) {
    std::set<std::pair<double, double>> seen;
    for (const Point& cell : cells)
        seen.emplace(cell.x, cell.y);
    return seen.size();
}

TEST(ImportLayout, givesEachUnitACellOfItsOwn) {
    io::LayoutInput input;
    input.wanted.assign(2000, Point{3, 4});
    EXPECT_EQ(distinct(io::layoutCells(input)), 2000U);
    input.wanted.assign(2000, std::nullopt);
    EXPECT_EQ(distinct(io::layoutCells(input)), 2000U);
    for (std::size_t i = 1; i < 1500; ++i)
        input.joined.emplace_back(i / 3, i);
    EXPECT_EQ(distinct(io::layoutCells(input)), 2000U);
}

TEST(ImportLayout, keepsTheShapeOfWantedPoints) {
    io::LayoutInput input;
    input.wanted = {Point{0, 0}, Point{1000, 0}, Point{0, 1000}, Point{1000, 1000}};
    const auto cells = io::layoutCells(input);
    EXPECT_LT(cells[0].x, cells[1].x);
    EXPECT_LT(cells[0].y, cells[2].y);
    EXPECT_EQ(cells[1].x, cells[3].x);
    EXPECT_EQ(cells[2].y, cells[3].y);
}

TEST(ImportLayout, putsAnUnplacedUnitBetweenItsNeighbours) {
    io::LayoutInput input;
    input.wanted = {Point{0, 0}, Point{100, 0}, Point{0, 100}, Point{100, 100}, std::nullopt};
    input.joined = {{4, 0}, {4, 1}};
    const auto cells = io::layoutCells(input);
    EXPECT_GT(cells[4].x, cells[0].x);
    EXPECT_LT(cells[4].x, cells[1].x);
}

TEST(ImportLayout, takesHugeAndTinyExtents) {
    io::LayoutInput input;
    input.wanted = {Point{-1e300, 1e-300}, Point{1e300, 0}, Point{0, 1e300}};
    EXPECT_EQ(distinct(io::layoutCells(input)), 3U);
    input.wanted = {Point{1e-310, 0}, Point{0, 0}};
    EXPECT_EQ(distinct(io::layoutCells(input)), 2U);
    EXPECT_TRUE(io::layoutCells({}).empty());
}

}  // namespace
}  // namespace spanwright
