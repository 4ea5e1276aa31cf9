// SPDX-License-Identifier: MIT
#include "app/panels/model/resilience_tables.h"

#include "app/panels/model/element_facts.h"
#include "app/panels/model/figures.h"
#include "engine/analysis/summary.h"
#include "engine/design/queries.h"

#include <algorithm>
#include <functional>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

Cell number(double value, int decimals, Tone tone = Tone::normal) {
    return {figure(value, decimals), value, tone, std::nullopt};
}

std::string joinedNames(const Project& project, const std::vector<ElementId>& elements) {
    std::string text;
    for (const ElementId element : elements)
        text += (text.empty() ? "" : ", ") + displayName(project, element);
    return text;
}

std::string wayOf(const Project& project, const reliability::ServicePath& path) {
    std::string text;
    for (const DeviceId device : path.devices)
        text += (text.empty() ? "" : " → ") + displayName(project, device);
    return text;
}

constexpr const char* kNoDemands =
    "No demands in this phase. Say who talks to whom with the Demand tool (T).";

}  // namespace

TableModel downtimeTable(const Project& project, const PhaseAnalysis& phase) {
    TableModel table{
        {{"Demand", 3},
         {"Cause", 2},
         {"Downtime (min a year)", 11, true, "Its part of the demand's downtime; the parts add up"},
         {"Share (%)", 12, true},
         {"Greatest element", 3, false, "Of all causes together"}},
        {},
        "Nothing is ever down: give devices, links or sites an availability or MTBF and MTTR, or "
        "state rates in the project's reliability policy."};
    for (const reliability::DemandResilience& answer : phase.resilience.demands) {
        for (const reliability::CauseDowntime& cause : answer.byCause) {
            const double share = cause.minutesPerYear / answer.downtimeMinutesPerYear;
            std::vector<ElementId> elements{answer.demand};
            std::string greatest;
            if (!answer.byElement.empty()) {
                elements.push_back(answer.byElement.front().element);
                greatest = displayName(project, answer.byElement.front().element);
            }
            table.rows.push_back({std::move(elements),
                                  {Cell::plain(displayName(project, answer.demand)),
                                   Cell::plain(std::string(nameOf(cause.cause).label)),
                                   number(cause.minutesPerYear, 2),
                                   {percentFigure(share), share, Tone::normal, share},
                                   Cell::plain(greatest)}});
        }
    }
    return table;
}

TableModel pathTable(const Project& project, const PhaseAnalysis& phase) {
    TableModel table{{{"Demand", 3},
                      {"Path", 6, true},
                      {"Links", 6, true},
                      {"Shares", 3, false, "What the path has in common with those above it"},
                      {"Way", 8}},
                     {},
                     kNoDemands};
    for (const reliability::DemandResilience& answer : phase.resilience.demands) {
        for (std::size_t path = 0; path < answer.paths.size(); ++path) {
            const reliability::ServicePath& row = answer.paths[path];
            std::vector<ElementId> elements(row.links.begin(), row.links.end());
            elements.insert(elements.end(), row.devices.begin(), row.devices.end());
            const bool apart = path < static_cast<std::size_t>(answer.riskDisjointPaths);
            table.rows.push_back(
                {std::move(elements),
                 {Cell::plain(displayName(project, answer.demand)), number(static_cast<double>(path + 1), 0),
                  number(static_cast<double>(row.links.size()), 0),
                  apart ? Cell{"nothing", std::nullopt, Tone::good, std::nullopt}
                        : Cell{"links or risk groups", std::nullopt, Tone::warning, std::nullopt},
                  Cell::plain(wayOf(project, row))}});
        }
    }
    return table;
}

TableModel cutTable(const Project& project, const PhaseAnalysis& phase) {
    TableModel table{
        {{"Demand", 3}, {"Elements", 8, true, "As few as can cut the demand"}, {"Kind", 2}, {"Cut by", 6}},
        {},
        kNoDemands};
    for (const reliability::DemandResilience& answer : phase.resilience.demands) {
        const auto add = [&](const std::vector<ElementId>& cut, const char* kind) {
            if (cut.empty()) return;
            table.rows.push_back(
                {cut,
                 {Cell::plain(displayName(project, answer.demand)),
                  number(static_cast<double>(cut.size()), 0, cut.size() < 2 ? Tone::warning : Tone::normal),
                  Cell::plain(kind), Cell::plain(joinedNames(project, cut))}});
        };
        add(answer.linkCut, "Links");
        add(answer.deviceCut, "Devices");
    }
    return table;
}

