// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/model/table_model.h"
#include "app/session/variants.h"
#include "engine/analysis/analysis.h"

/// The answers as tables: one row an element, each with what it selects. Linear in the answers.
namespace spanwright::app {

/// Both directions of every link, the fullest first.
[[nodiscard]] TableModel linkTable(const Project& project, const PhaseAnalysis& phase);
/// Both directions of every demand that asks for traffic.
[[nodiscard]] TableModel demandTable(const Project& project, const PhaseAnalysis& phase);
/// Every single failure, the worst by harm × likelihood first.
[[nodiscard]] TableModel failureTable(const Project& project, const PhaseAnalysis& phase);
/// Failures that somebody asked for, such as pairs, likewise.
[[nodiscard]] TableModel foundFailureTable(const Project& project, const sim::FailureSweep& sweep);
/// Which link takes over how much of what when something fails: of the worst failures.
[[nodiscard]] TableModel protectionTable(const Project& project, const PhaseAnalysis& phase);
/// Bridges and articulation points.
[[nodiscard]] TableModel weakPointTable(const Project& project, const PhaseAnalysis& phase);
/// Availability and downtime of every demand.
[[nodiscard]] TableModel availabilityTable(const Project& project, const PhaseAnalysis& phase);
/// The bill of materials.
[[nodiscard]] TableModel bomTable(const Project& project, const cost::CostReport& report);
/// What devices cost bought and leased, with the cheaper of both.
[[nodiscard]] TableModel leaseTable(const Project& project, const cost::CostReport& report);
enum class CostBreakdown { category, phase, site };
/// Money by category, phase or site, with a bar for the share of the total.
[[nodiscard]] TableModel costTable(const Project& project, const cost::CostReport& report, CostBreakdown by);
/// The open project and its variants side by side, one a column, with their differences from the open one.
[[nodiscard]] TableModel variantTable(const Project& project, const Analysis& analysis,
                                      const std::vector<Variant>& variants);
/// Work packages with dates and floats.
[[nodiscard]] TableModel packageTable(const Project& project, const plan::Schedule& schedule);
/// Risks with their expected cost and delay.
[[nodiscard]] TableModel riskTable(const Project& project);

}  // namespace spanwright::app
