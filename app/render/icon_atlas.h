// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/coverage_atlas.h"
#include "engine/scene/icon.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace spanwright::app {

/// An icon in a texture: `texture` is an OpenGL name, to be handed to ImGui as
/// `reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(sprite.texture))`. White with coverage as
/// alpha: tint it.
struct IconSprite {
    std::uint32_t texture = 0;
    UvRect uv;
};

/// Coverage (0 to 255) of a symbol in a square of `pixels` × `pixels`, rows top down. Strokes keep at least
/// 1.2 pixels, so that small icons stay legible. Cost: the area of its strokes.
[[nodiscard]] std::vector<std::uint8_t> rasterise(const scene::IconShape& icon, int pixels);

/// Symbols of assets/icons, rasterised at the exact pixel size asked for, on first use. UI thread only.
class IconAtlas {
  public:
    IconAtlas() : atlas_(1024) {}

    /// `pixels` is the side in framebuffer pixels, 1 to 256. A name that does not exist gives the symbol
    /// "missing". A sprite holds until the next `beginFrame`.
    IconSprite sprite(std::string_view name, int pixels);
    /// Makes room when the last frame filled the atlas; call before the first `sprite` of a frame.
    void beginFrame();
    /// True when something was left out since then, for want of room: the next `beginFrame` makes some.
    [[nodiscard]] bool full() const { return full_; }

  private:
    CoverageAtlas atlas_;
    std::map<std::pair<std::string, int>, UvRect, std::less<>> sprites_;
    bool full_ = false;
};

}  // namespace spanwright::app
