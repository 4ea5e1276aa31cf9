// SPDX-License-Identifier: MIT
#include "engine/layout/alignment.h"

#include "engine/layout/box_packing.h"
#include "tests/support/design_builder.h"

#include <gtest/gtest.h>

namespace spanwright::layout {
namespace {

class AlignmentTest : public ::testing::Test {
  protected:
    AlignmentTest() {
        place("a", {0, 0});
        place("b", {130, 40});
        place("c", {200, 10});
        Site site;
        site.id = site_ = net_.site("s");
        site.key = site.name = "s";
        site.frame = {300, 100, 200, 100};
        net_.project.design.sites.put(site);
        place("inside", {400, 150});
        net_.editDevice("inside", [&](Device& row) { row.site = site_; });
        all_ = {net_.device("a"), net_.device("b"), net_.device("c"), site_, net_.device("inside")};
    }
    void place(const char* key, Point at) {
        net_.device(key);
        net_.editDevice(key, [&](Device& row) { row.position = at; });
    }
    void lock(const char* key) {
        net_.editDevice(key, [](Device& row) { row.locked = true; });
    }
    Project done(const std::optional<edit::Command>& command) {
        EXPECT_TRUE(command.has_value());
        auto after = edit::apply(net_.project, *command);
        EXPECT_TRUE(after);
        after_ = *after;
        return *after;
    }
    Point at(const char* key) { return after_.design.devices.at(net_.device(key)).position; }
    Rect frame() { return after_.design.sites.at(site_).frame; }

    test::DesignBuilder net_;
    SiteId site_;
    std::set<ElementId> all_;
    Project after_;
};

TEST_F(AlignmentTest, edgesLineUpWithTheOutermostAndASiteTakesItsDevicesAlong) {
    done(aligned(net_.project, all_, Alignment::left));
    EXPECT_EQ(at("a").x, 0);
    EXPECT_EQ(at("b"), (Point{0, 40}));
    EXPECT_EQ(frame(), (Rect{-24, 100, 200, 100}));
    EXPECT_EQ(at("inside"), (Point{76, 150}));
    done(aligned(net_.project, all_, Alignment::bottom));
    EXPECT_EQ(at("a").y + 24, 200);
    EXPECT_EQ(frame().y, 100);
}

TEST_F(AlignmentTest, centresLineUpWithTheMiddleOfAll) {
    done(aligned(net_.project, all_, Alignment::middle));
    EXPECT_EQ(at("a").y, 88);  // between −24 and 200
    EXPECT_EQ(frame().centre().y, 88);
}

TEST_F(AlignmentTest, lockedElementsStayAndTheOthersGoByThem) {
    lock("b");
    done(aligned(net_.project, all_, Alignment::top));
    EXPECT_EQ(at("b"), (Point{130, 40}));
    EXPECT_EQ(at("a").y, 40);
    EXPECT_EQ(at("c").y, 40);
}

TEST_F(AlignmentTest, oneElementAloneOrAlignedOnesChangeNothing) {
    EXPECT_FALSE(aligned(net_.project, {net_.device("a")}, Alignment::left));
    done(aligned(net_.project, all_, Alignment::left));
    EXPECT_FALSE(aligned(after_, all_, Alignment::left));
}

TEST_F(AlignmentTest, distributesCentresAndSpacesGaps) {
    done(distributed(net_.project, all_, Axis::horizontal));
    EXPECT_EQ(at("a").x, 0);
    EXPECT_DOUBLE_EQ(at("b").x, 400.0 / 3);
    EXPECT_DOUBLE_EQ(at("c").x, 800.0 / 3);
    EXPECT_EQ(frame().x, 300);
    done(spacedEvenly(net_.project, all_, Axis::horizontal));
    // 24 … 300 less two tiles of 48: three gaps of 60.
    EXPECT_DOUBLE_EQ(at("b").x, 24 + 60 + 24);
    EXPECT_DOUBLE_EQ(at("c").x, 24 + 60 + 48 + 60 + 24);
    EXPECT_FALSE(distributed(net_.project, {net_.device("a"), site_}, Axis::vertical));
}

TEST_F(AlignmentTest, fourQuarterTurnsAndTwoMirrorsGiveBackTheDrawing) {
    net_.link("a", "b", 100);
    net_.editLink("a-b", [](Link& link) { link.waypoints = {{50, 90}}; });
    const Project before = net_.project;
    Project project = before;
    for (int quarter = 0; quarter < 4; ++quarter) {
        const auto command = turned(project, all_, Turn::clockwise);
        ASSERT_TRUE(command);
        project = *edit::apply(project, *command);
        if (quarter == 0) {
            const Site& site = project.design.sites.at(site_);
            EXPECT_EQ(site.frame.width, 100);
            EXPECT_TRUE(site.frame.contains(project.design.devices.at(net_.device("inside")).position));
            EXPECT_NE(project.design.links.begin()->waypoints.front(), (Point{50, 90}));
        }
    }
    // The middle is rounded to the grid each time, so that the whole may have wandered by a step or two.
    const Point shift = project.design.devices.at(net_.device("a")).position - Point{0, 0};
    EXPECT_LE(std::abs(shift.x) + std::abs(shift.y), 40);
    for (const Device& device : project.design.devices)
        EXPECT_EQ(device.position - shift, before.design.devices.at(device.id).position);
    for (const Turn mirror : {Turn::mirrorHorizontally, Turn::mirrorVertically}) {
        const Project once = *edit::apply(before, *turned(before, all_, mirror));
        EXPECT_FALSE(once == before);
        const Project twice = *edit::apply(once, *turned(once, all_, mirror));
        const Point wander = twice.design.devices.at(net_.device("a")).position;
        for (const Device& device : twice.design.devices)
            EXPECT_EQ(device.position - wander, before.design.devices.at(device.id).position);
    }
}

TEST_F(AlignmentTest, locksAndUnlocks) {
    done(lockedOrNot(net_.project, all_, true));
    EXPECT_TRUE(after_.design.sites.at(site_).locked);
    EXPECT_FALSE(lockedOrNot(after_, all_, true));
    EXPECT_FALSE(aligned(after_, all_, Alignment::left));
    EXPECT_FALSE(turned(after_, all_, Turn::clockwise));
    EXPECT_TRUE(lockedOrNot(after_, all_, false));
}

TEST_F(AlignmentTest, groupsAreNamedAndSelectedTogether) {
    EXPECT_EQ(freshGroupName(net_.project), "Group 1");
    const std::set<ElementId> pair{net_.device("a"), site_};
    done(grouped(net_.project, pair, "Group 1"));
    EXPECT_EQ(freshGroupName(after_), "Group 2");
    EXPECT_EQ(withGroups(after_, {site_}), pair);
    EXPECT_EQ(withGroups(after_, {net_.device("b")}), (std::set<ElementId>{net_.device("b")}));
    net_.project = after_;
    done(grouped(net_.project, pair, ""));
    EXPECT_EQ(withGroups(after_, {site_}), (std::set<ElementId>{site_}));
}

}  // namespace
}  // namespace spanwright::layout
