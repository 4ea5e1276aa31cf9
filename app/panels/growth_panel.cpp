// SPDX-License-Identifier: MIT
#include "app/panels/model/traffic_tables.h"
#include "app/panels/panels.h"
#include "app/panels/widgets/field_widgets.h"
#include "app/panels/widgets/result_view.h"

#include <cmath>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

constexpr int kMostYears = 10;
constexpr float kSearchWidth = 160;
/// Logical pixels that the summary should have.
constexpr float kSummaryWidth = 420;

/// Years by which all answers look ahead; half years are enough to steer by.
void drawSlider(Session& session, UiContext& ui) {
    ImGui::AlignTextToFramePadding();
    textMuted(ui, "Look ahead");
    ImGui::SameLine(0, ui.px(kGap));
    ImGui::SetNextItemWidth(ui.px(240));
    int halves = static_cast<int>(std::lround(session.growthYears() * 2));
    const std::string text =
        halves == 0 ? std::string("today") : fmt::format("{:g} year{}", halves / 2.0, halves == 2 ? "" : "s");
    if (ImGui::SliderInt("##years", &halves, 0, 2 * kMostYears, text.c_str()))
        session.setGrowthYears(halves / 2.0);
    tooltip(ui, "Canvas, tables and findings show the network with the traffic of that time");
    ImGui::SameLine(0, ui.px(kSmallGap));
    if (iconButton(ui, "today", "close", "Back to today", session.growthYears() > 0))
        session.setGrowthYears(0);
}

void drawThresholds(Session& session, UiContext& ui) {
    TrafficPolicy policy = session.project().design.trafficPolicy;
    visitFields(policy, [&](const FieldInfo& info, auto& value) {
        if constexpr (std::is_same_v<std::decay_t<decltype(value)>, double>) {
            ImGui::SameLine(0, ui.px(2 * kGap));
            ImGui::AlignTextToFramePadding();
            textMuted(ui, info.label);
            ImGui::SameLine(0, ui.px(kSmallGap));
            ImGui::SetNextItemWidth(ui.px(72));
            ImGui::PushID(info.key.data(), info.key.data() + info.key.size());
            FieldContext context{.session = session, .ui = ui, .message = {}};
            if (editValue(context, info, value)) {
                session.run(edit::PutTrafficPolicy{policy}, {.mergeKey = fmt::format("growth/{}", info.key)});
            }
            if (context.finished) session.endMerge();
            tooltip(ui, context.message.empty() ? info.help : std::string_view(context.message));
            ImGui::PopID();
        }
    });
}

}  // namespace

void drawGrowth(Session& session, UiContext& ui) {
    static ResultView view;
    drawSlider(session, ui);
    drawThresholds(session, ui);
    const PhaseAnalysis* phase = session.phaseAnalysis();
    if (!answersReady(session, ui, phase != nullptr)) return;
    // The summary is what the table comes to: it gets a line of its own rather than be cut off.
    const float left = ImGui::GetItemRectMax().x - ImGui::GetWindowPos().x + ui.px(2 * kGap);
    if (ImGui::GetWindowContentRegionMax().x - left > ui.px(kSearchWidth + kSummaryWidth))
        ImGui::SameLine(left);
    ImGui::SetNextItemWidth(ui.px(kSearchWidth));
    searchField(ui, "##filter", view.table.filter, "Filter");
    ImGui::SameLine(0, ui.px(2 * kGap));
    ImGui::AlignTextToFramePadding();
    const double ahead = session.growthYears() > 0 ? session.growthYears() : 5;
    textCut(ui, growthSummary(session.project(), *phase, ahead), Tone::muted);
    updatingMark(session, ui);
    if (view.stale(session)) view.table.setModel(growthTable(session.project(), *phase));
    view.table.draw(session, ui, "growth");
}

}  // namespace spanwright::app
