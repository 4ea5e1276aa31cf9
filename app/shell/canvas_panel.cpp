// SPDX-License-Identifier: MIT
#include "app/shell/canvas_panel.h"

#include "app/shell/keys.h"
#include "app/window/gui.h"
#include "engine/edit/command.h"
#include "engine/scene/hit_test.h"
#include "engine/sim/routing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include <imgui.h>

namespace spanwright::app {
namespace {

constexpr double kWheelFactor = 1.15;  ///< zoom of one notch
constexpr double kHoverPixels = 5;
constexpr std::uint32_t kDrawing = 0;  ///< key in the draw store

ImGuiMouseCursor imguiCursor(CursorShape shape) {
    switch (shape) {
        case CursorShape::cross:
            return ImGuiMouseCursor_Arrow;
        case CursorShape::hand:
            return ImGuiMouseCursor_Hand;
        case CursorShape::move:
            return ImGuiMouseCursor_ResizeAll;
        case CursorShape::resize:
            return ImGuiMouseCursor_ResizeNWSE;
        case CursorShape::arrow:
            break;
    }
    return ImGuiMouseCursor_Arrow;
}

}  // namespace

void CanvasPanel::fitAll() {
    fitPending_ = true;
}

void CanvasPanel::fitSelection(const Session& session) {
    std::optional<Rect> bounds;
    for (const ElementId element : session.selection()) {
        const auto one = geometry_.boundsOf(session.project().design, element);
        if (one) bounds = bounds ? scene::unitedWith(*bounds, *one) : *one;
    }
    if (bounds && onMap()) {
        map_.fitCanvas(view_, *bounds);
    } else if (bounds) {
        view_.camera = scene::fitted(view_, *bounds, 96);
    }
}

void CanvasPanel::zoomBy(double factor) {
    if (onMap()) {
        if (!busy()) map_.zoomAt(view_, view_.viewport.centre(), factor);
        return;
    }
    view_.camera = scene::zoomedAt(view_, view_.viewport.centre(), factor);
}

void CanvasPanel::zoomToActualSize() {
    if (onMap()) map_.showWorld(view_);
    view_.camera.zoom = 1;
}

void CanvasPanel::enter(SiteId site) {
    if (!site) return;
    if (!inside_) outside_ = view_.camera;
    inside_ = site;
    fitAll();
}

void CanvasPanel::leave() {
    if (!inside_) return;
    inside_ = {};
    view_.camera = outside_;
}

void CanvasPanel::cancel(Session& session) {
    if (!busy() && source_.options.lens == scene::Lens::failure && !session.failedNow().empty()) {
        session.failNow({});
        return;
    }
    const bool idle = !busy() && session.selection().empty() && session.tool().kind == ToolKind::select;
    if (idle && inside_) {
        leave();
        return;
    }
    ToolEvent event;
    event.kind = ToolEvent::Kind::cancel;
    send(session, event);
}

ToolContext CanvasPanel::toolContext(const Session& session) const {
    return {session.project(),
            session.phase(),
            session.selection(),
            geometry_,
            session.tool(),
            1 / view_.camera.zoom,
            snap_,
            onMap() ? std::optional(map_.frame()) : std::nullopt};
}

void CanvasPanel::refreshGeometry(const Session& session) {
    if (inside_ && !session.project().design.sites.contains(inside_)) leave();
    scene::GeometryOptions options;
    options.inside = inside_;
    options.layers = layers_;
    Snapshot shown = session.document().snapshot();
    if (onMap()) {
        shown = map_.arranged(shown);
        options.siteSymbol = map_.design().symbol;
        options.deviceTile = map_.design().tile;
    }
    if (geometrySnapshot_ == shown && geometryPhase_ == session.phase() && geometryOptions_ == options)
        return;
    geometrySnapshot_ = std::move(shown);
    geometryPhase_ = session.phase();
    geometryOptions_ = options;
    geometry_ = scene::SceneGeometry(geometrySnapshot_->design, geometryPhase_, options);
}

void CanvasPanel::send(Session& session, ToolEvent event) {
    const ImGuiIO& io = ImGui::GetIO();
    event.shift = io.KeyShift;
    event.control = io.KeyCtrl;
    event.alt = io.KeyAlt;
    const ToolResult result = toolbox_.handle(event, toolContext(session), spaceHeld_);
    session.apply(result);
    view_.camera.centre = view_.camera.centre + result.panBy;
    if (result.enter) enter(result.enter);
    if (result.rename) rename(session, *result.rename);
    if (result.contextMenu) contextMenu_ = true;
    refreshGeometry(session);
}

void CanvasPanel::takePointer(Session& session, const CanvasOptions& options) {
    const ImGuiIO& io = ImGui::GetIO();
    ImGui::InvisibleButton("##ground", ImGui::GetContentRegionAvail(),
                           ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonMiddle |
                               ImGuiButtonFlags_MouseButtonRight);
    ImGui::SetItemAllowOverlap();
    const bool hovered = ImGui::IsItemHovered();
    const bool held = ImGui::IsItemActive();
    const Point screen{static_cast<double>(io.MousePos.x), static_cast<double>(io.MousePos.y)};
    const Point at = view_.toCanvas(screen);
    spaceHeld_ = isDown(Key::space) && !io.WantTextInput && (hovered || held);

    pointer_ = hovered || held ? std::optional(at) : std::nullopt;
    if (hovered && io.MouseWheel != 0) {
        zoomAt(session, screen, std::pow(kWheelFactor, static_cast<double>(io.MouseWheel)));
    }
    if (hovered || held) {
        ImGui::SetMouseCursor(imguiCursor(toolbox_.cursor(spaceHeld_)));
        if (!(at == lastPointer_)) {
            ToolEvent event;
            event.kind = ToolEvent::Kind::move;
            event.at = at;
            send(session, event);
            lastPointer_ = view_.toCanvas(screen);
        }
    }
    constexpr std::array kButtons{std::pair{ImGuiMouseButton_Left, MouseButton::left},
                                  std::pair{ImGuiMouseButton_Middle, MouseButton::middle},
                                  std::pair{ImGuiMouseButton_Right, MouseButton::right}};
    for (const auto& [button, named] : kButtons) {
        ToolEvent event;
        event.at = view_.toCanvas(screen);
        event.button = named;
        const scene::Badge* badge = named == MouseButton::left && session.tool().kind == ToolKind::select
                                        ? badgeAt(event.at)
                                        : nullptr;
        if (hovered && badge != nullptr && ImGui::IsMouseClicked(button)) {
            openBadge(session, *badge);
        } else if (hovered && ImGui::IsMouseClicked(button)) {
            session.endMerge();
            const bool fails = options.lens == scene::Lens::failure && named == MouseButton::left &&
                               session.tool().kind == ToolKind::select && !spaceHeld_;
            // The second press of a double click is a press of its own for tools that place, and where a
            // click makes something fail.
            const bool twice =
                ImGui::IsMouseDoubleClicked(button) && session.tool().kind == ToolKind::select && !fails;
            event.kind = twice ? ToolEvent::Kind::doubleClick : ToolEvent::Kind::press;
            send(session, event);
            failurePress_ = fails ? std::optional(event.at) : std::nullopt;
        }
        // A press with Shift is over at once to the tool, and a press that fails something is not.
        const bool armed = named == MouseButton::left && failurePress_;
        if (ImGui::IsMouseReleased(button) && (held || toolbox_.busy() || armed)) {
            const bool clicked = armed &&
                                 std::abs(failurePress_->x - event.at.x) * view_.camera.zoom < kHoverPixels &&
                                 std::abs(failurePress_->y - event.at.y) * view_.camera.zoom < kHoverPixels;
            if (clicked) failUnderPointer(session, event.at);
            if (armed) failurePress_.reset();
            event.kind = ToolEvent::Kind::release;
            send(session, event);
        }
    }
    if (!hovered || busy() || session.tool().kind != ToolKind::select) {
        session.hover(std::nullopt);
        restingOn_.reset();
        linkUsers_.forget();
    } else {
        session.hover(scene::hitTest(geometry_, at, kHoverPixels / view_.camera.zoom));
        showHover(session, at);
    }
}

void CanvasPanel::followRequests(Session& session) {
    if (const auto element = session.takeRevealRequest()) {
        auto bounds = geometry_.boundsOf(session.project().design, *element);
        if (!bounds && inside_) {
            // It is elsewhere in the network.
            leave();
            refreshGeometry(session);
            bounds = geometry_.boundsOf(session.project().design, *element);
        }
        const Rect visible = view_.visible();
        const bool inside = bounds && visible.contains({bounds->x, bounds->y}) &&
                            visible.contains({bounds->x + bounds->width, bounds->y + bounds->height});
        const bool legible = view_.camera.zoom > 0.35;
        if (bounds && !legible) {
            view_.camera = scene::fitted(view_, scene::expanded(*bounds, 240), 48);
        } else if (bounds && !inside) {
            view_.camera.centre = bounds->centre();
        }
    }
    if (fitPending_ && view_.viewport.width > 0) {
        fitDrawing(session);
        fitPending_ = false;
    }
}

void CanvasPanel::update(Session& session, Gui& gui, const Rect& area, const CanvasOptions& options) {
    view_.viewport = area;
    view_.scale = gui.scale();
    grid_ = options.grid;
    layers_ = options.layers;
    snap_ = options.snap;
    refreshGeometry(session);
    if (std::exchange(fitSelectionPending_, false)) fitSelection(session);
    followRequests(session);

    ImGui::SetNextWindowPos({static_cast<float>(area.x), static_cast<float>(area.y)});
    ImGui::SetNextWindowSize({static_cast<float>(area.width), static_cast<float>(area.height)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::Begin("##canvas", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse |
                     ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoSavedSettings);
    // The style is the canvas's own: tooltips over it look like all others.
    ImGui::PopStyleVar(3);
    takePointer(session, options);
    ImGui::End();
    drawRenameField(session, gui);
    refreshGeometry(session);
    if (onMap()) map_.prepare(view_, geometry_, gui.theme());
    followChange(gui.theme());
    pathsOf_ = session.takePathsOf();
    startFade(session);
    buildDrawing(session, gui.theme(), options);
    fadeFailure();
    moveTraffic(session, gui.theme(), options.flow);
    addOverlay(session, gui.theme());
}

namespace {

/// The links that the demand under the pointer, else the only one selected, uses: by the greater share of its
/// two directions.
std::map<LinkId, double> litPath(const Snapshot& snapshot, PhaseId phase,
                                 const std::set<ElementId>& selection,
                                 const std::optional<ElementId>& hovered) {
    DemandId demand;
    if (selection.size() == 1) demand = selection.begin()->as<DemandId>();
    if (hovered && hovered->kind == ElementKind::demand) demand = hovered->as<DemandId>();
    std::map<LinkId, double> lit;
    if (!demand) return lit;
    for (const sim::Direction direction : {sim::Direction::forward, sim::Direction::reverse}) {
        std::map<LinkId, double> shares;
        for (const sim::PathHop& hop : sim::pathOf(*snapshot, phase, demand, direction))
            shares[hop.link] += hop.share;
        for (const auto& [link, share] : shares)
            lit[link] = std::max(lit[link], share);
    }
    return lit;
}

}  // namespace

void CanvasPanel::buildDrawing(const Session& session, scene::Theme theme, const CanvasOptions& options) {
    Source source{session.document().snapshot(),
                  session.phase(),
                  session.analysis(),
                  session.failedNetwork(),
                  session.selection(),
                  session.hovered(),
                  theme,
                  options,
                  inside_,
                  disjointPaths(session),
                  onMap()};
    if (const auto command = toolbox_.preview()) {
        // A preview that the project refuses shows the project as it is.
        if (auto previewed = session.document().preview(*command))
            source.snapshot = onMap() ? map_.previewed(*previewed) : std::move(*previewed);
    } else if (onMap()) {
        source.snapshot = geometrySnapshot_;
    }
    if (source == source_) return;
    scene::SceneOptions how;
    how.theme = theme;
    how.selection = source.selection;
    how.hovered = source.hovered;
    how.disjointPaths = source.disjointPaths;
    if (how.disjointPaths.empty())
        how.path = litPath(source.snapshot, source.phase, source.selection, source.hovered);
    how.demands = options.layers.has(scene::DrawingLayer::demands);
    how.sharedRisk = options.layers.has(scene::DrawingLayer::sharedRisk);
    how.linkText = options.linkText;
    how.geometry = geometryOptions_;
    how.lens = options.lens;
    how.whole = source.analysis.get();
    how.failedNow = source.failedNetwork.get();
    drawing_ = source.snapshot == geometrySnapshot_
                   ? scene::buildScene(*source.snapshot, geometry_, session.phaseAnalysis(), how)
                   : scene::buildScene(*source.snapshot, source.phase, session.phaseAnalysis(), how);
    source_ = std::move(source);
    drawingIsNew_ = true;
}

void CanvasPanel::paint(CachedCanvas& kept, CanvasRenderer& renderer, int framebufferHeight,
                        scene::Theme theme, const Patience& patience) {
    if (change_) {
        paintChange(renderer, framebufferHeight, theme);
        return;
    }
    // What lies over a map, or fades, is another picture in every frame or has no ground of its own.
    if (onMap()) {
        map_.paint(renderer, view_, framebufferHeight, theme);
        renderer.draw(fading_.layers.empty() ? drawing_ : fading_, view_, framebufferHeight, theme,
                      Ground::none);
    } else if (!fading_.layers.empty()) {
        renderer.draw(fading_, view_, framebufferHeight, theme, grid_ ? Ground::grid : Ground::plain);
    } else {
        if (std::exchange(drawingIsNew_, false)) kept.store().put(kDrawing, drawing_);
        kept.draw(renderer.painter(), view_, framebufferHeight, theme, grid_ ? Ground::grid : Ground::plain,
                  patience);
    }
    if (!flow_.layers.empty()) renderer.draw(flow_, view_, framebufferHeight, theme, Ground::none);
    if (!overlay_.layers.empty()) renderer.draw(overlay_, view_, framebufferHeight, theme, Ground::none);
}

}  // namespace spanwright::app
