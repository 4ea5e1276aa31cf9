// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/gl.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace spanwright::app {

/// Where a picture lies in a texture.
struct UvRect {
    float left = 0, top = 0, right = 0, bottom = 0;
};

/// Small one-channel pictures packed on shelves of one texture, which samples as white with the coverage as
/// alpha: good for our sprite shader and for ImGui::Image alike. UI thread only.
class CoverageAtlas {
  public:
    explicit CoverageAtlas(int side = 2048);

    /// Packs a picture (rows top down); absent when the atlas is full or the picture too large for it.
    std::optional<UvRect> add(int width, int height, std::span<const std::uint8_t> coverage);
    /// Forgets everything: rectangles given out before no longer hold.
    void clear();
    [[nodiscard]] std::uint32_t texture() const { return texture_.name(); }

  private:
    struct Shelf {
        int y = 0;
        int height = 0;
        int used = 0;
    };
    Shelf* shelfFor(int width, int height);

    int side_;
    GlTexture texture_;
    std::vector<Shelf> shelves_;
    int shelvesHeight_ = 0;
};

}  // namespace spanwright::app
