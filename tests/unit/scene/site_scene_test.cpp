// SPDX-License-Identifier: MIT
#include "engine/scene/build_scene.h"
#include "tests/unit/scene/scene_queries.h"
#include "tests/unit/scene/small_network.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace spanwright::scene {
namespace {

struct Symbol : testing::Test {
    test::SmallNetwork net;
    SiteId site = net.site({0, 0, 400, 200}, "London");
    DeviceId a = net.device({100, 100}, site);
    DeviceId b = net.device({300, 100}, site);
    LinkId link = net.link(a, b);
    PhaseAnalysis answers;

    Symbol() {
        Site row = net.project.design.sites.at(site);
        row.collapsed = true;
        net.project.design.sites.put(row);
    }
    [[nodiscard]] bool wears(const DrawList& list, Colour colour) const {
        const std::vector<Box> boxes = boxesOf(list, site);
        return std::any_of(boxes.begin(), boxes.end(),
                           [&](const Box& box) { return box.border == colour || box.fill == colour; });
    }
};

TEST_F(Symbol, showsNameAndNumberOfDevicesButNotTheDevices) {
    const DrawList list = buildScene(net.project, PhaseId{}, nullptr, {});
    EXPECT_EQ(labelsWith(list, "London").size(), 1U);
    EXPECT_EQ(labelsWith(list, "×2").size(), 1U);
    EXPECT_TRUE(boxesOf(list, a).empty());
    EXPECT_TRUE(linesOf(list, link).empty());
}

TEST_F(Symbol, theWorstOfItsDevicesAndLinksSpeaks) {
    answers.routing.links = {{link, sim::Direction::forward, 1000, 300, 0.3}};
    answers.routing.devices = {{.device = a, .throughputMbps = 1000.0, .loadMbps = 910, .utilization = 0.91},
                               {.device = b, .throughputMbps = 1000.0, .loadMbps = 100, .utilization = 0.1}};
    EXPECT_TRUE(
        wears(buildScene(net.project, PhaseId{}, &answers, {}), utilizationColour(0.91, Theme::dark)));
    answers.routing.links[0].utilization = 0.97;
    const DrawList list = buildScene(net.project, PhaseId{}, &answers, {});
    EXPECT_TRUE(wears(list, utilizationColour(0.97, Theme::dark)));
    EXPECT_EQ(labelsWith(list, "97 %").size(), 1U);
}

TEST_F(Symbol, countsFindingsOfLinksAndZonesThatItHides) {
    const ZoneId zone = net.zone({50, 50, 100, 100}, site);
    answers.findings.resize(2);
    answers.findings[0].elements = {link};
    answers.findings[1].elements = {zone};
    for (check::Finding& finding : answers.findings)
        finding.severity = check::Severity::warning;
    const DrawList list = buildScene(net.project, PhaseId{}, &answers, {});
    ASSERT_EQ(list.badges.size(), 1U);
    EXPECT_EQ(list.badges[0].elements, (std::vector<ElementId>{zone, link}));
    EXPECT_EQ(labelsWith(list, "2").size(), 1U);
}

TEST_F(Symbol, aBundleCountsFindingsOfAllItsLinks) {
    const DeviceId outside = net.device({800, 100});
    LinkId last;
    for (int i = 0; i <= kMostFanned; ++i)
        last = net.link(a, outside);
    answers.findings.resize(1);
    answers.findings[0].elements = {last};
    answers.findings[0].severity = check::Severity::error;
    const DrawList list = buildScene(net.project, PhaseId{}, &answers, {});
    ASSERT_EQ(list.badges.size(), 1U);
    EXPECT_EQ(list.badges[0].elements, (std::vector<ElementId>{last}));
}

TEST_F(Symbol, whatIsOutOfServiceHasNoSay) {
    const PhaseId later = net.phase(1);
    Device row = net.project.design.devices.at(a);
    row.lifetime.enters = later;
    net.project.design.devices.put(row);
    answers.routing.devices = {{.device = a, .throughputMbps = 1000.0, .loadMbps = 910, .utilization = 0.91}};
    EXPECT_FALSE(
        wears(buildScene(net.project, PhaseId{}, &answers, {}), utilizationColour(0.91, Theme::dark)));
    EXPECT_EQ(labelsWith(buildScene(net.project, PhaseId{}, &answers, {}), "×1").size(), 1U);
}

}  // namespace
}  // namespace spanwright::scene
