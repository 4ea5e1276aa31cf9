// SPDX-License-Identifier: MIT
#pragma once

#include "engine/check/check.h"
#include "engine/design/queries.h"
#include "tests/support/design_builder.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace spanwright::test {

/// All findings of a project as of one phase, with every answer that rules may look at but the cost.
inline std::vector<check::Finding> findingsOf(const Project& project, PhaseId phase = {},
                                              std::optional<Date> today = {}) {
    const Design snapshot = designAt(project.design, phase);
    const sim::Routing routing = *sim::route(project, phase);
    const traffic::Traffic traffic = traffic::shareTraffic(*traffic::routeFlows(project, phase), routing, 0);
    const sim::FailureSweep failures =
        *sim::failures(project, phase, {1, {sim::FailureElements::links, sim::FailureElements::devices}});
    const reliability::Resilience resilience = *reliability::resilience(project, phase);
    plan::ScheduleOptions options;
    options.trials = 0;
    const plan::Schedule schedule = *plan::schedule(project, options);
    const security::Segmentation segmentation = *security::segmentation(snapshot);
    std::vector<goals::DemandAvailability> availabilities;
    for (const auto& demand : resilience.demands)
        availabilities.push_back({demand.demand, demand.lower, demand.upper});
    const std::vector<goals::GoalLine> goalLines = *goals::judge(project, snapshot, availabilities);
    check::CheckInput input{project, phase, snapshot};
    input.goals = &goalLines;
    input.segmentation = &segmentation;
    input.routing = &routing;
    input.traffic = &traffic;
    input.failures = &failures;
    input.resilience = &resilience;
    input.schedule = &schedule;
    input.today = today;
    return check::check(input);
}

/// The findings of one rule.
inline std::vector<check::Finding> findingsOf(const Project& project, std::string_view rule,
                                              PhaseId phase = {}) {
    std::vector<check::Finding> findings = findingsOf(project, phase);
    const auto other = [&](const check::Finding& finding) { return finding.rule != rule; };
    findings.erase(std::remove_if(findings.begin(), findings.end(), other), findings.end());
    return findings;
}

/// "error: message" of each finding of one rule, in order.
inline std::vector<std::string> saidBy(std::string_view rule, const Project& project, PhaseId phase = {}) {
    std::vector<std::string> said;
    for (const check::Finding& finding : findingsOf(project, rule, phase)) {
        const char* severity = finding.severity == check::Severity::error     ? "error: "
                               : finding.severity == check::Severity::warning ? "warning: "
                                                                              : "info: ";
        said.push_back(severity + finding.message);
    }
    return said;
}

/// Puts an item into the project's catalogue, made by `edit`.
template <class Edit>
CatalogueItemId addItem(Project& project, std::string_view key, Edit&& edit) {
    CatalogueItem item;
    item.id = project.newId<CatalogueItemId>();
    item.key = item.name = key;
    edit(item);
    project.catalogue.put(item);
    return item.id;
}

/// Changes the only demand of a project.
template <class Edit>
void editDemand(Project& project, Edit&& edit) {
    Demand demand = *project.design.demands.begin();
    edit(demand);
    project.design.demands.put(demand);
}

}  // namespace spanwright::test
