// SPDX-License-Identifier: MIT
#include "engine/traffic/queueing.h"

#include <algorithm>
#include <cstddef>

namespace spanwright::traffic {
namespace {

/// A load this close to the rate has no useful mean wait; the formula's pole is noise of rounding.
constexpr double kFull = 1 - 1e-9;

}  // namespace

double serialisationMs(double mbps, double packetBytes) {
    constexpr double kBitsPerMegabitMillisecond = 1000;
    return packetBytes * 8 / (mbps * kBitsPerMegabitMillisecond);
}

std::vector<std::optional<double>> queueingMs(double mbps, const std::vector<QueueClass>& classes) {
    std::vector<std::optional<double>> waits(classes.size());
    if (mbps <= 0) return waits;
    // Overflow is dropped, the lowest classes first: what stays of each fills the interface from the top.
    std::vector<std::size_t> order(classes.size());
    for (std::size_t c = 0; c < order.size(); ++c)
        order[c] = c;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return classes[a].priority > classes[b].priority; });
    double residual = 0;
    double room = 1;
    for (const std::size_t c : order) {
        const QueueClass& one = classes[c];
        const double load = std::min(one.mbps / mbps, room);
        room -= load;
        // λ E[S²] / 2 with λ = ρ / E[S] and E[S²] = (1 + v²) E[S]².
        residual += load * serialisationMs(mbps, one.packetBytes) *
                    (1 + one.packetVariation * one.packetVariation) / 2;
    }
    for (std::size_t c = 0; c < classes.size(); ++c) {
        double above = 0;
        double with = 0;
        for (const QueueClass& other : classes) {
            if (other.priority > classes[c].priority) above += other.mbps / mbps;
            if (other.priority >= classes[c].priority) with += other.mbps / mbps;
        }
        if (with < kFull) waits[c] = residual / ((1 - above) * (1 - with));
    }
    return waits;
}

}  // namespace spanwright::traffic
