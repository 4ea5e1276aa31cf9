// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/model/table_model.h"
#include "engine/analysis/analysis.h"
#include "engine/optimise/metrics.h"
#include "engine/optimise/upgrades.h"

#include <string>
#include <vector>

/// How good routing could be, and what brings it nearer, ready to draw. Linear in the answers.
namespace spanwright::app {

/// "Highest utilization 83.0 %; no routing is below 60.9 %, and one reaches 61.0 %"; says what the figures
/// leave free or out, and why there are none.
[[nodiscard]] std::string boundSummary(const PhaseAnalysis& phase);

/// The link directions that hold the bound, most important first, with what each carries under the routing as
/// it is and under the best.
[[nodiscard]] TableModel bottleneckTable(const Project& project, const PhaseAnalysis& phase);

/// "Highest utilization 83.0 % → 64.0 % with 12 metrics changed; no routing is below 60.9 %".
[[nodiscard]] std::string metricSummary(const optimise::MetricSuggestion& suggestion);
[[nodiscard]] TableModel metricTable(const Project& project, const optimise::MetricSuggestion& suggestion);

/// The upgrades in their order: what becomes of the link, what it costs and what it does.
[[nodiscard]] TableModel upgradeTable(const Project& project, const std::vector<optimise::Upgrade>& upgrades);
/// "3 upgrades for EUR 12 400 over the horizon: highest utilization 83.0 % → 52.0 %".
[[nodiscard]] std::string upgradeSummary(const std::vector<optimise::Upgrade>& upgrades);

}  // namespace spanwright::app
