// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"

#include <cmath>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace spanwright::check {
namespace {

constexpr double kMinutesPerYear = 525'600;  // as reliability::DemandResilience

/// Shares of the allowed unavailability that rounding of the inputs may use up.
constexpr double kRounding = 1e-9;

/// Both as percentages, with as many decimals as tell them apart (at least two).
std::pair<std::string, std::string> distinctPercents(double a, double b) {
    for (int decimals = 2;; ++decimals) {
        std::string first = fmt::format("{:.{}f} %", a * 100, decimals);
        std::string second = fmt::format("{:.{}f} %", b * 100, decimals);
        if (first != second || decimals >= 12) return {std::move(first), std::move(second)};
    }
}

void run(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    if (input.resilience == nullptr) return;
    for (const reliability::DemandResilience& answer : input.resilience->demands) {
        const Demand* demand = input.snapshot.demands.find(answer.demand);
        if (demand == nullptr || !demand->availabilityTarget) continue;
        const double allowed = 1 - *demand->availabilityTarget;
        if (answer.unavailability <= allowed + kRounding * (allowed + kRounding)) continue;
        const auto [is, target] = distinctPercents(answer.availability, *demand->availabilityTarget);
        // Bounds on both sides of the target leave open whether it is met.
        const bool certain = answer.upper < *demand->availabilityTarget;
        report(input, rule, certain ? Severity::error : Severity::warning, {demand->id},
               fmt::format("{} is {}available {} ({} minutes down a year); its target is {} ({} minutes).",
                           nameOf(input, demand->id), certain ? "" : "probably ", is,
                           figure(answer.downtimeMinutesPerYear), target, figure(allowed * kMinutesPerYear)),
               findings);
    }
}

}  // namespace

Rule availabilityTarget() {
    return {.code = "availability-target",
            .title = "Availability below the target",
            .explanation =
                "The ends of a demand are connected for a smaller share of the time than its target asks "
                "for, by the failure rates of devices, links, sites and shared-risk groups. A warning where "
                "the computed bounds leave it open.",
            .severity = Severity::error,
            .run = run};
}

}  // namespace spanwright::check
