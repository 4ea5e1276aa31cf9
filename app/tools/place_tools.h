// SPDX-License-Identifier: MIT
#pragma once

#include "app/tools/containers.h"
#include "app/tools/place_frame_tool.h"

namespace spanwright::app {

/// Of a site that a click places.
inline constexpr double kNewSiteWidth = 280;
inline constexpr double kNewSiteHeight = 200;

/// Each click places a device of the chosen kind, in the site under the pointer.
class PlaceDeviceTool : public Tool {
  public:
    ToolResult handle(const ToolEvent& event, const ToolContext& context) override;
    [[nodiscard]] ToolOverlay overlay(const ToolContext& context) const override;
    [[nodiscard]] CursorShape cursor() const override { return CursorShape::cross; }

  private:
    std::optional<Point> pointer_;
};

/// Places a site. Devices inside its frame that belong to no site yet join it.
class PlaceSiteTool : public PlaceFrameTool {
  public:
    PlaceSiteTool()
        : PlaceFrameTool({.width = kNewSiteWidth, .height = kNewSiteHeight, .least = kSmallestSite}) {}
    [[nodiscard]] ToolOverlay overlay(const ToolContext& context) const override;

  private:
    [[nodiscard]] ToolResult placed(const ToolContext& context, const Rect& frame) const override;
};

/// Places a zone in the site under its middle. Devices of that site inside the frame join it.
class PlaceZoneTool : public PlaceFrameTool {
  public:
    PlaceZoneTool() : PlaceFrameTool({.width = 180, .height = 120, .least = kSmallestZone}) {}
    [[nodiscard]] ToolOverlay overlay(const ToolContext& context) const override;

  private:
    [[nodiscard]] ToolResult placed(const ToolContext& context, const Rect& frame) const override;
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
