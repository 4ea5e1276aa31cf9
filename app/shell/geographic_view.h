// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/canvas_renderer.h"
#include "app/render/map_painter.h"
#include "app/session/session.h"
#include "engine/job/latest_job.h"
#include "engine/scene/camera.h"
#include "engine/scene/geometry.h"
#include "engine/scene/map_scene.h"

#include <memory>
#include <optional>

namespace spanwright::app {

inline constexpr double kLeastMapScale = 0.01;  ///< pixels of one map unit at 100 %: the world on 360
inline constexpr double kMostMapScale = 500;    ///< a campus fills the window

/// The map: its scale, the design set out on it, and what is drawn under it.
///
/// One canvas unit is a pixel at 100 % at every scale, so the design is set out anew for each; the camera
/// only pans. Land and names are made beside the UI thread for more than the window shows, so that panning
/// draws one rectangle; while the scale changes the picture of before is stretched until the next is there.
class GeographicView {
  public:
    [[nodiscard]] bool shown() const { return shown_; }
    void show(bool shown) { shown_ = shown; }
    [[nodiscard]] const scene::MapFrame& frame() const { return frame_; }

    /// The project as the map shows it; made once for each project and scale.
    [[nodiscard]] const Snapshot& arranged(const Snapshot& project);
    /// The same for a state that is only looked at.
    [[nodiscard]] Snapshot previewed(const Snapshot& project) const;
    /// How the project arranged last came to stand.
    [[nodiscard]] const scene::GeographicDesign& design() const { return design_; }

    // What changes the scale leaves the view on the new one; the design must be arranged again.
    /// Zooms so that the place under the pixel stays under it.
    void zoomAt(scene::View& view, Point pixel, double factor);
    /// Shows every site with coordinates; the whole world where there is none.
    void fit(scene::View& view, const Design& design, double roomBelow);
    /// Shows a part of the canvas, whose symbols keep their size, no closer than a metro area.
    void fitCanvas(scene::View& view, const Rect& part);
    void showWorld(scene::View& view);

    /// Asks for what the window shows, and takes what is there.
    void prepare(const scene::View& view, const scene::SceneGeometry& geometry, scene::Theme theme);
    /// Draws the map into the framebuffer that is bound; of a map that comes or goes (`presence` below 1) the
    /// land alone, paler.
    void paint(CanvasRenderer& renderer, const scene::View& view, int framebufferHeight, scene::Theme theme,
               double presence = 1);
    /// True while a part of the map is being made.
    [[nodiscard]] bool waiting() const { return job_.running(); }

  private:
    /// What is made beside the UI thread.
    struct Wanted {
        geo::MapWindow window;
        scene::MapFrame frame;
        scene::Theme theme = scene::Theme::dark;
        Snapshot project;  ///< whose symbols names keep clear of

        friend bool operator==(const Wanted&, const Wanted&) = default;
    };
    struct Backdrop {
        Wanted made;
        geo::MapImage image;
        scene::Layer names;
    };

    void rescale(scene::View& view, geo::MapPoint centre, double scale);
    [[nodiscard]] bool covers(const Backdrop& backdrop, const scene::View& view, scene::Theme theme) const;

    bool shown_ = false;
    scene::MapFrame frame_;
    Snapshot source_;  ///< what `arranged_` was made of
    scene::MapFrame sourceFrame_;
    Snapshot arranged_;
    scene::GeographicDesign design_;

    job::LatestJob<std::shared_ptr<const Backdrop>> job_;
    std::shared_ptr<const Backdrop> backdrop_;
    std::shared_ptr<const Backdrop> uploaded_;
    std::optional<MapPainter> painter_;
    scene::DrawList under_;
};

}  // namespace spanwright::app
