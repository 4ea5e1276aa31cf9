// SPDX-License-Identifier: MIT
#include "engine/design/queries.h"
#include "engine/scene/scene_context.h"
#include "engine/scene/text.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace spanwright::scene {
namespace {

constexpr std::array kTexts{LinkTextInfo{LinkText::lens, "lens", "Capacity and lens"},
                            LinkTextInfo{LinkText::name, "name", "Name"},
                            LinkTextInfo{LinkText::capacity, "capacity", "Capacity"},
                            LinkTextInfo{LinkText::utilization, "utilization", "Utilization"},
                            LinkTextInfo{LinkText::cost, "cost", "Cost"},
                            LinkTextInfo{LinkText::none, "none", "Nothing"}};

constexpr double kMiddleSize = 10.5;
constexpr double kPortSize = 9.5;

double widthOf(const std::string& text, double size) {
    // Mean advance of the sans serif faces that we draw with.
    return 0.56 * size * static_cast<double>(text.size());
}

std::string capacityText(const Link& link) {
    if (link.memberCount > 1)
        return fmt::format("{} × {}", link.memberCount, shortBandwidth(link.capacityMbps / link.memberCount));
    if (link.capacityReverseMbps && *link.capacityReverseMbps != link.capacityMbps)
        return fmt::format("{} / {}", shortBandwidth(link.capacityMbps),
                           shortBandwidth(*link.capacityReverseMbps));
    return shortBandwidth(link.capacityMbps);
}

}  // namespace

std::span<const LinkTextInfo> allLinkTexts() {
    return kTexts;
}

LinkText linkTextFromKey(std::string_view key) {
    const auto* found = std::find_if(kTexts.begin(), kTexts.end(),
                                     [key](const LinkTextInfo& info) { return info.key == key; });
    return found == kTexts.end() ? LinkText::lens : found->text;
}

