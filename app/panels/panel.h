// SPDX-License-Identifier: MIT
#pragma once

#include "app/session/session.h"
#include "engine/scene/palette.h"

#include <functional>
#include <span>
#include <string_view>

namespace spanwright::app {

/// Fonts of the window by role; panels push them by role and never by size.
enum class FontRole { body, strong, small, heading, mono };

/// What every panel is given to draw with, for one frame. Owned by the shell.
struct UiContext {
    float scale = 1.0F;  ///< pixels per design pixel, 1 to 3; multiply every length by it
    scene::Theme theme = scene::Theme::dark;
    const scene::Palette* palette = nullptr;  ///< scene::palette(theme); never null

    /// Puts a symbol of assets/icons at the cursor as an item of `size` × `size` design pixels.
    std::function<void(std::string_view icon, float size, scene::Colour colour)> icon;
    /// The same at a place in pixels, on the window's draw list, without being an item.
    std::function<void(std::string_view icon, float x, float y, float size, scene::Colour colour)> iconAt;
    std::function<void(FontRole)> pushFont;  ///< one ImGui::PopFont() for each

    [[nodiscard]] float px(float designPixels) const { return designPixels * scale; }
};

/// Where the shell puts a panel.
enum class Dock { left, right, bottom, phaseBar };

/// A part of the window: a function of the session, drawn by ImGui into the space that the shell gives it
/// (between Begin and End of a window or child that has no padding of its own to the sides). It changes
/// nothing but through the session.
struct Panel {
    std::string_view title;
    Dock dock = Dock::left;
    void (*draw)(Session&, UiContext&) = nullptr;
};

/// Every panel, in the order of its tabs.
[[nodiscard]] std::span<const Panel> allPanels();

}  // namespace spanwright::app
