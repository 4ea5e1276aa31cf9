// SPDX-License-Identifier: MIT
#include "app/panels/model/figures.h"
#include "app/panels/model/phase_edits.h"
#include "app/panels/panels.h"
#include "app/panels/widgets/style.h"
#include "engine/analysis/summary.h"

#include <fmt/format.h>
#include <imgui_stdlib.h>

namespace spanwright::app {
namespace {

/// What the bar keeps between frames: the figures of the latest analysis, and a name being typed.
struct PhaseBarState {
    std::shared_ptr<const Analysis> analysis;
    Revision revision = 0;
    std::vector<PhaseSummary> phases;
    std::string name;
};

PhaseBarState& state() {
    static PhaseBarState kept;
    return kept;
}

void refresh(const Session& session) {
    PhaseBarState& kept = state();
    const Revision revision = session.document().revision();
    if (kept.analysis == session.analysis() && kept.revision == revision) return;
    kept.analysis = session.analysis();
    kept.revision = revision;
    kept.phases = phaseSummaries(session.project(), kept.analysis.get());
}

std::string subtitle(const PhaseSummary& phase) {
    if (!phase.phase) return "today's network";
    std::string text = phase.finish ? "to " + phase.finish->text() : std::string("no dates yet");
    if (phase.capex && !phase.capex->isZero()) text += " · " + shortMoney(*phase.capex);
    return text;
}

void editMenu(Session& session, const PhaseSummary& phase) {
    if (!ImGui::BeginPopupContextItem("edit phase")) return;
    PhaseBarState& kept = state();
    if (ImGui::IsWindowAppearing()) kept.name = phase.name;
    ImGui::TextUnformatted("Name");
    const bool entered = ImGui::InputText("##name", &kept.name, ImGuiInputTextFlags_EnterReturnsTrue);
    if (entered || ImGui::IsItemDeactivatedAfterEdit()) {
        if (const auto command = renamePhase(session.project(), phase.phase, kept.name))
            session.run(*command);
        if (entered) ImGui::CloseCurrentPopup();
    }
    ImGui::Separator();
    const auto item = [&](const char* label, const std::optional<edit::Command>& command) {
        if (ImGui::MenuItem(label, nullptr, false, command.has_value())) session.run(*command);
    };
    item("Earlier", movePhase(session.project(), phase.phase, PhaseMove::earlier));
    item("Later", movePhase(session.project(), phase.phase, PhaseMove::later));
    if (ImGui::MenuItem("Edit in the inspector")) session.select({ElementId(phase.phase)});
    ImGui::Separator();
    item("Remove phase", edit::Command(edit::Remove{{ElementId(phase.phase)}}));
    ImGui::EndPopup();
}

/// Brings the shown pill into view when it was just chosen or has come to another place, as it does when
/// money and dates arrive; then leaves the row to whoever scrolls it. The row's width is known a frame after
/// it was laid out.
void keepInView(bool shown, int end) {
    ImGuiStorage* storage = ImGui::GetStateStorage();
    int* knownEnd = storage->GetIntRef(ImGui::GetID("end"), 0);
    int* frames = storage->GetIntRef(ImGui::GetID("frames"), 0);
    *frames = shown && *knownEnd == end ? *frames + 1 : 0;
    *knownEnd = end;
    constexpr int kSettled = 3;
    if (shown && *frames < kSettled) ImGui::SetScrollHereX(1.0F);
}

void pill(Session& session, UiContext& ui, const PhaseSummary& phase, std::size_t index) {
    const bool shown = session.phase() == phase.phase;
    const std::string under = subtitle(phase);
    ui.pushFont(FontRole::strong);
    const ImVec2 nameSize = ImGui::CalcTextSize(phase.name.c_str());
    ImGui::PopFont();
    ui.pushFont(FontRole::small);
    const ImVec2 underSize = ImGui::CalcTextSize(under.c_str());
    ImGui::PopFont();
    const ImVec2 size(std::max(nameSize.x, underSize.x) + ui.px(3 * kGap),
                      nameSize.y + underSize.y + ui.px(1.5F * kGap));
    if (index > 0) ImGui::SameLine(0, ui.px(kGap));
    const ImVec2 from = ImGui::GetCursorScreenPos();
    const int end = static_cast<int>(ImGui::GetCursorPosX() + size.x);
    ImGui::PushID(static_cast<int>(phase.phase.value));
    if (ImGui::InvisibleButton("pill", size)) session.showPhase(phase.phase);
    keepInView(shown, end);
    const bool hovered = ImGui::IsItemHovered();
    tooltip(ui, index < 9 ? fmt::format("Show \"{}\" (Ctrl+{})", phase.name, index + 1)
                          : fmt::format("Show \"{}\"", phase.name));
    if (phase.phase) editMenu(session, phase);
    ImGui::PopID();
    const scene::Palette& colours = *ui.palette;
    const ImVec2 to(from.x + size.x, from.y + size.y);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(from, to,
                        packed(shown     ? colours.accent
                               : hovered ? colours.field
                                         : colours.panel),
                        ui.px(6));
    if (!shown) list->AddRect(from, to, packed(colours.border), ui.px(6));
    const float left = from.x + ui.px(1.5F * kGap);
    const float top = from.y + ui.px(0.75F * kGap);
    ui.pushFont(FontRole::strong);
    list->AddText({left, top}, packed(shown ? colours.accentText : colours.text), phase.name.c_str());
    ImGui::PopFont();
    ui.pushFont(FontRole::small);
    list->AddText({left, top + nameSize.y}, packed(shown ? colours.accentText : colours.textMuted),
                  under.c_str());
    ImGui::PopFont();
}

void summaryChips(Session& session, UiContext& ui, const PhaseSummary& phase) {
    bool first = true;
    const auto put = [&](const char* icon, const std::string& text, Tone tone, const char* help) {
        if (!first) ImGui::SameLine(0, ui.px(kGap));
        first = false;
        chip(ui, help, icon, text, tone, help);
    };
    if (!phase.maxUtilization) {
        textMuted(ui, session.updating() ? "Computing the first answers…" : "No answers for this phase yet");
    } else {
        const double used = *phase.maxUtilization;
        put("utilization", fmt::format("{} % busiest link", percentFigure(used)),
            used > 1     ? Tone::bad
            : used > 0.8 ? Tone::warning
                         : Tone::normal,
            "Highest utilization of any link direction in the shown phase");
        put("broken", fmt::format("{} Mbit/s lost", figure(phase.lostMbps, phase.lostMbps < 10 ? 1 : 0)),
            phase.lostMbps > 0 ? Tone::bad : Tone::good,
            "Traffic that finds no path, or no room on full links and devices, with everything in service");
        const int points = phase.singlePointsOfFailure;
        put("redundancy", fmt::format("{} single point{} of failure", points, points == 1 ? "" : "s"),
            points > 0 ? Tone::warning : Tone::good,
            "Links and devices whose failure splits the network in the shown phase");
    }
    if (phase.capex)
        put("cost", shortMoney(*phase.capex) + " capex", Tone::normal, "Capex of the shown phase");
    if (phase.finish)
        put("calendar", "done " + phase.finish->text(), Tone::normal, "Last working day of the shown phase");
    if (session.updating() && phase.maxUtilization) {
        ImGui::SameLine(0, ui.px(kGap));
        textMuted(ui, "updating…");
    }
}

/// A row that does not wrap: what does not fit is reached with the wheel.
void beginRow(UiContext& ui, const char* id, float height) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::BeginChild(id, {0, height}, false,
                      ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::PopStyleVar();
    const float wheel = ImGui::GetIO().MouseWheel + ImGui::GetIO().MouseWheelH;
    if (wheel != 0 && ImGui::IsWindowHovered()) ImGui::SetScrollX(ImGui::GetScrollX() - wheel * ui.px(60));
}

void keyboard(Session& session, const std::vector<PhaseSummary>& phases) {
    const ImGuiIO& io = ImGui::GetIO();
    if (!io.KeyCtrl || io.KeyShift || io.KeyAlt || ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup)) return;
    // GLFW's codes of the digit keys are their ASCII codes.
    for (std::size_t i = 0; i < phases.size() && i < 9; ++i) {
        if (ImGui::IsKeyPressed('1' + static_cast<int>(i), false)) session.showPhase(phases[i].phase);
    }
}

}  // namespace

