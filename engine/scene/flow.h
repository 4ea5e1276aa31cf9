// SPDX-License-Identifier: MIT
#pragma once

#include "engine/analysis/analysis.h"
#include "engine/scene/draw_list.h"
#include "engine/scene/geometry.h"
#include "engine/scene/palette.h"

namespace spanwright::scene {

struct FlowOptions {
    Rect visible;        ///< part of the drawing that is shown
    double zoom = 1;     ///< pixels per canvas unit at 100 % scale
    double seconds = 0;  ///< on any clock: where the dots are
    Theme theme = Theme::dark;
};

/// At most so many dots at a time: what draws in a moment and is still more than an eye follows.
inline constexpr std::size_t kMostDots = 4'000;

/// Traffic as dots that move along the links: in the direction in which it flows, faster and closer together
/// the fuller the link, side by side where both directions carry some. A function of time without memory.
/// Links without traffic, out of service or out of sight have none. Linear in links and dots.
[[nodiscard]] Layer flowLayer(const SceneGeometry& geometry, const sim::Routing& routing,
                              const FlowOptions& options);

}  // namespace spanwright::scene
