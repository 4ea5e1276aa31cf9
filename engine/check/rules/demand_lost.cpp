// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"

#include <fmt/format.h>

namespace spanwright::check {
namespace {

void run(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    if (input.routing == nullptr) return;
    const std::vector<sim::DemandFlow>& flows = input.routing->demands;
    for (std::size_t index = 0; index < flows.size(); ++index) {
        if (!flows[index].lost()) continue;
        const Demand* demand = input.snapshot.demands.find(flows[index].demand);
        if (demand == nullptr) continue;
        // Both directions of a demand follow each other and make one finding.
        double lostMbps = flows[index].offeredMbps;
        const sim::LossReason reason = flows[index].reason;
        const ElementId cause = flows[index].cause;
        const bool both = index + 1 < flows.size() && flows[index + 1].demand == demand->id;
        std::string ends = endsOf(input, *demand, flows[index].direction);
        if (both && flows[index + 1].lost()) {
            lostMbps += flows[++index].offeredMbps;
            ends += " and back";
        }
        const std::string why =
            demand->pinned() ? ": " + sim::lossText(input.project, reason, cause) : std::string();
        report(input, rule, rule.severity, {demand->id},
               fmt::format("{} has no path from {}: {} Mbit/s are lost{}.", nameOf(input, demand->id), ends,
                           figure(lostMbps), why),
               findings);
    }
}

}  // namespace

Rule demandLost() {
    return {.code = "demand-lost",
            .title = "Demand without a path",
            .explanation =
                "No links that are in service and open in its direction lead from one end of the "
                "demand to the other, or none that keep to the path that it is pinned to.",
            .severity = Severity::error,
            .run = run};
}

}  // namespace spanwright::check
