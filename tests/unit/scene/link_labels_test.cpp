// SPDX-License-Identifier: MIT
#include "engine/scene/build_scene.h"
#include "tests/unit/scene/scene_queries.h"
#include "tests/unit/scene/small_network.h"

#include <gtest/gtest.h>

namespace spanwright::scene {
namespace {

struct Labels : testing::Test {
    test::SmallNetwork net;
    SiteId site = net.site({0, 0, 300, 200}, "London");
    DeviceId a = net.device({100, 100}, site);
    DeviceId b = net.device({600, 100});
    LinkId link = net.link(a, b, 10'000);
    PhaseAnalysis answers;

    Labels() {
        answers.routing.links = {{link, sim::Direction::forward, 10'000, 2'000, 0.2},
                                 {link, sim::Direction::reverse, 10'000, 9'000, 0.9}};
        Link row = net.project.design.links.at(link);
        row.name = "Backbone";
        row.from.port = "et-0/0/1";
        row.to.port = "Gi1/0/2";
        net.project.design.links.put(row);
    }
    [[nodiscard]] DrawList build(LinkText text, const GeometryOptions& geometry = {}) const {
        return buildScene(net.project, PhaseId{}, &answers,
                          {.lens = Lens::none, .linkText = text, .geometry = geometry});
    }
};

TEST_F(Labels, middleSaysWhatWasPicked) {
    EXPECT_EQ(labelsWith(build(LinkText::name), "Backbone").size(), 1U);
    EXPECT_EQ(labelsWith(build(LinkText::capacity), "10 G").size(), 1U);
    EXPECT_EQ(labelsWith(build(LinkText::utilization), "90 %").size(), 1U);
    const DrawList none = build(LinkText::none);
    for (const char* text : {"Backbone", "10 G", "90 %"})
        EXPECT_TRUE(labelsWith(none, text).empty()) << text;
}

TEST_F(Labels, costComesFromTheBillOfMaterials) {
    Analysis whole;
    cost::BomLine line;
    line.elements = {link};
    line.total = Money(1'234'500, net.project.settings.currency);
    whole.cost = cost::CostReport{};
    whole.cost->currency = net.project.settings.currency;
    whole.cost->bom = {line};
    const DrawList list = buildScene(net.project, PhaseId{}, nullptr,
                                     {.lens = Lens::none, .whole = &whole, .linkText = LinkText::cost});
    EXPECT_EQ(labelsWith(list, "12.3 k").size(), 1U);
}

TEST_F(Labels, portsStandAtTheirEndsClearOfTheTiles) {
    const DrawList list = build(LinkText::none);
    const Label near = labelsWith(list, "et-0/0/1").at(0);
    const Label far = labelsWith(list, "Gi1/0/2").at(0);
    EXPECT_GT(near.position.x, 100 + kDeviceTile / 2);
    EXPECT_LT(near.position.x, 250);
    EXPECT_LT(far.position.x, 600 - kDeviceTile / 2);
    EXPECT_GT(far.position.x, 450);
    EXPECT_TRUE(near.optional);  // gives way to devices and other labels
}

TEST_F(Labels, portsGoWhereTheLineIsTooShortForThem) {
    Device row = net.project.design.devices.at(b);
    row.position = {190, 100};
    net.project.design.devices.put(row);
    EXPECT_TRUE(labelsWith(build(LinkText::none), "et-0/0/1").empty());
}

TEST_F(Labels, aStubSaysWhereItLeads) {
    Device row = net.project.design.devices.at(b);
    row.name = "par-1";
    row.site = net.site({500, 0, 300, 200}, "Paris");
    net.project.design.devices.put(row);
    EXPECT_TRUE(labelsWith(build(LinkText::none), "Paris · par-1").empty());
    const DrawList list = build(LinkText::none, {.inside = site});
    EXPECT_EQ(labelsWith(list, "Paris · par-1").size(), 1U);
    EXPECT_EQ(labelsWith(list, "et-0/0/1").size(), 1U);
    EXPECT_TRUE(labelsWith(list, "Gi1/0/2").empty());  // that end is elsewhere
}

TEST_F(Labels, aBundleSaysHowManyAndTheWorst) {
    for (int i = 0; i < kMostFanned; ++i)
        net.link(a, b);
    Site row = net.project.design.sites.at(site);
    row.collapsed = true;
    net.project.design.sites.put(row);
    const DrawList list = buildScene(net.project, PhaseId{}, &answers, {});
    EXPECT_EQ(labelsWith(list, "5 links · 90 %").size(), 1U);
    EXPECT_EQ(linesOf(list, link).at(0).colour, utilizationColour(0.9, Theme::dark));
}

TEST(LinkText, everyKeyLeadsBack) {
    for (const LinkTextInfo& info : allLinkTexts())
        EXPECT_EQ(linkTextFromKey(info.key), info.text);
    EXPECT_EQ(linkTextFromKey("nonsense"), LinkText::lens);
}

}  // namespace
}  // namespace spanwright::scene
