// SPDX-License-Identifier: MIT
#include "engine/layout/drawing_boxes.h"

#include "engine/layout/box_packing.h"

#include <algorithm>
#include <cmath>

namespace spanwright::layout {

double deviceWidth(const Device& device) {
    constexpr double kCharacter = 6.4;  // of the canvas's typeface at the size of names, a little generous
    constexpr double kNarrowest = 90;
    constexpr double kWidest = 200;  // longer names are cut or hidden rather than stretch the drawing
    const auto characters =
        static_cast<double>(std::count_if(device.name.begin(), device.name.end(), [](char byte) {
            return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
        }));
    return std::clamp(std::ceil((characters * kCharacter + 16) / kGrid) * kGrid, kNarrowest, kWidest);
}

double onGrid(double value) {
    return std::round(value / kGrid) * kGrid;
}

std::vector<DrawingBox> movableBoxes(const Project& project, const std::set<ElementId>& elements) {
    std::vector<DrawingBox> boxes;
    for (const ElementId element : elements) {
        if (const Site* site = project.design.sites.find(element.as<SiteId>())) {
            boxes.push_back({element, site->frame, site->locked});
        } else if (const Device* device = project.design.devices.find(element.as<DeviceId>())) {
            if (device->site && elements.contains(device->site)) continue;
            boxes.push_back({element, centredAt(device->position, kTile, kTile), device->locked});
        }
    }
    return boxes;
}

}  // namespace spanwright::layout
