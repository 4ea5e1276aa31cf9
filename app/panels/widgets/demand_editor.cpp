// SPDX-License-Identifier: MIT
#include "app/panels/widgets/demand_editor.h"

#include "app/panels/model/demand_edits.h"
#include "app/panels/widgets/field_widgets.h"

#include <algorithm>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

/// Logical pixels that a column of figures has at least.
constexpr float kFigureWidth = 72;

/// One cell as an input; runs the edit and says why one is refused.
void drawCell(Session& session, UiContext& ui, const Demand& row, std::string_view key) {
    Demand demand = row;
    bool changed = false;
    FieldContext context{.session = session, .ui = ui, .message = {}};
    ImGui::SetNextItemWidth(-1);
    ImGui::PushID(key.data(), key.data() + key.size());
    if (key == "name") changed = textBox(context, "##value", demand.name, {}, row.key.c_str());
    visitFields(demand, [&](const FieldInfo& info, auto& value) {
        if (info.key != key) return;
        FieldInfo plain = info;
        plain.unit = Unit::none;
        changed = editValue(context, plain, value);
    });
    if (!context.message.empty()) tooltip(ui, context.message);
    if (changed)
        session.run(edit::Put{{demand}}, {.mergeKey = fmt::format("demands/{}/{}", demand.id.value, key)});
    if (context.finished) session.endMerge();
    ImGui::PopID();
}

}  // namespace

void DemandEditor::refresh(const Session& session) {
    if (revision_ == session.document().revision() && phase_ == session.phase()) return;
    revision_ = session.document().revision();
    phase_ = session.phase();
    model_ = demandEditorTable(session.project(), phase_);
    // The same demands stay in the order in which they are read.
    const auto has = [&](DemandId id) {
        return std::any_of(model_.rows.begin(), model_.rows.end(),
                           [&](const TableRow& row) { return row.elements.front() == ElementId(id); });
    };
    if (rows_ != model_.rows.size() || !std::all_of(order_.begin(), order_.end(), has)) unordered_ = true;
    rows_ = model_.rows.size();
}

void DemandEditor::sort(std::size_t column, bool descending) {
    order_.clear();
    for (const std::size_t row : orderOf(model_, column, descending, filter_))
        order_.push_back(model_.rows[row].elements.front().as<DemandId>());
    orderedFilter_ = filter_;
    unordered_ = false;
}

void DemandEditor::drawBar(Session& session, UiContext& ui) {
    ImGui::SameLine(0, ui.px(2 * kGap));
    ImGui::SetNextItemWidth(ui.px(200));
    searchField(ui, "##filter", filter_, "Filter");
    ImGui::SameLine(0, ui.px(kGap));
    const Table<Device>& devices = session.project().design.devices;
    if (devices.size() < 2) return;
    if (ImGui::Button("Add demand")) {
        const DemandId added = edit::reservedId<DemandId>(session.project(), 0);
        Demand demand;
        demand.from = devices.begin()->id;
        demand.to = std::next(devices.begin())->id;
        demand.name = "New demand";
        if (session.run(edit::Add{{demand}})) session.select({added});
    }
}

void DemandEditor::drawRow(Session& session, UiContext& ui, const Demand& demand) {
    ImGui::TableNextRow();
    ImGui::PushID(static_cast<int>(demand.id.value));
    if (session.isSelected(demand.id)) {
        ImGui::TableSetBgColor(ImGuiTableBgTarget_RowBg1, packed(faded(ui.palette->accent, 0.18)));
    }
    for (const std::string_view key : kDemandColumns) {
        ImGui::TableNextColumn();
        drawCell(session, ui, demand, key);
    }
    ImGui::TableNextColumn();
    if (iconButton(ui, "show", "search", "Select and show")) selectAndReveal(session, {demand.id});
    if (ImGui::IsItemHovered()) session.hover(demand.id);
    ImGui::SameLine(0, ui.px(kSmallGap));
    const bool removed = iconButton(ui, "remove", "close", "Delete this demand");
    ImGui::PopID();
    if (removed) session.run(edit::Remove{{demand.id}});
}

void DemandEditor::draw(Session& session, UiContext& ui) {
    drawBar(session, ui);
    refresh(session);
    if (model_.rows.empty()) {
        emptyState(ui, "info", model_.whenEmpty);
        return;
    }
    // Names and ends, then the class of service, then figures.
    const auto weight = [](std::size_t column) { return column < 3 ? 2.2F : column == 3 ? 1.6F : 1.0F; };
    float needed = 2 * ImGui::GetFrameHeight();
    for (std::size_t column = 0; column < model_.columns.size(); ++column)
        needed += ui.px(kFigureWidth) * weight(column);
    const float inner = innerWidth(needed);
    const auto flags = ImGuiTableFlags_Sortable | ImGuiTableFlags_ScrollY | ImGuiTableFlags_RowBg |
                       ImGuiTableFlags_Resizable | ImGuiTableFlags_BordersInnerV | ImGuiTableFlags_Hideable |
                       (inner > 0 ? ImGuiTableFlags_ScrollX : ImGuiTableFlags_None);
    const int columns = static_cast<int>(kDemandColumns.size()) + 1;
    if (!ImGui::BeginTable("demand editor", columns, flags, {0, 0}, inner)) return;
    for (std::size_t column = 0; column < model_.columns.size(); ++column) {
        ImGui::TableSetupColumn(model_.columns[column].header.c_str(), ImGuiTableColumnFlags_WidthStretch,
                                weight(column));
    }
    ImGui::TableSetupColumn("##actions", ImGuiTableColumnFlags_WidthFixed | ImGuiTableColumnFlags_NoSort,
                            2 * ImGui::GetFrameHeight() + ui.px(kSmallGap));
    ImGui::TableSetupScrollFreeze(inner > 0 ? 1 : 0, 1);
    ImGui::TableHeadersRow();
    ImGuiTableSortSpecs* specs = ImGui::TableGetSortSpecs();
    if (specs != nullptr && (unordered_ || specs->SpecsDirty || filter_ != orderedFilter_)) {
        const bool any = specs->SpecsCount > 0;
        sort(any ? static_cast<std::size_t>(specs->Specs[0].ColumnIndex) : model_.columns.size(),
             any && specs->Specs[0].SortDirection == ImGuiSortDirection_Descending);
        specs->SpecsDirty = false;
    }
    // Held, since an edit in the middle replaces the session's.
    const Snapshot snapshot = session.document().snapshot();
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(order_.size()));
    while (clipper.Step()) {
        for (int row = clipper.DisplayStart; row < clipper.DisplayEnd; ++row) {
            const Demand* demand = snapshot->design.demands.find(order_[static_cast<std::size_t>(row)]);
            if (demand != nullptr) drawRow(session, ui, *demand);
        }
    }
    ImGui::EndTable();
}

}  // namespace spanwright::app
