// SPDX-License-Identifier: MIT
#pragma once

#include "app/tools/tool.h"

namespace spanwright::app {

/// Sizes of a frame that is placed, in canvas units.
struct FrameSizes {
    double width = 0;  ///< where it is clicked, not dragged
    double height = 0;
    double least = 0;  ///< of a side
};

/// A drag places a frame as it is drawn, a click one of the usual size. What stands in the frame is the
/// tool's own.
class PlaceFrameTool : public Tool {
  public:
    ToolResult handle(const ToolEvent& event, const ToolContext& context) override;
    [[nodiscard]] bool busy() const override { return corner_.has_value(); }
    [[nodiscard]] CursorShape cursor() const override { return CursorShape::cross; }

  protected:
    explicit PlaceFrameTool(const FrameSizes& sizes) : sizes_(sizes) {}
    /// What a release with this frame makes.
    [[nodiscard]] virtual ToolResult placed(const ToolContext& context, const Rect& frame) const = 0;
    /// The frame that a release here would have; absent while the pointer is elsewhere.
    [[nodiscard]] std::optional<Rect> frame(const ToolContext& context) const;

  private:
    FrameSizes sizes_;
    std::optional<Point> pointer_;
    std::optional<Point> corner_;  ///< where the button went down
};

}  // namespace spanwright::app
