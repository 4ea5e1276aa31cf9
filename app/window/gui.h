// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/icon_atlas.h"
#include "app/window/fonts.h"
#include "app/window/window.h"
#include "engine/scene/palette.h"

#include <memory>
#include <string_view>

namespace spanwright::app {

/// ImGui on a window: its context, back ends, fonts and theme, and the icons for its buttons.
///
/// A frame is beginFrame, widgets, (own drawing into the framebuffer,) endFrame, Window::swap. Scale and
/// theme may be changed at any time and take effect with the next frame. The window must outlive it.
class Gui {
  public:
    explicit Gui(Window& window);
    ~Gui();
    Gui(const Gui&) = delete;
    Gui& operator=(const Gui&) = delete;
    Gui(Gui&&) = delete;
    Gui& operator=(Gui&&) = delete;

    void setTheme(scene::Theme theme);
    [[nodiscard]] scene::Theme theme() const { return theme_; }
    [[nodiscard]] const scene::Palette& palette() const { return scene::palette(theme_); }
    /// The person's own factor on top of the desktop's scale, 0.5 to 3.
    void setUserScale(double factor);
    [[nodiscard]] double userScale() const { return userScale_; }
    /// Framebuffer pixels per 100 % pixel: what the canvas and every layout multiply by.
    [[nodiscard]] double scale() const { return scale_; }
    [[nodiscard]] float px(float at100Percent) const { return at100Percent * static_cast<float>(scale_); }
    [[nodiscard]] const Fonts& fonts() const { return fonts_; }

    void beginFrame();
    /// Draws the widgets over what the framebuffer holds.
    void endFrame();

    /// Draws an icon of assets/icons at the cursor, `size` in pixels at 100 %, in text colour unless another
    /// is given (alpha 0: text colour).
    void icon(std::string_view name, float size, scene::Colour colour = {0, 0, 0, 0});
    /// The same at a place in pixels, on the window's draw list, without being an item.
    void iconAt(std::string_view name, float x, float y, float size, scene::Colour colour);
    /// A square button with an icon; `active` marks a tool in use. True when pressed.
    [[nodiscard]] bool iconButton(const char* id, std::string_view name, float size, bool active = false,
                                  const char* tooltip = nullptr);
    /// A heading that folds what follows away; open at first. True while it is open.
    [[nodiscard]] bool section(const char* label);
    [[nodiscard]] IconAtlas& icons() { return icons_; }

  private:
    Window& window_;
    IconAtlas icons_;
    Fonts fonts_;
    scene::Theme theme_ = scene::Theme::dark;
    double userScale_ = 1;
    double scale_ = 0;  ///< of the fonts in the atlas; 0: none yet
    bool stale_ = true;
};

}  // namespace spanwright::app
