// SPDX-License-Identifier: MIT
#pragma once

#include "app/tools/tool.h"

namespace spanwright::app {

/// A drag places a zone with the frame drawn, a click one of the usual size, in the site under it. Devices of
/// that site inside the frame join the zone.
class PlaceZoneTool : public Tool {
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

}  // namespace spanwright::app
