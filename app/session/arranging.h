// SPDX-License-Identifier: MIT
#pragma once

#include "app/session/session.h"
#include "engine/job/latest_job.h"
#include "engine/layout/auto_layout.h"

namespace spanwright::app {

/// Automatic layout beside the UI thread. The answer becomes one step of the history once it is there; what
/// has changed meanwhile stays as it is. Tests drive it without a window.
class Arranging {
  public:
    /// Sets out what is selected, or everything where fewer than two elements that can move are. The newest
    /// request wins.
    void start(const Session& session, layout::Style style);
    void cancel() { job_.cancel(); }
    [[nodiscard]] bool running() const { return job_.running(); }
    [[nodiscard]] float fraction() const { return job_.fraction(); }
    /// Makes the edit when the layout is there; true when it did. Once a frame, on the UI thread.
    bool update(Session& session);

  private:
    job::LatestJob<layout::Placement> job_;
    layout::Style style_ = layout::Style::hierarchical;
};

}  // namespace spanwright::app
