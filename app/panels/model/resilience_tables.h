// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/model/table_model.h"
#include "engine/analysis/analysis.h"
#include "engine/proposals/redundancy_value.h"
#include "engine/reliability/group_availability.h"

/// What survives and how often, as tables. Linear in the answers.
namespace spanwright::app {

/// Each demand's downtime by cause.
[[nodiscard]] TableModel downtimeTable(const Project& project, const PhaseAnalysis& phase);
/// Disjoint paths of each demand; a row selects the whole path.
[[nodiscard]] TableModel pathTable(const Project& project, const PhaseAnalysis& phase);
/// The least set of links, and of devices, whose loss cuts each demand; a row selects the set.
[[nodiscard]] TableModel cutTable(const Project& project, const PhaseAnalysis& phase);
/// Links that protect each other and share a risk group or come close.
[[nodiscard]] TableModel sharedGroundTable(const Project& project, const PhaseAnalysis& phase);
/// What each phase buys: weak points, downtime, demands below their target.
[[nodiscard]] TableModel resilienceByPhase(const Project& project, const Analysis& analysis);

/// How available a group is, by which method, and what it stands for.
[[nodiscard]] TableModel groupTable(const Project& project, const reliability::GroupAvailability& group);
/// What money for redundancy buys, the cheapest minute first.
[[nodiscard]] TableModel redundancyTable(const proposals::RedundancyValues& found);
/// "7 of 23 candidates help: downtime 1 204 → 12 min a year for EUR 40 k".
[[nodiscard]] std::string redundancySummary(const proposals::RedundancyValues& found);

}  // namespace spanwright::app
