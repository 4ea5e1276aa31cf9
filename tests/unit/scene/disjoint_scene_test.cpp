// SPDX-License-Identifier: MIT
#include "engine/scene/build_scene.h"
#include "tests/unit/scene/scene_queries.h"
#include "tests/unit/scene/small_network.h"

#include <set>
#include <tuple>

#include <gtest/gtest.h>

namespace spanwright::scene {
namespace {

TEST(DisjointPaths, haveStrokesThatDifferInColourAndDashAndANumber) {
    test::SmallNetwork net;
    const DeviceId a = net.device({0, 0});
    const DeviceId z = net.device({900, 0});
    SceneOptions options;
    std::vector<LinkId> first;
    for (int way = 0; way < 3; ++way) {
        const DeviceId between = net.device({450, 200.0 * way});
        first.push_back(net.link(a, between));
        options.disjointPaths.push_back({first.back(), net.link(between, z)});
    }
    const DrawList without = buildScene(net.project, PhaseId{}, nullptr, {});
    const DrawList list = buildScene(net.project, PhaseId{}, nullptr, options);
    std::set<std::tuple<int, int, int>> colours;
    std::set<std::pair<double, double>> dashes;
    std::size_t strokes = 0;
    for (const Layer& layer : list.layers) {
        for (const Line& line : layer.lines) {
            if (line.width < 8) continue;
            ++strokes;
            colours.emplace(line.colour.red, line.colour.green, line.colour.blue);
            dashes.emplace(line.dash, line.gap);
        }
    }
    EXPECT_EQ(strokes, 6U);
    EXPECT_EQ(colours.size(), 3U);
    EXPECT_EQ(dashes.size(), 3U) << "for those who do not see the colour";
    EXPECT_EQ(labelsWith(list, "3").size(), 2U);
    ASSERT_EQ(list.legend.entries.size(), without.legend.entries.size() + 3);
    EXPECT_EQ(list.legend.entries.back().label, "way 3: 2 links");
}

TEST(DisjointPaths, showBothWhereTwoMeet) {
    test::SmallNetwork net;
    const LinkId link = net.link(net.device({0, 0}), net.device({900, 0}));
    SceneOptions options;
    options.disjointPaths = {{link}, {link}};
    std::vector<double> widths;
    for (const Layer& layer : buildScene(net.project, PhaseId{}, nullptr, options).layers) {
        for (const Line& line : layer.lines) {
            if (line.width >= 8) widths.push_back(line.width);
        }
    }
    EXPECT_EQ(widths, (std::vector<double>{12, 8})) << "the one at the bottom shows at both sides";
}

}  // namespace
}  // namespace spanwright::scene
