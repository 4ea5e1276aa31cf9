// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

namespace spanwright::traffic {

/// What one class sends into a queue.
struct QueueClass {
    int priority = 0;  ///< greater is served first; equal ones wait in one line
    double mbps = 0;
    double packetBytes = 500;    ///< mean, > 0
    double packetVariation = 1;  ///< standard deviation of the size over its mean
};

/// Mean waiting time in ms before transmission, by class, of an interface that sends `mbps`.
///
/// An M/G/1 queue: packets come as a Poisson process and are sent whole, the most urgent first
/// (non-preemptive priority). Cobham's formula (Operations Research 2, 1954; Kleinrock, Queueing Systems
/// II, 3.6): class k waits W0 / ((1 − σ above k)(1 − σ with k)), where W0 = Σ λ E[S²] / 2 is what is still
/// being sent, and σ the load of the classes before it. With one priority it is the Pollaczek–Khinchine
/// formula. Weights between classes of equal priority are left out: over all of them the mean is the same,
/// whatever the weights (the conservation law), where their packets are alike.
///
/// Absent for a class that the load of its own and higher priorities keeps from ever being served in time
/// (load >= rate): it is congested, and its wait has no bound. Classes above it stay finite; for them
/// whatever overflows below is taken as filling the rest of the interface. An estimate: real traffic is
/// burstier than Poisson at high load.
[[nodiscard]] std::vector<std::optional<double>> queueingMs(double mbps,
                                                            const std::vector<QueueClass>& classes);

/// Time to put a packet on the line in ms: bits over rate.
[[nodiscard]] double serialisationMs(double mbps, double packetBytes);

}  // namespace spanwright::traffic
