// SPDX-License-Identifier: MIT
#include "engine/traffic/queueing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <random>
#include <vector>

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

/// Which of the packets that wait is sent next.
enum class Discipline { relativePriorities, weightedFair };

/// Mean waits of classes with exponential services of mean 1, load and weight as given.
std::vector<double> simulated(const std::vector<QueueClass>& classes, Discipline discipline, int packets) {
    struct Packet {
        double arrival, service, tag;
    };
    const std::size_t count = classes.size();
    std::mt19937_64 random(11);
    std::exponential_distribution<double> service(1);
    std::uniform_real_distribution<double> uniform(0, 1);
    std::vector<std::exponential_distribution<double>> gap;
    std::vector<double> next, tags(count, 0), waited(count, 0), sent(count, 0);
    for (const QueueClass& one : classes) {
        gap.emplace_back(one.mbps);
        next.push_back(gap.back()(random));
    }
    std::vector<std::deque<Packet>> line(count);
    double clock = 0;
    double virtualTime = 0;
    const auto arrive = [&] {
        for (std::size_t c = 0; c < count; ++c) {
            while (next[c] <= clock) {
                const double length = service(random);
                // Self-clocked fair queueing (Golestani, INFOCOM 1994).
                tags[c] = std::max(virtualTime, tags[c]) + length / classes[c].weight;
                line[c].push_back({next[c], length, tags[c]});
                next[c] += gap[c](random);
            }
        }
    };
    for (int packet = 0; packet < packets; ++packet) {
        arrive();
        if (std::all_of(line.begin(), line.end(), [](const auto& one) { return one.empty(); })) {
            clock = *std::min_element(next.begin(), next.end());
            virtualTime = 0;
            std::fill(tags.begin(), tags.end(), 0);
            arrive();
        }
        std::vector<double> claim(count, 0);
        double all = 0;
        for (std::size_t c = 0; c < count; ++c) {
            if (line[c].empty()) continue;
            claim[c] = discipline == Discipline::weightedFair
                           ? 1 / line[c].front().tag
                           : classes[c].weight / classes[c].mbps * static_cast<double>(line[c].size());
            all += claim[c];
        }
        auto chosen = static_cast<std::size_t>(std::max_element(claim.begin(), claim.end()) - claim.begin());
        if (discipline == Discipline::relativePriorities) {
            double left = uniform(random) * all;
            for (chosen = 0; left >= claim[chosen] && chosen + 1 < count; ++chosen)
                left -= claim[chosen];
        }
        const Packet first = line[chosen].front();
        line[chosen].pop_front();
        virtualTime = first.tag;
        waited[chosen] += clock - first.arrival;
        ++sent[chosen];
        clock += first.service;
    }
    for (std::size_t c = 0; c < count; ++c)
        waited[c] /= sent[c];
    return waited;
}

QueueClass weighted(double load, double weight) {
    return {0, load, kUnitBytes, 1, weight};
}

TEST(Queueing, ofClassesByWeightIsExactForRelativePriorities) {
    const std::vector<QueueClass> classes{weighted(0.2, 4), weighted(0.5, 1), weighted(0.1, 1)};
    const auto waits = queueingMs(1, classes);
    const auto measured = simulated(classes, Discipline::relativePriorities, 2'000'000);
    for (std::size_t c = 0; c < classes.size(); ++c)
        EXPECT_NEAR(measured[c], *waits[c], 0.03 * *waits[c]) << c;
}

TEST(Queueing, ofClassesByWeightComesCloseToFairQueueing) {
    const std::vector<std::vector<QueueClass>> cases{
        {weighted(0.2, 1), weighted(0.5, 1)},
        {weighted(0.2, 4), weighted(0.5, 1)},
        {weighted(0.45, 4), weighted(0.45, 1)},
        {weighted(0.2, 30), weighted(0.3, 40), weighted(0.4, 25)},
        {weighted(0.7, 1), weighted(0.1, 9)}};
    for (const auto& classes : cases) {
        const auto waits = queueingMs(1, classes);
        const auto measured = simulated(classes, Discipline::weightedFair, 1'000'000);
        std::vector<QueueClass> together = classes;
        for (QueueClass& one : together)
            one.weight = one.mbps;
        const double plain = *queueingMs(1, together)[0];
        const auto longest =
            static_cast<std::size_t>(std::max_element(measured.begin(), measured.end()) - measured.begin());
        EXPECT_NEAR(*waits[longest], measured[longest], 0.25 * measured[longest]);
        for (std::size_t c = 0; c < classes.size(); ++c) {
            if (c == longest) continue;
            EXPECT_LT(std::abs(*waits[c] - measured[c]), std::abs(plain - measured[c])) << "than one line";
            EXPECT_LT(*waits[c], 2.2 * measured[c]);
        }
    }
}

TEST(Queueing, classesThatSendInProportionToTheirWeightsWaitAlike) {
    const auto waits = queueingMs(1, {weighted(0.6, 3), weighted(0.2, 1)});
    EXPECT_NEAR(*waits[0], 4, 1e-12) << "as in one line: 0.8/0.2";
    EXPECT_NEAR(*waits[1], 4, 1e-12);
    const auto more = queueingMs(1, {weighted(0.6, 3), weighted(0.2, 10)});
    EXPECT_LT(*more[1], 4);
    EXPECT_GT(*more[0], 4);
    EXPECT_NEAR(0.6 * *more[0] + 0.2 * *more[1], 0.8 * 4, 1e-12) << "the conservation law";
}

TEST(Queueing, ofVeryUnequalWeightsIsThatOfPriorities) {
    const auto byWeight = queueingMs(1, {weighted(0.25, 1e9), weighted(0.25, 1)});
    const auto byPriority = queueingMs(1, {{1, 0.25, kUnitBytes, 1}, {0, 0.25, kUnitBytes, 1}});
    EXPECT_NEAR(*byWeight[0], *byPriority[0], 1e-6);
    EXPECT_NEAR(*byWeight[1], *byPriority[1], 1e-6);
    // The same below a priority of its own.
    const auto below = queueingMs(1, {{1, 0.2, kUnitBytes, 1}, weighted(0.25, 1e9), weighted(0.25, 1)});
    const auto three =
        queueingMs(1, {{2, 0.2, kUnitBytes, 1}, {1, 0.25, kUnitBytes, 1}, {0, 0.25, kUnitBytes, 1}});
    for (std::size_t c = 0; c < 3; ++c)
        EXPECT_NEAR(*below[c], *three[c], 1e-6) << c;
}

TEST(Queueing, aClassBelowItsPartOfAFullInterfaceWaitsAsAlone) {
    // The other fills what is left; half of the rate is this one's: 1/(1/2 − 1/5) × 0.2/(1/2), then the
    // slower sending, and what is left of the packet that is being sent.
    const auto waits = queueingMs(1, {weighted(0.2, 1), weighted(0.8, 1)});
    ASSERT_TRUE(waits[0]);
    EXPECT_FALSE(waits[1]);
    EXPECT_NEAR(*waits[0], 0.2 / 0.5 / 0.3 + 1 + 0.8, 1e-12);
    const double measured =
        simulated({weighted(0.2, 1), weighted(1.5, 1)}, Discipline::weightedFair, 300'000)[0];
    EXPECT_NEAR(*waits[0], measured, 0.2 * measured);
    EXPECT_FALSE(queueingMs(1, {weighted(0.6, 2), weighted(0.4, 1), weighted(0.2, 1)})[0]);
}

}  // namespace
}  // namespace spanwright::traffic
