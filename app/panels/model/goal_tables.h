// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/model/element_facts.h"
#include "app/panels/model/table_model.h"
#include "engine/analysis/analysis.h"
#include "engine/proposals/proposal.h"

#include <string>
#include <utility>
#include <vector>

namespace spanwright::app {

/// Every target of the phase: what is asked, what is reached, what stands in the way; missed ones first.
[[nodiscard]] TableModel goalTable(const Project& project, const PhaseAnalysis& phase);

/// Every target of any phase against all phases: what is reached in each.
[[nodiscard]] TableModel goalPhaseTable(const Project& project, const Analysis& analysis);

/// The targets of one demand or site, for the inspector: met or missed, and what breaks them.
[[nodiscard]] FactGroup goalFacts(const Project& project, const std::vector<const goals::GoalLine*>& goals);

/// "5 of 7 goals met".
[[nodiscard]] std::string goalSummary(const PhaseAnalysis& phase);

/// True where something can be proposed for the element: a demand or site with a goal.
[[nodiscard]] bool hasGoal(const Project& project, ElementId element);

/// What is to be built, each with its price, and a last row with all together.
[[nodiscard]] TableModel proposalTable(const proposals::Proposal& proposal);
/// "Any one link -> Any one link or device": a goal before and after.
[[nodiscard]] std::string goalChange(const goals::GoalLine& before, const goals::GoalLine& after);
/// What the failures do to utilization with it built, and what wants for ports; empty: nothing to say.
[[nodiscard]] std::vector<std::pair<Tone, std::string>> strainLines(const proposals::Proposal& proposal);
/// How good the price is: proved the least, or within how much of a bound.
[[nodiscard]] std::string priceVerdict(const proposals::Proposal& proposal);

}  // namespace spanwright::app
