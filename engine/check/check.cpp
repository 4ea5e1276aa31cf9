// SPDX-License-Identifier: MIT
#include "engine/check/check.h"

#include "engine/check/rules/rules.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <tuple>

namespace spanwright::check {

std::span<const Rule> allRules() {
    static const std::array kRules{
        linkOverloaded(),    deviceOverloaded(), demandLost(),         latencyLimit(),
        lossLimit(),         classOverloaded(),  availabilityTarget(), singlePointOfFailure(),
        sharedGround(),      zonePolicy(),       inspectionBypass(),   inspectionSingle(),
        managementExposed(), internetEdgeOpen(), riskGroupMembers(),   reliabilityFigures(),
        staleWaiver(),       portExhausted(),    isolatedDevice(),     shorterThanDistance(),
        endOfSupport(),      unpricedElement(),  siteCoordinates(),    phaseOrder(),
        unplannedElement(),  tunnelDown(),       transportLimits(),    lagMembers(),
        costGap(),           survivalGoal(),     recoveryGoal(),       siteAvailabilityTarget(),
    };
    return kRules;
}

bool holds(const Waiver& waiver, const std::optional<Date>& today) {
    return !waiver.until || !today || *today <= *waiver.until;
}

std::vector<Finding> check(const CheckInput& input) {
    std::vector<Finding> findings;
    for (const Rule& rule : allRules())
        rule.run(input, rule, findings);

    std::set<std::string_view> accepted;
    for (const Waiver& waiver : input.project.settings.waivers) {
        if (holds(waiver, input.today)) accepted.insert(waiver.findingKey);
    }
    for (Finding& finding : findings)
        finding.waived = accepted.contains(finding.key);

    const auto order = [](const Finding& finding) {
        return std::tie(finding.waived, finding.severity, finding.rule, finding.key);
    };
    std::sort(findings.begin(), findings.end(),
              [&](const Finding& a, const Finding& b) { return order(a) < order(b); });
    return findings;
}

}  // namespace spanwright::check
