// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scene/map_frame.h"

#include <vector>

namespace spanwright::scene {

/// From a place on the map to the symbol that had to make room beside it.
struct MapLeader {
    SiteId site;
    Point place;
    Point symbol;
};

/// A design as the map shows it.
struct GeographicDesign {
    /// The design with other places: every site one symbol, centred where it stands on the map; lines of
    /// links straight. Ids and all other fields are the design's. For drawing and picking, never to be kept.
    Design design;
    double symbol = 0;  ///< side of a site's symbol: less where many stand close together
    std::vector<MapLeader> leaders;
    std::optional<Rect> tray;      ///< below the map: what has no place on it
    std::vector<SiteId> unplaced;  ///< sites in the tray
    int devicesInTray = 0;         ///< devices outside sites that stand there
};

/// Sets a design out on the map. Sites stand where their coordinates are, those beyond the map's edge on it;
/// no two symbols cover each other: who comes later in the project makes room, as near as there is ground. A
/// provider's network stands amid the sites that it joins, since it is at no place of its own. Sites without
/// both coordinates and other devices outside sites stand in rows below. Pure; linear in elements but for the
/// search for ground, which grows with the symbols of a heap.
[[nodiscard]] GeographicDesign geographicDesign(const Design& design, const MapFrame& frame);

}  // namespace spanwright::scene
