// SPDX-License-Identifier: MIT
#include "engine/reliability/service_level.h"

#include <algorithm>
#include <cmath>

namespace spanwright::reliability {
namespace {

constexpr double kHoursPerYear = 8760;
constexpr double kHoursPerMonth = kHoursPerYear / 12;

}  // namespace

double monthlyDowntimeBeyond(const OutageFigures& outages, double hours) {
    if (outages.unavailability >= 1) return hours < kHoursPerMonth ? 1 : 0;
    if (outages.unavailability <= 0 || outages.outagesPerYear <= 0 || hours >= kHoursPerMonth) return 0;
    const double expected = outages.outagesPerYear / 12;
    const double meanHours = outages.unavailability * kHoursPerYear / outages.outagesPerYear;
    const double x = hours / meanHours;
    // Σ over n outages of Poisson(n) × P(Erlang(n) > x), and the latter is P(Poisson(x) < n).
    double beyond = 0;
    double logOutages = -expected;
    double logBelow = -x;
    double below = std::exp(logBelow);
    double seen = std::exp(logOutages);
    constexpr int kMost = 100000;
    for (int n = 1; n < kMost && seen < 1 - 1e-15; ++n) {
        logOutages += std::log(expected / n);
        const double chance = std::exp(logOutages);
        beyond += chance * std::min(1.0, below);
        seen += chance;
        if (n > expected && chance < 1e-18) break;
        if (x <= 0) continue;
        logBelow += std::log(x / n);
        below += std::exp(logBelow);
    }
    return std::min(1.0, beyond);
}

double expectedPenaltyPerYear(const Demand& demand, const OutageFigures& outages) {
    std::vector<SlaCredit> bands = demand.slaCredits;
    std::sort(bands.begin(), bands.end(), [](const SlaCredit& a, const SlaCredit& b) {
        return a.belowAvailability > b.belowAvailability;
    });
    double expectedPercent = 0;
    double reached = 0;
    for (const SlaCredit& band : bands) {
        if (band.creditPercent <= reached) continue;
        const double hours = (1 - band.belowAvailability) * kHoursPerMonth;
        expectedPercent += (band.creditPercent - reached) * monthlyDowntimeBeyond(outages, hours);
        reached = band.creditPercent;
    }
    return 12 * demand.monthlyRevenue.toDouble() * expectedPercent / 100;
}

}  // namespace spanwright::reliability
