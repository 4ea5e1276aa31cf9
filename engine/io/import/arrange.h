// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace spanwright::io {

/// What stands in one place of the canvas: a site with its devices, or one device.
struct PlacedUnit {
    Site site;  ///< null id: none
    std::vector<Device> devices;
    std::optional<Point>
        wanted;  ///< longitude and −latitude of a located site, else a drawing's point, y down
};

/// Lower edge of what the design has drawn, with a gap; 0 for an empty one.
[[nodiscard]] double drawnBottom(const Design& design);

/// Gives every device its position and every site its frame, from `top` down, without overlaps: all units get
/// cells of one size, which holds the site with most devices. Geography is drawn true to shape at its middle
/// latitude.
void arrange(std::vector<PlacedUnit>& units, const std::vector<std::pair<std::size_t, std::size_t>>& joined,
             double top);

}  // namespace spanwright::io
