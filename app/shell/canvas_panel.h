// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/cached_canvas.h"
#include "app/render/canvas_renderer.h"
#include "app/session/edit_price.h"
#include "app/session/session.h"
#include "app/shell/geographic_view.h"
#include "app/shell/link_users_tip.h"
#include "app/tools/toolbox.h"
#include "engine/scene/build_scene.h"
#include "engine/scene/camera.h"
#include "engine/scene/flow.h"
#include "engine/scene/view_change.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace spanwright::app {

class Gui;

/// How the canvas shows the network; from the View menu.
struct CanvasOptions {
    bool grid = true;
    scene::Lens lens = scene::Lens::utilization;
    scene::LayerSet layers = {};
    scene::LinkText linkText = scene::LinkText::lens;
    bool flow = false;  ///< traffic moves along the links
    SnapSettings snap = {};

    friend bool operator==(const CanvasOptions&, const CanvasOptions&) = default;
};

/// The drawing: looks at the session through a camera, hands pointer events to the tool in hand and what the
/// tool wants to the session.
class CanvasPanel {
  public:
    /// Takes input and lays widgets over the drawing; `area` is in framebuffer pixels. Between beginFrame and
    /// endFrame of the Gui.
    void update(Session& session, Gui& gui, const Rect& area, const CanvasOptions& options);
    /// Draws what `update` prepared into the framebuffer that is bound: the drawing by pictures that are
    /// kept, what moves over it anew.
    void paint(CachedCanvas& kept, CanvasRenderer& renderer, int framebufferHeight, scene::Theme theme,
               const Patience& patience);

    void fitAll();
    /// Another project is open: both views begin with all of it.
    void startAfresh();
    /// Shows the design on the map, or as it was drawn. Each view keeps its camera. Leaves the site that is
    /// shown alone.
    void showMap(bool shown);
    /// True while the map is shown: not inside a site.
    [[nodiscard]] bool onMap() const { return map_.shown() && !inside_; }
    [[nodiscard]] bool mapChosen() const { return map_.shown(); }
    [[nodiscard]] const GeographicView& map() const { return map_; }
    /// Which view is shown, and which part of it; the rest of a saved view is not the canvas's. Inside a
    /// site, what the whole network was seen by.
    [[nodiscard]] SavedView look() const;
    /// Goes there.
    void lookAt(const Design& design, const SavedView& view);
    /// The middle of what the logical view shows, also while the map is shown.
    [[nodiscard]] Point logicalCentre() const;
    /// True while a part of the map is on its way.
    [[nodiscard]] bool mapPending() const { return onMap() && map_.waiting(); }
    /// Moves the sites selected on the map; moves that follow each other are one step of the history.
    void nudgeOnMap(Session& session, Point by) const;
    void fitSelection(const Session& session);
    /// The same, once what is selected now is on the drawing.
    void fitSelectionNext() { fitSelectionPending_ = true; }
    /// Zooms by a factor around the middle.
    void zoomBy(double factor);
    /// Shows one canvas unit as one pixel at 100 %.
    void zoomToActualSize();
    /// Opens the name field over the element.
    void rename(const Session& session, ElementId element);
    /// Shows this site alone, with stubs of the links that lead out.
    void enter(SiteId site);
    /// Back to the whole network.
    void leave();
    /// The site that is shown alone; null: the whole network is shown.
    [[nodiscard]] SiteId inside() const { return inside_; }
    /// What a tool would see now.
    [[nodiscard]] ToolContext toolContext(const Session& session) const;
    /// Lets go of a gesture that is under way; with none, what Esc means to the tool; with nothing selected
    /// either, leaves the site that is shown alone.
    void cancel(Session& session);

    [[nodiscard]] const scene::View& view() const { return view_; }
    /// Where everything stands in the view that is shown.
    [[nodiscard]] const scene::SceneGeometry& geometry() const { return geometry_; }
    /// Brings a point of the canvas into the middle.
    void centreOn(Point at) { view_.camera.centre = at; }
    /// What the colours of the drawing stand for.
    [[nodiscard]] const scene::Legend& legend() const { return drawing_.legend; }
    /// Where the pointer is, in canvas units; absent while it is elsewhere.
    [[nodiscard]] const std::optional<Point>& pointer() const { return pointer_; }
    [[nodiscard]] const std::string& hint() const { return hint_; }
    /// True while something moves: the window then draws at full rate.
    [[nodiscard]] bool busy() const { return toolbox_.busy() || change_.has_value(); }
    /// True while it changes without any input: moving traffic, a tooltip that is on its way.
    [[nodiscard]] bool restless() const;
    [[nodiscard]] bool takeContextMenuRequest() { return std::exchange(contextMenu_, false); }

