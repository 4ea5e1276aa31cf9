// SPDX-License-Identifier: MIT
#include "app/tools/select_tool.h"

#include "app/tools/snapping.h"
#include "engine/layout/alignment.h"
#include "engine/scene/hit_test.h"

#include <algorithm>
#include <cmath>

namespace spanwright::app {
namespace {

constexpr double kDragPixels = 4;    ///< a shorter drag is a click
constexpr double kHitPixels = 6;     ///< around links and borders
constexpr double kCornerPixels = 9;  ///< around a frame's corner
constexpr double kSmallestFrame = 100;

Rect spanned(Point a, Point b) {
    return {std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
}

bool movable(const Project& project, ElementId element) {
    if (const Site* site = project.design.sites.find(element.as<SiteId>())) return !site->locked;
    const Device* device = project.design.devices.find(element.as<DeviceId>());
    return device != nullptr && !device->locked;
}

/// What a click means: an element, else the site whose ground it is.
std::optional<ElementId> clicked(const ToolContext& context, Point at) {
    const auto hit = scene::hitTest(context.geometry, at, kHitPixels * context.unitsPerPixel);
    if (hit) return hit;
    if (const SiteId site = scene::siteAt(context.geometry, at)) return ElementId(site);
    return std::nullopt;
}

/// The innermost frame that will hold the point once the moved sites have moved.
SiteId siteAfterMove(const ToolContext& context, const std::set<ElementId>& moved, Point by, Point at) {
    SiteId found;
    for (const scene::SiteShape& shape : context.geometry.sites()) {
        Rect frame = shape.frame;
        if (moved.contains(shape.id)) {
            frame.x += by.x;
            frame.y += by.y;
        }
        if (frame.contains(at)) found = shape.id;  // sites come larger first: the last is the innermost
    }
    return found;
}

}  // namespace

edit::Command moveCommand(const ToolContext& context, const std::set<ElementId>& elements, Point by) {
    edit::Move move;
    move.by = by;
    std::copy_if(elements.begin(), elements.end(), std::back_inserter(move.elements),
                 [&](ElementId element) { return movable(context.project, element); });

    edit::Put rehomed;
    for (const ElementId element : move.elements) {
        const Device* device = context.project.design.devices.find(element.as<DeviceId>());
        if (device == nullptr || elements.contains(device->site)) continue;
        const Point at = device->position + by;
        const SiteId site = siteAfterMove(context, elements, by, at);
        if (site == device->site) continue;
        Device row = *device;
        row.site = site;
        row.position = at;
        rehomed.rows.emplace_back(std::move(row));
    }
    if (rehomed.rows.empty()) return move;
    const std::string label = edit::describe(context.project, move);
    return edit::Batch{label, {std::move(move), std::move(rehomed)}};
}

ToolResult SelectTool::handle(const ToolEvent& event, const ToolContext& context) {
    ToolResult result;
    pointer_ = event.at;
    switch (event.kind) {
        case ToolEvent::Kind::press:
            if (event.button == MouseButton::left) result = press(event, context);
            break;
        case ToolEvent::Kind::doubleClick: {
            reset();
            const auto hit = clicked(context, event.at);
            if (hit) {
                result.select = std::set<ElementId>{*hit};
                result.rename = hit;
            }
            break;
        }
        case ToolEvent::Kind::move:
            overCorner_ = gesture_ == Gesture::none && cornerAt(context, event.at).has_value();
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

ToolResult SelectTool::press(const ToolEvent& event, const ToolContext& context) {
    ToolResult result;
    reset();
    start_ = event.at;
    const bool adding = event.shift || event.control;
    if (const auto corner = adding ? std::nullopt : cornerAt(context, event.at)) {
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
        std::any_of(grabbed_.begin(), grabbed_.end(),
                    [&](ElementId element) { return movable(context.project, element); })) {
        gesture_ = Gesture::move;
    }
    if (gesture_ == Gesture::resize)
        drag_ = resizedTo(context, event.alt || !context.snap.grid ? event.at : snapped(event.at));
    if (gesture_ != Gesture::move) return;
    Point by = event.at - start_;
    if (event.shift) (std::abs(by.x) > std::abs(by.y) ? by.y : by.x) = 0;
    guides_.clear();
    if (!event.alt) {
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

std::optional<SelectTool::Corner> SelectTool::cornerAt(const ToolContext& context, Point at) const {
    if (context.selection.size() != 1) return std::nullopt;
    const Site* site = context.project.design.sites.find(context.selection.begin()->as<SiteId>());
    if (site == nullptr || site->locked) return std::nullopt;
    const double reach = kCornerPixels * context.unitsPerPixel;
    const Rect& frame = site->frame;
    for (const bool left : {true, false}) {
        for (const bool top : {true, false}) {
            const Point corner{left ? frame.x : frame.x + frame.width,
                               top ? frame.y : frame.y + frame.height};
            if (std::abs(at.x - corner.x) <= reach && std::abs(at.y - corner.y) <= reach) {
                return Corner{left, top};
            }
        }
    }
    return std::nullopt;
}

std::optional<edit::Command> SelectTool::movedBy(const ToolContext& context, Point by) const {
    if (by == Point{}) return std::nullopt;
    return moveCommand(context, grabbed_, by);
}

std::optional<edit::Command> SelectTool::resizedTo(const ToolContext& context, Point at) const {
    if (context.selection.empty()) return std::nullopt;
    const Site* found = context.project.design.sites.find(context.selection.begin()->as<SiteId>());
    if (found == nullptr) return std::nullopt;
    Site site = *found;
    const double right = site.frame.x + site.frame.width;
    const double bottom = site.frame.y + site.frame.height;
    if (corner_.left) {
        site.frame.x = std::min(at.x, right - kSmallestFrame);
        site.frame.width = right - site.frame.x;
    } else {
        site.frame.width = std::max(kSmallestFrame, at.x - site.frame.x);
    }
    if (corner_.top) {
        site.frame.y = std::min(at.y, bottom - kSmallestFrame);
        site.frame.height = bottom - site.frame.y;
    } else {
        site.frame.height = std::max(kSmallestFrame, at.y - site.frame.y);
    }
    if (site.frame == found->frame) return std::nullopt;
    const std::string label = "resize site " + site.name;
    return edit::Batch{label, {edit::Put{{std::move(site)}}}};
}

CursorShape SelectTool::cursor() const {
    if (gesture_ == Gesture::resize || overCorner_) return CursorShape::resize;
    return gesture_ == Gesture::move ? CursorShape::move : CursorShape::arrow;
}

ToolOverlay SelectTool::overlay(const ToolContext& /*context*/) const {
    ToolOverlay overlay;
    if (gesture_ == Gesture::box) overlay.selectionBox = spanned(start_, pointer_);
    if (gesture_ == Gesture::move)
        overlay.hint = "Shift keeps to one axis, Alt lets go of grid and guides, Esc cancels.";
    if (gesture_ == Gesture::move) overlay.guides = guides_;
    if (gesture_ == Gesture::resize) overlay.hint = "Alt resizes off the grid, Esc cancels.";
    return overlay;
}

}  // namespace spanwright::app
