// SPDX-License-Identifier: MIT
#pragma once

#include "app/tools/bend_gesture.h"
#include "app/tools/containers.h"
#include "app/tools/tool.h"

namespace spanwright::app {

/// Selects by click and by box, moves what is selected, resizes a site or zone by its corners, bends a link
/// by its handles. A double click opens a collapsed site, goes inside another, takes a bend out of a link,
/// and renames everything else. Shift or Ctrl adds to and takes from the selection. A click on one of a group
/// selects all of it, with Alt the one. Locked elements stay. A drag is one command, made on release.
class SelectTool : public Tool {
  public:
    ToolResult handle(const ToolEvent& event, const ToolContext& context) override;
    [[nodiscard]] ToolOverlay overlay(const ToolContext& context) const override;
    [[nodiscard]] std::optional<edit::Command> preview() const override { return drag_; }
    [[nodiscard]] bool busy() const override { return gesture_ != Gesture::none; }
    [[nodiscard]] CursorShape cursor() const override;

  private:
    enum class Gesture { none, pressedElement, pressedGround, move, box, resize, bend };

    ToolResult press(const ToolEvent& event, const ToolContext& context);
    ToolResult doubleClick(const ToolEvent& event, const ToolContext& context);
    void drag(const ToolEvent& event, const ToolContext& context);
    ToolResult release(const ToolEvent& event, const ToolContext& context);
    void reset();

    void addHandles(const ToolContext& context, ToolOverlay& overlay) const;
    /// The corner of the selected site or zone that is under the point.
    [[nodiscard]] std::optional<FrameCorner> frameCornerAt(const ToolContext& context, Point at) const;
    [[nodiscard]] std::optional<edit::Command> movedBy(const ToolContext& context, Point by) const;
    [[nodiscard]] std::optional<edit::Command> resizedTo(const ToolContext& context, Point at) const;

    Gesture gesture_ = Gesture::none;
    Point start_;
    Point pointer_;
    std::set<ElementId> grabbed_;  ///< what the drag moves
    FrameCorner corner_;
    BendGesture bend_;
    bool overCorner_ = false;
    std::optional<edit::Command> drag_;
    std::vector<std::pair<Point, Point>> guides_;
};

}  // namespace spanwright::app
