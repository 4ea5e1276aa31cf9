// SPDX-License-Identifier: MIT
#include "app/cli/phase_comparison.h"

#include "engine/analysis/analysis.h"
#include "engine/analysis/summary.h"
#include "engine/design/queries.h"

#include <functional>
#include <memory>

#include <fmt/format.h>

namespace spanwright::cli {
namespace {

Json jsonOf(const std::string& phase, const PhaseResilience& row) {
    return {{"phase", phase},
            {"demands_cut", row.demandsCut},
            {"cutting_failures", row.cuttingFailures},
            {"single_points_of_failure", row.singlePointsOfFailure},
            {"max_cut_mbps", row.worstLostMbps},
            {"expected_cut_mbps", row.expectedLostMbps},
            {"max_utilization", row.worstUtilization},
            {"mean_availability", row.meanAvailability},
            {"least_availability", row.leastAvailability},
            {"mean_downtime_minutes_per_year", row.meanDowntimeMinutes},
            {"worst_downtime_minutes_per_year", row.worstDowntimeMinutes},
            {"lost_gigabytes_per_year", row.lostGigabytesPerYear},
            {"single_paths", row.singlePaths},
            {"below_target", row.belowTarget},
            {"bypasses", row.bypasses},
            {"goals_missed", row.missedGoals}};
}

}  // namespace

Result<PhaseComparison> comparePhases(const Project& project, const CommonOptions& options,
                                      const WorkContext& work) {
    AnalysisOptions asked;
    asked.seed = options.seed;
    asked.threads = options.threads;
    asked.trials = 0;
    asked.boundSteps = 0;
    const auto analysis = analyse(std::make_shared<const Project>(project), 1, asked, work);
    if (!analysis) return tl::unexpected(analysis.error());
    PhaseComparison out;
    Json phases = Json::array();
    std::vector<TextTable::Column> columns{{""}};
    std::vector<PhaseResilience> rows;
    for (const PhaseAnalysis& phase : analysis->phases) {
        rows.push_back(phaseResilience(project, phase));
        phases.push_back(jsonOf(keyOf(project, phase.phase), rows.back()));
        columns.push_back({phase.phase ? displayName(project, phase.phase) : "Before", Align::right});
    }
    out.json = {{"phases", std::move(phases)}};
    TextTable table("What each phase survives", columns);
    const auto add = [&](const char* what, const std::function<std::string(const PhaseResilience&)>& text) {
        std::vector<std::string> cells{what};
        for (const PhaseResilience& row : rows)
            cells.push_back(text(row));
        table.add(std::move(cells));
    };
    using Row = PhaseResilience;
    add("demands cut by some single failure", [](const Row& r) { return std::to_string(r.demandsCut); });
    add("single failures that cut", [](const Row& r) { return std::to_string(r.cuttingFailures); });
    add("single points of failure", [](const Row& r) { return std::to_string(r.singlePointsOfFailure); });
    add("most cut off by one Mbit/s", [](const Row& r) { return figureText(r.worstLostMbps); });
    add("highest utilization after one", [](const Row& r) { return percentText(r.worstUtilization); });
    add("mean availability", [](const Row& r) { return fmt::format("{:.6f}", r.meanAvailability); });
    add("least availability", [](const Row& r) { return fmt::format("{:.6f}", r.leastAvailability); });
    add("mean downtime min/year", [](const Row& r) { return fmt::format("{:.1f}", r.meanDowntimeMinutes); });
    add("worst downtime min/year",
        [](const Row& r) { return fmt::format("{:.1f}", r.worstDowntimeMinutes); });
    add("lost GB/year", [](const Row& r) { return fmt::format("{:.1f}", r.lostGigabytesPerYear); });
    add("demands with one way only", [](const Row& r) { return std::to_string(r.singlePaths); });
    add("demands below their target", [](const Row& r) { return std::to_string(r.belowTarget); });
    add("bypasses of inspection", [](const Row& r) { return std::to_string(r.bypasses); });
    add("goals missed", [](const Row& r) { return std::to_string(r.missedGoals); });
    out.tables.push_back(std::move(table));
    return out;
}

}  // namespace spanwright::cli
