// SPDX-License-Identifier: MIT
#include "engine/scene/icon.h"
#include "engine/scene/scene_context.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>

namespace spanwright::scene::detail {
namespace {

constexpr double kRadius = 10;
constexpr double kIconSize = 28;

/// How wide a device's name may be before it meets its neighbours' names: neighbours in one row share the
/// room between them. A hash grid with few entries a cell: linear, also where devices lie in a heap.
class NameRoom {
  public:
    explicit NameRoom(const SceneGeometry& geometry) {
        for (const DeviceShape& shape : geometry.devices()) {
            std::vector<const DeviceShape*>& cell = cells_[key(column(shape), row(shape))];
            if (cell.size() < 8) cell.push_back(&shape);
        }
    }

    [[nodiscard]] double at(const DeviceShape& shape) const {
        double width = kWidest;
        for (int dy = -1; dy <= 1; ++dy) {
            for (int dx = -1; dx <= 1; ++dx) {
                const auto cell = cells_.find(key(column(shape) + dx, row(shape) + dy));
                if (cell == cells_.end()) continue;
                for (const DeviceShape* other : cell->second) {
                    const double away = std::abs(other->tile.x - shape.tile.x);
                    // Another row's name, or the same place: no room to share.
                    if (std::abs(other->tile.y - shape.tile.y) > 18 || away < kDeviceTile / 2) continue;
                    width = std::min(width, away - 8);
                }
            }
        }
        return std::max(width, kDeviceTile);
    }

