// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/shape_painter.h"

namespace spanwright::app {

/// Draws a whole DrawList over a grid into the framebuffer that is bound: for pictures, and for what changes
/// with every frame. What stays is `CachedCanvas`'s.
///
/// Needs a current OpenGL 3.3 core context for as long as it lives; UI thread only. Changes viewport,
/// scissor, blending, program and bindings.
class CanvasRenderer {
  public:
    /// Code::unknownFormat when the driver refuses a shader.
    [[nodiscard]] static Result<CanvasRenderer> create();

    /// `view.viewport` is where to draw, in framebuffer pixels from the upper left; `framebufferHeight` turns
    /// it for OpenGL.
    void draw(const scene::DrawList& list, const scene::View& view, int framebufferHeight, scene::Theme theme,
              Ground ground = Ground::grid);

    [[nodiscard]] ShapePainter& painter() { return painter_; }

  private:
    explicit CanvasRenderer(ShapePainter painter) : painter_(std::move(painter)) {}
    void drawOnce(const scene::DrawList& list, const PixelFrame& frame, scene::Theme theme, Ground ground);

    ShapePainter painter_;
};

/// Lets drawing through to the view's part of a framebuffer of that height only, with its upper left corner
/// as the origin; false when that is empty.
bool setViewport(const scene::View& view, int framebufferHeight);

}  // namespace spanwright::app