  private:
    /// What the prepared drawing was made from.
    struct Source {
        Snapshot snapshot;
        PhaseId phase;
        std::shared_ptr<const Analysis> analysis;
        std::shared_ptr<const FailedNetwork> failedNetwork;
        std::set<ElementId> selection;
        std::optional<ElementId> hovered;
        scene::Theme theme = scene::Theme::dark;
        CanvasOptions options;
        SiteId inside;
        std::vector<std::vector<LinkId>> disjointPaths;
        bool onMap = false;

        friend bool operator==(const Source&, const Source&) = default;
    };

    void refreshGeometry(const Session& session);
    void zoomAt(const Session& session, Point pixel, double factor);
    /// Shows everything that is drawn.
    void fitDrawing(const Session& session);
    void takePointer(Session& session, const CanvasOptions& options);
    /// With the failure lens, a click makes what is under it fail; with Shift, that too.
    void failUnderPointer(Session& session, Point at) const;
    /// With the failure lens: what to do, and what has come of it.
    [[nodiscard]] std::string failureHint(const Session& session) const;
    /// Lets what a failure changes fade over, and traffic move on its new ways for a while.
    void startFade(const Session& session);
    void fadeFailure();
    [[nodiscard]] bool failureMoves() const;
    /// A cross on everything that has failed.
    void addFailureMarks(const Session& session, scene::Theme theme, scene::Layer& layer) const;
    /// The ways that protect the demand that a panel asks for.
    [[nodiscard]] std::vector<std::vector<LinkId>> disjointPaths(const Session& session) const;
    void send(Session& session, ToolEvent event);
    void followRequests(Session& session);
    void buildDrawing(const Session& session, scene::Theme theme, const CanvasOptions& options);
    void addOverlay(const Session& session, scene::Theme theme);
    [[nodiscard]] const scene::Badge* badgeAt(Point at) const;
    /// Selects what the badge is about and shows it in the Problems panel.
    static void openBadge(Session& session, const scene::Badge& badge);
    /// A tooltip about what the pointer rests on.
    void showHover(const Session& session, Point at);
    void moveTraffic(const Session& session, scene::Theme theme, bool shown);
    /// Beside the pointer: what a release would do to the budget.
    void showPrice(const Session& session, const ToolOverlay& shown);
    void drawRenameField(Session& session, Gui& gui);
    /// Moves everything from one view to the other; a click ends it.
    void followChange(scene::Theme theme);
    void paintChange(CanvasRenderer& renderer, int framebufferHeight, scene::Theme theme);

    /// On the way from one view to the other.
    struct Change {
        scene::Standing from;
        scene::View fromView;
        std::optional<scene::Standing> to;  ///< absent: the view has not been set out yet
        double since = 0;
        double share = 0;
        scene::DrawList drawing;
    };

    Toolbox toolbox_;
    scene::View view_;
    GeographicView map_;
    std::optional<scene::Camera> otherCamera_;  ///< of the view that is not shown; absent: never seen
    std::optional<Change> change_;
    bool fitPending_ = true;
    bool fitSelectionPending_ = false;
    SnapSettings snap_;
    Snapshot geometrySnapshot_;
    PhaseId geometryPhase_;
    scene::GeometryOptions geometryOptions_;
    SiteId inside_;
    scene::Camera outside_;  ///< where the camera stood before somebody went inside
    scene::LayerSet layers_;
    scene::SceneGeometry geometry_;
    Source source_;
    scene::DrawList drawing_;
    bool drawingIsNew_ = false;  ///< not yet handed on to what keeps it as pictures
    DemandId pathsOf_;           ///< whose disjoint paths are shown
    std::shared_ptr<const FailedNetwork> fadesTo_;
    double failedSince_ = -1;  ///< on ImGui's clock
    scene::DrawList faded_;    ///< the drawing before the failure, while it fades over
    scene::DrawList fading_;   ///< in between; without layers: nothing fades
    scene::DrawList flow_;     ///< traffic that moves; without layers: none
    LinkUsersTip linkUsers_;
    std::optional<ElementId> restingOn_;
    double restingSince_ = 0;
    scene::DrawList overlay_;  ///< what the tool shows
    std::optional<Point> pointer_;
    Point lastPointer_;
    std::optional<Point> failurePress_;  ///< where a click of the failure lens began, in canvas units
    bool spaceHeld_ = false;
    bool contextMenu_ = false;
    bool grid_ = true;
    std::string hint_;
    EditPrice price_;
    std::optional<ElementId> renamed_;
    std::string renameText_;
    bool renameStarts_ = false;
};

}  // namespace spanwright::app
