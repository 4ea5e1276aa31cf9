// SPDX-License-Identifier: MIT
#include "app/panels/model/traffic_tables.h"

#include "app/panels/model/element_facts.h"
#include "app/panels/model/figures.h"
#include "engine/design/queries.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

Cell number(double value, int decimals, Tone tone = Tone::normal) {
    return {figure(value, decimals), value, tone, std::nullopt};
}

Cell absent(const char* text, Tone tone = Tone::muted) {
    return {text, std::nullopt, tone, std::nullopt};
}

Cell dateCell(const std::optional<Date>& date, Date today) {
    if (!date) return absent("–");
    return {date->text(), static_cast<double>(date->daysSince(today)),
            *date <= today ? Tone::bad : Tone::normal, std::nullopt};
}

std::string directionText(const Project& project, const traffic::GrowthOfElement& row) {
    const Link* link = project.design.links.find(row.element.as<LinkId>());
    if (link == nullptr) return "Device";
    const bool forward = row.direction == sim::Direction::forward;
    return displayName(project, forward ? link->from.device : link->to.device) + " → " +
           displayName(project, forward ? link->to.device : link->from.device);
}

/// The site of a device, or the device where it has none.
ElementId placeOf(const Project& project, DeviceId id) {
    const Device* device = project.design.devices.find(id);
    if (device == nullptr) return {};
    return device->site ? ElementId(device->site) : ElementId(id);
}

template <class Visit>
void forEachRow(const PhaseAnalysis& phase, Visit&& visit) {
    for (const auto* rows : {&phase.growth.links, &phase.growth.devices}) {
        for (const traffic::GrowthOfElement& row : *rows)
            visit(row);
    }
}

}  // namespace

TableModel growthTable(const Project& project, const PhaseAnalysis& phase) {
    TableModel table{{{"Element", 3},
                      {"Direction", 3},
                      {"Today (%)", 8, true, "Utilization today"},
                      {"Years left", 8, true, "Until the project's threshold is passed"},
                      {"Due", 11, true, "The day on which the threshold is passed"},
                      {"Order by", 11, true, "Due less the lead time of the catalogue item"},
                      {"Item", 3}},
                     {},
                     "Nothing carries traffic in this phase."};
    const std::size_t lastYear = std::max<std::size_t>(phase.growth.maxUtilization.size(), 1) - 1;
    table.columns.push_back(
        {fmt::format("In {} years (%)", lastYear), 10, true, "Utilization then, if nothing is built"});
    const Date today = project.settings.startDate;
    forEachRow(phase, [&](const traffic::GrowthOfElement& row) {
        const auto used = [&](std::size_t year) {
            const double share = row.utilization[year];
            return Cell{percentFigure(share), share, utilizationTone(share), share};
        };
        table.rows.push_back(
            {{row.element},
             {Cell::plain(displayName(project, row.element)), Cell::plain(directionText(project, row)),
              used(0),
              row.yearsLeft ? number(*row.yearsLeft, 1, *row.yearsLeft <= 0 ? Tone::bad : Tone::normal)
                            : absent("–"),
              dateCell(row.exhausted, today), dateCell(row.orderBy, today),
              row.item ? Cell::plain(displayName(project, row.item)) : absent("–"), used(lastYear)}});
    });
    std::stable_sort(table.rows.begin(), table.rows.end(), [](const TableRow& a, const TableRow& b) {
        constexpr double kNever = 1e300;
        return a.cells[3].number.value_or(kNever) < b.cells[3].number.value_or(kNever);
    });
    return table;
}

std::string growthSummary(const Project& project, const PhaseAnalysis& phase, double years) {
    std::set<ElementId> due;
    std::set<ElementId> late;
    std::optional<Date> first;
    forEachRow(phase, [&](const traffic::GrowthOfElement& row) {
        if (!row.yearsLeft || *row.yearsLeft > years) return;
        due.insert(row.element);
        if (!first || *row.exhausted < *first) first = row.exhausted;
        if (row.orderBy && *row.orderBy < project.settings.startDate) late.insert(row.element);
    });
    const std::string within = years == 1 ? std::string("a year") : fmt::format("{:g} years", years);
    if (due.empty()) return "Nothing is due for an upgrade within " + within;
    std::string text = fmt::format("{} due within {}, the first on {}", due.size(), within, first->text());
    if (!late.empty()) text += fmt::format("; {} should have been ordered", late.size());
    return text;
}

