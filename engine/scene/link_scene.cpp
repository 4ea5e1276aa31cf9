// SPDX-License-Identifier: MIT
#include "engine/scene/scene_context.h"

#include <algorithm>
#include <functional>

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

/// Of a bundle: the worst of its links.
const Paint* paintOf(const SceneContext& context, const LinkShape& shape) {
    const Paint* worst = context.paintOf(shape.id, shape.inService);
    for (const LinkId member : shape.bundle) {
        const Paint* paint = context.paintOf(member, shape.inService);
        if (paint != nullptr && (worst == nullptr || paint->rank > worst->rank)) worst = paint;
    }
    return worst;
}

bool any(const LinkShape& shape, const std::function<bool(LinkId)>& holds) {
    if (shape.bundle.empty()) return holds(shape.id);
    return std::any_of(shape.bundle.begin(), shape.bundle.end(), holds);
}

}  // namespace

void drawLinks(const SceneContext& context, DrawList& list) {
    const Palette& colours = context.palette;
    for (const LinkShape& shape : context.geometry.links()) {
        const Link& link = context.project.design.links.at(shape.id);
        const Paint* paint = paintOf(context, shape);
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
        const bool chosen = any(shape, [&](LinkId id) { return context.selected(id); });
        const bool onItsOwn = context.options.disjointPaths.empty();  // else strokes say what is meant
        if (onItsOwn && (chosen || any(shape, [&](LinkId id) { return context.hovered(id); }))) {
            Line halo = line;
            halo.width += 7;
            halo.dash = 0;
            halo.colour = mixed(colours.accent, colours.canvas, chosen ? 0.25 : 0.65);
            list.layers[halos].lines.push_back(std::move(halo));
        }
        double lit = 0;
        any(shape, [&](LinkId id) {
            const auto share = context.options.path.find(id);
            if (share != context.options.path.end()) lit = std::max(lit, share->second);
            return false;
        });
        if (lit > 0) {
            // As wide as the part of the traffic that goes here.
            Line glow = line;
            glow.width += 3 + 5 * std::min(lit, 1.0);
            glow.dash = 0;
            glow.colour = mixed(colours.accent, colours.canvas, 0.45);
            list.layers[halos].lines.push_back(std::move(glow));
        }
        if (!shape.bundle.empty()) line.width += 2;
        if (context.options.linkLabels) drawLinkLabels(context, list, shape, link, paint);
        drawMark(context, list, shape.id, pointAlong(shape.points, 0.75));
        list.layers[links].lines.push_back(std::move(line));
    }
}

}  // namespace spanwright::scene::detail
