// SPDX-License-Identifier: MIT
#pragma once

#include "engine/analysis/analysis.h"
#include "engine/edit/command.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace spanwright::app {

/// A line of the problems list: a finding, or why an answer is absent.
struct Problem {
    check::Severity severity = check::Severity::error;
    std::string message;
    std::string rule;
    std::string help;  ///< of an accepted one: who accepted it and why
    std::vector<ElementId> elements;
    ElementId proposeFor;  ///< demand or site whose missed goal can be worked at; null: none
    std::string key;       ///< what a waiver names; empty: cannot be accepted
    bool waived = false;
};

/// Why answers are absent, then the findings of the phase: worst first, accepted ones last.
[[nodiscard]] std::vector<Problem> problemList(const Project& project, const Analysis* analysis,
                                               PhaseId phase);

/// Adds the waiver, or replaces the one with the same key.
[[nodiscard]] edit::Command acceptFinding(const Project& project, const std::string& key,
                                          const std::string& reason, const std::string& owner,
                                          std::optional<Date> until = {});
[[nodiscard]] edit::Command withdrawWaiver(const Project& project, const std::string& key);

}  // namespace spanwright::app
