// SPDX-License-Identifier: MIT
#include "engine/scene/scene_context.h"

namespace spanwright::scene::detail {
namespace {

constexpr double kSide = 16;  ///< of the round plate, canvas units
constexpr double kGlyph = 11;

void addLock(const SceneContext& context, Layer& layer, Point at, ElementId element) {
    Box plate;
    plate.rect = {at.x - kSide / 2, at.y - kSide / 2, kSide, kSide};
    plate.radius = kSide / 2;
    plate.fill = context.palette.canvas;
    plate.border = context.palette.textMuted;
    plate.borderWidth = 1;
    plate.element = element;
    layer.boxes.push_back(plate);
    layer.icons.push_back({"lock", at, kGlyph, context.palette.textMuted, element});
}

}  // namespace

void drawLocks(const SceneContext& context, DrawList& list) {
    Layer& layer = list.layers[marks];
    for (const SiteShape& shape : context.geometry.sites()) {
        if (!context.project.design.sites.at(shape.id).locked) continue;
        addLock(context, layer, {shape.frame.x + shape.frame.width, shape.frame.y}, shape.id);
    }
    for (const DeviceShape& shape : context.geometry.devices()) {
        if (!context.project.design.devices.at(shape.id).locked) continue;
        addLock(context, layer, {shape.tile.x, shape.tile.y + shape.tile.height}, shape.id);
    }
}

}  // namespace spanwright::scene::detail
