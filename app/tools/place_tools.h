// SPDX-License-Identifier: MIT
#pragma once

#include "app/tools/tool.h"

namespace spanwright::app {

/// Each click places a device of the chosen kind, in the site under the pointer.
class PlaceDeviceTool : public Tool {
  public:
    ToolResult handle(const ToolEvent& event, const ToolContext& context) override;
    [[nodiscard]] ToolOverlay overlay(const ToolContext& context) const override;
    [[nodiscard]] CursorShape cursor() const override { return CursorShape::cross; }

  private:
    std::optional<Point> pointer_;
};

/// A click places a site of the usual size, a drag one with the frame drawn. Devices inside the frame that
/// belong to no site yet join it.
class PlaceSiteTool : public Tool {
  public:
    ToolResult handle(const ToolEvent& event, const ToolContext& context) override;
    [[nodiscard]] ToolOverlay overlay(const ToolContext& context) const override;
    [[nodiscard]] bool busy() const override { return corner_.has_value(); }
    [[nodiscard]] CursorShape cursor() const override { return CursorShape::cross; }

  private:
    [[nodiscard]] Rect frame(const ToolContext& context) const;

    std::optional<Point> pointer_;
    std::optional<Point> corner_;  ///< where the button went down
};

/// Drags the drawing: what was under the pointer when the button went down stays under it.
class PanTool : public Tool {
  public:
    ToolResult handle(const ToolEvent& event, const ToolContext& context) override;
    [[nodiscard]] ToolOverlay overlay(const ToolContext& context) const override;
    [[nodiscard]] bool busy() const override { return anchor_.has_value(); }
    [[nodiscard]] CursorShape cursor() const override { return CursorShape::hand; }

  private:
    std::optional<Point> anchor_;
};

}  // namespace spanwright::app
