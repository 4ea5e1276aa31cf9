// SPDX-License-Identifier: MIT
#include "app/panels/widgets/result_view.h"

#include "app/panels/widgets/style.h"

namespace spanwright::app {

bool ResultView::stale(const Session& session) {
    const Revision revision = session.document().revision();
    if (revision_ == revision && analysis_ == session.analysis() && phase_ == session.phase()) return false;
    revision_ = revision;
    analysis_ = session.analysis();
    phase_ = session.phase();
    return true;
}

bool answersReady(Session& session, UiContext& ui, bool ready) {
    if (ready) return true;
    if (session.project().design.devices.empty()) {
        emptyState(ui, "add-device",
                   "Place devices from the palette and connect them: the answers appear here.");
    } else if (session.updating()) {
        emptyState(ui, "play", "Computing the first answers…");
    } else {
        emptyState(ui, "warning", "There is no answer to show. The Problems tab says why.");
    }
    return false;
}

void updatingMark(const Session& session, UiContext& ui) {
    if (!session.updating()) return;
    const char* text = "updating…";
    const float left = ImGui::GetWindowContentRegionMax().x - ImGui::CalcTextSize(text).x;
    // Not over what stands there: the status bar says it too.
    if (ImGui::GetItemRectMax().x - ImGui::GetWindowPos().x + ui.px(kGap) > left) return;
    ImGui::SameLine(left);
    ImGui::AlignTextToFramePadding();
    textMuted(ui, text);
}

}  // namespace spanwright::app
