// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/model/table_model.h"
#include "app/panels/panel.h"

#include <string>
#include <vector>

namespace spanwright::app {

/// The demands of the phase shown, a row each, every cell an input. Sorted by a click on a header; while
/// somebody types the rows stay where they are.
class DemandEditor {
  public:
    void draw(Session& session, UiContext& ui);

  private:
    void drawBar(Session& session, UiContext& ui);
    void drawRow(Session& session, UiContext& ui, const Demand& demand);
    void refresh(const Session& session);
    void sort(std::size_t column, bool descending);

    TableModel model_;
    std::vector<DemandId> order_;
    std::string filter_;
    std::string orderedFilter_;
    Revision revision_ = 0;
    PhaseId phase_;
    std::size_t rows_ = 0;
    bool unordered_ = true;
};

}  // namespace spanwright::app
