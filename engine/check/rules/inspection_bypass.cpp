// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"

#include <fmt/format.h>

namespace spanwright::check {
namespace {

void run(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    if (input.segmentation == nullptr) return;
    for (const security::DemandInspection& inspection : input.segmentation->inspections) {
        if (!inspection.opened) continue;
        const std::size_t others = inspection.openedBy.size() - 1;
        const sim::Fault& first = inspection.openedBy.front();
        std::vector<ElementId> elements = first.elements();
        elements.insert(elements.begin(), inspection.demand);
        report(input, rule, rule.severity, std::move(elements),
               fmt::format(
                   "When {} fails, {} goes uninspected, although {} asks for inspection: {}.{}",
                   displayName(input.project, first), nameOf(input, inspection.demand),
                   nameOf(input, inspection.rule), pathText(input, inspection.opened->devices),
                   others == 0 ? "" : fmt::format(" So it does after {}.", counted(others, "other failure"))),
               findings);
    }
}

}  // namespace

Rule inspectionBypass() {
    return {.code = "inspection-bypass",
            .title = "A failure opens a way past inspection",
            .explanation =
                "Every path of a demand between zones is inspected as its rule asks, until one link, device, "
                "shared-risk group, duct, power feed or site fails and traffic takes another path on which "
                "nothing inspects. "
                "LAGs and redundant devices outlive the failure of one member or unit.",
            .severity = Severity::warning,
            .run = run};
}

}  // namespace spanwright::check
