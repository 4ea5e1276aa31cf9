// SPDX-License-Identifier: MIT
#include "app/tools/select_tool.h"

#include "app/tools/containers.h"
#include "app/tools/map_moves.h"
#include "app/tools/snapping.h"
#include "engine/layout/alignment.h"
#include "engine/layout/drawing_boxes.h"
#include "engine/scene/hit_test.h"

#include <algorithm>
#include <cmath>

namespace spanwright::app {
namespace {

static_assert(layout::kTile == scene::kDeviceTile && layout::kFrameTitle == scene::kSiteTitle &&
                  layout::kGrid == kSnap && layout::kSmallestFrame == kSmallestSite,
              "automatic layout reckons with the sizes that are drawn");

constexpr double kDragPixels = 4;    ///< a shorter drag is a click
constexpr double kHitPixels = 6;     ///< around links and borders
constexpr double kCornerPixels = 9;  ///< around a frame's corner

Rect spanned(Point a, Point b) {
    return {std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
}

/// What a click means: an element, else the site whose ground it is.
std::optional<ElementId> clicked(const ToolContext& context, Point at) {
    const auto hit = scene::hitTest(context.geometry, at, kHitPixels * context.unitsPerPixel);
    if (hit) return hit;
    if (const SiteId site = scene::siteAt(context.geometry, at)) return ElementId(site);
    return std::nullopt;
}

double smallest(ElementId element) {
    return element.kind == ElementKind::zone ? kSmallestZone : kSmallestSite;
}

}  // namespace

ToolResult SelectTool::handle(const ToolEvent& event, const ToolContext& context) {
    ToolResult result;
    pointer_ = event.at;
    switch (event.kind) {
        case ToolEvent::Kind::press:
            if (event.button == MouseButton::left) result = press(event, context);
            break;
        case ToolEvent::Kind::doubleClick:
            if (event.button == MouseButton::left) result = doubleClick(event, context);
            break;
        case ToolEvent::Kind::move:
            overCorner_ = gesture_ == Gesture::none && frameCornerAt(context, event.at).has_value();
            if (gesture_ != Gesture::none) drag(event, context);
            break;
        case ToolEvent::Kind::release:
            if (event.button == MouseButton::left) result = release(event, context);
            break;
        case ToolEvent::Kind::cancel:
            if (gesture_ == Gesture::none) result.select = std::set<ElementId>{};
            reset();
            break;
    }
    return result;
}

ToolResult SelectTool::doubleClick(const ToolEvent& event, const ToolContext& context) {
    ToolResult result;
    reset();
    if (!context.map && (result.command = removeBendAt(context, event.at))) return result;
    const auto hit = scene::hitTest(context.geometry, event.at, kHitPixels * context.unitsPerPixel);
    if (!hit) return result;
    result.select = std::set<ElementId>{*hit};
    const SiteId site = hit->as<SiteId>();
    if (!site || site == context.geometry.inside()) {
        result.rename = hit;
    } else if (!context.map && context.project.design.sites.at(site).collapsed) {
        result.command = collapseCommand(context.project, {*hit}, false);
    } else {
        result.enter = site;
    }
    return result;
}

ToolResult SelectTool::press(const ToolEvent& event, const ToolContext& context) {
    ToolResult result;
    reset();
    start_ = event.at;
    const bool adding = event.shift || event.control;
    if (!adding && !context.map && bend_.press(context, event.at)) {
        gesture_ = Gesture::bend;
        return result;
    }
    if (const auto corner = adding ? std::nullopt : frameCornerAt(context, event.at)) {
        gesture_ = Gesture::resize;
        corner_ = *corner;
        return result;
    }
    const auto hit = scene::hitTest(context.geometry, event.at, kHitPixels * context.unitsPerPixel);
    if (!hit) {
        // Ground: a drag draws a box, also inside a site; a click is judged on release.
        gesture_ = Gesture::pressedGround;
        return result;
    }
    std::set<ElementId> selection = context.selection;
    if (adding) {
        if (selection.erase(*hit) == 0) selection.insert(*hit);
        result.select = selection;
        return result;
    }
    // One of a group stands for all of it; Alt takes it alone.
    if (event.alt) {
        selection = {*hit};
    } else if (!selection.contains(*hit)) {
        selection = layout::withGroups(context.project, {*hit});
    }
    result.select = selection;
    grabbed_ = std::move(selection);
    gesture_ = Gesture::pressedElement;
    return result;
}

void SelectTool::drag(const ToolEvent& event, const ToolContext& context) {
    const double reach = kDragPixels * context.unitsPerPixel;
    const bool beyond = std::abs(event.at.x - start_.x) > reach || std::abs(event.at.y - start_.y) > reach;
    if (gesture_ == Gesture::pressedGround && beyond) gesture_ = Gesture::box;
    if (gesture_ == Gesture::pressedElement && beyond &&
        std::any_of(grabbed_.begin(), grabbed_.end(), [&](ElementId element) {
            return context.map ? isMovableOnMap(context.project, element)
                               : isMovable(context.project, element);
        })) {
        gesture_ = Gesture::move;
    }
    const bool free = event.alt || !context.snap.grid;
    if (gesture_ == Gesture::bend) drag_ = bend_.dragged(context, free ? event.at : snapped(event.at));
    if (gesture_ == Gesture::resize) drag_ = resizedTo(context, free ? event.at : snapped(event.at));
    if (gesture_ != Gesture::move) return;
    Point by = event.at - start_;
    if (event.shift) (std::abs(by.x) > std::abs(by.y) ? by.y : by.x) = 0;
    guides_.clear();
    if (!event.alt && !context.map) {
        Snapped caught = snappedMove(context, grabbed_, by);
        by = event.shift ? snapped(by) : caught.by;
        if (!event.shift) guides_ = std::move(caught.guides);
    }
    drag_ = movedBy(context, by);
}

ToolResult SelectTool::release(const ToolEvent& event, const ToolContext& context) {
    ToolResult result;
    const bool adding = event.shift || event.control;
    switch (gesture_) {
        case Gesture::move:
        case Gesture::resize:
        case Gesture::bend:
            drag(event, context);
            result.command = std::move(drag_);
            break;
        case Gesture::box: {
            std::set<ElementId> selection = adding ? context.selection : std::set<ElementId>{};
            for (const ElementId element : scene::elementsIn(context.geometry, spanned(start_, event.at)))
                selection.insert(element);
            result.select = std::move(selection);
            break;
        }
        case Gesture::pressedGround: {
            const auto hit = clicked(context, event.at);
            std::set<ElementId> selection = adding ? context.selection : std::set<ElementId>{};
            if (hit && selection.erase(*hit) == 0) {
                selection.insert(*hit);
                if (!event.alt) selection = layout::withGroups(context.project, std::move(selection));
            }
            result.select = std::move(selection);
            break;
        }
        case Gesture::pressedElement: {
            // A click on one of several selected elements selects that one alone.
            // A drag of what is locked is no click on where it ends.
            const auto hit = clicked(context, start_);
            if (hit && grabbed_.size() > 1) {
                result.select =
                    event.alt ? std::set<ElementId>{*hit} : layout::withGroups(context.project, {*hit});
            }
            break;
        }
        case Gesture::none:
            break;
    }
    reset();
    return result;
}

void SelectTool::reset() {
    gesture_ = Gesture::none;
    grabbed_.clear();
    drag_.reset();
    guides_.clear();
}

std::optional<FrameCorner> SelectTool::frameCornerAt(const ToolContext& context, Point at) const {
    if (context.selection.size() != 1 || context.map) return std::nullopt;
    const auto frame = frameOf(context.project, *context.selection.begin());
    if (!frame) return std::nullopt;
    return cornerAt(*frame, at, kCornerPixels * context.unitsPerPixel);
}

std::optional<edit::Command> SelectTool::movedBy(const ToolContext& context, Point by) const {
    if (by == Point{}) return std::nullopt;
    return context.map ? moveOnMap(context, grabbed_, by) : moveCommand(context, grabbed_, by);
}

std::optional<edit::Command> SelectTool::resizedTo(const ToolContext& context, Point at) const {
    if (context.selection.empty()) return std::nullopt;
    const ElementId element = *context.selection.begin();
    const auto frame = frameOf(context.project, element);
    if (!frame) return std::nullopt;
    return resizeCommand(context, element, resizedFrame(*frame, corner_, at, smallest(element)));
}

CursorShape SelectTool::cursor() const {
    if (gesture_ == Gesture::resize || overCorner_) return CursorShape::resize;
    return gesture_ == Gesture::move ? CursorShape::move : CursorShape::arrow;
}

void SelectTool::addHandles(const ToolContext& context, ToolOverlay& overlay) const {
    if (context.selection.size() != 1 || context.map) return;
    if (const auto frame = frameOf(context.project, *context.selection.begin())) {
        for (const double x : {frame->x, frame->x + frame->width}) {
            for (const double y : {frame->y, frame->y + frame->height})
                overlay.handles.push_back({{x, y}, ToolHandle::Look::corner});
        }
    }
    for (const BendHandle& handle : bendHandles(context))
        overlay.handles.push_back(
            {handle.at, handle.isNew ? ToolHandle::Look::newBend : ToolHandle::Look::bend});
}

ToolOverlay SelectTool::overlay(const ToolContext& context) const {
    ToolOverlay overlay;
    if (gesture_ == Gesture::none || gesture_ == Gesture::pressedElement) addHandles(context, overlay);
    if (gesture_ == Gesture::move && drag_) overlay.target = newHome(context.project, *drag_);
    if (gesture_ == Gesture::box) overlay.selectionBox = spanned(start_, pointer_);
    if (gesture_ == Gesture::move && context.map)
        overlay.hint = placeText(placeUnder(*context.map, pointer_)) + ". Esc cancels.";
    else if (gesture_ == Gesture::move)
        overlay.hint = "Shift keeps to one axis, Alt lets go of grid and guides, Esc cancels.";
    if (gesture_ == Gesture::move) overlay.guides = guides_;
    if (gesture_ == Gesture::bend) overlay.hint = "Back onto the line takes the bend out. Esc cancels.";
    if (gesture_ == Gesture::resize) overlay.hint = "Alt resizes off the grid, Esc cancels.";
    return overlay;
}

}  // namespace spanwright::app
