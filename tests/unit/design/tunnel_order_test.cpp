// SPDX-License-Identifier: MIT
#include "engine/design/tunnel_order.h"

#include "engine/design/validate.h"
#include "tests/support/design_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// Tunnels between a and b, each riding on those that follow it in its row.
test::DesignBuilder tunnels(const std::vector<std::vector<const char*>>& rows) {
    test::DesignBuilder net;
    for (const auto& row : rows)
        net.link("a", "b", 100, {.key = row.front()});
    for (const auto& row : rows) {
        net.editLink(row.front(), [&](Link& link) {
            link.kind = LinkKind::tunnel;
            for (std::size_t under = 1; under < row.size(); ++under)
                link.underlay.push_back(net.linkId(row[under]));
        });
    }
    return net;
}

TEST(TunnelOrder, putsATunnelAfterWhatItRidesOn) {
    const auto net = tunnels({{"outer", "inner"}, {"inner", "fibre"}, {"fibre"}});
    const TunnelOrder order = tunnelOrder(net.project.design);
    EXPECT_THAT(order.tunnels, ElementsAre(net.linkId("fibre"), net.linkId("inner"), net.linkId("outer")));
    EXPECT_THAT(order.circular, IsEmpty());
}

TEST(TunnelOrder, tellsACircleFromWhatRidesOnItAndWhatCarriesIt) {
    const auto net = tunnels({{"top", "x"}, {"x", "y"}, {"y", "x", "base"}, {"base"}, {"apart"}});
    const TunnelOrder order = tunnelOrder(net.project.design);
    EXPECT_THAT(order.tunnels, ElementsAre(net.linkId("base"), net.linkId("apart")));
    EXPECT_THAT(order.circular, ElementsAre(net.linkId("x"), net.linkId("y")));
    EXPECT_THAT(order.above, ElementsAre(net.linkId("top")));
}

TEST(TunnelOrder, aCircleOfTunnelsIsAnErrorThatNamesThem) {
    const auto self = validateAcrossRows(tunnels({{"loop", "loop"}}).project);
    ASSERT_EQ(self.size(), 1U);
    EXPECT_EQ(self.front().where, "loop/underlay");
    EXPECT_EQ(self.front().message, "the tunnel loop rides on itself");
    const auto circle = validateAcrossRows(tunnels({{"x", "y"}, {"y", "x"}}).project);
    ASSERT_EQ(circle.size(), 1U);
    EXPECT_THAT(circle.front().message, HasSubstr("circle: x, y"));
}

TEST(TunnelOrder, withoutTunnelsTheOtherLinksAreLeft) {
    auto net = tunnels({{"x"}, {"y", "x"}});
    net.link("a", "b", 100, {.key = "fibre"});
    const Design left = withoutTunnels(net.project.design);
    ASSERT_EQ(left.links.size(), 1U);
    EXPECT_EQ(left.links.begin()->key, "fibre");
}

TEST(TunnelOrder, otherLinksRideOnNothing) {
    auto net = tunnels({{"x", "y"}, {"y", "x"}});
    net.editLink("y", [](Link& link) { link.kind = LinkKind::fibre; });
    EXPECT_THAT(validateAcrossRows(net.project), IsEmpty());
}

}  // namespace
}  // namespace spanwright
