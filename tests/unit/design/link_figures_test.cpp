// SPDX-License-Identifier: MIT
#include "engine/design/link_figures.h"

#include "tests/support/design_builder.h"

#include <gtest/gtest.h>

namespace spanwright {
namespace {

using test::DesignBuilder;

TEST(LinkFigures, aLinkWithoutMetricHasOne) {
    DesignBuilder net;
    net.link("a", "b", 100).editLink("a-b", [](Link& link) { link.igpMetric.reset(); });
    const LinkMetrics metrics =
        linkMetrics(net.project.design, net.project.design.links.at(net.linkId("a-b")));
    EXPECT_DOUBLE_EQ(metrics.forward, 1);
    EXPECT_DOUBLE_EQ(metrics.reverse, 1);
}

TEST(LinkFigures, aMissingReverseMetricIsAsForwardWhateverThePolicy) {
    DesignBuilder net;
    net.link("a", "b", 100, {.metric = 7});
    net.project.design.routingPolicy.defaultMetric = DefaultMetric::bandwidth;
    EXPECT_DOUBLE_EQ(linkMetrics(net.project.design, *net.project.design.links.begin()).reverse, 7);
}

TEST(LinkFigures, bandwidthMetricsAreThoseOfOspf) {
    // A reference of 100 Mbit/s is OSPF's historic default: 10 for Ethernet, 64 for a T1 line, 1 from Fast
    // Ethernet on.
    DesignBuilder net;
    net.link("a", "b", 1.544, {.capacityReverseMbps = 10}).link("b", "c", 1000);
    for (const auto* key : {"a-b", "b-c"})
        net.editLink(key, [](Link& link) { link.igpMetric.reset(); });
    net.project.design.routingPolicy = {.defaultMetric = DefaultMetric::bandwidth,
                                        .referenceBandwidthMbps = 100};
    const Design& design = net.project.design;
    EXPECT_DOUBLE_EQ(linkMetrics(design, design.links.at(net.linkId("a-b"))).forward, 64);
    EXPECT_DOUBLE_EQ(linkMetrics(design, design.links.at(net.linkId("a-b"))).reverse, 10);
    EXPECT_DOUBLE_EQ(linkMetrics(design, design.links.at(net.linkId("b-c"))).forward, 1);
}

TEST(LinkFigures, latencyMetricsAreWholeMicroseconds) {
    DesignBuilder net;
    net.link("a", "b", 100).editLink("a-b", [](Link& link) {
        link.igpMetric.reset();
        link.latencyMs = 4.2;
    });
    net.link("b", "c", 100).editLink("b-c", [](Link& link) { link.igpMetric.reset(); });
    net.project.design.routingPolicy.defaultMetric = DefaultMetric::latency;
    const Design& design = net.project.design;
    EXPECT_DOUBLE_EQ(linkMetrics(design, design.links.at(net.linkId("a-b"))).forward, 4200);
    EXPECT_DOUBLE_EQ(linkMetrics(design, design.links.at(net.linkId("b-c"))).forward, 1);
}

TEST(LinkFigures, theSmallestMemberOfALagFillsFirst) {
    Link link;
    link.capacityMbps = 2100;
    link.memberCount = 3;
    EXPECT_DOUBLE_EQ(link.usableMbps(), 2100);
    link.memberCapacitiesMbps = {1000, 1000, 100};
    EXPECT_DOUBLE_EQ(link.usableMbps(), 300);
    link.capacityReverseMbps = 0;
    EXPECT_DOUBLE_EQ(link.usableBackMbps(), 0);
}

TEST(LinkFigures, onlyTunnelsHaveOverheadUsualForTheirType) {
    Link link;
    EXPECT_DOUBLE_EQ(overheadBytes(link), 0);
    link.kind = LinkKind::tunnel;
    link.tunnelType = TunnelType::gre;
    EXPECT_DOUBLE_EQ(overheadBytes(link), 24);
    link.overheadBytes = 28;  // with a key
    EXPECT_DOUBLE_EQ(overheadBytes(link), 28);
}

}  // namespace
}  // namespace spanwright
