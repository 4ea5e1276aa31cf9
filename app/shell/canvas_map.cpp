// SPDX-License-Identifier: MIT
#include "app/shell/canvas_panel.h"
#include "app/tools/map_moves.h"

#include <algorithm>

#include <imgui.h>

/// The two views of the canvas: logical and geographic.
namespace spanwright::app {
namespace {

constexpr double kLegendRoom = 66;  ///< kept free at the lower edge when everything is fitted
constexpr double kChangeSeconds = 0.3;
constexpr std::size_t kMostMoving = 20'000;  ///< elements; more would not move smoothly

}  // namespace

void CanvasPanel::startAfresh() {
    inside_ = {};
    otherCamera_.reset();
    fitAll();
}

void CanvasPanel::showMap(bool shown) {
    if (map_.shown() == shown || toolbox_.busy()) return;
    const bool seenAlready = geometrySnapshot_ != nullptr && view_.viewport.width > 0 && !inside_;
    leave();
    change_.reset();
    if (seenAlready && geometry_.devices().size() + geometry_.links().size() <= kMostMoving)
        change_ = Change{scene::standing(geometrySnapshot_->design, geometry_, view_), view_, {}, 0, 0, {}};
    map_.show(shown);
    const std::optional<scene::Camera> seen = std::exchange(otherCamera_, view_.camera);
    if (seen) view_.camera = *seen;
    fitPending_ = !seen;
}

Point CanvasPanel::logicalCentre() const {
    if (!onMap()) return view_.camera.centre;
    return otherCamera_ ? otherCamera_->centre : Point{};
}

void CanvasPanel::nudgeOnMap(Session& session, Point by) const {
    if (const auto command = moveOnMap(toolContext(session), session.selection(), by))
        session.run(*command, {.mergeKey = "nudge on the map"});
}

void CanvasPanel::zoomAt(const Session& session, Point pixel, double factor) {
    if (!onMap()) {
        view_.camera = scene::zoomedAt(view_, pixel, factor);
        return;
    }
    // A gesture remembers points of the canvas, which every scale of the map has others of.
    if (toolbox_.busy()) return;
    map_.zoomAt(view_, pixel, factor);
    refreshGeometry(session);
}

void CanvasPanel::followChange(scene::Theme theme) {
    if (!change_) return;
    const double now = ImGui::GetTime();
    const auto pressed = [](ImGuiMouseButton button) { return ImGui::IsMouseClicked(button); };
    if (!change_->to) {
        change_->to = scene::standing(geometrySnapshot_->design, geometry_, view_);
        change_->since = now;
    }
    const double passed = std::clamp((now - change_->since) / kChangeSeconds, 0.0, 1.0);
    if (passed >= 1 || pressed(ImGuiMouseButton_Left) || pressed(ImGuiMouseButton_Right)) {
        change_.reset();
        return;
    }
    change_->share = passed * passed * (3 - 2 * passed);  // leaves and arrives gently
    change_->drawing =
        scene::inBetween(*geometrySnapshot_, change_->from, *change_->to, change_->share, theme);
}

void CanvasPanel::paintChange(CanvasRenderer& renderer, int framebufferHeight, scene::Theme theme) {
    const bool toMap = map_.shown();
    map_.paint(renderer, toMap ? view_ : change_->fromView, framebufferHeight, theme,
               toMap ? change_->share : 1 - change_->share);
    renderer.draw(change_->drawing, scene::screenView(view_), framebufferHeight, theme, Ground::none);
}

void CanvasPanel::fitDrawing(const Session& session) {
    if (onMap()) {
        map_.fit(view_, session.project().design, kLegendRoom);
        refreshGeometry(session);
        return;
    }
    const bool empty = geometry_.devices().empty() && geometry_.sites().empty();
    scene::View open = view_;
    open.viewport.height -= kLegendRoom * view_.scale;
    view_.camera = empty ? scene::Camera{} : scene::fitted(open, geometry_.bounds());
    if (!empty) view_.camera.centre.y += kLegendRoom / 2 / view_.camera.zoom;
}

}  // namespace spanwright::app
