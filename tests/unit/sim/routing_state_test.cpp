// SPDX-License-Identifier: MIT
#include "engine/sim/routing_state.h"

#include "tests/support/design_builder.h"
#include "tests/support/plain_ecmp.h"

#include <random>

#include <gtest/gtest.h>

namespace spanwright::sim {
namespace {

using test::DesignBuilder;

constexpr double kLarge = 1e9;

struct Net {
    explicit Net(const Project& project) : graph(project.design), flows(flowsOf(project.design, graph, 0)) {
        for (const graph::Arc& arc : graph.arcs())
            metrics.push_back(arc.metric);
    }
    graph::GraphIndex graph;
    std::vector<Flow> flows;
    std::vector<double> metrics;
};

/// The same network with metrics so large that paths need more than 31 bits.
Project withLargeMetrics(Project project) {
    for (const Link& row : Table<Link>(project.design.links)) {
        Link link = row;
        link.igpMetric = row.igpMetric.value_or(1) * kLarge;
        if (row.igpMetricReverse) link.igpMetricReverse = *row.igpMetricReverse * kLarge;
        project.design.links.put(link);
    }
    return project;
}

void expectAsFromScratch(const RoutingState& state, const Net& net, const Outage& outage,
                         const std::string& what) {
    const test::PlainEcmp plain(net.graph, net.metrics, net.flows, outage);
    double total = 0;
    for (const Flow& flow : net.flows)
        total += flow.mbps;
    for (std::size_t arc = 0; arc < plain.load.size(); ++arc) {
        ASSERT_NEAR(state.load(static_cast<int>(arc)), plain.load[arc], 1e-9 * total)
            << what << ", arc " << arc;
    }
    ASSERT_EQ(state.lostFlows(), plain.lost) << what;
    double lost = 0;
    for (const int flow : plain.lost)
        lost += net.flows[static_cast<std::size_t>(flow)].mbps;
    ASSERT_NEAR(state.lostMbps(), lost, 1e-9 * total) << what;
}

std::vector<double> figures(const RoutingState& state, const Net& net) {
    std::vector<double> all;
    for (int arc = 0; arc < static_cast<int>(net.graph.arcs().size()); ++arc)
        all.push_back(state.load(arc));
    all.push_back(state.maxUtilization().first);
    all.push_back(state.lostMbps());
    return all;
}

/// A random edit, made to the model that the test keeps as well.
RoutingEdit randomEdit(std::mt19937& random, Net& net, Outage& outage, bool fractional, double unit = 1) {
    const auto below = [&](std::size_t limit) { return static_cast<int>(random() % limit); };
    RoutingEdit edit;
    switch (random() % 7) {
        case 0:
        case 1: {
            const int link = below(outage.link.size());
            char& down = outage.link[static_cast<std::size_t>(link)];
            down = down == 0 ? 1 : 0;
            (down != 0 ? edit.linksDown : edit.linksUp).push_back(link);
            break;
        }
        case 2: {
            const int node = below(outage.node.size());
            char& down = outage.node[static_cast<std::size_t>(node)];
            down = down == 0 ? 1 : 0;
            (down != 0 ? edit.nodesDown : edit.nodesUp).push_back(node);
            break;
        }
        case 3: {  // many things at once
            for (int n = 0; n < 3; ++n) {
                const int link = below(outage.link.size());
                outage.link[static_cast<std::size_t>(link)] = 1;
                edit.linksDown.push_back(link);
                const int arc = below(net.metrics.size());
                net.metrics[static_cast<std::size_t>(arc)] = (1 + below(6)) * unit;
                edit.metrics.emplace_back(arc, net.metrics[static_cast<std::size_t>(arc)]);
            }
            break;
        }
        case 4: {
            for (std::size_t link = 0; link < outage.link.size(); ++link) {
                if (random() % 2 == 0) continue;
                outage.link[link] = 0;
                edit.linksUp.push_back(static_cast<int>(link));
            }
            break;
        }
        case 5: {
            const int arc = below(net.metrics.size());
            net.metrics[static_cast<std::size_t>(arc)] = (1 + below(6) + (fractional ? 0.5 : 0)) * unit;
            edit.metrics.emplace_back(arc, net.metrics[static_cast<std::size_t>(arc)]);
            break;
        }
        default: {
            const int flow = below(net.flows.size());
            net.flows[static_cast<std::size_t>(flow)].mbps = below(3) == 0 ? 0 : below(80);
            edit.demands.emplace_back(flow, net.flows[static_cast<std::size_t>(flow)].mbps);
            break;
        }
    }
    return edit;
}

TEST(RoutingState, isAsFromScratchAfterAnySequenceOfEdits) {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        const Project project = test::randomNetwork(seed, 12 + static_cast<int>(seed), 14, 60).project;
        const bool large = seed % 4 == 0;
        Net net(large ? withLargeMetrics(project) : project);
        Outage outage(net.graph);
        RoutingState state(net.graph, net.flows);
        std::mt19937 random(seed);
        for (int edit = 0; edit < 120; ++edit) {
            state.apply(randomEdit(random, net, outage, seed % 3 == 0, large ? kLarge : 1));
            expectAsFromScratch(state, net, outage,
                                "seed " + std::to_string(seed) + ", edit " + std::to_string(edit));
            if (HasFatalFailure()) return;
        }
    }
}

TEST(RoutingState, anEditTakenBackLeavesEveryBitAsItWas) {
    for (unsigned seed = 1; seed <= 6; ++seed) {
        Net net(test::randomNetwork(seed, 20, 20, 80).project);
        Outage outage(net.graph);
        RoutingState state(net.graph, net.flows);
        std::mt19937 random(seed);
        std::vector<std::vector<double>> before;
        for (int edit = 0; edit < 60; ++edit) {
            before.push_back(figures(state, net));
            state.apply(randomEdit(random, net, outage, seed % 2 == 0));
        }
        for (; !before.empty(); before.pop_back()) {
            ASSERT_TRUE(state.undo());
            ASSERT_EQ(figures(state, net), before.back()) << "seed " << seed << ", edit " << before.size();
        }
        EXPECT_FALSE(state.undo());
    }
}

TEST(RoutingState, decimalMetricsTieAsTheyDoOnPaper) {
    DesignBuilder net;
    net.link("a", "b", 100, {.metric = 0.1}).link("b", "d", 100, {.metric = 0.2});
    net.link("a", "d", 100, {.metric = 0.3}).demand("a", "d", 30);
    const Net made(net.project);
    EXPECT_DOUBLE_EQ(RoutingState(made.graph, made.flows).maxUtilization().first, 0.15);
}

TEST(RoutingState, metricsOfNoCommonScaleStillFindTheShortestPath) {
    DesignBuilder net;
    net.link("a", "b", 100, {.metric = 3.14159265358979}).link("b", "d", 100, {.metric = 1e-9});
    net.link("a", "d", 100, {.metric = 3.1415926}).link("d", "e", 100, {.metric = 1e9}).demand("a", "e", 30);
    const Net made(net.project);
    RoutingState state(made.graph, made.flows);
    EXPECT_DOUBLE_EQ(state.load(4), 30) << "a-d is shorter by 5e-8";
    state.apply({.metrics = {{4, 3.1415927}}});
    EXPECT_DOUBLE_EQ(state.load(4), 0);
    EXPECT_DOUBLE_EQ(state.load(0), 30);
}

TEST(RoutingState, isTheSameForAnyNumberOfThreads) {
    const Net net(test::randomNetwork(5, 60, 60, 800).project);
    const RoutingState one(net.graph, net.flows, 1);
    const RoutingState four(net.graph, net.flows, 4);
    EXPECT_EQ(figures(one, net), figures(four, net));
}

TEST(RoutingState, anEmptyNetworkHasNothingToRoute) {
    const Project empty;
    const Net net(empty);
    RoutingState state(net.graph, net.flows);
    state.apply({});
    EXPECT_EQ(state.maxUtilization(), (std::pair<double, int>(0, -1)));
    EXPECT_TRUE(state.undo());
}

}  // namespace
}  // namespace spanwright::sim
