// SPDX-License-Identifier: MIT
#include "engine/design/queries.h"
#include "engine/scene/icon.h"
#include "engine/scene/scene_context.h"

#include <algorithm>
#include <map>
#include <string>

namespace spanwright::scene::detail {
namespace {

/// What the lens says about all that a symbol hides: the worst speaks for them.
std::map<SiteId, const Paint*> summaries(const SceneContext& context) {
    std::map<SiteId, const Paint*> worst;
    for (const SiteShape& site : context.geometry.sites()) {
        if (site.collapsed) worst[site.id] = nullptr;
    }
    if (worst.empty()) return worst;
    const Design& design = context.project.design;
    const auto hear = [&](SiteId site, ElementId element) {
        const auto at = worst.find(site);
        if (at == worst.end()) return;
        const Paint* paint = context.lens.find(element);
        if (paint != nullptr && (at->second == nullptr || paint->rank > at->second->rank)) at->second = paint;
    };
    for (const Site& site : design.sites)
        hear(site.id, site.id);
    for (const Device& device : design.devices) {
        if (inService(design, device.lifetime, context.geometry.phase())) hear(device.site, device.id);
    }
    for (const Link& link : design.links) {
        const SiteShape* symbol = context.geometry.symbolOf(link.from.device);
        if (symbol == nullptr || symbol != context.geometry.symbolOf(link.to.device)) continue;
        if (inService(design, link.lifetime, context.geometry.phase())) hear(symbol->id, link.id);
    }
    return worst;
}

void drawFrame(const SceneContext& context, DrawList& list, const SiteShape& shape, const Site& site) {
    const Palette& colours = context.palette;
    Layer& layer = list.layers[sites];
    Layer& titles = list.layers[devices];  // above the links, and placed before the names of devices
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
    drawTitle(titles, shape.title, std::move(name), nameOf(site.kind).label,
              {.right = 12, .size = 11, .colour = context.faded(colours.textMuted, shape.inService)});
}

/// A card of cards: a site with all that stands in it.
void drawSymbol(const SceneContext& context, DrawList& list, const SiteShape& shape, const Site& site,
                const Paint* paint) {
    // Smaller on a map where many stand.
    const double unit = shape.frame.width / kSiteSymbol;
    const double radius = 14 * unit;
    const Palette& colours = context.palette;
    Layer& layer = list.layers[devices];
    const bool chosen = context.selected(shape.id);
    const bool hovered = context.hovered(shape.id);
    const bool tinted = paint != nullptr && !paint->bar;
    Colour border = context.faded(colours.deviceBorder, shape.inService, 0.55);
    if (tinted) border = paint->colour;
    if (hovered) border = mixed(colours.deviceBorder, colours.accent, 0.7);
    if (chosen) border = colours.accent;
    if (chosen || hovered)
        layer.boxes.push_back({expanded(shape.frame, 5 * unit), radius + 5 * unit,
                               mixed(colours.accent, colours.canvas, chosen ? 0.62 : 0.82),
                               Colour{0, 0, 0, 0}, 0, shape.id});
    Rect behind = shape.frame;
    behind.x += 5 * unit;
    behind.y -= 5 * unit;
    layer.boxes.push_back(
        {behind, radius, mixed(colours.siteFill, colours.canvas, 0.4), border, 1.25, shape.id});
    const Colour fill = tinted ? mixed(colours.deviceFill, paint->colour, 0.22) : colours.deviceFill;
    layer.boxes.push_back({shape.frame, radius, context.faded(fill, shape.inService), border,
                           chosen || tinted ? 2.0 : 1.5, shape.id});
    drawBar(context, layer, shape.frame, paint, shape.id);
    layer.icons.push_back({iconName(site.kind), shape.frame.centre(), 34 * unit,
                           context.faded(colours.icon, shape.inService), shape.id});
    Label name;
    name.text = site.name.empty() ? site.key : site.name;
    name.position = {shape.frame.centre().x, shape.frame.y + shape.frame.height + 3 + 11 * unit};
    name.size = unit < 1 ? 11 : 13;
    name.bold = true;
    // In a heap of small symbols names give way to each other.
    name.optional = unit < 0.45;
    name.colour = context.faded(colours.text, shape.inService);
    name.halo = colours.canvas;
    name.maxWidth = 190;
    name.minPixels = 2.5;
    name.leastPixels = 9.5;
    if (!name.optional) drawPaintText(context, layer, name, paint);
    layer.labels.push_back(std::move(name));
    if (shape.devices > 0 && unit > 0.6)
        drawPill(context, list.layers[marks], shape.frame, shape.inService, shape.id,
                 "×" + std::to_string(shape.devices));
}

}  // namespace

void drawTitle(Layer& layer, const Rect& strip, Label name, std::string_view kind,
               const TitleCaption& caption) {
    // Mean advance of Inter is near 0.56 em; the kind gives way where the title strip is short.
    const double kindWidth = 0.56 * caption.size * static_cast<double>(kind.size());
    const double nameWidth = 0.6 * name.size * static_cast<double>(name.text.size());
    const double room = strip.x + strip.width - caption.right - name.position.x;
    const bool kindFits = nameWidth + kindWidth + 14 < room;
    name.maxWidth = std::max(room - (kindFits ? kindWidth + 10 : 0), 20.0);
    layer.labels.push_back(name);
    if (!kindFits) return;
    name.text = kind;
    name.position.x = strip.x + strip.width - caption.right;
    name.anchor = Anchor::right;
    name.size = caption.size;
    name.bold = false;
    name.maxWidth = 0;
    name.colour = caption.colour;
    name.minPixels = 8;
    name.leastPixels = 0;
    layer.labels.push_back(std::move(name));
}

void drawSites(const SceneContext& context, DrawList& list) {
    const std::map<SiteId, const Paint*> worst = summaries(context);
    for (const SiteShape& shape : context.geometry.sites()) {
        const Site& site = context.project.design.sites.at(shape.id);
        if (shape.collapsed) {
            drawSymbol(context, list, shape, site, worst.at(shape.id));
        } else {
            drawFrame(context, list, shape, site);
        }
        drawMark(context, list, shape.id, {shape.frame.x, shape.frame.y});
    }
}

}  // namespace spanwright::scene::detail
