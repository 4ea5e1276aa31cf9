// SPDX-License-Identifier: MIT
#include "app/panels/model/element_facts.h"
#include "app/panels/model/figures.h"
#include "app/panels/model/result_tables.h"
#include "engine/analysis/failure_ranking.h"
#include "engine/design/queries.h"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

Cell number(double value, int decimals, Tone tone = Tone::normal) {
    return {figure(value, decimals), value, tone, std::nullopt};
}

/// What a failure does beside cutting demands off, where it was looked at closely.
struct Effects {
    int degraded = 0;
    double latestMs = 0;
};

Effects effectsOf(const sim::FailureImpact& impact) {
    Effects effects;
    for (const sim::DemandImpact& demand : impact.demands) {
        if (demand.effect == sim::DemandEffect::degraded) ++effects.degraded;
        if (demand.latencyBeforeMs && demand.latencyAfterMs)
            effects.latestMs = std::max(effects.latestMs, *demand.latencyAfterMs - *demand.latencyBeforeMs);
    }
    return effects;
}

Cell busiest(const Project& project, const sim::FailureResult& result) {
    const bool device = result.maxDeviceUtilization > result.maxUtilization;
    const ElementId where = device ? ElementId(result.hottestDevice) : ElementId(result.hottestLink);
    return Cell::plain(where.value == 0 ? "–" : displayName(project, where));
}

std::vector<Column> failureColumns() {
    return {
        {"What fails", 3},
        {"Kind", 2},
        {"Lost (Mbit/s)", 11, true, "Traffic that has no path left"},
        {"Demands cut", 8, true, "Demands that have a path while nothing has failed"},
        {"Degraded", 8, true, "Demands that then cross a full link, or come later than they may"},
        {"Later (ms)", 8, true, "Most that any demand which still arrives comes later"},
        {"Worst (%)", 10, true, "Highest utilization of a link or device after traffic has re-converged"},
        {"There", 2},
        {"Hours a year", 9, true, "For how long it is so on average, from MTBF and MTTR or availability"}};
}

Cell likelihoodCell(std::optional<double> likelihood) {
    if (!likelihood) return {"–", std::nullopt, Tone::muted};
    constexpr double kHoursPerYear = 8766;
    return number(*likelihood * kHoursPerYear, 2);
}

TableRow failureRow(const Project& project, const sim::FailureResult& result,
                    const std::optional<Effects>& effects) {
    const double worst = std::max(result.maxUtilization, result.maxDeviceUtilization);
    const Cell absent{"–", std::nullopt, Tone::muted};
    return {
        result.failed,
        {Cell::plain(failureName(project, result)),
         Cell::plain(std::string(nameOf(result.kind).label)),
         number(result.lostMbps, 1, result.lostMbps > 0 ? Tone::bad : Tone::muted),
         number(result.cutDemands, 0, result.cutDemands > 0 ? Tone::bad : Tone::muted),
         effects ? number(effects->degraded, 0, effects->degraded > 0 ? Tone::warning : Tone::muted) : absent,
         effects ? number(effects->latestMs, 2) : absent,
         {percentFigure(worst), worst, utilizationTone(worst), worst},
         busiest(project, result),
         likelihoodCell(result.likelihood)}};
}

}  // namespace

TableModel failureTable(const Project& project, const PhaseAnalysis& phase) {
    TableModel table{failureColumns(), {}, "Nothing to fail yet: place devices and links in this phase."};
    using Key = std::tuple<std::vector<ElementId>, sim::FailureElements, std::string>;
    std::map<Key, Effects> closely;
    for (const RankedImpact& failure : phase.worstFailures) {
        if (failure.result.partial) continue;
        closely.emplace(Key(failure.result.failed, failure.result.kind, failure.result.name),
                        effectsOf(failure.impact));
    }
    std::vector<sim::FailureResult> all = phase.failures.results;
    all.insert(all.end(), phase.groupFailures.results.begin(), phase.groupFailures.results.end());
    for (const RankedFailure& failure : rankFailures(all)) {
        const sim::FailureResult& result = all[failure.index];
        const auto seen = closely.find(Key(result.failed, result.kind, result.name));
        table.rows.push_back(
            failureRow(project, result, seen == closely.end() ? std::nullopt : std::optional(seen->second)));
    }
    return table;
}

TableModel foundFailureTable(const Project& project, const sim::FailureSweep& sweep) {
    TableModel table{failureColumns(), {}, "Nothing can fail beside what is out."};
    // Without a close look nobody knows who is degraded or late.
    std::erase_if(table.columns, [](const Column& column) {
        return column.header == "Degraded" || column.header == "Later (ms)";
    });
    for (const RankedFailure& failure : rankFailures(sweep.results)) {
        TableRow row = failureRow(project, sweep.results[failure.index], std::nullopt);
        row.cells.erase(row.cells.begin() + 4, row.cells.begin() + 6);
        table.rows.push_back(std::move(row));
    }
    return table;
}

TableModel protectionTable(const Project& project, const PhaseAnalysis& phase) {
    TableModel table{{{"When this fails", 3},
                      {"this takes over", 3},
                      {"More (Mbit/s)", 11, true, "Traffic that comes on top, in the busier direction"},
                      {"Used then (%)", 12, true}},
                     {},
                     "No link takes over traffic of another one."};
    for (const RankedImpact& failure : phase.worstFailures) {
        std::map<LinkId, const sim::Takeover*> busier;
        for (const sim::Takeover& takeover : failure.impact.takeovers)
            busier.try_emplace(takeover.link, &takeover);
        for (const sim::Takeover& takeover : failure.impact.takeovers) {
            if (busier[takeover.link] != &takeover) continue;
            const double used = takeover.utilization.value_or(0);
            std::vector<ElementId> elements{takeover.link};
            elements.insert(elements.end(), failure.result.failed.begin(), failure.result.failed.end());
            table.rows.push_back({std::move(elements),
                                  {Cell::plain(failureName(project, failure.result)),
                                   Cell::plain(displayName(project, takeover.link)),
                                   number(takeover.moreMbps, 1),
                                   {percentFigure(used), used, utilizationTone(used), used}}});
        }
    }
    return table;
}

}  // namespace spanwright::app
