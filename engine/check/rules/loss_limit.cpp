// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"

#include <fmt/format.h>

namespace spanwright::check {
namespace {

void run(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    if (input.traffic == nullptr) return;
    const std::vector<traffic::DemandTraffic>& flows = input.traffic->demands;
    for (std::size_t index = 0; index < flows.size();) {
        // Both directions of a demand follow each other; the one that loses more counts.
        const DemandId id = flows[index].demand;
        const traffic::DemandTraffic* worst = nullptr;
        for (; index < flows.size() && flows[index].demand == id; ++index) {
            // Without a path there is another rule.
            if (!flows[index].routed) continue;
            if (worst == nullptr || flows[index].lossPercent() > worst->lossPercent()) worst = &flows[index];
        }
        const Demand* demand = input.snapshot.demands.find(id);
        if (demand == nullptr || !demand->maxLossPercent || worst == nullptr) continue;
        if (worst->lossPercent() <= *demand->maxLossPercent) continue;
        report(
            input, rule, rule.severity, {demand->id, worst->bottleneck},
            fmt::format("{} loses {} % from {}, as {} is full; its limit is {} %.", nameOf(input, demand->id),
                        figure(worst->lossPercent()), endsOf(input, *demand, worst->direction),
                        nameOf(input, worst->bottleneck), figure(*demand->maxLossPercent)),
            findings);
    }
}

}  // namespace

Rule lossLimit() {
    return {.code = "loss-limit",
            .title = "Loss above the limit",
            .explanation =
                "In the busy hour a demand loses more of its traffic than it may, because a link or "
                "device on its way is full and its class gets no more of it. Demands without a path "
                "are another rule's.",
            .severity = Severity::error,
            .run = run};
}

}  // namespace spanwright::check
