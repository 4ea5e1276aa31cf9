// SPDX-License-Identifier: MIT
#include "engine/graph/disjoint_paths.h"

#include "tests/support/design_builder.h"

#include <algorithm>
#include <functional>
#include <set>
#include <string>

#include <gtest/gtest.h>

namespace spanwright::graph {
namespace {

using test::DesignBuilder;

bool connectedWithout(const GraphIndex& graph, int from, int to, const std::set<int>& links,
                      const std::set<int>& nodes) {
    std::vector<int> open{from};
    std::set<int> seen{from};
    while (!open.empty()) {
        const int here = open.back();
        open.pop_back();
        if (here == to) return true;
        for (const int arc : graph.outArcs(here)) {
            const Arc& row = graph.arcs()[static_cast<std::size_t>(arc)];
            if (links.contains(row.link) || nodes.contains(row.to) || !seen.insert(row.to).second) continue;
            open.push_back(row.to);
        }
    }
    return false;
}

/// All simple paths, by plain search.
std::vector<Path> allPaths(const GraphIndex& graph, int from, int to) {
    std::vector<Path> found;
    Path path{{from}, {}, 0};
    const std::function<void(int)> extend = [&](int node) {
        if (node == to) return found.push_back(path);
        for (const int arc : graph.outArcs(node)) {
            const Arc& row = graph.arcs()[static_cast<std::size_t>(arc)];
            if (std::find(path.nodes.begin(), path.nodes.end(), row.to) != path.nodes.end()) continue;
            path.nodes.push_back(row.to);
            path.links.push_back(row.link);
            path.metric += row.metric;
            extend(row.to);
            path.nodes.pop_back();
            path.links.pop_back();
            path.metric -= row.metric;
        }
    };
    extend(from);
    return found;
}

/// The greatest number of paths of which no two conflict, and the least total metric of so many.
struct Best {
    int count = 0;
    double metric = 0;
};
Best bestSet(const std::vector<Path>& paths, const std::function<bool(const Path&, const Path&)>& conflict) {
    Best best;
    std::vector<const Path*> chosen;
    const std::function<void(std::size_t, double)> choose = [&](std::size_t next, double metric) {
        const auto count = static_cast<int>(chosen.size());
        if (count > best.count || (count == best.count && metric < best.metric)) best = {count, metric};
        for (; next < paths.size(); ++next) {
            if (std::any_of(chosen.begin(), chosen.end(),
                            [&](const Path* other) { return conflict(*other, paths[next]); })) {
                continue;
            }
            chosen.push_back(&paths[next]);
            choose(next + 1, metric + paths[next].metric);
            chosen.pop_back();
        }
    };
    choose(0, 0);
    return best;
}

bool share(std::vector<int> a, std::vector<int> b) {
    return std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end();
}

std::vector<int> inner(const Path& path) {
    return {path.nodes.begin() + 1, path.nodes.end() - 1};
}

void expectPath(const GraphIndex& graph, const Path& path, int from, int to) {
    ASSERT_EQ(path.nodes.size(), path.links.size() + 1);
    EXPECT_EQ(path.nodes.front(), from);
    EXPECT_EQ(path.nodes.back(), to);
    for (std::size_t hop = 0; hop < path.links.size(); ++hop) {
        const auto ends = graph.ends(path.links[hop]);
        EXPECT_TRUE((ends == std::pair(path.nodes[hop], path.nodes[hop + 1])) ||
                    (ends == std::pair(path.nodes[hop + 1], path.nodes[hop])));
    }
}

TEST(DisjointPaths, areAsManyAndAsShortAsBruteForceFinds) {
    for (unsigned seed = 1; seed <= 300; ++seed) {
        const DesignBuilder net = test::randomNetwork(seed, 6, 4, 0);
        const GraphIndex graph(net.project.design);
        const int to = graph.nodeCount() - 1;
        const std::vector<Path> all = allPaths(graph, 0, to);
        const DisjointPaths byLink = disjointPaths(graph, 0, to, Disjoint::links);
        const DisjointPaths byDevice = disjointPaths(graph, 0, to, Disjoint::devices);
        const Best links = bestSet(all, [](const Path& a, const Path& b) { return share(a.links, b.links); });
        const Best devices = bestSet(all, [](const Path& a, const Path& b) {
            return share(a.links, b.links) || share(inner(a), inner(b));
        });
        for (const auto& [found, best] : {std::pair(&byLink, links), std::pair(&byDevice, devices)}) {
            ASSERT_EQ(static_cast<int>(found->paths.size()), best.count) << "seed " << seed;
            double metric = 0;
            for (const Path& path : found->paths) {
                expectPath(graph, path, 0, to);
                metric += path.metric;
            }
            EXPECT_NEAR(metric, best.metric, 1e-9) << "seed " << seed;
            EXPECT_EQ(found->cutLinks.size() + found->cutNodes.size(), found->paths.size());
            EXPECT_FALSE(connectedWithout(graph, 0, to, {found->cutLinks.begin(), found->cutLinks.end()},
                                          {found->cutNodes.begin(), found->cutNodes.end()}));
        }
        EXPECT_TRUE(byLink.cutNodes.empty());
        EXPECT_EQ(linkDisjointPaths(graph, 0, to), static_cast<int>(byLink.paths.size()));
    }
}

TEST(DisjointPaths, countsParallelLinksAndRespectsOneWay) {
    DesignBuilder net;
    net.link("a", "b", 1).link("a", "b", 1).link("b", "c", 1).link("a", "c", 1, {.capacityReverseMbps = 0});
    const GraphIndex graph(net.project.design);
    const auto paths = [&](const char* from, const char* to) {
        return disjointPaths(graph, graph.nodeOf(net.device(from)), graph.nodeOf(net.device(to)),
                             Disjoint::links)
            .paths.size();
    };
    EXPECT_EQ(paths("a", "b"), 3U);
    EXPECT_EQ(paths("a", "c"), 2U);
    EXPECT_EQ(paths("c", "a"), 1U);
    EXPECT_EQ(paths("a", "a"), 0U);
}

TEST(RiskDisjointPaths, areAsManyAsBruteForceFinds) {
    int fewer = 0;
    for (unsigned seed = 1; seed <= 300; ++seed) {
        const DesignBuilder net = test::randomNetwork(seed, 6, 5, 0);
        const GraphIndex graph(net.project.design);
        std::mt19937 random(seed);
        RiskGroups groups;
        groups.ofLink.resize(static_cast<std::size_t>(graph.linkCount()));
        groups.ofNode.resize(static_cast<std::size_t>(graph.nodeCount()));
        for (auto* rows : {&groups.ofLink, &groups.ofNode}) {
            for (auto& row : *rows) {
                for (int group = 0; group < 4; ++group) {
                    if (random() % 6 == 0) row.push_back(group);
                }
            }
        }
        const int to = graph.nodeCount() - 1;
        std::set<int> ends(groups.ofNode[0].begin(), groups.ofNode[0].end());
        ends.insert(groups.ofNode.back().begin(), groups.ofNode.back().end());
        const auto groupsOf = [&](const Path& path) {
            std::vector<int> all;
            for (const int link : path.links)
                all.insert(all.end(), groups.ofLink[static_cast<std::size_t>(link)].begin(),
                           groups.ofLink[static_cast<std::size_t>(link)].end());
            for (const int node : inner(path))
                all.insert(all.end(), groups.ofNode[static_cast<std::size_t>(node)].begin(),
                           groups.ofNode[static_cast<std::size_t>(node)].end());
            std::erase_if(all, [&](int group) { return ends.contains(group); });
            return all;
        };
        const auto conflict = [&](const Path& a, const Path& b) {
            return share(a.links, b.links) || share(groupsOf(a), groupsOf(b));
        };
        const Best best = bestSet(allPaths(graph, 0, to), conflict);
        const RiskDisjointPaths found = riskDisjointPaths(graph, 0, to, groups);
        ASSERT_TRUE(found.optimal()) << "seed " << seed;
        ASSERT_EQ(static_cast<int>(found.paths.size()), best.count) << "seed " << seed;
        for (std::size_t a = 0; a < found.paths.size(); ++a) {
            expectPath(graph, found.paths[a], 0, to);
            for (std::size_t b = a + 1; b < found.paths.size(); ++b)
                EXPECT_FALSE(conflict(found.paths[a], found.paths[b]));
        }
        if (found.paths.size() < disjointPaths(graph, 0, to, Disjoint::links).paths.size()) ++fewer;
    }
    EXPECT_GT(fewer, 50) << "the groups hardly ever matter";
}

TEST(RiskDisjointPaths, saysHowManyThereCouldBeWhenTheSearchIsCutShort) {
    // A ladder, all of its links in one group.
    DesignBuilder net;
    for (int rung = 0; rung < 6; ++rung) {
        const auto name = [&](char side, int at) { return side + std::to_string(at); };
        net.link(name('a', rung), name('a', rung + 1), 1).link(name('b', rung), name('b', rung + 1), 1);
        net.link(name('a', rung), name('b', rung), 1);
    }
    const GraphIndex graph(net.project.design);
    RiskGroups groups;
    groups.ofLink.assign(static_cast<std::size_t>(graph.linkCount()), {0});
    groups.ofNode.resize(static_cast<std::size_t>(graph.nodeCount()));
    const int from = graph.nodeOf(net.device("a0"));
    const int to = graph.nodeOf(net.device("b4"));
    const RiskDisjointPaths cutShort = riskDisjointPaths(graph, from, to, groups, 5);
    EXPECT_EQ(cutShort.paths.size(), 1U);
    EXPECT_EQ(cutShort.atMost, 2);
    EXPECT_FALSE(cutShort.optimal());
    const RiskDisjointPaths whole = riskDisjointPaths(graph, from, to, groups);
    EXPECT_EQ(whole.paths.size(), 1U);
    EXPECT_TRUE(whole.optimal());
}

}  // namespace
}  // namespace spanwright::graph
