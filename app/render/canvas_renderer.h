// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/glyph_atlas.h"
#include "app/render/icon_atlas.h"
#include "app/render/instance_stream.h"
#include "app/render/label_layout.h"
#include "engine/scene/camera.h"
#include "engine/scene/draw_list.h"
#include "engine/scene/palette.h"

namespace spanwright::app {

/// What lies under a drawing: the grid, its ground without lines, or what the framebuffer holds already.
enum class Ground { grid, plain, none };

/// Draws a DrawList over a grid into the framebuffer that is bound, with our own shaders.
///
/// Everything is put down at the pixel size that it has on screen, so it is as sharp at 200 % as at 100 %.
/// What is off screen or too small is skipped. Needs a current OpenGL 3.3 core context for as long as it
/// lives; UI thread only. Changes viewport, scissor, blending, program and bindings.
class CanvasRenderer {
  public:
    /// Code::unknownFormat when the driver refuses a shader.
    [[nodiscard]] static Result<CanvasRenderer> create();

    /// `view.viewport` is where to draw, in framebuffer pixels from the upper left; `framebufferHeight` turns
    /// it for OpenGL.
    void draw(const scene::DrawList& list, const scene::View& view, int framebufferHeight, scene::Theme theme,
              Ground ground = Ground::grid);

  private:
    CanvasRenderer() = default;
    void drawGround(const scene::View& view, const scene::Palette& palette, Ground ground);
    void drawGridLines(const scene::View& view, double spacing, scene::Colour colour);
    void drawLayer(const scene::Layer& layer, const scene::View& view, LabelLayout& layout);
    void addBoxes(const scene::Layer& layer, const scene::View& view, LabelLayout& layout);
    void addLines(const scene::Layer& layer, const scene::View& view);
    void addIcons(const scene::Layer& layer, const scene::View& view);
    void addLabel(const PlacedLabel& placed);
    void flush(InstanceStream& stream, const GlProgram& program, const scene::View& view);

    GlProgram grid_, box_, line_, sprite_;
    InstanceStream boxes_{{4, 2, 4, 4}};
    InstanceStream lines_{{4, 4, 4}};
    InstanceStream icons_{{4, 4, 4}};
    InstanceStream glyphs_{{4, 4, 4}};
    GlVertexArray empty_;
    IconAtlas iconAtlas_;
    GlyphAtlas glyphAtlas_;
};

}  // namespace spanwright::app
