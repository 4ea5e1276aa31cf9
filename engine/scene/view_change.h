// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scene/camera.h"
#include "engine/scene/draw_list.h"
#include "engine/scene/geometry.h"
#include "engine/scene/palette.h"

#include <map>
#include <set>

namespace spanwright::scene {

/// Where a view shows what, so that another view can be gone to without losing sight of it.
struct Standing {
    std::map<ElementId, Rect> places;  ///< of sites and devices (hidden ones: their site's symbol), in pixels
                                       ///< at 100 % from the window's corner
    std::set<LinkId> links;            ///< that have a line
};
[[nodiscard]] Standing standing(const Design& design, const SceneGeometry& geometry, const View& view);

/// The drawing on the way from one view to another, in the units of Standing: frames, tiles and lines between
/// where they were (share 0) and where they will be (share 1). What only one of both shows stays there.
/// Linear in elements.
[[nodiscard]] DrawList inBetween(const Project& project, const Standing& from, const Standing& to,
                                 double share, Theme theme);

/// The view that shows a list in the units of Standing.
[[nodiscard]] View screenView(const View& view);

}  // namespace spanwright::scene
