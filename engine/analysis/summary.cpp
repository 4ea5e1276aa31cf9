// SPDX-License-Identifier: MIT
#include "engine/analysis/summary.h"

#include "engine/design/queries.h"

#include <algorithm>
#include <set>

namespace spanwright {
namespace {

bool names(const std::vector<ElementId>& elements, ElementId element) {
    return std::find(elements.begin(), elements.end(), element) != elements.end();
}

bool touches(const WorkPackage& package, ElementId element) {
    return package.site == element.as<SiteId>()
               ? bool(package.site)
               : ElementId(package.id) == element || ElementId(package.phase) == element ||
                     names(package.bringsIntoService, element) || names(package.takesOutOfService, element);
}

void addNetworkFigures(const PhaseAnalysis& phase, ElementId element, ElementFigures& figures) {
    for (const sim::LinkLoad& load : phase.routing.links) {
        if (ElementId(load.link) == element) figures.linkLoads.push_back(&load);
    }
    for (const sim::TunnelRoute& tunnel : phase.routing.tunnels) {
        if (ElementId(tunnel.tunnel) == element) figures.tunnel = &tunnel;
    }
    for (const sim::DeviceLoad& load : phase.routing.devices) {
        if (ElementId(load.device) == element) figures.deviceLoad = &load;
    }
    for (const traffic::DemandTraffic& flow : phase.traffic.demands) {
        if (ElementId(flow.demand) == element) figures.traffic.push_back(&flow);
    }
    for (const auto* rows : {&phase.growth.links, &phase.growth.devices}) {
        for (const traffic::GrowthOfElement& row : *rows) {
            if (row.element == element) figures.growth.push_back(&row);
        }
    }
    for (const reliability::DemandResilience& demand : phase.resilience.demands) {
        if (ElementId(demand.demand) == element) figures.resilience = &demand;
    }
    for (const reliability::SiteResilience& site : phase.resilience.sites) {
        if (ElementId(site.site) == element) figures.siteResilience = &site;
    }
    for (const goals::GoalLine& goal : phase.goals) {
        if (goal.element == element) figures.goals.push_back(&goal);
    }
    for (const sim::FailureResult& result : phase.failures.results) {
        if (result.failed.size() == 1 && result.failed.front() == element) figures.alone = &result;
    }
    const auto& bridges = phase.resilience.bridges;
    const auto& points = phase.resilience.articulationPoints;
    figures.singlePointOfFailure =
        std::any_of(bridges.begin(), bridges.end(), [&](LinkId id) { return ElementId(id) == element; }) ||
        std::any_of(points.begin(), points.end(), [&](DeviceId id) { return ElementId(id) == element; });
    for (const check::Finding& finding : phase.findings) {
        if (names(finding.elements, element)) figures.findings.push_back(&finding);
    }
}

void addCost(const Project& project, const cost::CostReport& report, ElementId element,
             ElementFigures& figures) {
    for (const cost::BomLine& line : report.bom) {
        const bool ownSite = line.site && ElementId(line.site) == element;
        const bool ownPhase = line.phase && ElementId(line.phase) == element;
        const bool ownItem =
            element.kind == ElementKind::catalogueItem && line.item == keyOf(project, element);
        if (!ownSite && !ownPhase && !ownItem && !names(line.elements, element)) continue;
        figures.costLines.push_back(&line);
        std::optional<Money>& sum = line.spend == cost::Spend::capex ? figures.capex : figures.opex;
        sum = sum.value_or(Money(0, report.currency)) + line.total;
    }
}

void addFailures(const PhaseAnalysis& phase, PhaseResilience& out) {
    std::set<DemandId> cut;
    for (const sim::FailureSweep* sweep : {&phase.failures, &phase.groupFailures}) {
        for (const sim::FailureResult& failure : sweep->results) {
            if (failure.cutDemands > 0) ++out.cuttingFailures;
            cut.insert(failure.listedDemands.begin(), failure.listedDemands.end());
            out.worstLostMbps = std::max(out.worstLostMbps, failure.cutMbps);
            out.worstUtilization =
                std::max({out.worstUtilization, failure.maxUtilization, failure.maxDeviceUtilization});
        }
    }
    // What shares a fate is counted with its members; once is enough.
    for (const sim::FailureResult& failure : phase.failures.results)
        out.expectedLostMbps += failure.cutMbps * failure.likelihood.value_or(0);
    out.demandsCut = static_cast<int>(cut.size());
}

double mean(double low, double likely, double high) {
    return (low + likely + high) / 3;
}

}  // namespace

std::vector<PhaseSummary> phaseSummaries(const Project& project, const Analysis* analysis) {
    std::vector<PhaseSummary> summaries;
    summaries.push_back({.phase = {}, .name = "Before"});
    for (const Phase& phase : orderedPhases(project.design))
        summaries.push_back({.phase = phase.id, .name = phase.name.empty() ? phase.key : phase.name});
    if (analysis == nullptr) return summaries;
    for (PhaseSummary& summary : summaries) {
        if (const PhaseAnalysis* answers = analysis->at(summary.phase)) {
            summary.maxUtilization = answers->routing.maxUtilization;
            summary.lostMbps = answers->traffic.lostMbps;
            summary.singlePointsOfFailure = static_cast<int>(std::count_if(
                answers->findings.begin(), answers->findings.end(),
                [](const check::Finding& finding) { return finding.rule == check::kSinglePointOfFailure; }));
            summary.findings = static_cast<int>(std::count_if(
                answers->findings.begin(), answers->findings.end(), [](const check::Finding& finding) {
                    return !finding.waived && finding.severity != check::Severity::info;
                }));
        }
        if (analysis->schedule) {
            for (const plan::PhaseDates& dates : analysis->schedule->phases) {
                if (!summary.phase || dates.phase != summary.phase || !dates.planned) continue;
                summary.start = dates.start;
                summary.finish = dates.finish;
            }
        }
        if (analysis->cost) {
            Money capex(0, analysis->cost->currency);
            for (const cost::BomLine& line : analysis->cost->bom) {
                if (line.phase == summary.phase && line.spend == cost::Spend::capex) capex += line.total;
            }
            summary.capex = capex;
        }
    }
    return summaries;
}

PhaseResilience phaseResilience(const Project& project, const PhaseAnalysis& phase) {
    PhaseResilience out;
    double down = 0;
    for (const reliability::DemandResilience& answer : phase.resilience.demands) {
        if (answer.disjointPaths < 2) ++out.singlePaths;
        const Demand* demand = project.design.demands.find(answer.demand);
        const bool aimed = demand != nullptr && demand->availabilityTarget.has_value();
        if (aimed && answer.availability < *demand->availabilityTarget) ++out.belowTarget;
        out.meanDowntimeMinutes += answer.downtimeMinutesPerYear;
        out.worstDowntimeMinutes = std::max(out.worstDowntimeMinutes, answer.downtimeMinutesPerYear);
        out.lostGigabytesPerYear += answer.lostGigabytesPerYear;
        out.leastAvailability = std::min(out.leastAvailability, answer.availability);
        down += answer.unavailability;
    }
    if (!phase.resilience.demands.empty()) {
        const auto count = static_cast<double>(phase.resilience.demands.size());
        out.meanDowntimeMinutes /= count;
        out.meanAvailability = 1 - down / count;
    }
    addFailures(phase, out);
    for (const check::Finding& finding : phase.findings) {
        if (finding.rule == check::kSinglePointOfFailure) ++out.singlePointsOfFailure;
    }
    for (const security::DemandInspection& inspection : phase.segmentation.inspections) {
        if (inspection.now || inspection.opened) ++out.bypasses;
    }
    for (const goals::GoalLine& goal : phase.goals) {
        if (goal.verdict == goals::Verdict::missed) ++out.missedGoals;
    }
    return out;
}

ElementFigures figuresOf(const Project& project, const Analysis& analysis, PhaseId phase, ElementId element) {
    ElementFigures figures;
    if (const PhaseAnalysis* answers = analysis.at(phase)) addNetworkFigures(*answers, element, figures);
    if (const Device* device = project.design.devices.find(element.as<DeviceId>()))
        figures.availability = 1 - reliability::unavailabilityOf(project, *device).down;
    if (const Link* link = project.design.links.find(element.as<LinkId>()))
        figures.availability = 1 - reliability::unavailabilityOf(project, *link).down;
    if (analysis.cost) addCost(project, *analysis.cost, element, figures);
    if (analysis.schedule) {
        for (const plan::ScheduledPackage& scheduled : analysis.schedule->packages) {
            const WorkPackage* package = project.plan.workPackages.find(scheduled.package);
            if (package != nullptr && touches(*package, element)) figures.packages.push_back(&scheduled);
        }
        std::stable_sort(figures.packages.begin(), figures.packages.end(),
                         [](const auto* a, const auto* b) { return a->start < b->start; });
    }
    return figures;
}

CashScale cashScale(const cost::CostReport& report) {
    CashScale scale;
    for (const cost::CashMonth& month : report.cashFlow) {
        scale.highestMonth = std::max(scale.highestMonth, (month.capex + month.opex).toDouble());
        scale.highestCumulative = std::max(scale.highestCumulative, month.cumulative.toDouble());
    }
    return scale;
}

double expectedCost(const Risk& risk) {
    return risk.probabilityPercent / 100 *
           mean(risk.costImpact.low.toDouble(), risk.costImpact.likely.toDouble(),
                risk.costImpact.high.toDouble());
}

double expectedDelayDays(const Risk& risk) {
    return risk.probabilityPercent / 100 *
           mean(risk.delayDays.low, risk.delayDays.likely, risk.delayDays.high);
}

TimeSpan timeSpan(const plan::Schedule& schedule) {
    const Month first(schedule.start);
    const Month last(std::max(schedule.finish, schedule.p90));
    return {first, std::max(1, last.monthsSince(first) + 1)};
}

}  // namespace spanwright
