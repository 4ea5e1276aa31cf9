// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scene/geometry.h"

namespace spanwright::scene {

/// What the steps of building a geometry hand on to each other.
struct SceneGeometry::Building {
    const Design& design;
    const GeometryOptions& options;
    std::unordered_map<std::uint32_t, bool> siteServes;
    std::unordered_map<std::uint32_t, std::size_t> symbols;  ///< of collapsed sites: index among the sites
    std::unordered_map<std::uint64_t, int> lanes;            ///< links by pair of ends
    std::vector<std::size_t> stubs;                          ///< indexes of links

    /// The point after the drag that is shown, if it takes the element along.
    [[nodiscard]] Point placed(Point at, bool moves) const { return moves ? at + options.by : at; }
};

}  // namespace spanwright::scene
