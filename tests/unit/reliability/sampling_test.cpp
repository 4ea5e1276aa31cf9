// SPDX-License-Identifier: MIT
#include "engine/reliability/sampling.h"

#include "engine/reliability/connectivity.h"
#include "tests/unit/reliability/network_support.h"

#include <array>

#include <gtest/gtest.h>

namespace spanwright::reliability {
namespace {

/// Twelve nodes in a ring with twelve chords; some nodes fail, and two common causes strike.
UnreliableNetwork ringWithChords(unsigned seed, double down) {
    std::mt19937 random(seed);
    const auto uniform = [&] { return static_cast<double>(random() % 1000) / 1000; };
    std::vector<std::pair<int, int>> ends;
    for (int node = 0; node < 12; ++node)
        ends.emplace_back(node, (node + 1) % 12);
    for (int chord = 0; chord < 12; ++chord) {
        const auto from = static_cast<int>(random() % 12);
        ends.emplace_back(from, (from + 2 + static_cast<int>(random() % 9)) % 12);
    }
    UnreliableNetwork network = test::network(12, ends, 0);
    network.causes = {down / 10, down / 5};
    for (UnreliableEdge& edge : network.edges) {
        edge.down = down * (0.5 + uniform());
        if (random() % 4 == 0) edge.causes = {static_cast<int>(random() % 2)};
    }
    for (UnreliablePart& node : network.nodes)
        node.down = down * uniform() * 0.3;
    return network;
}

TEST(Sampling, intervalCoversTheValueAtItsRate) {
    for (const double down : {0.1, 0.001}) {
        for (unsigned seed = 1; seed <= 3; ++seed) {
            const UnreliableNetwork network = ringWithChords(seed, down);
            const std::array terminals{0, 4, 8};
            const double exact = ConnectivityQuestion(network, terminals).answer({}).down;
            int covered = 0;
            constexpr int kSeeds = 100;
            for (int run = 1; run <= kSeeds; ++run) {
                const SampledDown sampled = sampleDown(
                    network, terminals, {.samples = 4000, .seed = static_cast<std::uint64_t>(run)});
                if (sampled.low <= exact && exact <= sampled.high) ++covered;
            }
            // 95 % of 100, less four standard deviations of such a count.
            EXPECT_GE(covered, 86) << "network " << seed << " at " << down;
        }
    }
}

TEST(Sampling, seesFailuresFarTooRareToMeet) {
    // Down with about 1e-12; plain sampling would need 1e13 trials to see one.
    const UnreliableNetwork network = test::grid(5, 5, 1e-6);
    const std::array corners{0, 24};
    const double exact = ConnectivityQuestion(network, corners).answer({}).down;
    const SampledDown sampled = sampleDown(network, corners, {});
    EXPECT_NEAR(sampled.down / exact, 1, 0.02);
    EXPECT_LT(sampled.standardError / exact, 0.01);
}

TEST(Sampling, givesTheSameFiguresForTheSameSeedOnly) {
    const UnreliableNetwork network = ringWithChords(1, 0.05);
    const std::array ends{0, 6};
    const double down = sampleDown(network, ends, {.samples = 500, .seed = 7}).down;
    EXPECT_EQ(down, sampleDown(network, ends, {.samples = 500, .seed = 7}).down);
    EXPECT_NE(down, sampleDown(network, ends, {.samples = 500, .seed = 8}).down);
}

TEST(Sampling, knowsWhatIsCutForGood) {
    const SampledDown sampled = sampleDown(test::network(3, {{0, 1}}, 0.1), std::array{0, 2}, {});
    EXPECT_EQ(sampled.down, 1);
    EXPECT_EQ(sampled.standardError, 0);
}

}  // namespace
}  // namespace spanwright::reliability
