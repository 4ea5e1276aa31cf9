// SPDX-License-Identifier: MIT
#pragma once

#include "app/tools/tool.h"

namespace spanwright::app {

/// Joins every selected device to the one that is clicked, each by a link of its own; one command. A site
/// stands for its devices.
class ConnectSelectedTool : public Tool {
  public:
    ToolResult handle(const ToolEvent& event, const ToolContext& context) override;
    [[nodiscard]] ToolOverlay overlay(const ToolContext& context) const override;
    [[nodiscard]] CursorShape cursor() const override { return CursorShape::cross; }

  private:
    DeviceId hovered_;
    Point pointer_;
};

}  // namespace spanwright::app
