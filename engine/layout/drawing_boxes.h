// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"

#include <set>
#include <vector>

namespace spanwright::layout {

inline constexpr double kGrid = 10;          ///< what placed elements snap to
inline constexpr double kDeviceHeight = 96;  ///< ground that a device takes: tile, name below, as much above
inline constexpr double kTile = 48;          ///< side of a device's tile
inline constexpr double kFrameMargin = 20;   ///< between a frame and what stands inside
inline constexpr double kFrameTitle = 30;    ///< height of a frame's title
inline constexpr double kSmallestFrame = 100;  ///< side of a frame with nothing in it

/// Ground that a device takes with its name.
[[nodiscard]] double deviceWidth(const Device& device);

/// The centre, so that both ends of something that is `size` long lie on the grid where its size allows.
[[nodiscard]] double onGrid(double value);

/// Something selected that moves as a whole: a site with its devices, or a device.
struct DrawingBox {
    ElementId element;
    Rect rect;  ///< a site's frame, or a device's tile
    bool locked = false;
};

/// What of the elements moves by itself: selected sites, and selected devices whose site is not selected.
/// Links and others are left out. In the order of ids.
[[nodiscard]] std::vector<DrawingBox> movableBoxes(const Project& project,
                                                   const std::set<ElementId>& elements);

}  // namespace spanwright::layout
