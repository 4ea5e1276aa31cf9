// SPDX-License-Identifier: MIT
#include "engine/scene/flow.h"

#include "tests/unit/scene/small_network.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace spanwright::scene {
namespace {

struct Flow : testing::Test {
    test::SmallNetwork net;
    LinkId link = net.link(net.device({0, 0}), net.device({600, 0}));
    sim::Routing routing;

    void load(double forward, double reverse) {
        routing.links = {{link, sim::Direction::forward, 1000, forward * 1000, forward},
                         {link, sim::Direction::reverse, 1000, reverse * 1000, reverse}};
    }
    [[nodiscard]] std::vector<Point> dots(double seconds, Rect visible = {-1e4, -1e4, 2e4, 2e4}) const {
        const SceneGeometry geometry(net.project.design, {});
        std::vector<Point> centres;
        for (const Box& box : flowLayer(geometry, routing, {visible, 1, seconds, Theme::dark}).boxes)
            centres.push_back(box.rect.centre());
        std::sort(centres.begin(), centres.end(), [](Point a, Point b) { return a.x < b.x; });
        return centres;
    }
};

TEST_F(Flow, movesTheWayTheTrafficGoes) {
    load(0.5, 0);
    const std::vector<Point> now = dots(0);
    const std::vector<Point> later = dots(0.1);
    ASSERT_GT(now.size(), 5U);
    EXPECT_GT(later[0].x, now[0].x);
    load(0, 0.5);
    const std::vector<Point> back = dots(0);
    const std::vector<Point> backLater = dots(0.1);
    EXPECT_LT(backLater[2].x, back[2].x);
}

TEST_F(Flow, fullerIsFasterAndDenser) {
    load(0.1, 0);
    const double slow = dots(0.1)[0].x - dots(0)[0].x;
    const std::size_t few = dots(0).size();
    load(1, 0);
    EXPECT_GT(dots(0.1)[0].x - dots(0)[0].x, slow);
    EXPECT_GT(dots(0).size(), few);
}

TEST_F(Flow, bothDirectionsMoveSideBySide) {
    load(0.5, 0.5);
    const std::vector<Point> all = dots(0);
    EXPECT_TRUE(std::any_of(all.begin(), all.end(), [](Point p) { return p.y > 1; }));
    EXPECT_TRUE(std::any_of(all.begin(), all.end(), [](Point p) { return p.y < -1; }));
    EXPECT_TRUE(std::none_of(all.begin(), all.end(), [](Point p) { return p.y == 0; }));
}

TEST_F(Flow, keepsClearOfTheSymbolsAndOfWhatIsNotSeen) {
    load(1, 0);
    for (double seconds = 0; seconds < 3; seconds += 0.05) {
        for (const Point& dot : dots(seconds)) {
            EXPECT_GE(dot.x, kDeviceTile / 2 - 1e-9);
            EXPECT_LE(dot.x, 600 - kDeviceTile / 2 + 1e-9);
        }
    }
    for (const Point& dot : dots(0, {0, -10, 200, 20}))
        EXPECT_LE(dot.x, 200);
    EXPECT_TRUE(dots(0, {0, 500, 200, 20}).empty());
}

TEST_F(Flow, anIdleNetworkHasNoDotsAndALargeOneNotTooMany) {
    load(0, 0);
    EXPECT_TRUE(dots(0).empty());
    routing.links.clear();
    for (int i = 0; i < 500; ++i) {
        const LinkId id = net.link(net.device({0, 20.0 * i}), net.device({600, 20.0 * i}));
        routing.links.push_back({id, sim::Direction::forward, 1000, 1000, 1.0});
    }
    EXPECT_EQ(dots(0).size(), kMostDots);
}

}  // namespace
}  // namespace spanwright::scene
