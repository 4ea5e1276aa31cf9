// SPDX-License-Identifier: MIT
#include "app/panels/widgets/table_view.h"

#include "app/panels/widgets/style.h"

#include <algorithm>

namespace spanwright::app {

namespace {

/// Widths of a digit that a column of text has at least; less cannot be told from other rows.
constexpr float kLeastText = 12;

float headerWidth(const Column& column) {
    return ImGui::CalcTextSize(column.header.c_str()).x + ImGui::GetFontSize();
}

float actionWidth(const TableView::Action& action) {
    return ImGui::CalcTextSize(action.label).x + 2 * ImGui::GetStyle().FramePadding.x;
}

}  // namespace

void TableView::setModel(TableModel model) {
    model_ = std::move(model);
    stale_ = true;
}

void TableView::drawCell(UiContext& ui, const Cell& cell, const Column& column) {
    const ImVec2 from = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    if (cell.bar) {
        const ImVec2 to(from.x + width, from.y + ImGui::GetTextLineHeight());
        const scene::Colour colour = cell.tone == Tone::normal || cell.tone == Tone::muted
                                         ? faded(ui.palette->accent, 0.45)
                                         : faded(colourOf(ui, cell.tone), 0.45);
        barBehind(from, to, *cell.bar, colour);
    }
    if (column.figures) {
        const float textWidth = ImGui::CalcTextSize(cell.text.c_str()).x;
        ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(0.0F, width - textWidth));
        textToned(ui, cell.bar ? Tone::normal : cell.tone, cell.text);
        return;
    }
    textCut(ui, cell.text, cell.tone, width);
}

void TableView::drawRow(Session& session, UiContext& ui, const TableRow& row, std::size_t index) {
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    ImGui::PushID(static_cast<int>(index));
    const bool selected = !row.elements.empty() && session.isSelected(row.elements.front());
    const ImVec2 cursor = ImGui::GetCursorPos();
    const auto flags = ImGuiSelectableFlags_SpanAllColumns | ImGuiSelectableFlags_AllowItemOverlap;
    if (ImGui::Selectable("##row", selected, flags)) {
        if (ImGui::GetIO().KeyCtrl && !row.elements.empty()) {
            session.toggleSelected(row.elements.front());
        } else {
            selectAndReveal(session, row.elements);
        }
    }
    if (ImGui::IsItemHovered() && !row.elements.empty()) session.hover(row.elements.front());
    ImGui::SetCursorPos(cursor);
    for (std::size_t i = 0; i < model_.columns.size(); ++i) {
        if (i > 0) ImGui::TableNextColumn();
        drawCell(ui, row.cells[i], model_.columns[i]);
    }
    if (action) drawAction(ui, index);
    ImGui::PopID();
}

void TableView::drawAction(UiContext& ui, std::size_t index) {
    ImGui::TableNextColumn();
    ImGui::BeginDisabled(!action->enabled);
    if (ImGui::SmallButton(action->label)) pressed_ = index;
    ImGui::EndDisabled();
    tooltip(ui, action->help);
}

void TableView::draw(Session& session, UiContext& ui, const char* id, float height) {
    pressed_.reset();
    if (model_.rows.empty()) {
        emptyState(ui, "info", model_.whenEmpty);
        return;
    }
    const float digit = ImGui::CalcTextSize("0").x;
    float needed = action ? actionWidth(*action) : 0;
    for (const Column& column : model_.columns) {
        needed += 2 * ImGui::GetStyle().CellPadding.x +
                  std::max(headerWidth(column), digit * (column.figures ? column.width : kLeastText));
    }
    const float inner = innerWidth(needed);
    const auto sortable = model_.inOrder ? ImGuiTableFlags_None : ImGuiTableFlags_Sortable;
    const auto flags = sortable | ImGuiTableFlags_ScrollY | ImGuiTableFlags_RowBg |
                       ImGuiTableFlags_Resizable | ImGuiTableFlags_BordersInnerV | ImGuiTableFlags_PadOuterX |
                       ImGuiTableFlags_NoBordersInBody | ImGuiTableFlags_Hideable |
                       ImGuiTableFlags_Reorderable |
                       (inner > 0 ? ImGuiTableFlags_ScrollX : ImGuiTableFlags_None);
    const int columns = static_cast<int>(model_.columns.size()) + (action ? 1 : 0);
    if (!ImGui::BeginTable(id, columns, flags, {0, ui.px(height)}, inner)) return;
    bool sorted = false;
    for (const Column& column : model_.columns) {
        auto options = column.figures
                           ? ImGuiTableColumnFlags_WidthFixed | ImGuiTableColumnFlags_PreferSortDescending
                           : ImGuiTableColumnFlags_WidthStretch;
        // The first column of figures is what the table is about.
        if (column.figures && !sorted) {
            options |= ImGuiTableColumnFlags_DefaultSort;
            sorted = true;
        }
        ImGui::TableSetupColumn(
            column.header.c_str(), options,
            column.figures ? std::max(digit * column.width, headerWidth(column)) : column.width);
    }
    if (action) {
        ImGui::TableSetupColumn("##action", ImGuiTableColumnFlags_WidthFixed | ImGuiTableColumnFlags_NoSort,
                                actionWidth(*action));
    }
    ImGui::TableSetupScrollFreeze(inner > 0 ? 1 : 0, 1);
    ImGui::TableHeadersRow();
    ImGuiTableSortSpecs* specs = ImGui::TableGetSortSpecs();
    if (stale_ || (specs != nullptr && specs->SpecsDirty) || filter != orderedFilter_) {
        const bool any = specs != nullptr && specs->SpecsCount > 0;
        order_ = orderOf(model_,
                         any ? static_cast<std::size_t>(specs->Specs[0].ColumnIndex) : model_.columns.size(),
                         any && specs->Specs[0].SortDirection == ImGuiSortDirection_Descending, filter);
        orderedFilter_ = filter;
        if (specs != nullptr) specs->SpecsDirty = false;
        stale_ = false;
    }
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(order_.size()));
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            const std::size_t index = order_[static_cast<std::size_t>(i)];
            drawRow(session, ui, model_.rows[index], index);
        }
    }
    ImGui::EndTable();
}

}  // namespace spanwright::app
