// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/gl.h"
#include "app/render/image.h"

namespace spanwright::app {

/// Pixels of the framebuffer bound for reading, from its lower left corner, turned so that rows run top
/// down. Of a window: call before the swap. Alpha comes out opaque, as a screen shows it.
[[nodiscard]] Image readPixels(int width, int height);

/// A place to draw that is no window: for tests, pictures and cached layers.
class Framebuffer {
  public:
    Framebuffer(int width, int height);

    void bind() const;
    [[nodiscard]] Image read() const;
    [[nodiscard]] std::uint32_t texture() const { return colour_.name(); }

  private:
    int width_;
    int height_;
    GlTexture colour_;
    GlFramebuffer framebuffer_;
};

}  // namespace spanwright::app