TableModel demandTrafficTable(const Project& project, const PhaseAnalysis& phase) {
    TableModel table{{{"Demand", 3},
                      {"Class", 2},
                      {"Lost (Mbit/s)", 11, true, "For want of capacity or of a path"},
                      {"Offered (Mbit/s)", 11, true},
                      {"Limited by", 3},
                      {"Links (ms)", 8, true, "Propagation along the links"},
                      {"Sending (ms)", 8, true, "Serialisation of a packet on each link"},
                      {"Waiting (ms)", 8, true, "Estimate of the wait in queues (M/G/1 with priorities)"},
                      {"Latency (ms)", 8, true, "One way, all together"}},
                     {},
                     "No demands in this phase. Say who talks to whom with the Demand tool (T)."};
    for (const traffic::DemandTraffic& row : phase.traffic.demands) {
        const Demand* demand = project.design.demands.find(row.demand);
        if (demand == nullptr) continue;
        const bool forward = row.direction == sim::Direction::forward;
        const auto total = row.latency ? row.latency->totalMs() : std::nullopt;
        const bool late = total && demand->maxLatencyMs && *total > *demand->maxLatencyMs;
        const Cell noFigure = absent(row.routed ? "congested" : "no path", Tone::bad);
        table.rows.push_back(
            {{row.demand},
             {Cell::plain(displayName(project, row.demand) + (forward ? " →" : " ←")),
              Cell::plain(std::string(nameOf(row.trafficClass).label)),
              number(row.lostMbps, 1, row.lostMbps > 0 ? Tone::bad : Tone::muted), number(row.offeredMbps, 1),
              row.bottleneck.value != 0 ? Cell::plain(displayName(project, row.bottleneck)) : absent("–"),
              row.latency ? number(row.latency->propagationMs, 2) : absent("–"),
              row.latency ? number(row.latency->serialisationMs, 3) : absent("–"),
              row.latency && row.latency->queueingMs ? number(*row.latency->queueingMs, 3) : noFigure,
              total ? number(*total, 2, late ? Tone::bad : Tone::normal) : noFigure}});
    }
    return table;
}

TrafficMatrix trafficMatrix(const Project& project, const PhaseAnalysis& phase, std::size_t most) {
    std::map<ElementId, double> busy;
    const auto endsOf = [&](const traffic::DemandTraffic& row) {
        const Demand& demand = project.design.demands.at(row.demand);
        const bool forward = row.direction == sim::Direction::forward;
        return std::pair(placeOf(project, forward ? demand.from : demand.to),
                         placeOf(project, forward ? demand.to : demand.from));
    };
    for (const traffic::DemandTraffic& row : phase.traffic.demands) {
        if (!project.design.demands.contains(row.demand)) continue;
        const auto [from, to] = endsOf(row);
        busy[from] += row.offeredMbps;
        busy[to] += row.offeredMbps;
    }
    TrafficMatrix matrix;
    for (const auto& [place, mbps] : busy)
        matrix.places.push_back(place);
    std::stable_sort(matrix.places.begin(), matrix.places.end(),
                     [&](ElementId a, ElementId b) { return busy[a] > busy[b]; });
    const bool others = matrix.places.size() > most;
    if (others) {
        matrix.places.resize(most);
        matrix.places.emplace_back();
    }
    std::map<ElementId, std::size_t> rowOf;
    for (std::size_t row = 0; row < matrix.places.size(); ++row) {
        rowOf[matrix.places[row]] = row;
        matrix.names.push_back(matrix.places[row].value == 0 ? "Others"
                                                             : displayName(project, matrix.places[row]));
    }
    const std::size_t size = matrix.places.size();
    matrix.cells.resize(size * size);
    for (const traffic::DemandTraffic& row : phase.traffic.demands) {
        if (!project.design.demands.contains(row.demand)) continue;
        const auto [from, to] = endsOf(row);
        const auto place = [&](ElementId element) {
            const auto found = rowOf.find(element);
            return found == rowOf.end() ? size - 1 : found->second;
        };
        TrafficMatrix::Cell& cell = matrix.cells[place(from) * size + place(to)];
        cell.offeredMbps += row.offeredMbps;
        cell.lostMbps += row.lostMbps;
        if (cell.demands.empty() || cell.demands.back() != ElementId(row.demand))
            cell.demands.emplace_back(row.demand);
        matrix.greatestMbps = std::max(matrix.greatestMbps, cell.offeredMbps);
    }
    return matrix;
}

double heat(double mbps, double greatestMbps) {
    constexpr double kDecades = 4;
    if (mbps <= 0 || greatestMbps <= 0) return 0;
    return std::clamp(1 + std::log10(mbps / greatestMbps) / kDecades, 0.05, 1.0);
}

}  // namespace spanwright::app
