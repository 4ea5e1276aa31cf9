// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/model/table_model.h"
#include "app/panels/panel.h"

#include <cstddef>
#include <string>
#include <vector>

namespace spanwright::app {

/// A table on screen: keeps the order between frames. `model` is replaced when what it shows changes; sort
/// and filter stay.
class TableView {
  public:
    void setModel(TableModel model);
    [[nodiscard]] const TableModel& model() const { return model_; }
    /// Draws into the space left (or `height` design pixels). A click selects and reveals the row's elements;
    /// the pointer on a row lights them up on the canvas.
    void draw(Session& session, UiContext& ui, const char* id, float height = 0);
    std::string filter;

  private:
    void drawRow(Session& session, UiContext& ui, const TableRow& row, std::size_t index);
    void drawCell(UiContext& ui, const Cell& cell, const Column& column);

    TableModel model_;
    std::vector<std::size_t> order_;
    std::string orderedFilter_;
    bool stale_ = true;
};

}  // namespace spanwright::app
