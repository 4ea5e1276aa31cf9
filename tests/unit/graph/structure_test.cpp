// SPDX-License-Identifier: MIT
#include "engine/graph/structure.h"

#include "engine/graph/disjoint_paths.h"
#include "tests/support/design_builder.h"

#include <gtest/gtest.h>

namespace spanwright::graph {
namespace {

using test::DesignBuilder;

/// Components without some node or link, counted by plain flooding.
int componentsWithout(const GraphIndex& graph, int node, int link) {
    std::vector<int> label(static_cast<std::size_t>(graph.nodeCount()), -1);
    int components = 0;
    for (int start = 0; start < graph.nodeCount(); ++start) {
        if (start == node || label[static_cast<std::size_t>(start)] >= 0) continue;
        std::vector<int> open{start};
        label[static_cast<std::size_t>(start)] = components;
        while (!open.empty()) {
            const int here = open.back();
            open.pop_back();
            for (int index = 0; index < graph.linkCount(); ++index) {
                const auto ends = graph.ends(index);
                if (index == link || (ends.first != here && ends.second != here)) continue;
                const int there = ends.first == here ? ends.second : ends.first;
                if (there == node || label[static_cast<std::size_t>(there)] >= 0) continue;
                label[static_cast<std::size_t>(there)] = components;
                open.push_back(there);
            }
        }
        ++components;
    }
    return components;
}

TEST(Structure, aParallelLinkIsNoBridge) {
    DesignBuilder net;
    net.link("a", "b", 1).link("a", "b", 1).link("b", "c", 1);
    const GraphIndex graph(net.project.design);
    const Structure structure = structureOf(graph);
    ASSERT_EQ(structure.bridges.size(), 1U);
    EXPECT_EQ(graph.link(structure.bridges[0]), net.linkId("b-c"));
    EXPECT_EQ(structure.biconnectedComponents, 2);
    ASSERT_EQ(structure.articulationPoints.size(), 1U);
    EXPECT_EQ(graph.device(structure.articulationPoints[0]), net.device("b"));
}

TEST(Structure, agreesWithRemovingEachElementOnRandomNetworks) {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        const DesignBuilder net = test::randomNetwork(seed, 25, static_cast<int>(seed), 0);
        const GraphIndex graph(net.project.design);
        const Structure structure = structureOf(graph);
        EXPECT_EQ(structure.components, componentsWithout(graph, -1, -1));
        std::vector<int> bridges;
        for (int link = 0; link < graph.linkCount(); ++link) {
            if (componentsWithout(graph, -1, link) > structure.components) bridges.push_back(link);
        }
        EXPECT_EQ(structure.bridges, bridges) << "seed " << seed;
        std::vector<int> points;
        for (int node = 0; node < graph.nodeCount(); ++node) {
            if (componentsWithout(graph, node, -1) > structure.components) points.push_back(node);
        }
        EXPECT_EQ(structure.articulationPoints, points) << "seed " << seed;
    }
}

TEST(DisjointPaths, takesBackALinkThatBlocksASecondPath) {
    // The shortest path s-x-y-t uses the cross link; two disjoint paths need it free.
    DesignBuilder net;
    net.link("s", "x", 1).link("x", "y", 1).link("y", "t", 1);
    net.link("s", "p", 1).link("p", "y", 1).link("x", "q", 1).link("q", "t", 1);
    const GraphIndex graph(net.project.design);
    EXPECT_EQ(linkDisjointPaths(graph, graph.nodeOf(net.device("s")), graph.nodeOf(net.device("t"))), 2);
}

TEST(Structure, countsOneWayLinksAndLeavesClosedOnesOut) {
    DesignBuilder net;
    DesignBuilder::LinkOptions oneWay;
    oneWay.capacityReverseMbps = 0;
    net.link("a", "b", 10, oneWay).link("b", "c", 0);
    const Structure structure = structureOf(GraphIndex(net.project.design));
    EXPECT_EQ(structure.components, 2);
    EXPECT_EQ(structure.bridges.size(), 1U);
    EXPECT_TRUE(structure.articulationPoints.empty());
}

}  // namespace
}  // namespace spanwright::graph
