// SPDX-License-Identifier: MIT
#include "engine/sim/failure_sweep.h"

#include "tests/support/design_builder.h"
#include "tests/support/plain_ecmp.h"

#include <map>
#include <mutex>
#include <random>
#include <set>
#include <stop_token>

#include <gtest/gtest.h>

namespace spanwright::sim {
namespace {

using test::DesignBuilder;

struct Net {
    explicit Net(const Project& project) : graph(project.design), flows(flowsOf(project.design, graph, 0)) {
        for (const graph::Arc& arc : graph.arcs())
            metrics.push_back(arc.metric);
    }
    graph::GraphIndex graph;
    std::vector<Flow> flows;
    std::vector<double> metrics;
};

using Figures = std::map<std::pair<int, int>, FailureFigures>;

Figures swept(const Net& net, const std::vector<FailureSet>& sets, int order, int threads = 2) {
    Figures all;
    std::mutex mutex;
    const bool done =
        sweepFailures(net.graph, net.flows, sets, {.order = order, .threads = threads, .listed = 1000}, {},
                      [&](int first, int second, FailureFigures&& figures) {
                          const std::lock_guard lock(mutex);
                          EXPECT_TRUE(all.emplace(std::pair(first, second), figures).second);
                      });
    EXPECT_TRUE(done);
    return all;
}

void takeDown(const FailureSet& set, Outage& outage) {
    for (const int node : set.nodes)
        outage.node[static_cast<std::size_t>(node)] = 1;
    for (const int link : set.links)
        outage.link[static_cast<std::size_t>(link)] = 1;
}

void expectAsFromScratch(const Net& net, const Outage& outage, const FailureFigures& figures,
                         const std::string& what) {
    const test::PlainEcmp base(net.graph, net.metrics, net.flows, Outage(net.graph));
    const test::PlainEcmp plain(net.graph, net.metrics, net.flows, outage);
    double highest = 0;
    for (std::size_t arc = 0; arc < plain.load.size(); ++arc)
        highest = std::max(highest, plain.load[arc] / net.graph.arcs()[arc].capacityMbps);
    EXPECT_NEAR(figures.maxUtilization, highest, 1e-9) << what;
    if (highest > 1e-9) {
        const auto hottest = static_cast<std::size_t>(figures.hottestArc);
        EXPECT_NEAR(plain.load[hottest] / net.graph.arcs()[hottest].capacityMbps, highest, 1e-9) << what;
    }
    double lostMbps = 0;
    std::set<DemandId> before, lost;
    for (const int flow : base.lost)
        before.insert(net.flows[static_cast<std::size_t>(flow)].demand);
    for (const int flow : plain.lost) {
        lostMbps += net.flows[static_cast<std::size_t>(flow)].mbps;
        lost.insert(net.flows[static_cast<std::size_t>(flow)].demand);
    }
    EXPECT_NEAR(figures.lostMbps, lostMbps, 1e-9) << what;
    EXPECT_EQ(figures.lostDemands, lost.size()) << what;
    std::vector<DemandId> cut;
    for (const DemandId demand : lost) {
        if (!before.contains(demand)) cut.push_back(demand);
    }
    EXPECT_EQ(figures.cutDemands, cut.size()) << what;
    EXPECT_EQ(figures.listed, cut) << what;
}

/// Links and nodes alone, and sets of several, some overlapping.
std::vector<FailureSet> mixedSets(const Net& net, unsigned seed) {
    std::mt19937 random(seed);
    std::vector<FailureSet> sets;
    for (int link = 0; link < net.graph.linkCount(); ++link)
        sets.push_back({{}, {link}});
    for (int node = 0; node < net.graph.nodeCount(); ++node)
        sets.push_back({{node}, {}});
    for (int n = 0; n < 6; ++n) {
        std::set<int> nodes, links;
        for (int k = 0; k < 3; ++k) {
            if (random() % 2 == 0)
                nodes.insert(static_cast<int>(random() % static_cast<unsigned>(net.graph.nodeCount())));
            links.insert(static_cast<int>(random() % static_cast<unsigned>(net.graph.linkCount())));
        }
        sets.push_back({{nodes.begin(), nodes.end()}, {links.begin(), links.end()}});
    }
    return sets;
}

/// Some links of the network made one-way, and one cut away for good.
Project oneWay(Project project, unsigned seed) {
    std::mt19937 random(seed);
    for (const Link& row : Table<Link>(project.design.links)) {
        Link link = row;
        if (random() % 4 == 0) link.capacityReverseMbps = 0;
        if (random() % 12 == 0) link.capacityMbps = 0;
        project.design.links.put(link);
    }
    return project;
}

TEST(FailureSweep, eachSetAloneIsAsFromScratch) {
    for (unsigned seed = 1; seed <= 8; ++seed) {
        const Project project = test::randomNetwork(seed, 14, 12, 70).project;
        const Net net(seed % 2 == 0 ? oneWay(project, seed) : project);
        const auto sets = mixedSets(net, seed);
        for (const auto& [key, figures] : swept(net, sets, 1)) {
            Outage outage(net.graph);
            takeDown(sets[static_cast<std::size_t>(key.first)], outage);
            expectAsFromScratch(net, outage, figures,
                                "seed " + std::to_string(seed) + ", set " + std::to_string(key.first));
        }
    }
}

TEST(FailureSweep, eachTwoSetsTogetherAreAsFromScratch) {
    for (unsigned seed = 1; seed <= 4; ++seed) {
        const Project project = test::randomNetwork(seed, 9, 6, 30).project;
        const Net net(seed % 2 == 0 ? oneWay(project, seed) : project);
        const auto sets = mixedSets(net, seed);
        const Figures all = swept(net, sets, 2);
        EXPECT_EQ(all.size(), sets.size() * (sets.size() - 1) / 2);
        for (const auto& [key, figures] : all) {
            Outage outage(net.graph);
            takeDown(sets[static_cast<std::size_t>(key.first)], outage);
            takeDown(sets[static_cast<std::size_t>(key.second)], outage);
            expectAsFromScratch(net, outage, figures,
                                "seed " + std::to_string(seed) + ", sets " + std::to_string(key.first) +
                                    " and " + std::to_string(key.second));
        }
    }
}

TEST(FailureSweep, isTheSameForAnyNumberOfThreads) {
    const Net net(test::randomNetwork(7, 40, 30, 300).project);
    const auto sets = mixedSets(net, 7);
    for (const int order : {1, 2}) {
        const Figures one = swept(net, sets, order, 1);
        const Figures four = swept(net, sets, order, 4);
        ASSERT_EQ(one.size(), four.size());
        for (const auto& [key, figures] : one) {
            EXPECT_EQ(figures.maxUtilization, four.at(key).maxUtilization);
            EXPECT_EQ(figures.lostMbps, four.at(key).lostMbps);
            EXPECT_EQ(figures.listed, four.at(key).listed);
        }
    }
}

TEST(FailureSweep, listsNoMoreDemandsThanAsked) {
    DesignBuilder net;
    net.link("a", "b", 100);
    for (int n = 0; n < 5; ++n)
        net.demand("a", "b", 1);
    const Net made(net.project);
    sweepFailures(made.graph, made.flows, {{{}, {0}}}, {.listed = 2}, {},
                  [](int, int, FailureFigures&& figures) {
                      EXPECT_EQ(figures.cutDemands, 5U);
                      EXPECT_EQ(figures.listed.size(), 2U);
                  });
}

TEST(FailureSweep, stopsWhenTold) {
    const Net net(test::randomNetwork(7, 20, 10, 50).project);
    std::stop_source source;
    source.request_stop();
    EXPECT_FALSE(sweepFailures(net.graph, net.flows, mixedSets(net, 7), {}, {.stop = source.get_token()},
                               [](int, int, FailureFigures&&) { ADD_FAILURE(); }));
}

}  // namespace
}  // namespace spanwright::sim
