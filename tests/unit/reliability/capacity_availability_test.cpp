// SPDX-License-Identifier: MIT
#include "engine/reliability/capacity_availability.h"

#include "engine/reliability/reduction.h"
#include "engine/reliability/resilience.h"
#include "tests/support/design_builder.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace spanwright::reliability {
namespace {

using test::DesignBuilder;

TEST(MostProbableStates, comeInOrderAndAddUpToAll) {
    std::mt19937 random(3);
    for (int round = 0; round < 50; ++round) {
        std::vector<double> parts;
        for (int part = 0; part < 8; ++part)
            parts.push_back(random() % 5 == 0 ? 0 : static_cast<double>(random() % 1000) / 1000);
        const std::vector<NetworkState> states = mostProbableStates(parts, 1000);
        double sum = 0;
        double before = 1;
        for (const NetworkState& state : states) {
            double probability = 1;
            for (int part = 0; part < 8; ++part) {
                const bool down = std::find(state.down.begin(), state.down.end(), part) != state.down.end();
                const double own = parts[static_cast<std::size_t>(part)];
                probability *= down ? own : 1 - own;
            }
            ASSERT_NEAR(state.probability, probability, 1e-12);
            ASSERT_LE(state.probability, before + 1e-12);
            before = state.probability;
            sum += probability;
        }
        EXPECT_NEAR(sum, 1, 1e-12);
    }
}

TEST(RateAvailability, needsBothOfTwoLinksForAllAndOneForHalf) {
    DesignBuilder net;
    net.link("a", "b", 10, {.availability = 0.9})
        .link("a", "b", 10, {.availability = 0.8})
        .demand("a", "b", 15);
    const auto rates = [&](std::optional<double> percent) {
        const DemandResilience demand =
            resilience(net.project, {}, {}, {.sharePercent = percent})->demands.at(0);
        EXPECT_NEAR(demand.rateLower, demand.rateUpper, 1e-12) << "four states are all there are";
        return demand.rateLower;
    };
    EXPECT_NEAR(rates({}), 0.9 * 0.8, 1e-12);
    EXPECT_NEAR(rates(60), 0.98, 1e-12);
    EXPECT_NEAR(rates(70), 0.72, 1e-12) << "one link passes two thirds";
}

TEST(RateAvailability, boundsEncloseTheWholeAndNarrow) {
    DesignBuilder net = test::randomNetwork(4, 6, 3, 4);
    for (const Link& row : Table<Link>(net.project.design.links)) {
        Link link = row;
        link.reliability.availability = 0.9;
        net.project.design.links.put(link);
    }
    const Design& design = net.project.design;
    const graph::GraphIndex graph(design);
    const ConnectivityModel model = connectivityModel(net.project, design, graph);
    const auto all = rateAvailability(net.project, design, model, {.states = 100000});
    auto before = rateAvailability(net.project, design, model, {.states = 1});
    for (const std::size_t states : {10U, 60U, 200U}) {
        const auto rates = rateAvailability(net.project, design, model, {.states = states});
        ASSERT_EQ(rates.size(), all.size());
        for (std::size_t demand = 0; demand < rates.size(); ++demand) {
            EXPECT_NEAR(all[demand].lower, all[demand].upper, 1e-12);
            EXPECT_LE(rates[demand].lower, all[demand].lower + 1e-12);
            EXPECT_GE(rates[demand].upper, all[demand].lower - 1e-12);
            EXPECT_LT(rates[demand].upper - rates[demand].lower, before[demand].upper - before[demand].lower);
        }
        before = rates;
    }
}

}  // namespace
}  // namespace spanwright::reliability
