// SPDX-License-Identifier: MIT
#include "app/panels/model/zone_matrix.h"
#include "app/panels/panels.h"
#include "app/panels/widgets/result_view.h"
#include "app/panels/widgets/style.h"

namespace spanwright::app {
namespace {

struct ZonesState {
    ResultView view;  ///< tells when the answers change
    ZoneMatrix matrix;
};

/// A pair of zones: its verdict over its traffic, on a wash of the verdict's colour.
void drawCell(Session& session, UiContext& ui, const ZoneCell& cell) {
    if (cell.text.empty()) return;
    const float height = 2 * ImGui::GetTextLineHeight() + ui.px(kSmallGap);
    const ImVec2 cursor = ImGui::GetCursorPos();
    if (cell.tone != Tone::muted && cell.tone != Tone::normal)
        ImGui::TableSetBgColor(ImGuiTableBgTarget_CellBg, packed(faded(colourOf(ui, cell.tone), 0.18)));
    if (ImGui::Selectable("##cell", false, ImGuiSelectableFlags_None, {0, height}))
        selectAndReveal(session, cell.elements);
    tooltip(ui, cell.help);
    ImGui::SetCursorPos(cursor);
    textCut(ui, cell.text, cell.tone);
    ImGui::SetCursorPos({cursor.x, cursor.y + ImGui::GetTextLineHeight() + ui.px(kSmallGap)});
    textCut(ui, cell.figure.empty() ? "no traffic" : cell.figure, Tone::muted);
}

}  // namespace

void drawZones(Session& session, UiContext& ui) {
    static ZonesState kept;
    const PhaseAnalysis* phase = session.phaseAnalysis();
    if (!answersReady(session, ui, phase != nullptr)) return;
    if (kept.view.stale(session)) kept.matrix = zoneMatrix(session.project(), phase->segmentation);
    if (kept.matrix.zones.empty()) {
        emptyState(ui, "info",
                   "Give devices a zone in the inspector: what passes between zones appears here.");
        return;
    }
    ImGui::AlignTextToFramePadding();
    textCut(ui, kept.matrix.summary, Tone::muted);
    updatingMark(session, ui);
    const auto zones = static_cast<int>(kept.matrix.zones.size());
    const auto flags = ImGuiTableFlags_ScrollX | ImGuiTableFlags_ScrollY | ImGuiTableFlags_BordersInner |
                       ImGuiTableFlags_SizingFixedFit;
    if (!ImGui::BeginTable("zones", zones + 1, flags)) return;
    ImGui::TableSetupColumn("From \\ to", ImGuiTableColumnFlags_WidthFixed, ui.px(160));
    for (const std::string& zone : kept.matrix.zones)
        ImGui::TableSetupColumn(zone.c_str(), ImGuiTableColumnFlags_WidthFixed, ui.px(140));
    ImGui::TableSetupScrollFreeze(1, 1);
    ImGui::TableHeadersRow();
    for (int from = 0; from < zones; ++from) {
        ImGui::PushID(from);
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        textCut(ui, kept.matrix.zones[static_cast<std::size_t>(from)]);
        for (int to = 0; to < zones; ++to) {
            ImGui::TableNextColumn();
            ImGui::PushID(to);
            drawCell(session, ui,
                     kept.matrix.cells[static_cast<std::size_t>(from) * kept.matrix.zones.size() +
                                       static_cast<std::size_t>(to)]);
            ImGui::PopID();
        }
        ImGui::PopID();
    }
    ImGui::EndTable();
}

}  // namespace spanwright::app
