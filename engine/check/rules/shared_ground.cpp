// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"

#include <fmt/format.h>

namespace spanwright::check {
namespace {

void run(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    if (input.resilience == nullptr) return;
    for (const reliability::SharedGround& shared : input.resilience->sharedGround) {
        std::string why;
        for (const SharedRiskGroupId group : shared.groups)
            why += (why.empty() ? "share " : ", ") + nameOf(input, group);
        if (shared.distanceKm) {
            why += fmt::format("{}come within {} km of each other", why.empty() ? "" : " and ",
                               figure(*shared.distanceKm));
        }
        std::vector<ElementId> elements{shared.first, shared.second};
        elements.insert(elements.end(), shared.groups.begin(), shared.groups.end());
        report(input, rule, rule.severity, std::move(elements),
               fmt::format("{} and {} protect each other, but {}.", nameOf(input, shared.first),
                           nameOf(input, shared.second), why),
               findings);
    }
}

}  // namespace

Rule sharedGround() {
    return {.code = "shared-ground",
            .title = "Diverse on paper, shared in the ground",
            .explanation =
                "Two links on disjoint paths of one demand belong to one shared-risk group, or come closer "
                "than the reliability policy's distance on straight ways between their sites: one event can "
                "take both.",
            .severity = Severity::warning,
            .run = run};
}

}  // namespace spanwright::check
