// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"

#include <fmt/format.h>

namespace spanwright::check {
namespace {

void run(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    if (input.routing == nullptr) return;
    const std::vector<sim::DemandFlow>& flows = input.routing->demands;
    for (std::size_t index = 0; index < flows.size();) {
        // Both directions of a demand follow each other; the slower one counts.
        const sim::DemandFlow* slowest = &flows[index];
        for (++index; index < flows.size() && flows[index].demand == slowest->demand; ++index) {
            if (flows[index].latencyMs > slowest->latencyMs) slowest = &flows[index];
        }
        const Demand* demand = input.snapshot.demands.find(slowest->demand);
        if (demand == nullptr || !demand->maxLatencyMs || !slowest->latencyMs) continue;
        if (*slowest->latencyMs <= *demand->maxLatencyMs) continue;
        report(input, rule, rule.severity, {demand->id},
               fmt::format("{} takes {} ms from {}; its limit is {} ms.", nameOf(input, demand->id),
                           figure(*slowest->latencyMs), endsOf(input, *demand, slowest->direction),
                           figure(*demand->maxLatencyMs)),
               findings);
    }
}

}  // namespace

Rule latencyLimit() {
    return {.code = "latency-limit",
            .title = "Latency above the limit",
            .explanation =
                "The one-way latency of a demand's path, the mean over its split, is above the "
                "demand's limit. Links count as given, else by their length; devices and queues "
                "add nothing.",
            .severity = Severity::error,
            .run = run};
}

}  // namespace spanwright::check
