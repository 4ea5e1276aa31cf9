// SPDX-License-Identifier: MIT
#include "engine/analysis/reuse.h"

#include "engine/design/queries.h"
#include "engine/design/same_but_drawing.h"

namespace spanwright {

bool sameSchedule(const Project& before, const Project& after) {
    const Design& a = before.design;
    const Design& b = after.design;
    return before.settings == after.settings && before.plan == after.plan && a.phases == b.phases &&
           sameButDrawing(a.sites, b.sites) && sameButDrawing(a.devices, b.devices) &&
           sameButDrawing(a.links, b.links);
}

bool sameCost(const Project& before, const Project& after) {
    return sameSchedule(before, after) && before.costPolicy == after.costPolicy &&
           before.catalogue == after.catalogue &&
           // Clouds charge by the gigabyte that the demands send.
           before.design.demands == after.design.demands &&
           before.design.trafficPolicy == after.design.trafficPolicy;
}

bool sameNetworkAt(const Project& before, const Project& after, PhaseId phase) {
    // Growth names items, their lead times and days after the project's start.
    if (before.catalogue != after.catalogue) return false;
    if (before.settings.startDate != after.settings.startDate) return false;
    if (phase && !before.design.phases.contains(phase)) return false;
    const Design a = designAt(before.design, phase);
    const Design b = designAt(after.design, phase);
    return sameButDrawing(a.sites, b.sites) && sameButDrawing(a.devices, b.devices) &&
           sameButDrawing(a.links, b.links) && a.demands == b.demands &&
           a.sharedRiskGroups == b.sharedRiskGroups && a.failureScenarios == b.failureScenarios &&
           a.zones == b.zones && a.zoneRules == b.zoneRules && a.routingPolicy == b.routingPolicy &&
           a.trafficPolicy == b.trafficPolicy && a.reliabilityPolicy == b.reliabilityPolicy &&
           before.settings.recovery == after.settings.recovery;
}

}  // namespace spanwright
