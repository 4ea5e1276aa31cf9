// SPDX-License-Identifier: MIT
#include "engine/scene/icon.h"

#include <cmath>
#include <set>

#include <gtest/gtest.h>

namespace spanwright::scene {
namespace {

TEST(Icons, thereIsOneForEveryKindOfDeviceAndSite) {
    for (const auto& name : EnumNames<DeviceKind>::kNames)
        EXPECT_NE(findIcon(iconName(name.value)), nullptr) << name.key;
    for (const auto& name : EnumNames<SiteKind>::kNames)
        EXPECT_NE(findIcon(iconName(name.value)), nullptr) << name.key;
    EXPECT_NE(findIcon("missing"), nullptr);
    EXPECT_EQ(findIcon("no-such-icon"), nullptr);
}

TEST(Icons, keepToTheirGridAndToOneStroke) {
    std::set<std::string> names;
    for (const IconShape& icon : allIcons()) {
        EXPECT_TRUE(names.insert(icon.name).second) << icon.name << " is there twice";
        EXPECT_GE(icon.strokeWidth, 1.75) << icon.name;
        EXPECT_LE(icon.strokeWidth, 2) << icon.name;
        ASSERT_FALSE(icon.paths.empty()) << icon.name;
        for (const IconPath& path : icon.paths) {
            EXPECT_GE(path.points.size(), 2U) << icon.name;
            for (const Point& p : path.points) {
                EXPECT_TRUE(p.x >= 1.99 && p.x <= 22.01 && p.y >= 1.99 && p.y <= 22.01)
                    << icon.name << " " << p.x << " " << p.y;
            }
        }
    }
}

TEST(ParseIcons, readsEveryCommand) {
    const auto icons = parseIcons(
        "# a comment\n\nicon a\nwidth 2\nstroke M 1 2 L 3 4 5 6 Z M 0 0 C 0 4 4 4 4 0\n"
        "fill O 10 10 2\nicon b\nstroke R 2 4 10 8 1\nstroke A 5 5 2 0 90\n");
    ASSERT_TRUE(icons.has_value()) << icons.error().text();
    ASSERT_EQ(icons->size(), 2U);
    const IconShape& a = icons->at(0);
    EXPECT_EQ(a.strokeWidth, 2);
    ASSERT_EQ(a.paths.size(), 3U);
    EXPECT_EQ(a.paths[0].points, (std::vector<Point>{{1, 2}, {3, 4}, {5, 6}}));
    EXPECT_TRUE(a.paths[0].closed);
    EXPECT_FALSE(a.paths[1].closed);
    EXPECT_EQ(a.paths[1].points.back(), (Point{4, 0}));
    EXPECT_NEAR(a.paths[1].points[a.paths[1].points.size() / 2].y, 3, 1e-9);  // a Bézier's middle by hand
    EXPECT_TRUE(a.paths[2].filled);
    for (const Point& p : a.paths[2].points)
        EXPECT_NEAR(std::hypot(p.x - 10, p.y - 10), 2, 1e-9);
    const IconShape& b = icons->at(1);
    for (const Point& p : b.paths[0].points)
        EXPECT_TRUE(p.x >= 2 - 1e-9 && p.x <= 12 + 1e-9 && p.y >= 4 - 1e-9 && p.y <= 12 + 1e-9);
    EXPECT_NEAR(b.paths[1].points.front().x, 7, 1e-9);
    EXPECT_NEAR(b.paths[1].points.back().y, 7, 1e-9);  // clockwise on screen
}

TEST(ParseIcons, saysWhichLineIsWrong) {
    for (const auto* text : {"icon a\nstroke M 1\n", "icon a\nstroke L 1 2\n", "icon a\nstroke Q 1 2\n",
                             "icon a\nwidth x\n", "icon a\nfill M 1 2 Z 3\n", "icon a\nstroke 1 2\n"}) {
        const auto icons = parseIcons(text);
        ASSERT_FALSE(icons.has_value()) << text;
        EXPECT_EQ(icons.error().where, "line 2");
    }
    EXPECT_EQ(parseIcons("stroke M 1 2\n").error().where, "line 1");
}

}  // namespace
}  // namespace spanwright::scene
