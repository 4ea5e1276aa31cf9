// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/widgets/table_view.h"

namespace spanwright::app {

/// A table of answers, made again only when the answers, the phase shown or the project's names change.
class ResultView {
  public:
    /// True once after each such change: the caller then sets the model.
    [[nodiscard]] bool stale(const Session& session);
    TableView table;

  private:
    std::shared_ptr<const Analysis> analysis_;
    PhaseId phase_;
    Revision revision_ = 0;
};

/// Draws what to do when there are no answers to show; true when there are.
bool answersReady(Session& session, UiContext& ui, bool ready);

/// "updating…" at the end of the line, where it has room, while the answers are of an earlier state.
void updatingMark(const Session& session, UiContext& ui);

}  // namespace spanwright::app
