// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"

#include <fmt/format.h>

namespace spanwright::check {
namespace {

void run(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    if (input.routing == nullptr) return;
    const std::vector<sim::TransportBreach>& breaches = input.routing->breaches;
    for (std::size_t index = 0; index < breaches.size(); ++index) {
        const sim::TransportBreach& breach = breaches[index];
        // Both directions of a tunnel follow each other and make one finding.
        const bool again = index > 0 && breaches[index - 1].tunnel == breach.tunnel &&
                           breaches[index - 1].trafficClass == breach.trafficClass;
        if (again) continue;
        report(input, rule, rule.severity, {breach.tunnel},
               fmt::format("{} carries {} with {} ms and {} % loss, beyond the limits of its SD-WAN rule; "
                           "no other transport keeps them.",
                           nameOf(input, breach.tunnel), nameOf(breach.trafficClass).label,
                           figure(breach.latencyMs), figure(breach.lossPercent)),
               findings);
    }
}

}  // namespace

Rule transportLimits() {
    return {.code = "transport-limits",
            .title = "Transport beyond the limits of its SD-WAN rule",
            .explanation =
                "The SD-WAN rule of a class names limits of latency and loss. Where no tunnel keeps them, "
                "the class goes into the first that is up all the same.",
            .severity = Severity::warning,
            .run = run};
}

}  // namespace spanwright::check
