// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"
#include "engine/geo/projection.h"

#include <optional>

namespace spanwright::scene {

/// How the map lies under the drawing: one canvas unit is one pixel at 100 %, at any scale of the map, so
/// that symbols keep their size while the map grows.
struct MapFrame {
    geo::MapPoint origin;    ///< what lies at the canvas's origin
    double unitsPerMap = 1;  ///< canvas units of one map unit
    double west = 0;         ///< where the world that sites are drawn in begins: map units

    [[nodiscard]] Point toCanvas(geo::MapPoint at) const {
        return {(at.x - origin.x) * unitsPerMap, (at.y - origin.y) * unitsPerMap};
    }
    [[nodiscard]] geo::MapPoint toMap(Point at) const {
        return {at.x / unitsPerMap + origin.x, at.y / unitsPerMap + origin.y};
    }
    /// Where a place is drawn.
    [[nodiscard]] Point toCanvas(geo::Coordinates at) const {
        geo::MapPoint point = geo::project(at);
        point.x = geo::wrapped(point.x, west);
        return toCanvas(point);
    }
    friend bool operator==(const MapFrame&, const MapFrame&) = default;
};

/// Where a site stands; absent unless it has both coordinates.
[[nodiscard]] std::optional<geo::Coordinates> coordinatesOf(const Site& site);

/// Where to cut the world open, so that the sites lie together: in the middle of the widest range of
/// longitudes without one. The 180th meridian where there is no site.
[[nodiscard]] double westEdge(const Design& design);

/// The rectangle of the map around all sites with coordinates, in the world that begins at `west`: upper left
/// and lower right corner. Absent without any.
struct MapBounds {
    geo::MapPoint low, high;
};
[[nodiscard]] std::optional<MapBounds> mapBounds(const Design& design, double west);

}  // namespace spanwright::scene