  private:
    static constexpr double kWidest = 132;
    static int column(const DeviceShape& shape) {
        return static_cast<int>(std::floor(shape.tile.x / kWidest));
    }
    static int row(const DeviceShape& shape) {
        return static_cast<int>(std::floor(shape.tile.y / kDeviceTile));
    }
    static std::uint64_t key(int x, int y) {
        return static_cast<std::uint64_t>(static_cast<std::uint32_t>(x)) << 32U |
               static_cast<std::uint32_t>(y);
    }
    std::unordered_map<std::uint64_t, std::vector<const DeviceShape*>> cells_;
};

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

/// "×12 STACK": how many, and how they stand in for each other.
std::string pillText(const Device& device) {
    const std::string_view pair = pairMark(device.redundancy);
    if (device.count <= 1) return std::string(pair);
    return fmt::format("×{}{}{}", device.count, pair.empty() ? "" : " ", pair);
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

}  // namespace

void drawPill(const SceneContext& context, Layer& layer, const Rect& tile, bool inService, ElementId element,
              std::string text) {
    constexpr double kTextSize = 9.5;
    constexpr double kHeight = 15;
    constexpr double kLeastText = 6.5;  // pixels; below it goes, and the pill with it
    const Palette& colours = context.palette;
    // Letters of the semibold face are about 0.62 em wide; "×" is two bytes, one letter.
    const auto letters = static_cast<double>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
    const double width = std::max(0.62 * kTextSize * letters + 9, 18.0);
    const Rect pill{tile.x + tile.width - 13, tile.y - 8, width, kHeight};
    layer.boxes.push_back({pill, kHeight / 2, context.faded(colours.panel, inService),
                           context.faded(colours.deviceBorder, inService), 1, element,
                           kLeastText * kHeight / kTextSize});
    Label label;
    label.text = std::move(text);
    label.position = pill.centre();
    label.size = kTextSize;
    label.bold = true;
    label.colour = context.faded(colours.text, inService);
    label.minPixels = kLeastText;
    layer.labels.push_back(std::move(label));
}

void drawBar(const SceneContext& context, Layer& layer, const Rect& tile, const Paint* paint,
             ElementId element) {
    if (paint == nullptr || !paint->bar) return;
    const double full = tile.width - 16;
    const Rect track{tile.x + 8, tile.y + tile.height - 7, full, 3};
    layer.boxes.push_back({track, 1.5, mixed(context.palette.deviceFill, context.palette.deviceBorder, 0.45),
                           Colour{0, 0, 0, 0}, 0, element});
    Rect bar = track;
    bar.width = full * std::clamp(*paint->bar, 0.0, 1.0);
    if (bar.width <= 0) return;
    bar.width = std::max(bar.width, bar.height);
    layer.boxes.push_back({bar, 1.5, paint->colour, Colour{0, 0, 0, 0}, 0, element});
}

void drawPaintText(const SceneContext& context, Layer& layer, const Label& name, const Paint* paint) {
    if (paint == nullptr || paint->text.empty()) return;
    Label label = name;
    label.text = paint->text;
    label.position.y += 15;
    label.size = 10.5;
    label.bold = paint->strong;
    label.colour = paint->strong && paint->colour == context.palette.bad ? paint->colour
                   : paint->strong                                       ? context.palette.text
                                                                         : context.palette.textMuted;
    label.minPixels = 8;
    label.leastPixels = 0;
    label.otherwise = {};
    label.optional = true;
    layer.labels.push_back(std::move(label));
}

void drawDevices(const SceneContext& context, DrawList& list) {
    const Palette& colours = context.palette;
    Layer& layer = list.layers[devices];
    Layer& top = list.layers[marks];
    const NameRoom room(context.geometry);
    for (const DeviceShape& shape : context.geometry.devices()) {
        const Device& device = context.project.design.devices.at(shape.id);
        const bool chosen = context.selected(shape.id);
        const bool hovered = context.hovered(shape.id);
        const Paint* paint = context.paintOf(shape.id, shape.inService);
        const bool tinted = paint != nullptr && !paint->bar;
        Colour border = context.faded(colours.deviceBorder, shape.inService, 0.55);
        if (tinted) border = paint->colour;
        if (hovered) border = mixed(colours.deviceBorder, colours.accent, 0.7);
        if (chosen) border = colours.accent;
        if (chosen || hovered)
            layer.boxes.push_back({expanded(shape.tile, 5), kRadius + 5,
                                   mixed(colours.accent, colours.canvas, chosen ? 0.62 : 0.82),
                                   Colour{0, 0, 0, 0}, 0, shape.id});
        drawCardsBehind(context, layer, shape, device.redundancy, border);
        const Colour fill = tinted ? mixed(colours.deviceFill, paint->colour, 0.22) : colours.deviceFill;
        layer.boxes.push_back({shape.tile, kRadius, context.faded(fill, shape.inService), border,
                               chosen || tinted ? 2.0 : 1.25, shape.id});
        drawBar(context, layer, shape.tile, paint, shape.id);
        layer.icons.push_back({iconName(device.kind), shape.tile.centre(), kIconSize,
                               context.faded(colours.icon, shape.inService), shape.id});
        Label name;
        name.text = device.name.empty() ? device.key : device.name;
        name.position = {shape.tile.centre().x, shape.tile.y + shape.tile.height + 14};
        name.size = 12;
        name.colour = context.faded(colours.text, shape.inService);
        name.maxWidth = room.at(shape);
        name.halo = context.faded(context.groundOf(device), shape.inService, 0.5);
        name.optional = !chosen && !hovered;
        if (shape.inService) {
            // A whole site fits a screen at a third of its size: names stay readable there, where there is
            // room.
            name.minPixels = 3.4;
            name.leastPixels = 9.5;
            name.otherwise = {name.position + Point{0, 6}, name.position + Point{0, 14}};
        }
        drawPaintText(context, layer, name, paint);
        layer.labels.push_back(std::move(name));

        if (const std::string pill = pillText(device); !pill.empty())
            drawPill(context, top, shape.tile, shape.inService, shape.id, pill);
        drawMark(context, list, shape.id, {shape.tile.x + 2, shape.tile.y + 2});
    }
}

}  // namespace spanwright::scene::detail
