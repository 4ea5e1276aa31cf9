// SPDX-License-Identifier: MIT
#include "engine/scene/icon.h"
#include "engine/scene/scene_context.h"

#include <algorithm>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace spanwright::scene::detail {
namespace {

constexpr double kRadius = 10;
constexpr double kIconSize = 28;

/// A small text on a pill, its right or left end at `corner`.
void drawPill(const SceneContext& context, Layer& layer, const DeviceShape& shape, std::string text,
              Point centre) {
    const Palette& colours = context.palette;
    // Letters of the pill's size are about 0.62 em wide in the semibold face; "×" is two bytes, one letter.
    const auto letters = static_cast<double>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
    const double width = std::max(0.62 * 9.5 * letters + 9, 18.0);
    layer.boxes.push_back({{centre.x - width / 2, centre.y - 7.5, width, 15},
                           7.5,
                           context.faded(colours.panel, shape.inService),
                           context.faded(colours.deviceBorder, shape.inService),
                           1,
                           shape.id});
    Label label;
    label.text = std::move(text);
    label.position = centre;
    label.size = 9.5;
    label.bold = true;
    label.colour = context.faded(colours.text, shape.inService);
    layer.labels.push_back(std::move(label));
}

std::string_view pairMark(RedundancyMode mode) {
    switch (mode) {
        case RedundancyMode::single:
            return "";
        case RedundancyMode::activeStandby:
            return "A/S";
        case RedundancyMode::activeActive:
            return "A/A";
        case RedundancyMode::stack:
            return "STACK";
    }
    return "";
}

/// Second and third card behind the tile: a pair, a stack.
void drawCardsBehind(const SceneContext& context, Layer& layer, const DeviceShape& shape, RedundancyMode mode,
                     Colour border) {
    const int cards = mode == RedundancyMode::single ? 0 : mode == RedundancyMode::stack ? 2 : 1;
    for (int card = cards; card >= 1; --card) {
        Rect rect = shape.tile;
        rect.x += 4.0 * card;
        rect.y -= 4.0 * card;
        layer.boxes.push_back(
            {rect, kRadius,
             context.faded(mixed(context.palette.deviceFill, context.palette.canvas, 0.45), shape.inService),
             border, 1.25, shape.id});
    }
}

void drawThroughput(const SceneContext& context, Layer& layer, const DeviceShape& shape) {
    const auto found = context.deviceUtilization.find(shape.id.value);
    if (found == context.deviceUtilization.end() || !shape.inService ||
        context.options.lens != Lens::utilization)
        return;
    const double full = kDeviceTile - 16;
    const Rect track{shape.tile.x + 8, shape.tile.y + kDeviceTile - 7, full, 3};
    layer.boxes.push_back({track, 1.5, mixed(context.palette.deviceFill, context.palette.deviceBorder, 0.45),
                           Colour{0, 0, 0, 0}, 0, shape.id});
    Rect bar = track;
    bar.width = full * std::clamp(found->second, 0.0, 1.0);
    if (bar.width <= 0) return;
    bar.width = std::max(bar.width, bar.height);
    layer.boxes.push_back(
        {bar, 1.5, utilizationColour(found->second, context.options.theme), Colour{0, 0, 0, 0}, 0, shape.id});
}

}  // namespace

void drawDevices(const SceneContext& context, DrawList& list) {
    const Palette& colours = context.palette;
    Layer& layer = list.layers[devices];
    Layer& top = list.layers[marks];
    for (const DeviceShape& shape : context.geometry.devices()) {
        const Device& device = context.project.design.devices.at(shape.id);
        const bool chosen = context.selected(shape.id);
        const bool hovered = context.hovered(shape.id);
        Colour border = context.faded(colours.deviceBorder, shape.inService, 0.55);
        if (hovered) border = mixed(colours.deviceBorder, colours.accent, 0.7);
        if (chosen) border = colours.accent;
        if (chosen || hovered)
            layer.boxes.push_back({expanded(shape.tile, 5), kRadius + 5,
                                   mixed(colours.accent, colours.canvas, chosen ? 0.62 : 0.82),
                                   Colour{0, 0, 0, 0}, 0, shape.id});
        drawCardsBehind(context, layer, shape, device.redundancy, border);
        layer.boxes.push_back({shape.tile, kRadius, context.faded(colours.deviceFill, shape.inService),
                               border, chosen ? 2.0 : 1.25, shape.id});
        drawThroughput(context, layer, shape);
        layer.icons.push_back({iconName(device.kind), shape.tile.centre(), kIconSize,
                               context.faded(colours.icon, shape.inService), shape.id});
        Label name;
        name.text = device.name.empty() ? device.key : device.name;
        name.position = {shape.tile.centre().x, shape.tile.y + shape.tile.height + 12};
        name.size = 12;
        name.colour = context.faded(colours.text, shape.inService);
        name.maxWidth = 128;
        layer.labels.push_back(std::move(name));

        const double right = shape.tile.x + shape.tile.width;
        if (device.count > 1)
            drawPill(context, top, shape, fmt::format("×{}", device.count), {right - 1, shape.tile.y + 1});
        if (const std::string_view mark = pairMark(device.redundancy); !mark.empty())
            drawPill(context, top, shape, std::string(mark),
                     {shape.tile.x + 2, shape.tile.y + shape.tile.height - 2});
        drawMark(context, list, shape.id, {shape.tile.x + 2, shape.tile.y + 2});
    }
}

}  // namespace spanwright::scene::detail
