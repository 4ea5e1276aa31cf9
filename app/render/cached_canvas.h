// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/draw_store.h"
#include "app/render/level_labels.h"
#include "app/render/shape_painter.h"
#include "app/render/tile_cache.h"

#include <chrono>
#include <memory>
#include <optional>

namespace spanwright::app {

/// How long one frame may work on pictures that are missing.
struct Patience {
    double milliseconds = 6;
    bool unlimited = false;  ///< the frame is complete when `draw` returns
};

/// Draws a drawing that seldom changes: it is kept as pictures of squares, which panning only moves, an edit
/// only mends where it differs, and zooming shows at another size until the view rests. What is missing is
/// drawn a few squares a frame, over what older pictures have.
///
/// Needs a current OpenGL 3.3 core context for as long as it lives; UI thread only. Changes viewport,
/// scissor, blending, program and bindings; the framebuffer stays the one that was bound.
class CachedCanvas {
  public:
    /// Code::unknownFormat when the driver refuses a shader.
    [[nodiscard]] static Result<CachedCanvas> create();

    /// The parts of the drawing; what they change is seen with the next frame.
    [[nodiscard]] DrawStore& store() { return *store_; }

    /// `view.viewport` is where to draw, in framebuffer pixels from the upper left.
    void draw(ShapePainter& painter, const scene::View& view, int framebufferHeight, scene::Theme theme,
              Ground ground, const Patience& patience = {});

    /// True while the next frame would show more than the last one did.
    [[nodiscard]] bool unfinished() const { return unfinished_; }

  private:
    using Clock = std::chrono::steady_clock;
    /// What a frame works with.
    struct Work;
    /// What tiles look like apart from the drawing.
    struct Look {
        scene::Theme theme = scene::Theme::dark;
        Ground ground = Ground::grid;
        double scale = 1;
        friend bool operator==(const Look&, const Look&) = default;
    };

    CachedCanvas() = default;
    void follow(ShapePainter& painter, const Work& work);
    [[nodiscard]] bool isZooming(const Work& work, std::size_t tiles);
    void refine(ShapePainter& painter, const Work& work);
    void drawTile(ShapePainter& painter, const Work& work, TilePlace place, Tile& tile);
    void drawShapes(ShapePainter& painter, const PixelFrame& frame, const Rect& part);
    void show(ShapePainter& painter, const Work& work, const scene::View& view, int framebufferHeight);
    void showOthers(const Work& work, const Rect& missing);
    void blit(const Tile& tile, const Rect& pixels, const PixelFrame& frame, std::uint32_t sampler) const;

    std::unique_ptr<DrawStore> store_ = std::make_unique<DrawStore>();
    std::unique_ptr<LevelLabels> labels_;  ///< of the level that is worked on
    TileCache tiles_;
    Look look_;
    double lastUnit_ = 0;
    Clock::time_point zoomed_;
    double tileMs_ = 0.3;  ///< what a tile has taken of late
    bool unfinished_ = false;

    GlProgram blit_;
    GlVertexArray empty_;
    GlFramebuffer target_;
    GlSampler sharp_, smooth_;
};

}  // namespace spanwright::app
