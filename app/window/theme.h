// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scene/palette.h"

struct ImVec4;

namespace spanwright::app {

/// Distances of the interface in pixels at 100 %; everything that is laid out multiplies them by the scale.
namespace spacing {
inline constexpr float kTight = 4;
inline constexpr float kSmall = 6;
inline constexpr float kMedium = 10;
inline constexpr float kLarge = 16;
inline constexpr float kIcon = 18;  ///< an icon in a button or a row
inline constexpr float kToolbarIcon = 20;
}  // namespace spacing

/// Sets ImGui's style and colours from the palette, for this scale. Call again when either changes.
void applyTheme(scene::Theme theme, double scale);

[[nodiscard]] ImVec4 toImGui(scene::Colour colour);
/// The same as a packed colour for draw lists, with its alpha times `opacity`.
[[nodiscard]] unsigned int toImU32(scene::Colour colour, float opacity = 1);

}  // namespace spanwright::app
