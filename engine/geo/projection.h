// SPDX-License-Identifier: MIT
#pragma once

#include "engine/geo/coordinates.h"

namespace spanwright::geo {

/// Width and height of the world on the map: 100 map units are one degree of longitude.
inline constexpr double kWorldWidth = 36'000;
/// Beyond it (85.05° north or south) the map, a square, ends.
inline constexpr double kGreatestLatitude = 85.05112877980659;

/// A point of the map; x grows east from the 180th meridian, y south from the northern edge.
struct MapPoint {
    double x = 0;
    double y = 0;

    friend bool operator==(const MapPoint&, const MapPoint&) = default;
};

/// Web Mercator (EPSG:3857, on our scale): the projection that people know from maps on screens. North is up
/// everywhere and shapes are true at every zoom, so that a metro area looks right; areas grow towards the
/// poles. Latitudes beyond kGreatestLatitude are put on the edge.
[[nodiscard]] MapPoint project(Coordinates at);

/// The place of a map point. x may lie beyond the world, which repeats; y beyond it is put on the edge.
[[nodiscard]] Coordinates unproject(MapPoint at);

/// True where the map shows the place. Not for NaN.
[[nodiscard]] bool onMap(Coordinates at);

/// x shifted by whole worlds so that it lies within [west, west + kWorldWidth).
[[nodiscard]] double wrapped(double x, double west);

}  // namespace spanwright::geo
