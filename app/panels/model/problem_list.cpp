// SPDX-License-Identifier: MIT
#include "app/panels/model/problem_list.h"

#include "app/panels/model/goal_tables.h"
#include "engine/check/check.h"
#include "engine/design/queries.h"

#include <algorithm>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

std::string helpOf(const Project& project, const check::Finding& finding) {
    for (const Waiver& waiver : project.settings.waivers) {
        if (finding.waived && waiver.findingKey == finding.key)
            return fmt::format("Accepted by {}{}: {}", waiver.owner,
                               waiver.until ? " until " + waiver.until->text() : std::string(),
                               waiver.reason);
    }
    for (const check::Rule& rule : check::allRules()) {
        if (rule.code == finding.rule) return std::string(rule.explanation);
    }
    return {};
}

bool speaksOfGoal(std::string_view rule) {
    return rule == "survival-goal" || rule == "recovery-goal" || rule == "availability-target" ||
           rule == "site-availability-target";
}

}  // namespace

std::vector<Problem> problemList(const Project& project, const Analysis* analysis, PhaseId phase) {
    std::vector<Problem> problems;
    if (analysis == nullptr) return problems;
    for (const Error& error : analysis->problems) {
        Problem problem;
        problem.message = error.message;
        problem.rule = "no answer";
        // `where` is "KEY" or "KEY/field".
        const ElementId element = findByKey(project, error.where.substr(0, error.where.find('/')));
        if (element.value != 0) problem.elements.push_back(element);
        problems.push_back(std::move(problem));
    }
    const PhaseAnalysis* answers = analysis->at(phase);
    if (answers == nullptr) return problems;
    for (const check::Finding& finding : answers->findings) {
        Problem problem;
        problem.severity = finding.severity;
        problem.message = finding.message;
        problem.rule = finding.rule;
        problem.help = helpOf(project, finding);
        problem.elements = finding.elements;
        if (!finding.elements.empty() && speaksOfGoal(finding.rule) &&
            hasGoal(project, finding.elements.front()))
            problem.proposeFor = finding.elements.front();
        problem.key = finding.key;
        problem.waived = finding.waived;
        problems.push_back(std::move(problem));
    }
    for (const std::string& key : analysis->idleWaivers) {
        Problem problem;
        problem.severity = check::Severity::info;
        problem.message = fmt::format("{} is accepted, but no phase has it any more", key);
        problem.rule = "stale-waiver";
        problem.help = "Withdraw the acceptance, so that it does not hide the problem should it come back.";
        problem.key = key;
        problem.waived = true;
        problems.push_back(std::move(problem));
    }
    std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
        return a.waived != b.waived ? b.waived : a.severity < b.severity;
    });
    return problems;
}

edit::Command acceptFinding(const Project& project, const std::string& key, const std::string& reason,
                            const std::string& owner, std::optional<Date> until) {
    ProjectSettings settings = project.settings;
    const auto at = std::find_if(settings.waivers.begin(), settings.waivers.end(),
                                 [&](const Waiver& waiver) { return waiver.findingKey == key; });
    Waiver& waiver = at == settings.waivers.end() ? settings.waivers.emplace_back() : *at;
    waiver.findingKey = key;
    waiver.reason = reason;
    waiver.owner = owner;
    waiver.until = until;
    return edit::PutSettings{std::move(settings)};
}

edit::Command withdrawWaiver(const Project& project, const std::string& key) {
    ProjectSettings settings = project.settings;
    std::erase_if(settings.waivers, [&](const Waiver& waiver) { return waiver.findingKey == key; });
    return edit::PutSettings{std::move(settings)};
}

}  // namespace spanwright::app
