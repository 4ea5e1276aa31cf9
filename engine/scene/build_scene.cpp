// SPDX-License-Identifier: MIT
#include "engine/scene/build_scene.h"

#include "engine/scene/lenses/lenses.h"
#include "engine/scene/scene_context.h"

#include <algorithm>
#include <string>

namespace spanwright::scene {
namespace detail {
namespace {

/// Lines of bundled links, by link.
std::map<ElementId, ElementId> bundles(const SceneGeometry& geometry) {
    std::map<ElementId, ElementId> drawnBy;
    for (const LinkShape& shape : geometry.links()) {
        for (const LinkId member : shape.bundle)
            drawnBy[member] = shape.id;
    }
    return drawnBy;
}

/// What is drawn for an element: the symbol of a site for what it hides, the line of a bundle.
ElementId drawnFor(const SceneContext& context, const std::map<ElementId, ElementId>& bundled,
                   ElementId element) {
    const Design& design = context.project.design;
    if (const SiteShape* symbol = context.geometry.symbolOf(element.as<DeviceId>())) return symbol->id;
    if (const Link* link = design.links.find(element.as<LinkId>())) {
        const SiteShape* symbol = context.geometry.symbolOf(link->from.device);
        if (symbol != nullptr && symbol == context.geometry.symbolOf(link->to.device)) return symbol->id;
        const auto line = bundled.find(element);
        if (line != bundled.end()) return line->second;
    }
    if (const Zone* zone = design.zones.find(element.as<ZoneId>())) {
        const Site* site = design.sites.find(zone->site);
        if (site != nullptr && site->collapsed && !context.geometry.inside()) return site->id;
    }
    return element;
}

void readMarks(SceneContext& context, const PhaseAnalysis* answers) {
    if (answers == nullptr) return;
    const std::map<ElementId, ElementId> bundled = bundles(context.geometry);
    for (const check::Finding& finding : answers->findings) {
        if (finding.waived || finding.elements.empty() || finding.severity == check::Severity::info) continue;
        Mark& mark = context.marks[drawnFor(context, bundled, finding.elements.front())];
        mark.worst = std::min(mark.worst, finding.severity);
        mark.elements.insert(finding.elements.front());
        ++mark.count;
    }
}

void readFigures(SceneContext& context, const LensView& view) {
    for (const Link& link : context.project.design.links) {
        if (const Paint* paint = view.find(link.id)) context.linkFigures[link.id] = paint->text;
    }
}

}  // namespace

void drawDemands(const SceneContext& context, DrawList& list) {
    for (const Demand& demand : context.project.design.demands) {
        const bool chosen = context.selected(demand.id) || context.hovered(demand.id);
        const Paint* paint = context.lens.find(demand.id);
        const bool suffers = context.options.lens == Lens::failure && paint != nullptr;
        if (!chosen && !suffers && !context.options.demands) continue;
        const auto from = context.geometry.placeOf(demand.from);
        const auto to = context.geometry.placeOf(demand.to);
        if (!from || !to || *from == *to) continue;
        Line line;
        line.points = demandCurve(from->centre(), to->centre());
        line.colour = paint != nullptr ? paint->colour
                      : chosen         ? context.palette.accent
                                       : mixed(context.palette.accent, context.palette.canvas, 0.35);
        line.width = chosen ? 2.25 : 1.25;
        line.dash = 7;
        line.gap = 5;
        line.element = demand.id;
        if (paint != nullptr && !paint->text.empty()) {
            Label label;
            label.text = paint->text;
            label.position = pointAlong(line.points, 0.5);
            label.size = 10.5;
            label.bold = paint->strong;
            label.colour = paint->colour;
            label.halo = context.palette.canvas;
            label.optional = !chosen;
            list.layers[linkLabels].labels.push_back(std::move(label));
        }
        list.layers[demands].lines.push_back(std::move(line));
    }
}

void drawMark(const SceneContext& context, DrawList& list, ElementId element, Point at) {
    const auto mark = context.marks.find(element);
    if (mark == context.marks.end() || !context.options.findings) return;
    const Palette& colours = context.palette;
    const bool error = mark->second.worst == check::Severity::error;
    constexpr double kRadius = 8;
    Layer& layer = list.layers[marks];
    layer.boxes.push_back({{at.x - kRadius, at.y - kRadius, 2 * kRadius, 2 * kRadius},
                           error ? kRadius : 3,  // shape says it too, for those who do not see the colour
                           error ? colours.bad : colours.warning,
                           colours.canvas,
                           1.5,
                           element});
    const int count = mark->second.count;
    Label sign;
    sign.text = count == 1 ? "!" : count < 10 ? std::to_string(count) : "9+";
    sign.position = at;
    sign.size = count < 10 ? 12 : 9;
    sign.bold = true;
    sign.colour = colours.canvas;
    sign.minPixels = 8;
    layer.labels.push_back(std::move(sign));
    list.badges.push_back({at, kRadius, {mark->second.elements.begin(), mark->second.elements.end()}});
}

}  // namespace detail

DrawList buildScene(const Project& project, PhaseId phase, const PhaseAnalysis* answers,
                    const SceneOptions& options) {
    return buildScene(project, SceneGeometry(project.design, phase, options.geometry), answers, options);
}

DrawList buildScene(const Project& project, const SceneGeometry& geometry, const PhaseAnalysis* answers,
                    const SceneOptions& options) {
    const LensInput input{project, geometry.phase(), options.whole,
                          answers, options.theme,    options.failedNow};
    detail::SceneContext context{
        project, geometry, options, palette(options.theme), infoOf(options.lens).view(input), {}, {}, {}};
    detail::readMarks(context, answers);
    detail::readZones(context);
    // The lens of the same name knows the figure.
    if (options.linkText == LinkText::utilization) detail::readFigures(context, lenses::utilization(input));
    if (options.linkText == LinkText::cost) detail::readFigures(context, lenses::cost(input));
    DrawList list;
    list.legend = context.lens.legend;
    list.layers.resize(detail::layerCount);
    detail::drawSites(context, list);
    detail::drawZones(context, list);
    if (options.sharedRisk) detail::drawSharedRisk(context, list);
    detail::drawLinks(context, list);
    if (!options.disjointPaths.empty()) detail::drawDisjointPaths(context, list);
    detail::drawDemands(context, list);
    detail::drawDevices(context, list);
    detail::drawLocks(context, list);
    list.bounds = geometry.bounds();
    return list;
}

}  // namespace spanwright::scene
