// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scene/draw_list.h"

namespace spanwright::scene {

/// A drawing on its way from one to another of the same network: lines and boxes of one element that both
/// have take colours and widths in between (`t` from 0 to 1); those that only the later one has appear at
/// once, as do icons and labels, and what only the earlier one had is gone. Linear in shapes.
[[nodiscard]] DrawList blended(const DrawList& from, const DrawList& to, double t);

}  // namespace spanwright::scene
