// SPDX-License-Identifier: MIT
#include "app/panels/model/element_facts.h"
#include "app/panels/model/figures.h"
#include "app/panels/model/result_tables.h"
#include "engine/design/queries.h"

#include <cmath>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

Cell number(double value, int decimals, Tone tone = Tone::normal) {
    return {figure(value, decimals), value, tone, std::nullopt};
}

Cell utilizationCell(std::optional<double> used) {
    // A load on no capacity is worse than any overload, and sorts so.
    if (!used) return {"no capacity", 1e300, Tone::bad, 1};
    return {percentFigure(*used), *used, utilizationTone(used), *used};
}

Cell absent(const char* text, Tone tone = Tone::muted) {
    return {text, std::nullopt, tone, std::nullopt};
}

std::string ends(const Project& project, DeviceId from, DeviceId to, sim::Direction direction) {
    if (direction == sim::Direction::reverse) std::swap(from, to);
    return displayName(project, from) + " → " + displayName(project, to);
}

}  // namespace

TableModel linkTable(const Project& project, const PhaseAnalysis& phase) {
    TableModel table{{{"Link", 3},
                      {"Direction", 4},
                      {"Used (%)", 14, true, "Load over capacity of this direction"},
                      {"Load (Mbit/s)", 12, true},
                      {"Capacity (Mbit/s)", 12, true}},
                     {},
                     "No links carry traffic in this phase. Draw links between devices with Connect (C)."};
    for (const sim::LinkLoad& load : phase.routing.links) {
        const Link* link = project.design.links.find(load.link);
        if (link == nullptr) continue;
        table.rows.push_back(
            {{load.link},
             {Cell::plain(displayName(project, load.link)),
              Cell::plain(ends(project, link->from.device, link->to.device, load.direction)),
              utilizationCell(load.utilization), number(load.loadMbps, 1), number(load.capacityMbps, 0)}});
    }
    return table;
}

TableModel demandTable(const Project& project, const PhaseAnalysis& phase) {
    TableModel table{
        {{"Demand", 3},
         {"Direction", 4},
         {"Offered (Mbit/s)", 11, true},
         {"Lost (Mbit/s)", 11, true, "Without a path, or without room on full links and devices"},
         {"Latency (ms)", 9, true, "One way, mean over the paths that it is split on"},
         {"Hops", 6, true, "Links on the way, mean over the paths that it is split on"}},
        {},
        "No demands in this phase. Say who talks to whom with the Demand tool (T)."};
    std::map<std::pair<DemandId, sim::Direction>, double> lostOf;
    for (const traffic::DemandTraffic& row : phase.traffic.demands)
        lostOf[{row.demand, row.direction}] = row.lostMbps;
    for (const sim::DemandFlow& flow : phase.routing.demands) {
        const Demand* demand = project.design.demands.find(flow.demand);
        if (demand == nullptr) continue;
        const double lost = lostOf[{flow.demand, flow.direction}];
        const bool late = flow.latencyMs && demand->maxLatencyMs && *flow.latencyMs > *demand->maxLatencyMs;
        table.rows.push_back(
            {{flow.demand},
             {Cell::plain(displayName(project, flow.demand)),
              Cell::plain(ends(project, demand->from, demand->to, flow.direction)),
              number(flow.offeredMbps, 1), number(lost, 1, lost > 0 ? Tone::bad : Tone::muted),
              flow.latencyMs ? number(*flow.latencyMs, 2, late ? Tone::bad : Tone::normal)
                             : absent("no path", Tone::bad),
              flow.hops ? number(*flow.hops, 1) : absent("–")}});
    }
    return table;
}

TableModel weakPointTable(const Project& project, const PhaseAnalysis& phase) {
    TableModel table{{{"Single point of failure", 3}, {"Kind", 2}, {"What it means", 4}},
                     {},
                     "No link or device splits this network when it fails."};
    for (const LinkId link : phase.resilience.bridges) {
        table.rows.push_back({{link},
                              {Cell::plain(displayName(project, link)), Cell::plain("Link"),
                               Cell::plain("the only connection between two parts (bridge)")}});
    }
    for (const DeviceId device : phase.resilience.articulationPoints) {
        table.rows.push_back({{device},
                              {Cell::plain(displayName(project, device)), Cell::plain("Device"),
                               Cell::plain("all paths between two parts cross it (articulation point)")}});
    }
    return table;
}

TableModel availabilityTable(const Project& project, const PhaseAnalysis& phase) {
    TableModel table{{{"Demand", 3},
                      {"Downtime (min a year)", 11, true},
                      {"Availability (%)", 11, true},
                      {"Nines", 7, true, "−log₁₀ of the unavailability"},
                      {"Target (%)", 9, true},
                      {"Disjoint paths", 7, true, "Link-disjoint paths between the ends"},
                      {"Method", 2}},
                     {},
                     "No demands in this phase. Say who talks to whom with the Demand tool (T)."};
    for (const reliability::DemandResilience& answer : phase.resilience.demands) {
        const Demand* demand = project.design.demands.find(answer.demand);
        if (demand == nullptr) continue;
        const std::optional<double>& target = demand->availabilityTarget;
        const Tone tone = target && answer.availability < *target ? Tone::bad : Tone::normal;
        const bool exact = answer.method == reliability::AvailabilityMethod::exact;
        const bool sampled = answer.method == reliability::AvailabilityMethod::sampled;
        table.rows.push_back(
            {{answer.demand},
             {Cell::plain(displayName(project, answer.demand)),
              number(answer.downtimeMinutesPerYear, 1, tone),
              Cell{availabilityFigure(answer.availability), answer.availability, tone, std::nullopt},
              answer.unavailability > 0 ? number(-std::log10(answer.unavailability), 1, tone) : absent("all"),
              target ? Cell{availabilityFigure(*target), *target, Tone::normal, std::nullopt} : absent("–"),
              number(answer.disjointPaths, 0, answer.disjointPaths < 2 ? Tone::warning : Tone::normal),
              Cell::plain(exact ? "exact"
                                : fmt::format("{} {} – {}", sampled ? "sampled" : "bounds",
                                              availabilityFigure(answer.lower),
                                              availabilityFigure(answer.upper)))}});
    }
    return table;
}

}  // namespace spanwright::app
