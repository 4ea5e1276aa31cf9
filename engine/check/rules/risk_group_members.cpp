// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>

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

/// What belongs to both.
std::vector<ElementId> common(const std::set<ElementId>& one, const std::set<ElementId>& other) {
    std::vector<ElementId> both;
    std::set_intersection(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(both));
    return both;
}

bool takesEveryDevice(const Design& snapshot, const std::set<ElementId>& members) {
    return snapshot.devices.size() > 1 &&
           std::all_of(snapshot.devices.begin(), snapshot.devices.end(),
                       [&](const Device& device) { return members.contains(device.id); });
}

void reportOverlap(const CheckInput& input, const Rule& rule, const Members::value_type& first,
                   const Members::value_type& second, std::vector<Finding>& findings) {
    const std::vector<ElementId> both = common(first.second, second.second);
    if (both.empty()) return;
    const std::string names = nameOf(input, first.first) + " and " + nameOf(input, second.first);
    if (first.second == second.second) {
        report(input, rule, rule.severity, {first.first, second.first},
               names + " have the same members: one cause is counted twice.", findings);
        return;
    }
    const SharedRiskGroup& one = input.snapshot.sharedRiskGroups.at(first.first);
    const SharedRiskGroup& other = input.snapshot.sharedRiskGroups.at(second.first);
    if (one.kind != other.kind) return;  // a cable lies in a duct and ends in a building
    report(input, rule, Severity::info, {first.first, second.first},
           fmt::format("{} are both of kind {} and overlap in {}: say whether one contains the other, or one "
                       "cause is counted twice there.",
                       names, spanwright::nameOf(one.kind).label, namesOf(input, both)),
           findings);
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
            reportOverlap(input, rule, *first, *second, findings);
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
                "twice, and so may two of one kind that overlap.",
            .severity = Severity::warning,
            .run = run};
}

}  // namespace spanwright::check
