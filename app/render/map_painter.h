// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/gl.h"
#include "engine/design/geometry.h"
#include "engine/geo/map_image.h"
#include "engine/scene/map_scene.h"

namespace spanwright::app {

/// Draws a part of the map, made beside the UI thread, under a drawing. Needs a current OpenGL 3.3 core
/// context for as long as it lives; UI thread only.
class MapPainter {
  public:
    /// Code::unknownFormat when the driver refuses a shader.
    [[nodiscard]] static Result<MapPainter> create();

    /// What `draw` shows from now on.
    void upload(const geo::MapImage& image);
    /// Fills `viewport` with the sea and puts the image where `target` says; both in framebuffer pixels from
    /// the upper left. Where the image does not reach there is sea.
    void draw(const Rect& viewport, const Rect& target, int framebufferHeight,
              const scene::MapColours& colours);

  private:
    MapPainter() = default;

    GlProgram program_;
    GlVertexArray empty_;
    GlTexture texture_;
    bool filled_ = false;
};

}  // namespace spanwright::app
