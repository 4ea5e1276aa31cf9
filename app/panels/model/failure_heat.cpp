// SPDX-License-Identifier: MIT
#include "app/panels/model/failure_heat.h"

#include "app/panels/model/figures.h"
#include "engine/analysis/failure_ranking.h"
#include "engine/design/queries.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

/// How much a demand suffers, to order by: what is lost weighs more than any number of detours.
double weight(sim::DemandEffect effect) {
    switch (effect) {
        case sim::DemandEffect::lost:
            return 10'000;
        case sim::DemandEffect::degraded:
            return 100;
        case sim::DemandEffect::detoured:
            return 1;
        case sim::DemandEffect::takenOut:
            break;
    }
    return 0;
}

FailureHeat::Cell cellOf(const sim::DemandImpact& impact) {
    switch (impact.effect) {
        case sim::DemandEffect::takenOut:
            return {Tone::muted, 0.5, "its own end has failed"};
        case sim::DemandEffect::lost:
            return {Tone::bad, 1, fmt::format("{} Mbit/s lost", figure(impact.offeredMbps, 1))};
        case sim::DemandEffect::degraded:
        case sim::DemandEffect::detoured:
            break;
    }
    const double later = *impact.latencyAfterMs - *impact.latencyBeforeMs;
    const std::string latency = fmt::format("{}{} ms", later < 0 ? "−" : "+", figure(std::abs(later), 2));
    if (impact.effect == sim::DemandEffect::detoured) return {Tone::good, 0.5, "another way, " + latency};
    return {Tone::warning, 0.9, impact.overloaded ? "over a full link, " + latency : "too late, " + latency};
}

}  // namespace

FailureHeat failureHeat(const Project& project, const PhaseAnalysis& phase, std::size_t mostFailures,
                        std::size_t mostDemands) {
    FailureHeat heat;
    std::vector<const RankedImpact*> rows;
    std::map<DemandId, double> suffering;
    for (const RankedImpact& failure : phase.worstFailures) {
        if (rows.size() == mostFailures) break;
        if (failure.impact.demands.empty()) continue;
        rows.push_back(&failure);
        heat.failures.push_back({failureName(project, failure.result), failure.result.failed});
        for (const sim::DemandImpact& impact : failure.impact.demands)
            suffering[impact.demand] += weight(impact.effect);
    }
    std::vector<std::pair<DemandId, double>> columns(suffering.begin(), suffering.end());
    std::stable_sort(columns.begin(), columns.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    if (columns.size() > mostDemands) columns.resize(mostDemands);
    std::map<DemandId, std::size_t> columnOf;
    for (const auto& [demand, unused] : columns) {
        columnOf.emplace(demand, heat.demands.size());
        heat.demands.push_back({displayName(project, demand), {demand}});
    }
    heat.cells.resize(rows.size() * columns.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (const sim::DemandImpact& impact : rows[row]->impact.demands) {
            const auto column = columnOf.find(impact.demand);
            if (column == columnOf.end()) continue;
            FailureHeat::Cell& cell = heat.cells[row * columns.size() + column->second];
            FailureHeat::Cell other = cellOf(impact);
            if (other.strength > cell.strength) cell = std::move(other);
        }
    }
    return heat;
}

}  // namespace spanwright::app
