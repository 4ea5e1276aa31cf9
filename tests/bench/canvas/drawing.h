// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/canvas_renderer.h"
#include "engine/scene/build_scene.h"
#include "tests/bench/canvas/large_design.h"

#include <memory>
#include <optional>
#include <set>
#include <string_view>

namespace spanwright::bench {

/// What one frame shows.
struct Frame {
    Snapshot snapshot;
    const PhaseAnalysis* answers = nullptr;
    scene::View view;
    std::set<ElementId> selection = {};
    std::optional<ElementId> hovered = {};
    std::optional<Rect> box = {};  ///< of a selection that is being drawn
    Point drag;                    ///< of the selection, not yet an edit
};

/// One way to bring frames to the screen.
class Drawing {
  public:
    Drawing() = default;
    Drawing(const Drawing&) = delete;
    Drawing& operator=(const Drawing&) = delete;
    virtual ~Drawing() = default;
    [[nodiscard]] virtual std::string_view name() const = 0;
    /// Draws into the framebuffer that is bound.
    virtual void draw(const Frame& frame) = 0;
};

/// The drawing made of shapes anew when anything differs, and every shape drawn by ImGui in every frame.
[[nodiscard]] std::unique_ptr<Drawing> imguiDrawing();
/// The same, drawn by our own instanced shaders.
[[nodiscard]] std::unique_ptr<Drawing> instancedDrawing(app::CanvasRenderer& renderer);

/// Builds the drawing of a frame again only when it differs from the last one's.
class WholeScene {
  public:
    const scene::DrawList& of(const Frame& frame);

  private:
    Frame last_;
    scene::DrawList list_;
};

}  // namespace spanwright::bench
