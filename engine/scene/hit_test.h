// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scene/geometry.h"

#include <optional>
#include <vector>

namespace spanwright::scene {

/// What lies under a point: the topmost device or symbol of a collapsed site, else the nearest link within
/// `tolerance` canvas units, else the innermost zone, then site, by its title or, within the tolerance, its
/// border; their inside is canvas. Elements out of service count when the geometry has them. Linear in
/// elements.
[[nodiscard]] std::optional<ElementId> hitTest(const SceneGeometry& geometry, Point at, double tolerance);

/// The innermost site whose frame holds the point: where a device that is dropped here belongs.
[[nodiscard]] SiteId siteAt(const SceneGeometry& geometry, Point at);

/// The innermost zone whose frame holds the point; null: none.
[[nodiscard]] ZoneId zoneAt(const SceneGeometry& geometry, Point at);

/// Devices, links and symbols that the rectangle touches, and sites and zones whose frame lies wholly in it:
/// what a selection box takes. Linear in elements.
[[nodiscard]] std::vector<ElementId> elementsIn(const SceneGeometry& geometry, const Rect& box);

}  // namespace spanwright::scene
