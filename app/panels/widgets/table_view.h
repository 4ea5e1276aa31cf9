// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/model/table_model.h"
#include "app/panels/panel.h"

#include <cstddef>
#include <optional>
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

    /// A button at the end of each row, for what a row offers to do.
    struct Action {
        const char* label = "";
        const char* help = "";
        bool enabled = true;
    };
    std::optional<Action> action;
    /// The row whose button was pressed in the last `draw`, by its place in the model.
    [[nodiscard]] std::optional<std::size_t> pressed() const { return pressed_; }

  private:
    void drawRow(Session& session, UiContext& ui, const TableRow& row, std::size_t index);
    void drawCell(UiContext& ui, const Cell& cell, const Column& column);
    void drawAction(UiContext& ui, std::size_t index);

    TableModel model_;
    std::vector<std::size_t> order_;
    std::string orderedFilter_;
    bool stale_ = true;
    std::optional<std::size_t> pressed_;
};

}  // namespace spanwright::app
