// SPDX-License-Identifier: MIT
#include "app/panels/model/zone_matrix.h"

#include "app/panels/model/figures.h"
#include "engine/design/queries.h"

#include <fmt/format.h>

namespace spanwright::app {
namespace {

using security::Passage;
using security::SegmentationCell;

struct Shown {
    const char* text;
    Tone tone;
};

Shown shownOf(const SegmentationCell& cell) {
    switch (cell.passage) {
        case Passage::noRule:
            return {cell.demands.empty() ? "–" : "No rule",
                    cell.demands.empty() ? Tone::muted : Tone::normal};
        case Passage::allowed:
            return {"Allowed", Tone::normal};
        case Passage::inspected:
            return {"Inspected", Tone::good};
        case Passage::atRisk:
            return {"At risk", Tone::warning};
        case Passage::bypassed:
            return {"Bypassed", Tone::bad};
        case Passage::denied:
            break;
    }
    return {"Denied", cell.violated() ? Tone::bad : Tone::good};
}

template <class Id>
std::string namesOf(const Project& project, const std::vector<Id>& elements) {
    std::string text;
    for (const Id element : elements)
        text += (text.empty() ? "" : ", ") + displayName(project, element);
    return text;
}

std::string helpOf(const Project& project, const SegmentationCell& cell) {
    std::string help =
        fmt::format("{} to {}", displayName(project, cell.from), displayName(project, cell.to));
    if (cell.rule) help += fmt::format("\nRule: {}", displayName(project, cell.rule));
    if (!cell.demands.empty()) help += fmt::format("\nDemands: {}", namesOf(project, cell.demands));
    if (!cell.inspectors.empty())
        help += fmt::format("\nInspected by: {}", namesOf(project, cell.inspectors));
    if (cell.violated()) {
        help +=
            fmt::format("\n{}: {}", cell.passage == Passage::denied ? "Denied, but asked for" : "Uninspected",
                        namesOf(project, cell.violating));
    }
    if (!cell.endangered.empty())
        help += fmt::format("\nA failure opens a way past inspection: {}", namesOf(project, cell.endangered));
    return help;
}

std::vector<ElementId> elementsOf(const SegmentationCell& cell) {
    const auto& offending = cell.violated() ? cell.violating : cell.endangered;
    const auto& demands = offending.empty() ? cell.demands : offending;
    std::vector<ElementId> elements(demands.begin(), demands.end());
    elements.insert(elements.end(), cell.inspectors.begin(), cell.inspectors.end());
    if (elements.empty() && cell.rule) elements.emplace_back(cell.rule);
    return elements;
}

}  // namespace

ZoneMatrix zoneMatrix(const Project& project, const security::Segmentation& segmentation) {
    ZoneMatrix matrix;
    matrix.ids = segmentation.zones;
    for (const ZoneId zone : segmentation.zones)
        matrix.zones.push_back(displayName(project, zone));
    int violated = 0;
    int atRisk = 0;
    for (const SegmentationCell& cell : segmentation.cells) {
        ZoneCell& shown = matrix.cells.emplace_back();
        if (cell.from == cell.to) continue;
        const auto [text, tone] = shownOf(cell);
        shown.text = text;
        shown.tone = tone;
        if (!cell.demands.empty()) shown.figure = figure(cell.mbps, 0) + " Mbit/s";
        shown.help = helpOf(project, cell);
        shown.elements = elementsOf(cell);
        violated += cell.violated() ? 1 : 0;
        atRisk += cell.passage == Passage::atRisk ? 1 : 0;
    }
    matrix.summary = fmt::format("{} zones   {} violated   {} at risk   {} Mbit/s outside every zone",
                                 matrix.zones.size(), violated, atRisk, figure(segmentation.unzonedMbps, 0));
    return matrix;
}

}  // namespace spanwright::app
