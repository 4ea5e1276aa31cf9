// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"
#include "engine/design/geometry.h"
#include "engine/design/network_enums.h"

#include <string>
#include <string_view>
#include <vector>

namespace spanwright::scene {

inline constexpr double kIconGrid = 24;

/// One outline of a symbol, flattened to straight segments, on the grid of kIconGrid units; y grows down.
struct IconPath {
    std::vector<Point> points;
    bool closed = false;
    bool filled = false;  ///< filled without a stroke; else a stroke with round ends and joins
};

/// A symbol as vector data: the same for the window, for buttons and for paper.
struct IconShape {
    std::string name;
    double strokeWidth = 1.75;  ///< grid units
    std::vector<IconPath> paths;
};

/// Reads the format of assets/icons (see the README there). Code::syntax with "line n" on the first mistake.
[[nodiscard]] Result<std::vector<IconShape>> parseIcons(std::string_view text);

/// All symbols that ship with the program, by name.
[[nodiscard]] const std::vector<IconShape>& allIcons();

/// Null when there is none of this name. Logarithmic.
[[nodiscard]] const IconShape* findIcon(std::string_view name);

/// Name of the symbol of a kind.
[[nodiscard]] std::string iconName(DeviceKind kind);
[[nodiscard]] std::string iconName(SiteKind kind);

}  // namespace spanwright::scene
