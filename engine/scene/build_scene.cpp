// SPDX-License-Identifier: MIT
#include "engine/scene/build_scene.h"

#include "engine/design/queries.h"
#include "engine/scene/icon.h"
#include "engine/scene/scene_context.h"

#include <algorithm>

namespace spanwright::scene {
namespace detail {
namespace {

void readMarks(SceneContext& context, const PhaseAnalysis* answers) {
    if (answers == nullptr) return;
    for (const check::Finding& finding : answers->findings) {
        if (finding.waived || finding.elements.empty() || finding.severity == check::Severity::info) continue;
        const auto [at, isNew] = context.marks.emplace(finding.elements.front(), finding.severity);
        if (!isNew) at->second = std::min(at->second, finding.severity);
    }
}

}  // namespace

void drawSites(const SceneContext& context, DrawList& list) {
    const Palette& colours = context.palette;
    Layer& layer = list.layers[sites];
    Layer& titles = list.layers[devices];  // above the links, and placed before the names of devices
    for (const SiteShape& shape : context.geometry.sites()) {
        const Site& site = context.project.design.sites.at(shape.id);
        const bool chosen = context.selected(shape.id);
        Colour border = context.faded(colours.siteBorder, shape.inService, 0.5);
        if (context.hovered(shape.id)) border = mixed(colours.siteBorder, colours.accent, 0.7);
        if (chosen) border = colours.accent;
        layer.boxes.push_back({shape.frame, 10, context.faded(colours.siteFill, shape.inService, 0.5), border,
                               chosen ? 2.0 : 1.25, shape.id});
        const Colour ink = context.faded(colours.text, shape.inService);
        const double middle = shape.title.y + shape.title.height / 2 + 1;
        titles.icons.push_back({iconName(site.kind),
                                {shape.title.x + 19, middle},
                                17,
                                context.faded(colours.textMuted, shape.inService),
                                shape.id});
        Label name;
        name.text = site.name.empty() ? site.key : site.name;
        name.position = {shape.title.x + 34, middle};
        name.anchor = Anchor::left;
        name.size = 13;
        name.bold = true;
        name.colour = ink;
        // Zoomed out, the names of places are what one finds the way by.
        name.minPixels = 2.5;
        name.leastPixels = 9.5;
        name.halo = context.faded(colours.siteFill, shape.inService, 0.5);
        const std::string kind(nameOf(site.kind).label);
        // Mean advance of Inter is near 0.56 em; the kind gives way where the title strip is short.
        const double kindWidth = 0.56 * 11 * static_cast<double>(kind.size());
        const double nameWidth = 0.6 * 13 * static_cast<double>(name.text.size());
        const bool kindFits = nameWidth + kindWidth + 60 < shape.title.width;
        name.maxWidth = std::max(shape.title.width - 46 - (kindFits ? kindWidth + 10 : 0), 20.0);
        titles.labels.push_back(name);
        if (kindFits) {
            Label caption = name;
            caption.text = kind;
            caption.position.x = shape.title.x + shape.title.width - 12;
            caption.anchor = Anchor::right;
            caption.size = 11;
            caption.bold = false;
            caption.maxWidth = 0;
            caption.colour = context.faded(colours.textMuted, shape.inService);
            caption.minPixels = 8;
            caption.leastPixels = 0;
            titles.labels.push_back(caption);
        }
        drawMark(context, list, shape.id, {shape.frame.x, shape.frame.y});
    }
}

void drawDemands(const SceneContext& context, DrawList& list) {
    for (const Demand& demand : context.project.design.demands) {
        const bool chosen = context.selected(demand.id) || context.hovered(demand.id);
        const Paint* paint = context.lens.find(demand.id);
        const bool suffers = context.options.lens == Lens::failure && paint != nullptr;
        if (!chosen && !suffers && !context.options.demands) continue;
        const DeviceShape* from = context.geometry.device(demand.from);
        const DeviceShape* to = context.geometry.device(demand.to);
        if (from == nullptr || to == nullptr) continue;
        Line line;
        line.points = demandCurve(from->tile.centre(), to->tile.centre());
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
    const Colour fill = mark->second == check::Severity::error ? colours.bad : colours.warning;
    constexpr double kRadius = 8;
    Layer& layer = list.layers[marks];
    layer.boxes.push_back({{at.x - kRadius, at.y - kRadius, 2 * kRadius, 2 * kRadius},
                           kRadius,
                           fill,
                           colours.canvas,
                           1.5,
                           element});
    Label sign;
    sign.text = "!";
    sign.position = at;
    sign.size = 12;
    sign.bold = true;
    sign.colour = colours.canvas;
    sign.minPixels = 8;
    layer.labels.push_back(std::move(sign));
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
        project, geometry, options, palette(options.theme), infoOf(options.lens).view(input), {}};
    detail::readMarks(context, answers);
    DrawList list;
    list.legend = context.lens.legend;
    list.layers.resize(detail::layerCount);
    detail::drawSites(context, list);
    detail::drawLinks(context, list);
    detail::drawDemands(context, list);
    detail::drawDevices(context, list);
    detail::drawLocks(context, list);
    list.bounds = geometry.bounds();
    return list;
}

}  // namespace spanwright::scene
