// SPDX-License-Identifier: MIT
#pragma once

#include "app/tools/tool.h"

namespace spanwright::app {

/// A place of a link that can be taken hold of: one of its bends, or the middle between two of them, where a
/// drag makes a new one.
struct BendHandle {
    Point at;
    std::size_t index = 0;  ///< of the waypoint; of a middle where the new one will be
    bool isNew = false;
};

/// Handles of the only element selected, if it is a link that is drawn with all its bends.
[[nodiscard]] std::vector<BendHandle> bendHandles(const ToolContext& context);

/// Drags a bend of the selected link: from the middle of a piece a new one, back onto the line without it
/// none any more.
class BendGesture {
  public:
    /// True when the point is on a handle: the gesture begins.
    bool press(const ToolContext& context, Point at);
    /// The link as a release here would leave it; absent when nothing changes.
    [[nodiscard]] std::optional<edit::Command> dragged(const ToolContext& context, Point at) const;

  private:
    LinkId link_;
    BendHandle handle_;
};

/// Takes out the bend under the point; absent when there is none.
[[nodiscard]] std::optional<edit::Command> removeBendAt(const ToolContext& context, Point at);

}  // namespace spanwright::app
