// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"

#include <fmt/format.h>

namespace spanwright::check {
namespace {

using goals::GoalKind;
using goals::GoalLine;
using goals::Verdict;

/// Of a site which of its demands falls short; of a demand nothing.
std::string throughText(const CheckInput& input, const GoalLine& line) {
    if (line.element == ElementId(line.demand)) return {};
    return fmt::format(" ({})", nameOf(input, line.demand));
}

std::vector<ElementId> elementsOf(const GoalLine& line) {
    std::vector<ElementId> elements{line.element};
    const std::vector<ElementId> failed = line.cause.elements();
    elements.insert(elements.end(), failed.begin(), failed.end());
    return elements;
}

template <class Say>
void eachMissed(const CheckInput& input, GoalKind kind, const Say& say) {
    if (input.goals == nullptr) return;
    for (const GoalLine& line : *input.goals) {
        if (line.kind == kind && line.verdict != Verdict::met) say(line);
    }
}

void runSurvival(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    eachMissed(input, GoalKind::survival, [&](const GoalLine& line) {
        const std::string who = nameOf(input, line.element) + throughText(input, line);
        const std::string text =
            line.cause.none()
                ? fmt::format("{} must survive failures but has no path even without one.", who)
                : fmt::format("{} does not survive the failure of {}{}.", who,
                              displayName(input.project, line.cause),
                              line.causes > 1 ? fmt::format(", nor {}", counted(line.causes - 1, "other"))
                                              : std::string());
        report(input, rule, rule.severity, elementsOf(line), text, findings);
    });
}

void runRecovery(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    eachMissed(input, GoalKind::recovery, [&](const GoalLine& line) {
        const std::string who = nameOf(input, line.element) + throughText(input, line);
        const std::string text =
            line.cause.none()
                ? fmt::format("{} must recover within {} s but has no path even without a failure.", who,
                              figure(line.target))
                : fmt::format("{} is down for {} s when {} fails{}; {} s are allowed.", who,
                              figure(line.value), displayName(input.project, line.cause),
                              line.by == goals::TakeOver::repair ? ", until it is repaired" : "",
                              figure(line.target));
        report(input, rule, rule.severity, elementsOf(line), text, findings);
    });
}

void runSiteAvailability(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    eachMissed(input, GoalKind::availability, [&](const GoalLine& line) {
        if (line.element.kind != ElementKind::site) return;
        const bool certain = line.verdict == Verdict::missed;
        report(input, rule, certain ? Severity::error : Severity::warning, {line.element, line.demand},
               fmt::format("{} is {}available {:.6f} of the time{}; its target is {:.6f}.",
                           nameOf(input, line.element), certain ? "" : "perhaps only ", line.value,
                           throughText(input, line), line.target),
               findings);
    });
}

}  // namespace

Rule survivalGoal() {
    return {.code = "survival-goal",
            .title = "A failure that must be survived is not",
            .explanation =
                "A demand or site names the single failures that it must survive, and one of them leaves it "
                "without a path. All in one duct or on one power feed fails together, as in a shared-risk "
                "group. LAGs and redundant devices outlive one member or unit. A site's goal is that "
                "of every demand between it and other sites, and its own single devices count there too.",
            .severity = Severity::error,
            .run = runSurvival};
}

Rule recoveryGoal() {
    return {
        .code = "recovery-goal",
        .title = "Recovery takes too long",
        .explanation =
            "After a single failure that counts for the demand or site, service comes back later than its "
            "target allows: by the project's recovery times (detection, IGP convergence, LAG, pair and "
            "overlay failover), or by the repair time where no path is left.",
        .severity = Severity::warning,
        .run = runRecovery};
}

Rule siteAvailabilityTarget() {
    return {.code = "site-availability-target",
            .title = "A site's availability below its target",
            .explanation =
                "The least available of the demands between the site and other sites is available for a "
                "smaller share of the time than the site's target. A warning where the computed bounds leave "
                "it open.",
            .severity = Severity::error,
            .run = runSiteAvailability};
}

}  // namespace spanwright::check
