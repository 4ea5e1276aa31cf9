// SPDX-License-Identifier: MIT
#include "engine/traffic/sharing.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include <gtest/gtest.h>

namespace spanwright::traffic {
namespace {

constexpr double kNear = 1e-9;

double carried(const ShareFlow& flow, double fraction) {
    return flow.offered * fraction;
}

double total(const std::vector<ShareFlow>& flows, const Sharing& sharing) {
    double sum = 0;
    for (std::size_t f = 0; f < flows.size(); ++f)
        sum += carried(flows[f], sharing.fraction[f]);
    return sum;
}

struct Network {
    std::vector<double> capacity;
    std::vector<ShareClass> classes;
    std::vector<ShareFlow> flows;

    [[nodiscard]] Sharing share() const { return shareCapacity(capacity, classes, flows); }
    [[nodiscard]] std::vector<double> usage(const Sharing& sharing) const {
        std::vector<double> used(capacity.size(), 0);
        for (std::size_t f = 0; f < flows.size(); ++f) {
            for (const ResourceShare& use : flows[f].uses)
                used[static_cast<std::size_t>(use.resource)] +=
                    carried(flows[f], sharing.fraction[f]) * use.share;
        }
        return used;
    }
};

Network randomSharing(unsigned seed, int classes, int hops) {
    std::mt19937 random(seed);
    const auto below = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
    Network net;
    for (int r = 0; r < 12; ++r)
        net.capacity.push_back(20 + below(100));
    for (int c = 0; c < classes; ++c)
        net.classes.push_back({0, 1.0 + below(5)});
    for (int f = 0; f < 40; ++f) {
        ShareFlow flow{below(classes), 1.0 + below(40), {}};
        for (int r = 0; r < 12; ++r) {
            if (below(12) < hops) flow.uses.push_back({r, 0.25 * (1 + below(4))});
        }
        net.flows.push_back(flow);
    }
    return net;
}

/// Weighted max-min by progressive filling: all fractions rise together; what fills up stops. One class.
std::vector<double> progressiveFilling(const Network& net) {
    std::vector<double> fraction(net.flows.size(), 0);
    std::vector<char> open(net.flows.size(), 1);
    double level = 0;
    while (std::count(open.begin(), open.end(), 1) > 0) {
        std::vector<double> fixed(net.capacity.size(), 0);
        std::vector<double> rising(net.capacity.size(), 0);
        for (std::size_t f = 0; f < net.flows.size(); ++f) {
            for (const ResourceShare& use : net.flows[f].uses) {
                auto& into = open[f] != 0 ? rising : fixed;
                into[static_cast<std::size_t>(use.resource)] +=
                    net.flows[f].offered * use.share * (open[f] != 0 ? 1 : fraction[f]);
            }
        }
        double next = 1;
        for (std::size_t r = 0; r < net.capacity.size(); ++r) {
            if (rising[r] > 0) next = std::min(next, (net.capacity[r] - fixed[r]) / rising[r]);
        }
        level = std::max(level, next);
        for (std::size_t f = 0; f < net.flows.size(); ++f) {
            if (open[f] == 0) continue;
            fraction[f] = level;
            bool full = level >= 1;
            for (const ResourceShare& use : net.flows[f].uses) {
                const auto r = static_cast<std::size_t>(use.resource);
                full = full || fixed[r] + level * rising[r] >= net.capacity[r] * (1 - 1e-12);
            }
            if (full) open[f] = 0;
        }
    }
    return fraction;
}

TEST(Sharing, givesAllWhereThereIsRoom) {
    const Network net{{100}, {{0, 1}}, {{0, 60, {{0, 1}}}, {0, 40, {{0, 1}}}}};
    const Sharing sharing = net.share();
    EXPECT_EQ(sharing.fraction, (std::vector<double>{1, 1}));
    EXPECT_EQ(sharing.bottleneck, (std::vector<int>{-1, -1}));
}

TEST(Sharing, servesPrioritiesInTurn) {
    const Network net{{100}, {{1, 1}, {0, 1}}, {{0, 60, {{0, 1}}}, {1, 80, {{0, 1}}}}};
    const Sharing sharing = net.share();
    EXPECT_DOUBLE_EQ(sharing.fraction[0], 1);
    EXPECT_NEAR(sharing.fraction[1], 0.5, kNear);
    EXPECT_EQ(sharing.bottleneck[1], 0);
}

TEST(Sharing, dividesAFullLinkByWeightWhateverEachOffers) {
    // Bulk offers ten times as much as business and still leaves it its part.
    const Network net{{100}, {{0, 3}, {0, 1}}, {{0, 90, {{0, 1}}}, {1, 900, {{0, 1}}}}};
    const Sharing sharing = net.share();
    EXPECT_NEAR(carried(net.flows[0], sharing.fraction[0]), 75, kNear);
    EXPECT_NEAR(carried(net.flows[1], sharing.fraction[1]), 25, kNear);
}

TEST(Sharing, leavesToOthersWhatAClassDoesNotWant) {
    const Network net{
        {100}, {{0, 3}, {0, 1}, {0, 1}}, {{0, 30, {{0, 1}}}, {1, 900, {{0, 1}}}, {2, 900, {{0, 1}}}}};
    const Sharing sharing = net.share();
    EXPECT_DOUBLE_EQ(sharing.fraction[0], 1);
    EXPECT_NEAR(carried(net.flows[1], sharing.fraction[1]), 35, kNear);
    EXPECT_NEAR(carried(net.flows[2], sharing.fraction[2]), 35, kNear);
}

TEST(Sharing, givesEqualFractionsInsideAClass) {
    // The second demand is held to a fifth elsewhere; the others share what is left in proportion.
    const Network net{{100, 4}, {{0, 1}}, {{0, 80, {{0, 1}}}, {0, 20, {{0, 1}, {1, 1}}}, {0, 40, {{0, 1}}}}};
    const Sharing sharing = net.share();
    EXPECT_NEAR(sharing.fraction[1], 0.2, kNear);
    EXPECT_NEAR(sharing.fraction[0], 0.8, kNear);
    EXPECT_NEAR(sharing.fraction[2], 0.8, kNear);
}

TEST(Sharing, aSplitFlowIsLimitedByItsTightestPath) {
    const Network net{{10, 100}, {{0, 1}}, {{0, 40, {{0, 0.5}, {1, 0.5}}}}};
    EXPECT_NEAR(net.share().fraction[0], 0.5, kNear);
}

TEST(Sharing, nothingGetsThroughWhatIsClosed) {
    const Network net{{0}, {{0, 1}}, {{0, 5, {{0, 1}}}, {0, 0, {{0, 1}}}}};
    const Sharing sharing = net.share();
    EXPECT_EQ(sharing.fraction[0], 0);
    EXPECT_EQ(sharing.fraction[1], 1) << "asks for nothing";
}

TEST(Sharing, isMaxMinFairAsProgressiveFillingHasIt) {
    for (unsigned seed = 1; seed <= 200; ++seed) {
        const Network net = randomSharing(seed, 1, 3);
        const Sharing sharing = net.share();
        ASSERT_TRUE(sharing.settled) << seed;
        const std::vector<double> other = progressiveFilling(net);
        for (std::size_t f = 0; f < other.size(); ++f)
            ASSERT_NEAR(sharing.fraction[f], other[f], 1e-8) << "seed " << seed << " flow " << f;
    }
}

TEST(Sharing, keepsEveryPromiseOnRandomNetworks) {
    int limited = 0;
    for (unsigned seed = 1; seed <= 200; ++seed) {
        const Network net = randomSharing(seed, 3, 3);
        const Sharing sharing = net.share();
        ASSERT_TRUE(sharing.settled) << seed;
        const std::vector<double> used = net.usage(sharing);
        for (std::size_t r = 0; r < used.size(); ++r)
            ASSERT_LE(used[r], net.capacity[r] * (1 + 1e-9)) << "nothing carries more than it can";
        for (std::size_t f = 0; f < net.flows.size(); ++f) {
            if (sharing.fraction[f] >= 1) continue;
            ++limited;
            const auto full = static_cast<std::size_t>(sharing.bottleneck[f]);
            ASSERT_NEAR(used[full], net.capacity[full], 1e-6) << "who loses, loses at a full resource";
            std::vector<double> ofClass(net.classes.size(), 0);
            std::vector<char> wantsMore(net.classes.size(), 0);
            for (std::size_t g = 0; g < net.flows.size(); ++g) {
                for (const ResourceShare& use : net.flows[g].uses) {
                    if (static_cast<std::size_t>(use.resource) != full) continue;
                    const auto c = static_cast<std::size_t>(net.flows[g].shareClass);
                    ofClass[c] += carried(net.flows[g], sharing.fraction[g]) * use.share;
                    if (sharing.bottleneck[g] == sharing.bottleneck[f]) wantsMore[c] = 1;
                    if (net.flows[g].shareClass == net.flows[f].shareClass) {
                        ASSERT_LE(sharing.fraction[g], sharing.fraction[f] + 1e-8)
                            << "nobody of its class gets a greater fraction there";
                    }
                }
            }
            const auto mine = static_cast<std::size_t>(net.flows[f].shareClass);
            for (std::size_t c = 0; c < net.classes.size(); ++c) {
                const double perWeight = ofClass[c] / net.classes[c].weight;
                const double own = ofClass[mine] / net.classes[mine].weight;
                ASSERT_LE(perWeight, own * (1 + 1e-7)) << "no class gets more than its part there";
            }
        }
    }
    EXPECT_GT(limited, 1000);
}

TEST(Sharing, moreCapacityNeverMakesTheSmallestFractionsWorse) {
    for (unsigned seed = 1; seed <= 200; ++seed) {
        Network net = randomSharing(seed, 1, 3);
        std::vector<double> before = net.share().fraction;
        net.capacity[seed % net.capacity.size()] *= 1.5;
        std::vector<double> after = net.share().fraction;
        std::sort(before.begin(), before.end());
        std::sort(after.begin(), after.end());
        for (std::size_t f = 0; f < before.size(); ++f) {
            if (after[f] > before[f] + 1e-9) break;
            ASSERT_NEAR(after[f], before[f], 1e-9) << "seed " << seed << " place " << f;
        }
    }
}

TEST(Sharing, moreCapacityNeverLowersTheTotalWhereFlowsCrossOneFullResource) {
    for (unsigned seed = 1; seed <= 100; ++seed) {
        Network net = randomSharing(seed, 3, 3);
        for (ShareFlow& flow : net.flows) {
            if (flow.uses.size() > 1) flow.uses.resize(1);
        }
        const double before = total(net.flows, net.share());
        net.capacity[seed % net.capacity.size()] *= 1.3;
        ASSERT_GE(total(net.flows, net.share()), before * (1 - 1e-12)) << seed;
    }
}

TEST(Sharing, moreCapacityCanLowerTheTotalOfFlowsOverSeveralFullResources) {
    // One flow over four links, three over one link each: each Mbit/s more for the long one takes one from
    // each of the three.
    Network net{{10, 100, 100, 100},
                {{0, 1}},
                {{0, 100, {{0, 1}, {1, 1}, {2, 1}, {3, 1}}},
                 {0, 100, {{1, 1}}},
                 {0, 100, {{2, 1}}},
                 {0, 100, {{3, 1}}}}};
    EXPECT_NEAR(total(net.flows, net.share()), 280, 1e-6);
    net.capacity[0] = 40;
    const Sharing wider = net.share();
    EXPECT_NEAR(total(net.flows, wider), 220, 1e-6);
    EXPECT_NEAR(*std::min_element(wider.fraction.begin(), wider.fraction.end()), 0.4, kNear);
}

}  // namespace
}  // namespace spanwright::traffic
