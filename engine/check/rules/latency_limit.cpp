// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"

#include <limits>

#include <fmt/format.h>

namespace spanwright::check {
namespace {

/// What one direction takes; infinite while it is congested.
double takes(const traffic::DemandTraffic& flow) {
    return flow.latency->totalMs().value_or(std::numeric_limits<double>::infinity());
}

std::string said(const CheckInput& input, const Demand& demand, const traffic::DemandTraffic& flow) {
    const traffic::Latency& latency = *flow.latency;
    const std::string ends = endsOf(input, demand, flow.direction);
    const std::string name = nameOf(input, demand.id);
    const std::string limit = figure(*demand.maxLatencyMs);
    if (!latency.queueingMs) {
        return fmt::format("{} waits without bound from {}, as its way is congested; its limit is {} ms.",
                           name, ends, limit);
    }
    return fmt::format(
        "{} takes {} ms from {} ({} on the links, {} sending, {} waiting); its limit is {} ms.", name,
        figure(*latency.totalMs()), ends, figure(latency.propagationMs), figure(latency.serialisationMs),
        figure(*latency.queueingMs), limit);
}

void run(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    if (input.traffic == nullptr) return;
    const std::vector<traffic::DemandTraffic>& flows = input.traffic->demands;
    for (std::size_t index = 0; index < flows.size();) {
        // Both directions of a demand follow each other; the slower one counts.
        const DemandId id = flows[index].demand;
        const traffic::DemandTraffic* slowest = nullptr;
        for (; index < flows.size() && flows[index].demand == id; ++index) {
            if (!flows[index].latency) continue;
            if (slowest == nullptr || takes(flows[index]) > takes(*slowest)) slowest = &flows[index];
        }
        const Demand* demand = input.snapshot.demands.find(id);
        if (demand == nullptr || !demand->maxLatencyMs || slowest == nullptr) continue;
        if (takes(*slowest) <= *demand->maxLatencyMs) continue;
        report(input, rule, rule.severity, {demand->id}, said(input, *demand, *slowest), findings);
    }
}

}  // namespace

Rule latencyLimit() {
    return {.code = "latency-limit",
            .title = "Latency above the limit",
            .explanation =
                "A demand's one-way latency, the mean over its split, is above its limit: along the "
                "links (as given, else by their length), sending its packets on each, and waiting "
                "in queues (an estimate for its class). On a congested way the wait has no bound. "
                "Devices themselves add nothing.",
            .severity = Severity::error,
            .run = run};
}

}  // namespace spanwright::check
