// SPDX-License-Identifier: MIT
#pragma once

#include "engine/check/finding.h"
#include "engine/cost/cost.h"
#include "engine/goals/goals.h"
#include "engine/plan/schedule.h"
#include "engine/reliability/resilience.h"
#include "engine/security/segmentation.h"
#include "engine/sim/failures.h"
#include "engine/sim/routing.h"
#include "engine/traffic/traffic.h"

#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace spanwright::check {

/// What rules may look at: the project and the answers for one phase. A null answer was not computed; rules
/// that need it say nothing.
struct CheckInput {
    const Project& project;
    PhaseId phase;
    const Design& snapshot;  ///< designAt(project.design, phase)
    const sim::Routing* routing = nullptr;
    const traffic::Traffic* traffic = nullptr;
    const reliability::Resilience* resilience = nullptr;
    const sim::FailureSweep* failures = nullptr;
    const plan::Schedule* schedule = nullptr;
    const cost::CostReport* cost = nullptr;
    const security::Segmentation* segmentation = nullptr;
    const std::vector<goals::GoalLine>* goals = nullptr;
    std::optional<Date> today = {};  ///< ends acceptances that run out; absent: they hold
};

/// A design rule.
struct Rule {
    std::string_view code;  ///< "port-exhausted"
    std::string_view title;
    std::string_view explanation;
    Severity severity = Severity::warning;
    void (*run)(const CheckInput&, const Rule&, std::vector<Finding>&) = nullptr;
};

/// Every rule, in plain sight.
[[nodiscard]] std::span<const Rule> allRules();

/// True while somebody's acceptance of a finding has not run out.
[[nodiscard]] bool holds(const Waiver& waiver, const std::optional<Date>& today);

/// Runs all rules. Findings that the project accepts are marked as waived and come last; before that worst
/// first, then by rule and key. About linear in elements.
[[nodiscard]] std::vector<Finding> check(const CheckInput& input);

}  // namespace spanwright::check
