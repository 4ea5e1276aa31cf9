// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"

#include <fmt/format.h>

namespace spanwright::check {
namespace {

/// "share duct D7, power feed A and come within 0.4 km of each other".
std::string reasons(const CheckInput& input, const reliability::SharedGround& shared) {
    std::string things;
    const auto add = [&](const std::string& thing) { things += (things.empty() ? "" : ", ") + thing; };
    for (const SharedRiskGroupId group : shared.groups)
        add(nameOf(input, group));
    if (!shared.duct.empty()) add("duct " + shared.duct);
    if (!shared.powerFeed.empty()) add("power feed " + shared.powerFeed);
    std::string why = things.empty() ? "" : "share " + things;
    if (shared.distanceKm) {
        why += fmt::format("{}come within {} km of each other", why.empty() ? "" : " and ",
                           figure(*shared.distanceKm));
    }
    return why;
}

void run(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    if (input.resilience == nullptr) return;
    for (const reliability::SharedGround& shared : input.resilience->sharedGround) {
        std::vector<ElementId> elements{shared.first, shared.second};
        elements.insert(elements.end(), shared.groups.begin(), shared.groups.end());
        report(input, rule, rule.severity, std::move(elements),
               fmt::format("{} and {} protect each other, but {}.", nameOf(input, shared.first),
                           nameOf(input, shared.second), reasons(input, shared)),
               findings);
    }
}

}  // namespace

Rule sharedGround() {
    return {.code = "shared-ground",
            .title = "Diverse on paper, shared in the ground",
            .explanation =
                "Two links, or devices between the ends, on disjoint paths of one demand belong to one "
                "shared-risk group, lie in one duct, hang on one power feed, or come closer than the "
                "reliability policy's distance on straight ways between their sites: one event can take "
                "both.",
            .severity = Severity::warning,
            .run = run};
}

}  // namespace spanwright::check
