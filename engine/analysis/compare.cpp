// SPDX-License-Identifier: MIT
#include "engine/analysis/compare.h"

#include "engine/design/queries.h"
#include "engine/graph/cut_elements.h"

#include <algorithm>

namespace spanwright {

Result<VariantFigures> variantFigures(const Snapshot& project, std::string name,
                                      const AnalysisOptions& options, const WorkContext& work) {
    const std::vector<Phase> phases = orderedPhases(project->design);
    AnalysisOptions last = options;
    last.boundSteps = 0;
    last.onlyPhase = phases.empty() ? PhaseId{} : phases.back().id;
    const Result<Analysis> analysis = analyse(project, 1, last, work);
    if (!analysis) return tl::unexpected(analysis.error());
    return variantFigures(*project, std::move(name), *analysis);
}

Result<VariantFigures> variantFigures(const Project& project, std::string name, const Analysis& analysis) {
    if (!analysis.cost || !analysis.schedule) return tl::unexpected(analysis.problems.front());
    const cost::CostReport& cost = *analysis.cost;
    const PhaseAnalysis& network = analysis.phases.back();
    VariantFigures figures;
    figures.name = std::move(name);
    figures.capex = cost.capex;
    figures.opex = cost.opex;
    figures.total = cost.total;
    figures.presentValue = cost.presentValue;
    figures.p80 = cost.p80;
    figures.maxUtilization = network.routing.maxUtilization;
    figures.lostMbps = network.routing.lostMbps;
    figures.singlePointsOfFailure = graph::singlePointsOfFailure(designAt(project.design, network.phase));
    figures.bridges = static_cast<int>(network.resilience.bridges.size());
    for (const reliability::DemandResilience& demand : network.resilience.demands) {
        figures.leastAvailability = std::min(figures.leastAvailability.value_or(1), demand.availability);
    }
    figures.start = analysis.schedule->start;
    figures.finish = analysis.schedule->finish;
    return figures;
}

}  // namespace spanwright