TableModel sharedGroundTable(const Project& project, const PhaseAnalysis& phase) {
    TableModel table{{{"Link or device", 3},
                      {"Protects", 3},
                      {"Both in", 4, false, "Shared-risk groups, ducts and power feeds that both belong to"},
                      {"Distance (km)", 9, true, "Nearest approach on straight ways between the sites"}},
                     {},
                     "No links or devices that protect each other share a risk group, a duct or a power "
                     "feed, or come close "
                     "on the map."};
    for (const reliability::SharedGround& shared : phase.resilience.sharedGround) {
        std::string both = joinedNames(project, {shared.groups.begin(), shared.groups.end()});
        const auto add = [&](const char* kind, const std::string& name) {
            if (!name.empty()) both += fmt::format("{}{} {}", both.empty() ? "" : ", ", kind, name);
        };
        add("duct", shared.duct);
        add("feed", shared.powerFeed);
        table.rows.push_back({{shared.first, shared.second},
                              {Cell::plain(displayName(project, shared.first)),
                               Cell::plain(displayName(project, shared.second)), Cell::plain(both),
                               shared.distanceKm ? number(*shared.distanceKm, 2, Tone::warning)
                                                 : Cell{"–", std::nullopt, Tone::muted, std::nullopt}}});
    }
    return table;
}

TableModel resilienceByPhase(const Project& project, const Analysis& analysis) {
    TableModel table{{{"What it survives", 5}}, {}, "No phases to compare.", true};
    std::vector<PhaseResilience> phases;
    for (const PhaseAnalysis& phase : analysis.phases) {
        phases.push_back(phaseResilience(project, phase));
        const Phase* named = project.design.phases.find(phase.phase);
        table.columns.push_back(
            {named == nullptr ? std::string("Before") : displayName(project, named->id), 12, true});
    }
    if (phases.empty()) return table;
    using Row = PhaseResilience;
    const auto add = [&](const char* what, const std::function<Cell(const Row&)>& cell) {
        TableRow row{{}, {Cell::plain(what)}};
        for (const PhaseResilience& phase : phases)
            row.cells.push_back(cell(phase));
        table.rows.push_back(std::move(row));
    };
    const auto count = [](int value) { return number(value, 0, value > 0 ? Tone::bad : Tone::normal); };
    add("Demands that some single failure cuts", [&](const Row& r) { return count(r.demandsCut); });
    add("Single failures that cut some demand", [&](const Row& r) { return count(r.cuttingFailures); });
    add("Single points of failure", [&](const Row& r) { return count(r.singlePointsOfFailure); });
    add("Most that one failure cuts off (Mbit/s)", [](const Row& r) { return number(r.worstLostMbps, 1); });
    add("Highest utilization after one failure (%)", [](const Row& r) {
        return Cell{percentFigure(r.worstUtilization), r.worstUtilization,
                    utilizationTone(r.worstUtilization), r.worstUtilization};
    });
    add("Mean availability (%)", [](const Row& r) {
        return Cell{availabilityFigure(r.meanAvailability), r.meanAvailability};
    });
    add("Least availability (%)", [](const Row& r) {
        return Cell{availabilityFigure(r.leastAvailability), r.leastAvailability};
    });
    add("Mean downtime (min a year)", [](const Row& r) { return number(r.meanDowntimeMinutes, 1); });
    add("Worst downtime (min a year)", [](const Row& r) { return number(r.worstDowntimeMinutes, 1); });
    add("Lost traffic (GB a year)", [](const Row& r) { return number(r.lostGigabytesPerYear, 1); });
    add("Demands with one way only", [](const Row& r) {
        return number(r.singlePaths, 0, r.singlePaths > 0 ? Tone::warning : Tone::normal);
    });
    add("Demands below their target", [&](const Row& r) { return count(r.belowTarget); });
    add("Bypasses of inspection", [&](const Row& r) { return count(r.bypasses); });
    add("Goals missed", [&](const Row& r) { return count(r.missedGoals); });
    return table;
}

}  // namespace spanwright::app
