// SPDX-License-Identifier: MIT
#include "engine/traffic/queueing.h"

#include <algorithm>
#include <array>
#include <deque>
#include <random>

#include <gtest/gtest.h>

namespace spanwright::traffic {
namespace {

/// Packets of 125 bytes on 1 Mbit/s take 1 ms each, so that times are in units of the mean service time.
constexpr double kUnitBytes = 125;

TEST(Queueing, isPollaczekKhinchineForOneClass) {
    // Exponential sizes (M/M/1): W = ρ/(1 − ρ) services; fixed sizes (M/D/1): half of it.
    EXPECT_NEAR(*queueingMs(1, {{0, 0.8, kUnitBytes, 1}})[0], 4, 1e-12);
    EXPECT_NEAR(*queueingMs(1, {{0, 0.8, kUnitBytes, 0}})[0], 2, 1e-12);
    EXPECT_NEAR(*queueingMs(1, {{0, 0.5, kUnitBytes, 0}})[0], 0.5, 1e-12);
    EXPECT_NEAR(*queueingMs(1, {{0, 0.5, kUnitBytes, 2}})[0], 2.5, 1e-12) << "(1 + 4)/2 of M/M/1";
    EXPECT_EQ(*queueingMs(1, {{0, 0, kUnitBytes, 1}})[0], 0);
    EXPECT_NEAR(serialisationMs(10, 1500), 1.2, 1e-12);
}

TEST(Queueing, servesUrgentPacketsFirst) {
    // Two classes of equal exponential services, load 0.25 each: W0 = 0.5; 0.5/0.75 and 0.5/(0.75 · 0.5).
    const auto waits = queueingMs(1, {{0, 0.25, kUnitBytes, 1}, {1, 0.25, kUnitBytes, 1}});
    EXPECT_NEAR(*waits[1], 2.0 / 3, 1e-12);
    EXPECT_NEAR(*waits[0], 4.0 / 3, 1e-12);
}

TEST(Queueing, keepsTheConservationLaw) {
    // Kleinrock: Σ ρ W does not depend on the order of service; here against one line for all.
    const std::vector<QueueClass> classes{{2, 0.2, 200, 0}, {1, 0.3, 1000, 0.5}, {0, 0.35, 700, 1}};
    std::vector<QueueClass> oneLine = classes;
    for (QueueClass& one : oneLine)
        one.priority = 0;
    double byPriority = 0;
    double together = 0;
    const auto waits = queueingMs(1, classes);
    const auto plain = queueingMs(1, oneLine);
    for (std::size_t c = 0; c < classes.size(); ++c) {
        byPriority += classes[c].mbps * *waits[c];
        together += classes[c].mbps * *plain[c];
    }
    EXPECT_NEAR(byPriority, together, 1e-12);
    EXPECT_LT(*waits[0], *waits[1]);
    EXPECT_LT(*waits[1], *waits[2]);
}

TEST(Queueing, reportsCongestionInsteadOfANumber) {
    const auto waits = queueingMs(10, {{1, 2, 200, 0}, {0, 9, 1000, 1}});
    ASSERT_TRUE(waits[0]) << "the priority class is served all the same";
    EXPECT_FALSE(waits[1]);
    // The rest of the interface is full of the other class: residual 0.2·S1/2 + 0.8·S2.
    EXPECT_NEAR(*waits[0], (0.2 * 0.16 / 2 + 0.8 * 0.8) / 0.8, 1e-12);
    EXPECT_FALSE(queueingMs(10, {{0, 10, 500, 1}})[0]) << "load equal to the rate";
    EXPECT_FALSE(queueingMs(0, {{0, 10, 500, 1}})[0]) << "a closed interface";
}

TEST(Queueing, agreesWithASimulatedQueue) {
    // Packets arrive as two Poisson streams; the urgent line is emptied first, nobody is interrupted.
    std::mt19937_64 random(7);
    std::exponential_distribution<double> urgentGap(0.3);
    std::exponential_distribution<double> plainGap(0.4);
    std::exponential_distribution<double> plainService(1);
    constexpr int kPackets = 400000;
    struct Packet {
        double arrival;
        double service;
    };
    std::array<std::vector<Packet>, 2> arrivals;  // urgent ones take exactly 1
    double urgentTime = 0;
    double plainTime = 0;
    for (int n = 0; n < kPackets; ++n) {
        arrivals[0].push_back({urgentTime += urgentGap(random), 1});
        arrivals[1].push_back({plainTime += plainGap(random), plainService(random)});
    }
    std::array<std::size_t, 2> next{0, 0};
    std::array<double, 2> waited{0, 0};
    double clock = 0;
    while (next[0] < kPackets && next[1] < kPackets) {
        const Packet& urgent = arrivals[0][next[0]];
        const Packet& plain = arrivals[1][next[1]];
        clock = std::max(clock, std::min(urgent.arrival, plain.arrival));
        const std::size_t line = urgent.arrival <= clock ? 0 : 1;
        const Packet& served = arrivals.at(line)[next.at(line)];
        waited.at(line) += clock - served.arrival;
        clock += served.service;
        ++next.at(line);
    }
    const auto waits = queueingMs(1, {{1, 0.3, kUnitBytes, 0}, {0, 0.4, kUnitBytes, 1}});
    EXPECT_NEAR(waited[0] / static_cast<double>(next[0]), *waits[0], 0.02 * *waits[0]);
    EXPECT_NEAR(waited[1] / static_cast<double>(next[1]), *waits[1], 0.03 * *waits[1]);
}

}  // namespace
}  // namespace spanwright::traffic
