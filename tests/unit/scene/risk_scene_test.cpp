// SPDX-License-Identifier: MIT
#include "engine/scene/build_scene.h"
#include "tests/unit/scene/scene_queries.h"
#include "tests/unit/scene/small_network.h"

#include <gtest/gtest.h>

namespace spanwright::scene {
namespace {

struct Risk : testing::Test {
    test::SmallNetwork net;
    DeviceId a = net.device({0, 0});
    DeviceId b = net.device({400, 0});
    LinkId upper = net.link(a, b);
    LinkId lower = net.link(a, b);
    LinkId apart = net.link(a, b);

    SharedRiskGroupId group(const std::string& name) {
        SharedRiskGroup row;
        row.id = net.project.newId<SharedRiskGroupId>();
        row.name = name;
        net.project.design.sharedRiskGroups.put(row);
        return row.id;
    }
    void join(LinkId id, SharedRiskGroupId to) {
        Link row = net.project.design.links.at(id);
        row.sharedRiskGroups.push_back(to);
        net.project.design.links.put(row);
    }
    [[nodiscard]] DrawList build() const {
        return buildScene(net.project, PhaseId{}, nullptr, {.lens = Lens::none, .sharedRisk = true});
    }
};

TEST_F(Risk, outlinesMembersInOneColourAndSaysItsName) {
    const SharedRiskGroupId duct = group("Duct east");
    join(upper, duct);
    join(lower, duct);
    const DrawList list = build();
    ASSERT_EQ(linesOf(list, upper).size(), 2U);  // the outline and the link
    ASSERT_EQ(linesOf(list, lower).size(), 2U);
    EXPECT_EQ(linesOf(list, upper)[0].colour, linesOf(list, lower)[0].colour);
    EXPECT_GT(linesOf(list, upper)[0].width, linesOf(list, upper)[1].width);
    EXPECT_EQ(linesOf(list, apart).size(), 1U);
    EXPECT_EQ(labelsWith(list, "Duct east").size(), 1U);
    ASSERT_EQ(list.legend.entries.size(), 1U);
    EXPECT_EQ(list.legend.entries[0].label, "Duct east");
}

TEST_F(Risk, groupsThatShareALinkShowBoth) {
    const SharedRiskGroupId duct = group("Duct");
    const SharedRiskGroupId carrier = group("Carrier");
    join(upper, duct);
    join(upper, carrier);
    Device row = net.project.design.devices.at(a);
    row.sharedRiskGroups = {duct};
    net.project.design.devices.put(row);
    const DrawList list = build();
    const std::vector<Line> lines = linesOf(list, upper);
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_NE(lines[0].colour, lines[1].colour);
    EXPECT_GT(lines[0].width, lines[1].width);
    EXPECT_EQ(list.legend.entries.size(), 2U);
    EXPECT_EQ(boxesOf(list, a).size(), boxesOf(list, b).size() + 1);
}

TEST_F(Risk, isDrawnOnlyWhenAskedFor) {
    join(upper, group("Duct"));
    EXPECT_EQ(linesOf(buildScene(net.project, PhaseId{}, nullptr, {.lens = Lens::none}), upper).size(), 1U);
}

}  // namespace
}  // namespace spanwright::scene
