// SPDX-License-Identifier: MIT
#include "engine/proposals/strain.h"

#include "engine/design/queries.h"
#include "engine/proposals/ports.h"
#include "engine/sim/failures.h"
#include "engine/sim/routing.h"

#include <fmt/format.h>

namespace spanwright::proposals {
namespace {

/// Demands times things that fail: beyond, the sweep takes longer than somebody waits for a proposal.
constexpr std::size_t kMostWork = 20'000'000;

std::vector<sim::FailureElements> failing(Survival survives) {
    std::vector<sim::FailureElements> kinds;
    if (survives >= Survival::links) kinds.push_back(sim::FailureElements::links);
    if (survives >= Survival::devices) kinds.push_back(sim::FailureElements::devices);
    if (survives >= Survival::riskGroups) kinds.push_back(sim::FailureElements::sharedRiskGroups);
    if (survives >= Survival::sites) kinds.push_back(sim::FailureElements::sites);
    return kinds;
}

}  // namespace

Result<Strain> strainOf(const Project& project, PhaseId phase, Survival survives, int threads,
                        const WorkContext& work) {
    const Design snapshot = designAt(project.design, phase);
    Strain strain;
    for (const auto& [device, free] : freePorts(project, snapshot)) {
        if (free >= 0) continue;
        strain.shortPorts.push_back(fmt::format("{} needs {} port{} more than it has",
                                                displayName(project, device), -free, free == -1 ? "" : "s"));
    }
    const std::size_t things = snapshot.links.size() + snapshot.devices.size();
    if (things * snapshot.demands.size() > kMostWork) return strain;
    const auto routing = sim::route(project, phase, {}, work);
    if (!routing) return tl::unexpected(routing.error());
    strain.maxUtilization = 0;
    for (const sim::LinkLoad& load : routing->links) {
        if (load.utilization.value_or(0) <= *strain.maxUtilization) continue;
        strain.maxUtilization = load.utilization;
        strain.fullest = load.link;
    }
    sim::FailureOptions options;
    options.elements = failing(survives);
    options.threads = threads;
    options.listedDemands = 0;
    const auto sweep = sim::failures(project, phase, options, work);
    if (!sweep) return tl::unexpected(sweep.error());
    for (const sim::FailureResult& result : sweep->results) {
        if (result.maxUtilization <= *strain.maxUtilization) continue;
        strain.maxUtilization = result.maxUtilization;
        strain.fullest = result.hottestLink;
        strain.failed = result.failed.front();
    }
    return strain;
}

}  // namespace spanwright::proposals