namespace detail {
namespace {

std::string middleText(const SceneContext& context, const LinkShape& shape, const Link& link,
                       const Paint* paint) {
    const bool bundled = !shape.bundle.empty();
    std::string text = bundled ? fmt::format("{} links", shape.bundle.size()) : std::string();
    switch (context.options.linkText) {
        case LinkText::lens:
            if (!bundled) text = capacityText(link);
            if (paint != nullptr && !paint->text.empty()) text += " · " + paint->text;
            break;
        case LinkText::name:
            if (!bundled) text = link.name.empty() ? link.key : link.name;
            break;
        case LinkText::capacity:
            if (!bundled) text = capacityText(link);
            break;
        case LinkText::utilization:
        case LinkText::cost:
            if (const auto found = context.linkFigures.find(shape.id);
                !bundled && found != context.linkFigures.end())
                text = found->second;
            break;
        case LinkText::none:
            text.clear();
            break;
    }
    return text;
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
    const double best = 0.5 + side * step * (shape.lane - (shape.lanes - 1) / 2.0);
    return {best, std::clamp(best - 0.13, 0.2, 0.8), std::clamp(best + 0.13, 0.2, 0.8)};
}

Colour groundOf(const SceneContext& context, const LinkShape& shape) {
    const Table<Device>& devices = context.project.design.devices;
    const Device& from = devices.at(shape.from);
    const Device& to = devices.at(shape.to);
    const bool within = from.site && from.site == to.site && !shape.fromSymbol;
    if (!within) return context.palette.canvas;
    return from.zone == to.zone ? context.groundOf(from) : context.palette.siteFill;
}

void drawMiddle(const SceneContext& context, Layer& layer, const LinkShape& shape, const Link& link,
                const Paint* paint) {
    Label label;
    label.text = middleText(context, shape, link, paint);
    if (label.text.empty()) return;
    label.size = kMiddleSize;
    const bool chosen = context.selected(shape.id) || context.hovered(shape.id);
    // Only where the line is long enough to be seen on both sides of its label.
    const Point along = shape.points.back() - shape.points.front();
    const double room = lengthOf(shape.points) - kDeviceTile;
    const double length = std::max(std::hypot(along.x, along.y), 1.0);
    const double taken = widthOf(label.text, label.size) * std::abs(along.x) / length + 16;
    if (room < taken && !chosen) return;
    const std::vector<double> shares = labelShares(shape);
    label.position = pointAlong(shape.points, shares.front());
    for (std::size_t i = 1; i < shares.size(); ++i)
        label.otherwise.push_back(pointAlong(shape.points, shares[i]));
    const bool strong = paint != nullptr && paint->strong;
    label.colour = strong ? context.palette.text : context.palette.textMuted;
    label.bold = strong || !shape.bundle.empty();
    label.halo = groundOf(context, shape);
    if (chosen) label.colour = context.palette.text;
    // Only the colour that means trouble is kept for text: the others are made for lines, not for letters.
    if (strong && paint->colour == context.palette.bad) label.colour = paint->colour;
    label.minPixels = 7;
    label.optional = !chosen;
    layer.labels.push_back(std::move(label));
}

/// The port of one end, clear of the tile and on the line.
void drawPort(const SceneContext& context, Layer& layer, const LinkShape& shape, const LinkEnd& end,
              bool atFrom) {
    if (end.port.empty()) return;
    const double length = lengthOf(shape.points);
    const double width = widthOf(end.port, kPortSize);
    const Point near = pointAlong(shape.points, atFrom ? 0.02 : 0.98);
    const Point tip = atFrom ? shape.points.front() : shape.points.back();
    const double run = std::max(std::hypot(near.x - tip.x, near.y - tip.y), 1e-9);
    const double level = std::abs(near.x - tip.x) / run;
    const double clear = kDeviceTile / 2 + 10 + width / 2 * level;
    // Both ports and something of the line must fit.
    if (length < 2 * clear + width + 20) return;
    const double share = clear / length;
    Label label;
    label.text = end.port;
    label.position = pointAlong(shape.points, atFrom ? share : 1 - share);
    label.size = kPortSize;
    label.colour = context.palette.textMuted;
    label.halo = context.groundOf(context.project.design.devices.at(end.device));
    label.minPixels = 8;
    label.optional = true;
    layer.labels.push_back(std::move(label));
}

/// Where a link leads that leaves the site somebody is inside of.
void drawStub(const SceneContext& context, DrawList& list, const LinkShape& shape) {
    const bool atTo = shape.leadsOut == LeadsOut::atTo;
    const Point end = atTo ? shape.points.back() : shape.points.front();
    const Point inner = atTo ? shape.points.front() : shape.points.back();
    const Device& far = context.project.design.devices.at(atTo ? shape.to : shape.from);
    const bool right = end.x >= inner.x;
    const Palette& colours = context.palette;
    constexpr double kDot = 4;
    list.layers[links].boxes.push_back({{end.x - kDot, end.y - kDot, 2 * kDot, 2 * kDot},
                                        kDot,
                                        colours.canvas,
                                        context.faded(colours.linkIdle, shape.inService),
                                        1.75,
                                        shape.id});
    Label label;
    label.text = far.name.empty() ? far.key : far.name;
    if (const Site* site = context.project.design.sites.find(far.site))
        label.text = (site->name.empty() ? site->key : site->name) + " · " + label.text;
    label.position = {end.x + (right ? 10 : -10), end.y};
    label.anchor = right ? Anchor::left : Anchor::right;
    label.size = 11;
    label.colour = context.faded(colours.text, shape.inService);
    label.halo = colours.canvas;
    label.maxWidth = kStubLabel - 10;
    // Where a link leads is what one went inside to see: it stays readable where the site fits a screen.
    label.minPixels = 3;
    label.leastPixels = 9.5;
    list.layers[linkLabels].labels.push_back(std::move(label));
}

}  // namespace

void drawLinkLabels(const SceneContext& context, DrawList& list, const LinkShape& shape, const Link& link,
                    const Paint* paint) {
    Layer& layer = list.layers[linkLabels];
    if (shape.leadsOut != LeadsOut::no) drawStub(context, list, shape);
    if (!shape.inService) return;
    drawMiddle(context, layer, shape, link, paint);
    if (!shape.bundle.empty()) return;
    if (shape.leadsOut != LeadsOut::atFrom && !shape.fromSymbol)
        drawPort(context, layer, shape, link.from, true);
    if (shape.leadsOut != LeadsOut::atTo && !shape.toSymbol) drawPort(context, layer, shape, link.to, false);
}

}  // namespace detail
}  // namespace spanwright::scene
