// SPDX-License-Identifier: MIT
#include "engine/sim/link_users.h"

#include "tests/support/design_builder.h"

#include <map>
#include <stop_token>
#include <utility>

#include <gtest/gtest.h>

namespace spanwright::sim {
namespace {

using Key = std::pair<DemandId, std::pair<Direction, Direction>>;

/// What each demand puts on the link, by its hops.
std::map<Key, double> byPaths(const Project& project, LinkId link) {
    std::map<Key, double> mbps;
    for (const Demand& demand : project.design.demands) {
        for (const auto& [direction, rate] : {std::pair(Direction::forward, demand.mbps),
                                              std::pair(Direction::reverse, demand.reverseMbps)}) {
            if (rate <= 0) continue;
            for (const PathHop& hop : pathOf(project, {}, demand.id, direction)) {
                if (hop.link == link) mbps[{demand.id, {direction, hop.direction}}] += hop.rate * rate;
            }
        }
    }
    return mbps;
}

void expectSame(const Project& project, LinkId link) {
    std::map<Key, double> expected = byPaths(project, link);
    const auto users = findLinkUsers(project, {}, link, {}).value();
    double last = 1e300;
    std::map<Key, double> found;
    for (const LinkUser& user : users) {
        EXPECT_LE(user.mbps, last);
        last = user.mbps;
        found[{user.demand, {user.direction, user.linkDirection}}] += user.mbps;
    }
    ASSERT_EQ(found.size(), expected.size());
    for (const auto& [key, mbps] : expected)
        EXPECT_NEAR(found[key], mbps, 1e-9);
}

TEST(LinkUsers, areThoseWhosePathsUseTheLink) {
    for (unsigned seed = 1; seed <= 6; ++seed) {
        const Project project = test::randomNetwork(seed, 14, 14, 40).project;
        for (const Link& link : project.design.links)
            expectSame(project, link.id);
    }
}

TEST(LinkUsers, areFoundInsideTunnelsAndOnPinnedPathsToo) {
    for (unsigned seed = 1; seed <= 6; ++seed) {
        test::DesignBuilder net = test::randomNetwork(seed, 14, 14, 40);
        net.tunnel("n1", "n9", 1000, TunnelType::gre, [](Link& link) { link.igpMetric = 0.5; });
        net.tunnel("n2", "n8", 1000, TunnelType::ipsec, [](Link& link) { link.igpMetric = 0.5; });
        net.editLastDemand([&](Demand& demand) { demand.mustVisit = {net.device("n5")}; });
        for (const Link& link : net.project.design.links)
            expectSame(net.project, link.id);
    }
}

TEST(LinkUsers, growAsTheirDemandsDo) {
    test::DesignBuilder net;
    net.link("a", "b", 100).demand("a", "b", 10);
    net.editLastDemand([](Demand& demand) { demand.growthPercentPerYear = 50; });
    EXPECT_NEAR(findLinkUsers(net.project, {}, net.linkId("a-b"), 2).value().front().mbps, 22.5, 1e-9);
    net.tunnel("a", "b", 1000, TunnelType::gre, [](Link& link) { link.igpMetric = 0.5; });
    EXPECT_GT(findLinkUsers(net.project, {}, net.linkId("a-b"), 2).value().front().mbps, 22.5);
}

TEST(LinkUsers, areNoneOfALinkThatIsNotThere) {
    const Project project = test::randomNetwork(1, 5, 5, 5).project;
    EXPECT_TRUE(findLinkUsers(project, {}, LinkId{9999}, {})->empty());
}

TEST(LinkUsers, canBeCancelled) {
    std::stop_source stop;
    stop.request_stop();
    const Project project = test::randomNetwork(1, 14, 14, 40).project;
    const auto users = findLinkUsers(project, {}, project.design.links.begin()->id, 0, {stop.get_token()});
    ASSERT_FALSE(users);
    EXPECT_EQ(users.error().code, Code::cancelled);
}

}  // namespace
}  // namespace spanwright::sim
