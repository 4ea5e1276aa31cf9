// SPDX-License-Identifier: MIT
#pragma once

#include "app/tools/place_tools.h"
#include "app/tools/tool.h"

#include <memory>

namespace spanwright::app {

[[nodiscard]] std::unique_ptr<Tool> makeTool(ToolKind kind);

/// The tool in hand, and the hand that is always there: the middle or the right button, or the left one while
/// Space is held, drag the drawing whatever the tool.
class Toolbox {
  public:
    Toolbox();

    /// Routes the event to the tool of `context.choice` or to the hand. A right click that does not drag asks
    /// for the context menu, with what is under the pointer selected.
    ToolResult handle(const ToolEvent& event, const ToolContext& context, bool spaceHeld = false);

    [[nodiscard]] ToolOverlay overlay(const ToolContext& context) const;
    [[nodiscard]] std::optional<edit::Command> preview() const { return tool_->preview(); }
    [[nodiscard]] bool busy() const { return panning_ || tool_->busy(); }
    [[nodiscard]] CursorShape cursor(bool spaceHeld = false) const;

  private:
    ToolResult pan(const ToolEvent& event, const ToolContext& context);

    std::unique_ptr<Tool> tool_;
    ToolChoice choice_;
    PanTool hand_;
    bool panning_ = false;
    MouseButton panButton_ = MouseButton::middle;
    double panned_ = 0;  ///< pixels at 100 % since the button went down
};

}  // namespace spanwright::app