void drawPhaseBar(Session& session, UiContext& ui) {
    refresh(session);
    const std::vector<PhaseSummary>& phases = state().phases;
    keyboard(session, phases);
    const PhaseSummary* shown = &phases.front();
    ui.pushFont(FontRole::strong);
    float height = ImGui::GetTextLineHeight();
    ImGui::PopFont();
    ui.pushFont(FontRole::small);
    height += ImGui::GetTextLineHeight() + ui.px(1.5F * kGap);
    ImGui::PopFont();
    beginRow(ui, "pills", height);
    for (std::size_t i = 0; i < phases.size(); ++i) {
        if (phases[i].phase == session.phase()) shown = &phases[i];
        pill(session, ui, phases[i], i);
    }
    ImGui::SameLine(0, ui.px(kGap));
    ImGui::SetCursorPosY((height - ImGui::GetFrameHeight()) / 2);
    if (iconButton(ui, "add phase", "add", "Add a phase after the last one")) {
        const PhaseId added = edit::reservedId<PhaseId>(session.project(), 0);
        if (session.run(addPhase(session.project()))) session.showPhase(added);
    }
    ImGui::EndChild();
    beginRow(ui, "chips", ImGui::GetTextLineHeight() + ui.px(kGap + 1));
    summaryChips(session, ui, *shown);
    ImGui::EndChild();
}

}  // namespace spanwright::app
