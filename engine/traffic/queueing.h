// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

namespace spanwright::traffic {

/// What one class sends into a queue of its own.
struct QueueClass {
    int priority = 0;  ///< greater is served first; equal ones share by weight
    double mbps = 0;
    double packetBytes = 500;    ///< mean, > 0
    double packetVariation = 1;  ///< standard deviation of the size over its mean
    double weight = 1;           ///< > 0; among classes of equal priority
};

/// Mean waiting time in ms before transmission, by class, of an interface that sends `mbps`.
///
/// An M/G/1 queue: packets come as a Poisson process and are sent whole. Between priorities the more urgent
/// goes first (Cobham's formula, Operations Research 2, 1954; Kleinrock, Queueing Systems II, 3.6). Among
/// classes of equal priority the next packet is of class k with a probability in proportion to p_k × its
/// packets that wait (relative priorities; Haviv and van der Wal, Probability in the Engineering and
/// Informational Sciences 11, 1997): of a packet i and a packet j that wait together, j goes first with
/// probability p_j / (p_i + p_j), so that
///
///     W_i = W0 + Σ_j ρ_j (W_i + W_j) × P(j before i),    W0 = Σ λ E[S²] / 2
///
/// where P is 1 for higher priorities and 0 for lower ones. These equations are exact for that discipline and
/// keep the conservation law; with one class they are the Pollaczek–Khinchine formula, between priorities
/// Cobham's. p_k = weight / ρ_k stands for weighted fair queueing, which has no such formula: the packets of
/// a class weigh together what the class weighs, so that classes which send in proportion to their weights
/// wait alike. Beside a simulation of weighted fair queueing it gives the class that waits longest within a
/// quarter, and the favoured ones more than they wait, up to twice at high load.
///
/// Where classes of one priority fill the interface, those that take their whole part by weight are
/// congested: absent, their wait has no bound. So is every class of a lower priority. One that sends less
/// than its part is served as if alone on a line of that part's rate (Parekh and Gallager, IEEE/ACM
/// Transactions on Networking 1, 1993), after the packet being sent. Higher priorities stay finite; for them
/// whatever overflows below is taken as filling the rest of the interface. An estimate: real traffic is
/// burstier than Poisson at high load.
[[nodiscard]] std::vector<std::optional<double>> queueingMs(double mbps,
                                                            const std::vector<QueueClass>& classes);

/// Time to put a packet on the line in ms: bits over rate.
[[nodiscard]] double serialisationMs(double mbps, double packetBytes);

}  // namespace spanwright::traffic
