// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"

#include <fmt/format.h>

namespace spanwright::check {
namespace {

struct Judge {
    const CheckInput& input;
    const Rule& rule;
    std::vector<Finding>& findings;

    void operator()(ElementId element, const Reliability& own, CatalogueItemId itemId = {}) const {
        const auto say = [&](Severity severity, std::string_view text) {
            report(input, rule, severity, {element}, fmt::format("{} {}", nameOf(input, element), text),
                   findings);
        };
        if (own.availability) {
            if (*own.availability == 0) say(rule.severity, "has an availability of 0: it is never up.");
            return;
        }
        if (own.mtbfHours && *own.mtbfHours == 0) {
            say(Severity::error,
                "has an MTBF of 0 h, which no element can have; it counts as never failing.");
            return;
        }
        const CatalogueItem* item = input.project.catalogue.find(itemId);
        const bool fails = own.mtbfHours || (item != nullptr && item->mtbfHours > 0);
        const bool repaired = own.mttrHours.value_or(item == nullptr ? 0 : item->mttrHours) > 0;
        if (own.mtbfHours && !repaired)
            say(rule.severity, "has an MTBF but no MTTR; it counts as never failing.");
        if (own.mttrHours && !fails)
            say(rule.severity, "has an MTTR but no MTBF; it counts as never failing.");
    }
};

void run(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    const Judge judge{input, rule, findings};
    for (const Site& site : input.snapshot.sites)
        judge(site.id, site.reliability);
    for (const Device& device : input.snapshot.devices)
        judge(device.id, device.reliability, device.item);
    for (const Link& link : input.snapshot.links)
        judge(link.id, link.reliability, link.item);
    for (const SharedRiskGroup& group : input.snapshot.sharedRiskGroups)
        judge(group.id, group.reliability);
}

}  // namespace

Rule reliabilityFigures() {
    return {
        .code = "reliability-figures",
        .title = "Reliability figures that say nothing",
        .explanation =
            "An MTBF of 0, an availability of 0, or only one of MTBF and MTTR (neither the element nor its "
            "catalogue item gives the other): such an element counts as never failing, or as never up.",
        .severity = Severity::warning,
        .run = run};
}

}  // namespace spanwright::check
