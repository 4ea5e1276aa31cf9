// SPDX-License-Identifier: MIT
#include "engine/scene/blend.h"

#include <gtest/gtest.h>

namespace spanwright::scene {
namespace {

DrawList lineOf(ElementId element, Colour colour, double width) {
    DrawList list;
    list.layers.resize(1);
    Line line;
    line.points = {{0, 0}, {10, 0}};
    line.colour = colour;
    line.width = width;
    line.element = element;
    list.layers[0].lines.push_back(line);
    return list;
}

TEST(Blend, goesFromOneDrawingToTheOther) {
    const ElementId link = LinkId{7};
    const DrawList from = lineOf(link, {0, 0, 0}, 2);
    const DrawList to = lineOf(link, {200, 100, 50}, 6);
    const auto at = [&](double t) { return blended(from, to, t).layers[0].lines[0]; };
    EXPECT_EQ(at(0).colour, from.layers[0].lines[0].colour);
    EXPECT_EQ(at(1).colour, to.layers[0].lines[0].colour);
    EXPECT_DOUBLE_EQ(at(0.5).width, 4);
    EXPECT_NEAR(at(0.5).colour.red, 100, 1);
}

TEST(Blend, showsAtOnceWhatOnlyTheLaterOneHas) {
    const DrawList from = lineOf(LinkId{7}, {0, 0, 0}, 2);
    DrawList to = lineOf(LinkId{8}, {200, 100, 50}, 6);
    to.layers.push_back(to.layers[0]);
    const DrawList half = blended(from, to, 0.5);
    ASSERT_EQ(half.layers.size(), 2U);
    EXPECT_DOUBLE_EQ(half.layers[0].lines[0].width, 6);
    EXPECT_DOUBLE_EQ(half.layers[1].lines[0].width, 6);
}

TEST(Blend, pairsShapesOfOneElementInTheirOrder) {
    const ElementId link = LinkId{7};
    DrawList from = lineOf(link, {0, 0, 0}, 2);
    DrawList to = lineOf(link, {0, 0, 0}, 4);
    from.layers[0].lines.push_back(from.layers[0].lines[0]);
    from.layers[0].lines[1].width = 20;
    to.layers[0].lines.push_back(to.layers[0].lines[0]);
    to.layers[0].lines[1].width = 40;
    const DrawList half = blended(from, to, 0.5);
    EXPECT_DOUBLE_EQ(half.layers[0].lines[0].width, 3);
    EXPECT_DOUBLE_EQ(half.layers[0].lines[1].width, 30);
}

}  // namespace
}  // namespace spanwright::scene
