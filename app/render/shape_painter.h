// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/glyph_atlas.h"
#include "app/render/icon_atlas.h"
#include "app/render/instance_stream.h"
#include "app/render/label_layout.h"
#include "app/render/pixel_frame.h"
#include "engine/scene/draw_list.h"
#include "engine/scene/palette.h"

#include <optional>

namespace spanwright::app {

/// What lies under a drawing: the grid, its ground without lines, or what the framebuffer holds already.
enum class Ground { grid, plain, none };

/// Where a box lies in the pixels of a frame; absent when it is too small to be drawn.
[[nodiscard]] std::optional<Rect> pixelsOf(const scene::Box& box, const PixelFrame& frame);

/// Puts single shapes into the framebuffer that is bound, with our own shaders: add shapes, then flush.
///
/// Everything is put down at the pixel size that it has on screen, so it is as sharp at 200 % as at 100 %.
/// What lies outside of the frame or is too small is skipped. Needs a current OpenGL 3.3 core context for as
/// long as it lives; UI thread only. Changes blending, program and bindings.
class ShapePainter {
  public:
    /// Code::unknownFormat when the driver refuses a shader.
    [[nodiscard]] static Result<ShapePainter> create();

    /// Sets the state that shapes are drawn with.
    void begin();
    /// Fills what the scissor lets through.
    void drawGround(const PixelFrame& frame, scene::Theme theme, Ground ground);

    void add(const scene::Box& box, const PixelFrame& frame);
    void add(const scene::Line& line, const PixelFrame& frame);
    void add(const scene::Icon& icon, const PixelFrame& frame);
    /// A label that was placed in pixels from the canvas origin minus `origin`.
    void add(const PlacedLabel& placed, Point origin);
    /// Boxes, then lines, then icons, then labels: the order within a layer.
    void flush(const PixelFrame& frame);

    /// True when glyphs or icons were left out since `begin` for want of room. Drawing the same once more,
    /// from `begin` on, has them.
    [[nodiscard]] bool leftOut() const { return glyphAtlas_.full() || iconAtlas_.full(); }

    [[nodiscard]] GlyphAtlas& glyphs() { return glyphAtlas_; }

  private:
    ShapePainter() = default;
    void drawGridLines(const PixelFrame& frame, double spacing, scene::Colour colour);
    static void flush(InstanceStream& stream, const GlProgram& program, const PixelFrame& frame);

    GlProgram grid_, box_, line_, sprite_;
    InstanceStream boxes_{{4, 2, 4, 4}};
    InstanceStream lines_{{4, 4, 4}};
    InstanceStream icons_{{4, 4, 4}};
    InstanceStream plates_{{4, 2, 4, 4}};
    InstanceStream glyphs_{{4, 4, 4}};
    GlVertexArray empty_;
    IconAtlas iconAtlas_;
    GlyphAtlas glyphAtlas_;
};

}  // namespace spanwright::app
