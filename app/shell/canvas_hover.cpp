// SPDX-License-Identifier: MIT
#include "app/panels/model/hover_text.h"
#include "app/shell/canvas_panel.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>

/// What the canvas says about what the pointer rests on, and the traffic that moves on it.
namespace spanwright::app {
namespace {

constexpr double kBadgePixels = 7;     ///< around a badge's middle, where it is drawn smaller
constexpr double kRestSeconds = 0.35;  ///< until a tooltip comes

}  // namespace

const scene::Badge* CanvasPanel::badgeAt(Point at) const {
    const auto& badges = drawing_.badges;
    const auto found = std::find_if(badges.rbegin(), badges.rend(), [&](const scene::Badge& badge) {
        const double reach = std::max(badge.radius, kBadgePixels / view_.camera.zoom);
        return std::hypot(at.x - badge.centre.x, at.y - badge.centre.y) <= reach;
    });
    return found == badges.rend() ? nullptr : &*found;
}

void CanvasPanel::openBadge(Session& session, const scene::Badge& badge) {
    session.select({badge.elements.begin(), badge.elements.end()});
    session.requestProblemsOf(badge.elements.front());
}

void CanvasPanel::showHover(const Session& session, Point at) {
    const double now = ImGui::GetTime();
    if (const scene::Badge* badge = badgeAt(at)) {
        const PhaseAnalysis* answers = session.phaseAnalysis();
        if (answers == nullptr) return;
        const std::string text = findingsText(answers->findings, badge->elements);
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        if (!text.empty()) ImGui::SetTooltip("%s\n\nClick to see it in Problems.", text.c_str());
        return;
    }
    if (session.hovered() != restingOn_) {
        restingOn_ = session.hovered();
        restingSince_ = now;
    }
    const LinkId link = restingOn_ ? restingOn_->as<LinkId>() : LinkId{};
    if (!link) {
        linkUsers_.forget();
        return;
    }
    if (now - restingSince_ < kRestSeconds) return;
    const std::string& text = linkUsers_.text(session, link);
    if (!text.empty()) ImGui::SetTooltip("%s", text.c_str());
}

bool CanvasPanel::restless() const {
    const bool tipComes = restingOn_ && restingOn_->kind == ElementKind::link &&
                          ImGui::GetTime() - restingSince_ < kRestSeconds + 0.1;
    return mapPending() || failureMoves() || !flow_.layers.empty() || linkUsers_.waiting() || tipComes;
}

void CanvasPanel::moveTraffic(const Session& session, scene::Theme theme, bool shown) {
    flow_.layers.clear();
    const PhaseAnalysis* answers = session.phaseAnalysis();
    if ((!shown && !failureMoves()) || answers == nullptr || toolbox_.preview()) return;
    const bool failed = source_.options.lens == scene::Lens::failure && session.failedNetwork() != nullptr;
    scene::Layer layer =
        scene::flowLayer(geometry_, failed ? session.failedNetwork()->routing : answers->routing,
                         {view_.visible(), view_.camera.zoom, ImGui::GetTime(), theme});
    if (!layer.boxes.empty()) flow_.layers.push_back(std::move(layer));
}

}  // namespace spanwright::app
