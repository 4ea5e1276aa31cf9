// SPDX-License-Identifier: MIT
#pragma once

#include "app/tools/tool_choice.h"
#include "engine/edit/command.h"
#include "engine/scene/geometry.h"
#include "engine/scene/map_frame.h"

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace spanwright::app {

enum class MouseButton { left, middle, right };

/// One thing that the pointer or a key did over the canvas. Positions are canvas units.
struct ToolEvent {
    enum class Kind { press, move, release, doubleClick, cancel };
    Kind kind = Kind::move;
    Point at;
    MouseButton button = MouseButton::left;
    bool shift = false;
    bool control = false;
    bool alt = false;
};

/// What a drag catches on; both can be turned off, and a key lets go of both.
struct SnapSettings {
    bool grid = true;
    bool guides = true;  ///< edges, centres and gaps of what stands near

    friend bool operator==(const SnapSettings&, const SnapSettings&) = default;
};

/// What a tool may look at while it handles an event.
struct ToolContext {
    const Project& project;
    PhaseId phase;
    const std::set<ElementId>& selection;
    const scene::SceneGeometry& geometry;  ///< of the project and phase, without a drag
    ToolChoice choice;
    double unitsPerPixel = 1;  ///< canvas units of one pixel at 100 % scale: for tolerances
    SnapSettings snap = {};
    std::optional<scene::MapFrame> map = {};  ///< absent: the logical view is shown
};

/// What the canvas does after an event. Empty members change nothing.
struct ToolResult {
    std::optional<edit::Command> command;
    std::optional<std::set<ElementId>> select;
    std::optional<std::pair<ElementId, std::string>> focusField;  ///< for the inspector, by file key
    std::optional<ElementId> rename;                              ///< ask for a new name in place
    SiteId enter;                                                 ///< show this site alone; null: as it is
    std::optional<Point> contextMenu;                             ///< open the menu of the selection here
    Point panBy;                                                  ///< canvas units, added to the camera
    bool backToSelect = false;
};

/// A small mark that can be dragged.
struct ToolHandle {
    enum class Look { corner, bend, newBend };
    Point at;
    Look look = Look::corner;
};

/// What a release or click would do where the pointer is: its price is shown.
struct ProposedEdit {
    edit::Command command;
    std::string key;  ///< alike for edits that cost the same: the price is asked for once for each
};

/// What a tool shows over the drawing while it is in hand.
struct ToolOverlay {
    std::optional<Rect> selectionBox;
    std::optional<Rect> ghostSite;
    std::optional<Point> ghostDevice;                  ///< centre of the tile
    std::optional<std::pair<Point, Point>> ghostLink;  ///< from, to
    std::vector<std::pair<Point, Point>> ghostLinks;   ///< the same, of several at once
    std::vector<ToolHandle> handles;
    std::vector<std::pair<Point, Point>> guides;  ///< on what a drag has caught
    std::optional<ElementId> target;              ///< lights up: where a release would connect or drop
    std::optional<ProposedEdit> proposed;
    std::string hint;  ///< one sentence for the status bar
};

enum class CursorShape { arrow, cross, hand, move, resize };

/// A way to work with the pointer. Tools hold the gesture only; they never change a project: what they want
/// done comes back as a command, once, when the gesture ends.
class Tool {
  public:
    Tool() = default;
    Tool(const Tool&) = delete;
    Tool& operator=(const Tool&) = delete;
    virtual ~Tool() = default;

    virtual ToolResult handle(const ToolEvent& event, const ToolContext& context) = 0;
    [[nodiscard]] virtual ToolOverlay overlay(const ToolContext& context) const = 0;
    /// The edit that a release would make now; shown, not made.
    [[nodiscard]] virtual std::optional<edit::Command> preview() const { return std::nullopt; }
    /// True while a gesture is under way: the window then draws at full rate.
    [[nodiscard]] virtual bool busy() const { return false; }
    [[nodiscard]] virtual CursorShape cursor() const { return CursorShape::arrow; }
};

/// Canvas units between the lines that things snap to (half a square of the grid); Alt places freely.
inline constexpr double kSnap = 10;

[[nodiscard]] Point snapped(Point point);

/// The device whose tile is under the point, or near it: ends of links are caught generously. Null: none.
[[nodiscard]] DeviceId tileAt(const ToolContext& context, Point at);

}  // namespace spanwright::app
