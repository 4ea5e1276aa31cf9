// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

namespace spanwright::check {
namespace {

using Members = std::map<SharedRiskGroupId, std::set<ElementId>>;

/// Devices and links that fail with each group, those of its sites included.
Members membersOf(const Design& design) {
    Members members;
    for (const SharedRiskGroup& group : design.sharedRiskGroups)
        members.try_emplace(group.id);
    for (const Device& device : design.devices) {
        for (const SharedRiskGroupId group : device.sharedRiskGroups)
            members[group].insert(device.id);
        const Site* site = design.sites.find(device.site);
        if (site == nullptr) continue;
        for (const SharedRiskGroupId group : site->sharedRiskGroups)
            members[group].insert(device.id);
    }
    for (const Link& link : design.links) {
        for (const SharedRiskGroupId group : link.sharedRiskGroups)
            members[group].insert(link.id);
    }
    return members;
}

bool takesEveryDevice(const Design& snapshot, const std::set<ElementId>& members) {
    return snapshot.devices.size() > 1 &&
           std::all_of(snapshot.devices.begin(), snapshot.devices.end(),
                       [&](const Device& device) { return members.contains(device.id); });
}

void run(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    const Members ever = membersOf(input.project.design);
    const Members members = membersOf(input.snapshot);
    for (const auto& [group, all] : ever) {
        if (!all.empty()) continue;
        report(input, rule, Severity::info, {group},
               fmt::format("Nothing belongs to {}: its failure does nothing.", nameOf(input, group)),
               findings);
    }
    for (const auto& [group, own] : members) {
        if (!takesEveryDevice(input.snapshot, own)) continue;
        report(
            input, rule, rule.severity, {group},
            fmt::format("Every device belongs to {}: nothing can survive its failure.", nameOf(input, group)),
            findings);
    }
    for (auto first = members.begin(); first != members.end(); ++first) {
        for (auto second = std::next(first); second != members.end(); ++second) {
            if (first->second.empty() || first->second != second->second) continue;
            report(input, rule, rule.severity, {first->first, second->first},
                   fmt::format("{} and {} have the same members: one cause is counted twice.",
                               nameOf(input, first->first), nameOf(input, second->first)),
                   findings);
        }
    }
}

}  // namespace

Rule riskGroupMembers() {
    return {.code = "risk-group-members",
            .title = "Doubtful members of a shared-risk group",
            .explanation =
                "A group that no site, device or link names does nothing; one that takes out every device "
                "leaves nothing to survive; two groups with the same members in this phase count one cause "
                "twice.",
            .severity = Severity::warning,
            .run = run};
}

}  // namespace spanwright::check
