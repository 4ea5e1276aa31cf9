// SPDX-License-Identifier: MIT
#include "engine/scene/scene_context.h"
#include "engine/scene/text.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace spanwright::scene::detail {
namespace {

/// One step heavier for each tenfold of capacity, so that a backbone reads as one at a glance.
double widthFor(double capacityMbps) {
    if (capacityMbps < 100) return 1.5;
    if (capacityMbps < 1'000) return 2;
    if (capacityMbps < 10'000) return 2.75;
    if (capacityMbps < 100'000) return 3.75;
    return 5;
}

bool isWireless(LinkKind kind) {
    return kind == LinkKind::cellular || kind == LinkKind::microwave;
}

std::string capacityText(const Link& link) {
    if (link.memberCount > 1)
        return fmt::format("{} × {}", link.memberCount, shortBandwidth(link.capacityMbps / link.memberCount));
    if (link.capacityReverseMbps && *link.capacityReverseMbps != link.capacityMbps)
        return fmt::format("{} / {}", shortBandwidth(link.capacityMbps),
                           shortBandwidth(*link.capacityReverseMbps));
    return shortBandwidth(link.capacityMbps);
}

/// Where along its line a label may stand, best place first. Labels of steep parallel links would lie side by
/// side in the middle: they step along their lines instead.
std::vector<double> labelShares(const LinkShape& shape) {
    const Point along = shape.points.back() - shape.points.front();
    const double length = std::hypot(along.x, along.y);
    if (length < 1) return {0.5};
    // Slanting links cross others in the middle (spine and leaf, meshes): their labels keep off it.
    const bool slants = std::min(std::abs(along.x), std::abs(along.y)) > 0.35 * length;
    if (shape.lanes < 2)
        return slants ? std::vector<double>{0.36, 0.64, 0.5} : std::vector<double>{0.5, 0.36, 0.64};
    const double step = std::min(0.2, 0.6 / shape.lanes) * std::abs(along.y) / length;
    const double side = shape.from < shape.to ? 1 : -1;
    return {0.5 + side * step * (shape.lane - (shape.lanes - 1) / 2.0)};
}

void drawLabel(const SceneContext& context, Layer& layer, const LinkShape& shape, const Link& link,
               const Paint* paint) {
    Label label;
    label.text = capacityText(link);
    if (paint != nullptr && !paint->text.empty()) label.text += " · " + paint->text;
    label.size = 10.5;
    const bool chosen = context.selected(shape.id) || context.hovered(shape.id);
    // Only where the line is long enough to be seen on both sides of its label.
    const Point along = shape.points.back() - shape.points.front();
    const double room = lengthOf(shape.points) - kDeviceTile;
    const double length = std::max(std::hypot(along.x, along.y), 1.0);
    const double width = 0.56 * label.size * static_cast<double>(label.text.size());
    const double taken = width * std::abs(along.x) / length + 16;
    if (room < taken && !chosen) return;
    const std::vector<double> shares = labelShares(shape);
    label.position = pointAlong(shape.points, shares.front());
    for (std::size_t i = 1; i < shares.size(); ++i)
        label.otherwise.push_back(pointAlong(shape.points, shares[i]));
    const bool strong = paint != nullptr && paint->strong;
    label.colour = strong ? context.palette.text : context.palette.textMuted;
    label.bold = strong;
    const Table<Device>& devices = context.project.design.devices;
    const SiteId site = devices.at(shape.from).site;
    label.halo =
        site && site == devices.at(shape.to).site ? context.palette.siteFill : context.palette.canvas;
    if (chosen) label.colour = context.palette.text;
    // Only the colour that means trouble is kept for text: the others are made for lines, not for letters.
    if (strong && paint->colour == context.palette.bad) label.colour = paint->colour;
    label.minPixels = 7;
    label.optional = !chosen;
    layer.labels.push_back(std::move(label));
}

}  // namespace

void drawLinks(const SceneContext& context, DrawList& list) {
    const Palette& colours = context.palette;
    for (const LinkShape& shape : context.geometry.links()) {
        const Link& link = context.project.design.links.at(shape.id);
        const Paint* paint = context.paintOf(shape.id, shape.inService);
        Line line;
        line.points = shape.points;
        line.colour = context.faded(paint != nullptr ? paint->colour : colours.linkIdle, shape.inService);
        line.width = widthFor(std::max(link.capacityMbps, link.capacityBackMbps()));
        if (paint != nullptr && paint->strong) line.width += 1;
        if (!shape.inService) line.width *= 0.6;
        line.element = shape.id;
        if (link.kind == LinkKind::tunnel) {
            line.dash = 9;
            line.gap = 5;
        } else if (isWireless(link.kind)) {
            line.dash = 0.01;
            line.gap = line.width * 2.4;
        }
        if (context.selected(shape.id) || context.hovered(shape.id)) {
            Line halo = line;
            halo.width += 7;
            halo.dash = 0;
            halo.colour = mixed(colours.accent, colours.canvas, context.selected(shape.id) ? 0.25 : 0.65);
            list.layers[halos].lines.push_back(std::move(halo));
        }
        if (const auto lit = context.options.path.find(shape.id); lit != context.options.path.end()) {
            // As wide as the part of the traffic that goes here.
            Line glow = line;
            glow.width += 3 + 5 * std::min(lit->second, 1.0);
            glow.dash = 0;
            glow.colour = mixed(colours.accent, colours.canvas, 0.45);
            list.layers[halos].lines.push_back(std::move(glow));
        }
        if (context.options.linkLabels && shape.inService)
            drawLabel(context, list.layers[linkLabels], shape, link, paint);
        drawMark(context, list, shape.id, pointAlong(shape.points, 0.75));
        list.layers[links].lines.push_back(std::move(line));
    }
}

}  // namespace spanwright::scene::detail
