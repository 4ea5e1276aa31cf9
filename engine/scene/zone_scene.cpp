// SPDX-License-Identifier: MIT
#include "engine/design/queries.h"
#include "engine/scene/scene_context.h"

#include <utility>

namespace spanwright::scene::detail {
namespace {

constexpr double kTint = 0.1;  ///< of the ground: enough to see, little enough for lenses to stand on

}  // namespace

Colour zoneColour(const Zone& zone, const Palette& palette) {
    switch (zone.kind) {
        case ZoneKind::building:
        case ZoneKind::floor:
            return palette.linkIdle;
        case ZoneKind::virtualNetwork:
            return palette.categories[0];
        case ZoneKind::dmz:
            return palette.categories[1];
        case ZoneKind::management:
            return palette.categories[3];
        case ZoneKind::security:
            break;
    }
    // From the untrusted internet to the innermost network.
    return zone.trustLevel < 34   ? palette.categories[4]
           : zone.trustLevel < 67 ? palette.categories[1]
                                  : palette.categories[2];
}

void readZones(SceneContext& context) {
    const Palette& colours = context.palette;
    for (const ZoneShape& shape : context.geometry.zones()) {
        const Colour hue = zoneColour(context.project.design.zones.at(shape.id), colours);
        const Colour fill = mixed(shape.site ? colours.siteFill : colours.canvas, hue, kTint);
        context.zoneFills[shape.id] = context.faded(fill, shape.inService, 0.5);
    }
}

void drawZones(const SceneContext& context, DrawList& list) {
    const Palette& colours = context.palette;
    Layer& layer = list.layers[sites];
    Layer& titles = list.layers[devices];
    for (const ZoneShape& shape : context.geometry.zones()) {
        const Zone& zone = context.project.design.zones.at(shape.id);
        const Colour hue = zoneColour(zone, colours);
        const Colour ground = shape.site ? colours.siteFill : colours.canvas;
        const bool chosen = context.selected(shape.id);
        Colour border = mixed(hue, ground, 0.35);
        if (context.hovered(shape.id)) border = mixed(border, colours.accent, 0.7);
        if (chosen) border = colours.accent;
        layer.boxes.push_back({shape.frame, 7, context.zoneFills.at(shape.id),
                               context.faded(border, shape.inService, 0.5), chosen ? 2.0 : 1.0, shape.id});
        Label name;
        name.text = zone.name.empty() ? zone.key : zone.name;
        name.position = {shape.title.x + 9, shape.title.y + shape.title.height / 2 + 1};
        name.anchor = Anchor::left;
        name.size = 11;
        name.bold = true;
        name.colour = context.faded(mixed(colours.text, hue, 0.25), shape.inService);
        name.minPixels = 6;
        drawTitle(titles, shape.title, std::move(name), nameOf(zone.kind).label,
                  {.right = 9, .size = 10, .colour = context.faded(colours.textMuted, shape.inService)});
        drawMark(context, list, shape.id, {shape.frame.x, shape.frame.y});
    }
}

}  // namespace spanwright::scene::detail
