// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"

#include <map>

#include <fmt/format.h>

namespace spanwright::check {
namespace {

void run(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    if (input.segmentation == nullptr) return;
    std::map<DeviceId, std::vector<ElementId>> demandsOf;
    for (const security::DemandInspection& inspection : input.segmentation->inspections) {
        for (const DeviceId device : inspection.indispensable)
            demandsOf[device].emplace_back(inspection.demand);
    }
    for (const auto& [device, demands] : demandsOf) {
        report(input, rule, rule.severity, {device},
               fmt::format("No other device inspects when {} fails; it cuts {}: {}.", nameOf(input, device),
                           counted(demands.size(), "demand"), namesOf(input, demands)),
               findings);
    }
}

}  // namespace

Rule inspectionSingle() {
    return {.code = "inspection-single",
            .title = "Only one device inspects",
            .explanation =
                "A device that inspects traffic between zones fails alone, and demands under an inspect rule "
                "have no other path. Pairs and stacks outlive the failure of one unit.",
            .severity = Severity::warning,
            .run = run};
}

}  // namespace spanwright::check
