// SPDX-License-Identifier: MIT
#include "app/panels/model/goal_tables.h"
#include "app/panels/panels.h"
#include "app/panels/widgets/choice.h"
#include "app/panels/widgets/result_view.h"
#include "app/panels/widgets/style.h"

namespace spanwright::app {

void drawGoals(Session& session, UiContext& ui) {
    static ResultView here;
    static ResultView phases;
    static int shown = 0;
    const PhaseAnalysis* phase = session.phaseAnalysis();
    if (!answersReady(session, ui, phase != nullptr)) return;
    choice(ui, {"This phase", "All phases"}, shown);
    ResultView& view = shown == 0 ? here : phases;
    ImGui::SameLine(0, ui.px(2 * kGap));
    ImGui::SetNextItemWidth(ui.px(200));
    searchField(ui, "##filter", view.table.filter, "Filter");
    ImGui::SameLine(0, ui.px(kGap));
    const auto& selection = session.selection();
    const bool possible = selection.size() == 1 && hasGoal(session.project(), *selection.begin());
    ImGui::BeginDisabled(!possible);
    if (ImGui::Button("Propose…")) session.requestProposal(*selection.begin());
    ImGui::EndDisabled();
    tooltip(ui, "What to build so that the selected demand or site meets its goals, at the least price");
    ImGui::SameLine(0, ui.px(2 * kGap));
    ImGui::AlignTextToFramePadding();
    textCut(ui, goalSummary(*phase), Tone::muted);
    updatingMark(session, ui);
    if (view.stale(session)) {
        view.table.setModel(shown == 0 ? goalTable(session.project(), *phase)
                                       : goalPhaseTable(session.project(), *session.analysis()));
    }
    view.table.draw(session, ui, shown == 0 ? "goals" : "goals by phase");
}

}  // namespace spanwright::app
