// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"

#include <fmt/format.h>

namespace spanwright::check {
namespace {

template <class Row>
void judge(const CheckInput& input, const Rule& rule, const Table<Row>& rows,
           std::vector<Finding>& findings) {
    const Design& design = input.project.design;
    for (const Row& row : rows) {
        const Phase* enters = design.phases.find(row.lifetime.enters);
        const Phase* leaves = design.phases.find(row.lifetime.leaves);
        if (enters == nullptr || leaves == nullptr || enters->sequence < leaves->sequence) continue;
        const std::string name = nameOf(input, row.id);
        const std::string when = enters->id == leaves->id
                                     ? fmt::format("enters and leaves in {}", nameOf(input, enters->id))
                                     : fmt::format("enters in {}, but leaves in {}",
                                                   nameOf(input, enters->id), nameOf(input, leaves->id));
        report(input, rule, rule.severity, {row.id},
               fmt::format("{} {}, so that it is never in service.", name, when), findings);
    }
}

void run(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    const Design& design = input.project.design;
    judge(input, rule, design.sites, findings);
    judge(input, rule, design.devices, findings);
    judge(input, rule, design.links, findings);
    judge(input, rule, design.demands, findings);
}

}  // namespace

Rule phaseOrder() {
    return {.code = "phase-order",
            .title = "Leaves before it enters",
            .explanation =
                "A site, device, link or demand leaves in the phase in which it enters, or in an "
                "earlier one, so that no phase has it in service.",
            .severity = Severity::error,
            .run = run};
}

}  // namespace spanwright::check
