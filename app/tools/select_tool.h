// SPDX-License-Identifier: MIT
#pragma once

#include "app/tools/tool.h"

namespace spanwright::app {

/// Selects by click and by box, moves what is selected, resizes a site by its corners, renames by a double
/// click. Shift or Ctrl adds to and takes from the selection. A click on one of a group selects all of it,
/// with Alt the one. Locked elements stay. A drag is one command, made on release.
class SelectTool : public Tool {
  public:
    ToolResult handle(const ToolEvent& event, const ToolContext& context) override;
    [[nodiscard]] ToolOverlay overlay(const ToolContext& context) const override;
    [[nodiscard]] std::optional<edit::Command> preview() const override { return drag_; }
    [[nodiscard]] bool busy() const override { return gesture_ != Gesture::none; }
    [[nodiscard]] CursorShape cursor() const override;

  private:
    enum class Gesture { none, pressedElement, pressedGround, move, box, resize };
    /// Which sides of a frame follow the pointer.
    struct Corner {
        bool left = false;
        bool top = false;
    };

    ToolResult press(const ToolEvent& event, const ToolContext& context);
    void drag(const ToolEvent& event, const ToolContext& context);
    ToolResult release(const ToolEvent& event, const ToolContext& context);
    void reset();

    /// The corner of the selected site that is under the point.
    [[nodiscard]] std::optional<Corner> cornerAt(const ToolContext& context, Point at) const;
    [[nodiscard]] std::optional<edit::Command> movedBy(const ToolContext& context, Point by) const;
    [[nodiscard]] std::optional<edit::Command> resizedTo(const ToolContext& context, Point at) const;

    Gesture gesture_ = Gesture::none;
    Point start_;
    Point pointer_;
    std::set<ElementId> grabbed_;  ///< what the drag moves
    Corner corner_;
    bool overCorner_ = false;
    std::optional<edit::Command> drag_;
    std::vector<std::pair<Point, Point>> guides_;
};

/// What a move of these elements means: symbols and frames shift, and devices that leave or enter a site's
/// frame change site. One command, named "move 3 devices".
[[nodiscard]] edit::Command moveCommand(const ToolContext& context, const std::set<ElementId>& elements,
                                        Point by);

}  // namespace spanwright::app
