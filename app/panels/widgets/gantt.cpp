// SPDX-License-Identifier: MIT
#include "app/panels/widgets/gantt.h"

#include "app/panels/widgets/style.h"

#include <algorithm>

namespace spanwright::app {
namespace {

/// The time axis in pixels.
struct Axis {
    float left = 0;
    float width = 0;
    [[nodiscard]] float x(double share) const { return left + width * static_cast<float>(share); }
};

void header(UiContext& ui, const GanttModel& model, const Axis& axis, float top, float bottom) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    ui.pushFont(FontRole::small);
    float free = axis.left;
    for (const GanttTick& tick : model.ticks) {
        const float x = axis.x(tick.at);
        const float width = ImGui::CalcTextSize(tick.label.c_str()).x;
        if (x < free || x + width > axis.left + axis.width) continue;
        list->AddText({x + ui.px(2), top}, packed(ui.palette->textMuted), tick.label.c_str());
        free = x + width + ui.px(kGap);
    }
    ImGui::PopFont();
    list->AddLine({axis.left, bottom}, {axis.x(1), bottom}, packed(ui.palette->border));
}

void ground(UiContext& ui, const GanttModel& model, const Axis& axis, float top, float bottom) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (const GanttTick& tick : model.ticks)
        list->AddLine({axis.x(tick.at), top}, {axis.x(tick.at), bottom},
                      packed(faded(ui.palette->border, 0.5)));
    const auto shade = [&](const GanttShade& stretch, scene::Colour colour) {
        const ImVec2 from(axis.x(stretch.from), top);
        const ImVec2 to(axis.x(stretch.to), bottom);
        list->AddRectFilled(from, to, packed(colour));
        if (ImGui::IsMouseHoveringRect(from, to) && ImGui::IsWindowHovered() && !ImGui::IsAnyItemHovered())
            ImGui::SetTooltip("%s", stretch.name.c_str());
    };
    for (const GanttShade& freeze : model.freezes)
        shade(freeze, faded(ui.palette->textMuted, 0.22));
    for (const GanttShade& exposure : model.exposures)
        shade(exposure, faded(ui.palette->warning, 0.12));
}

void bar(UiContext& ui, const GanttRow& row, const Axis& axis, float top, float height) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float left = axis.x(row.from);
    const float right = std::max(axis.x(row.to), left + ui.px(2));
    if (row.phase) {
        const float thick = height * 0.3F;
        const float y = top + (height - thick) / 2;
        list->AddRectFilled({left, y}, {right, y + thick}, packed(ui.palette->textMuted), thick / 2);
        return;
    }
    const float inset = height * 0.2F;
    const scene::Colour colour = row.critical ? ui.palette->bad : ui.palette->accent;
    if (row.floatTo > row.to) {
        const float y = top + height / 2;
        list->AddLine({right, y}, {axis.x(row.floatTo), y}, packed(faded(colour, 0.5)), ui.px(2));
    }
    list->AddRectFilled({left, top + inset}, {right, top + height - inset}, packed(colour), ui.px(3));
}

void drawRow(Session& session, UiContext& ui, const GanttRow& row, const Axis& axis, float names,
             float height) {
    const ImVec2 from = ImGui::GetCursorScreenPos();
    const ImVec2 cursor = ImGui::GetCursorPos();
    const bool marked = row.element.value != 0 && session.isSelected(row.element);
    if (ImGui::Selectable("##row", marked, 0, {0, height}) && row.element.value != 0) {
        selectAndReveal(session, {row.element});
        if (row.phase) session.showPhase(row.element.as<PhaseId>());
    }
    tooltip(ui, row.name + "\n" + row.dates);
    const float indent = row.phase ? 0 : ui.px(2 * kGap);
    ImGui::SetCursorPos({cursor.x + indent, cursor.y + (height - ImGui::GetTextLineHeight()) / 2});
    if (row.phase) ui.pushFont(FontRole::strong);
    const std::string name = ellipsized(row.name, names - indent - ui.px(kGap));
    textToned(ui, row.critical ? Tone::bad : Tone::normal, name);
    if (row.phase) ImGui::PopFont();
    bar(ui, row, axis, from.y, height);
    ImGui::SetCursorPos({cursor.x, cursor.y + height});
}

}  // namespace

void gantt(Session& session, UiContext& ui, const GanttModel& model) {
    const float headerHeight = ImGui::GetTextLineHeightWithSpacing();
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const float scrollbar = ImGui::GetStyle().ScrollbarSize;
    const float whole = ImGui::GetContentRegionAvail().x;
    const float names = std::min(ui.px(240), whole * 0.35F);
    const Axis axis{origin.x + names, std::max(whole - names - scrollbar - ui.px(kSmallGap), ui.px(40))};
    header(ui, model, axis, origin.y, origin.y + headerHeight);
    ImGui::Dummy({0, headerHeight - ImGui::GetStyle().ItemSpacing.y});
    ImGui::BeginChild("rows", {0, 0});
    const float height = ImGui::GetTextLineHeight() + ui.px(kGap);
    const ImVec2 top = ImGui::GetWindowPos();
    ground(ui, model, axis, top.y, top.y + ImGui::GetWindowHeight());
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(model.rows.size()), height);
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            ImGui::PushID(i);
            drawRow(session, ui, model.rows[static_cast<std::size_t>(i)], axis, names, height);
            ImGui::PopID();
        }
    }
    ImGui::PopStyleVar();
    ImGui::EndChild();
}

}  // namespace spanwright::app
