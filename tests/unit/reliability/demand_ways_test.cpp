// SPDX-License-Identifier: MIT
#include "engine/reliability/demand_ways.h"

#include "engine/design/queries.h"
#include "engine/reliability/resilience.h"
#include "engine/sim/layered_router.h"
#include "tests/support/all_paths.h"
#include "tests/support/design_builder.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace spanwright::reliability {
namespace {

using test::DesignBuilder;

TEST(DemandWays, ofAPinnedPathAreItsElementsInARow) {
    DesignBuilder net;
    net.link("a", "b", 1, {.availability = 0.9}).link("b", "c", 1, {.availability = 0.8});
    net.link("a", "c", 1, {.availability = 0.99}).demand("a", "c", 1);
    net.editLastDemand([&](Demand& row) { row.path = {net.linkId("a-b"), net.linkId("b-c")}; });
    const DemandResilience demand = resilience(net.project, {})->demands.at(0);
    EXPECT_NEAR(demand.availability, 0.72, 1e-15) << "the direct link is none of its ways";
    EXPECT_EQ(demand.method, AvailabilityMethod::exact);
    EXPECT_EQ(demand.disjointPaths, 1);
}

TEST(DemandWaysOfRandomNetworks, agreeWithAllStatesOneByOne) {
    int pinned = 0;
    for (unsigned seed = 1; seed <= 60; ++seed) {
        std::mt19937 random(seed);
        const auto below = [&](unsigned limit) { return random() % limit; };
        DesignBuilder net = test::randomNetwork(seed, 4, 2, 4);
        std::vector<DeviceId> devices;
        for (const Device& device : net.project.design.devices)
            devices.push_back(device.id);
        const auto any = [&] { return devices[below(4)]; };
        if (const DeviceId from = any(), to = any(); from != to)
            net.tunnel(keyOf(net.project, from), keyOf(net.project, to), 100, TunnelType::gre);
        for (Demand demand : Table<Demand>(net.project.design.demands)) {
            DeviceId here = demand.from;
            for (int hop = 0; hop < 6 && here != demand.to && below(6) != 0; ++hop) {
                std::vector<const Link*> ways;
                for (const Link& link : net.project.design.links) {
                    if (link.from.device == here || link.to.device == here) ways.push_back(&link);
                }
                const Link& way = *ways[random() % ways.size()];
                demand.path.push_back(way.id);
                here = way.from.device == here ? way.to.device : way.from.device;
            }
            if (here != demand.to) {
                demand.path.clear();
                demand.mustVisit = {any()};
                if (below(2) == 0) demand.mustAvoid = {any()};
            }
            net.project.design.demands.put(demand);
        }
        std::vector<std::pair<ElementId, double>> parts;
        for (Link link : Table<Link>(net.project.design.links)) {
            parts.emplace_back(link.id, 0.05 + 0.01 * static_cast<double>(below(20)));
            link.reliability.availability = 1 - parts.back().second;
            net.project.design.links.put(link);
        }
        for (Device device : Table<Device>(net.project.design.devices)) {
            if (below(2) == 0) continue;
            parts.emplace_back(device.id, 0.1);
            device.reliability.availability = 0.9;
            net.project.design.devices.put(device);
        }
        const Resilience found = *resilience(net.project, {}, {}, {.rates = false});
        for (const DemandResilience& row : found.demands) {
            const Demand& demand = net.project.design.demands.at(row.demand);
            if (!demand.pinned()) continue;
            double down = 0;
            for (unsigned state = 0; state < (1U << parts.size()); ++state) {
                std::set<ElementId> failed;
                double probability = 1;
                for (std::size_t part = 0; part < parts.size(); ++part) {
                    const bool gone = ((state >> part) & 1U) != 0;
                    probability *= gone ? parts[part].second : 1 - parts[part].second;
                    if (gone) failed.insert(parts[part].first);
                }
                if (!test::waysOf(net.project.design, demand, true, failed, [](const auto&) {}))
                    down += probability;
            }
            ASSERT_EQ(row.method, AvailabilityMethod::exact) << "seed " << seed;
            ASSERT_NEAR(row.unavailability, down, 1e-12) << "seed " << seed;
            ++pinned;
        }
    }
    EXPECT_GT(pinned, 150);
}

/// Up or down in every state of the links, as packets are routed.
double downOneByOne(const Design& design, const std::vector<std::pair<LinkId, double>>& links) {
    const graph::GraphIndex graph(design);
    const Demand& demand = *design.demands.begin();
    const sim::LayeredRouter router(
        design, graph,
        {{demand.id, sim::Direction::forward, graph.nodeOf(demand.from), graph.nodeOf(demand.to), 1}});
    double down = 0;
    for (unsigned state = 0; state < (1U << links.size()); ++state) {
        sim::Outage outage(graph);
        double probability = 1;
        for (std::size_t link = 0; link < links.size(); ++link) {
            const bool gone = ((state >> link) & 1U) != 0;
            probability *= gone ? links[link].second : 1 - links[link].second;
            if (gone) outage.link[static_cast<std::size_t>(graph.indexOf(links[link].first))] = 1;
        }
        if (router.route(outage)->flows[0].reason != sim::LossReason::none) down += probability;
    }
    return down;
}

TEST(DemandWaysOfRandomNetworks, boundsOfPathsOverSeveralTunnelsEncloseAllStates) {
    int wide = 0;
    for (unsigned seed = 1; seed <= 80; ++seed) {
        std::mt19937 random(seed);
        const auto below = [&](unsigned limit) { return random() % limit; };
        DesignBuilder net = test::randomNetwork(seed, 5, 4, 0);
        std::vector<std::pair<LinkId, double>> links;
        for (Link link : Table<Link>(net.project.design.links)) {
            links.emplace_back(link.id, 0.02 + 0.02 * static_cast<double>(below(10)));
            link.reliability.availability = 1 - links.back().second;
            net.project.design.links.put(link);
        }
        std::vector<std::string> keys;
        for (const Device& device : net.project.design.devices)
            keys.push_back(device.key);
        std::shuffle(keys.begin(), keys.end(), random);
        const auto some = [&](Link& row) {
            for (const auto& [link, down] : links) {
                if (below(4) != 0) row.underlay.push_back(link);
            }
        };
        net.tunnel(keys[0], keys[1], 100, TunnelType::gre, some);
        net.tunnel(keys[1], keys[2], 100, TunnelType::ipsec, some);
        const std::vector<LinkId> both{net.linkId(keys[0] + "~" + keys[1]),
                                       net.linkId(keys[1] + "~" + keys[2])};
        const bool nested = below(2) == 0;
        if (nested) {
            net.tunnel(keys[0], keys[2], 100, TunnelType::gre, [&](Link& row) {
                row.underlay = both;
                if (below(2) == 0) row.underlay.push_back(links[below(4)].first);
            });
        }
        net.demand(keys[0], keys[2], 1);
        net.editLastDemand([&](Demand& row) {
            row.path = nested ? std::vector{net.linkId(keys[0] + "~" + keys[2])} : both;
        });
        const Resilience found = *resilience(net.project, {}, {}, {.rates = false});
        const DemandResilience& row = found.demands.at(0);
        const double up = 1 - downOneByOne(net.project.design, links);
        EXPECT_LE(row.lower, up + 1e-12) << "seed " << seed;
        EXPECT_GE(row.upper, up - 1e-12) << "seed " << seed;
        if (row.method == AvailabilityMethod::exact) {
            EXPECT_NEAR(row.availability, up, 1e-12) << "seed " << seed;
        }
        if (row.upper - row.lower > 1e-6) ++wide;
    }
    EXPECT_GT(wide, 20) << "too few of them are in doubt to prove anything";
}

}  // namespace
}  // namespace spanwright::reliability
