// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"

#include <fmt/format.h>

namespace spanwright::check {
namespace {

std::string zonesOf(const CheckInput& input, const ZoneRule& rule) {
    return fmt::format("from zone {} to zone {}", nameOf(input, rule.from), nameOf(input, rule.to));
}

void run(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    if (input.segmentation == nullptr) return;
    for (const security::SegmentationCell& cell : input.segmentation->cells) {
        if (cell.passage != security::Passage::denied) continue;
        const ZoneRule& zoneRule = input.project.design.zoneRules.at(cell.rule);
        for (const DemandId id : cell.violating) {
            const Demand& demand = input.snapshot.demands.at(id);
            report(input, rule, rule.severity, {id},
                   fmt::format("{} asks for {} Mbit/s {}, which {} denies.", nameOf(input, id),
                               figure(demand.mbps + demand.reverseMbps), zonesOf(input, zoneRule),
                               nameOf(input, zoneRule.id)),
                   findings);
        }
    }
    for (const security::DemandInspection& inspection : input.segmentation->inspections) {
        if (!inspection.now) continue;
        const ZoneRule& zoneRule = input.project.design.zoneRules.at(inspection.rule);
        report(input, rule, rule.severity, {inspection.demand},
               fmt::format("{} goes {} past every {}, although {} asks for inspection: {}.",
                           nameOf(input, inspection.demand), zonesOf(input, zoneRule),
                           zoneRule.inspectors.empty() ? "firewall" : "device that may inspect it",
                           nameOf(input, zoneRule.id), pathText(input, inspection.now->devices)),
               findings);
    }
}

}  // namespace

Rule zonePolicy() {
    return {
        .code = "zone-policy",
        .title = "Traffic against the zone rules",
        .explanation =
            "A demand between zones that a rule denies, or one that a rule wants inspected and that has a "
            "path, in either direction, on which nothing inspects: neither at an end nor on the way. "
            "Firewalls "
            "inspect, and devices that are marked so; a rule may name the only ones that count. "
            "The rule from the demand's first zone to its second one counts, the strictest of several; "
            "pairs of zones without a rule are not judged.",
        .severity = Severity::error,
        .run = run};
}

}  // namespace spanwright::check
