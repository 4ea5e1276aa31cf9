// SPDX-License-Identifier: MIT
#pragma once

#include "app/tools/tool.h"

namespace spanwright::app {

/// Joins two devices by a drag from one to the other, or by clicks on both. For links, clicks go on as a
/// chain from the last device; a demand ends with the cursor in its rate.
class ConnectTool : public Tool {
  public:
    enum class Makes { links, demands };
    explicit ConnectTool(Makes makes) : makes_(makes) {}

    ToolResult handle(const ToolEvent& event, const ToolContext& context) override;
    [[nodiscard]] ToolOverlay overlay(const ToolContext& context) const override;
    [[nodiscard]] bool busy() const override { return bool(from_); }
    [[nodiscard]] CursorShape cursor() const override { return CursorShape::cross; }

  private:
    ToolResult join(const ToolContext& context, DeviceId to);

    Makes makes_;
    DeviceId from_;      ///< null: no end chosen yet
    bool held_ = false;  ///< the button is down since the press on `from_`
    DeviceId hovered_;
    Point pointer_;
};

}  // namespace spanwright::app
