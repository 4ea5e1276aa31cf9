// SPDX-License-Identifier: MIT
#include "app/panels/model/field_text.h"
#include "app/panels/model/problem_list.h"
#include "app/panels/panels.h"
#include "app/panels/widgets/result_view.h"
#include "app/panels/widgets/style.h"

#include <algorithm>

#include <fmt/format.h>
#include <imgui_stdlib.h>

namespace spanwright::app {
namespace {

struct ProblemsState {
    std::shared_ptr<const Analysis> analysis;
    PhaseId phase;
    Revision revision = 0;
    std::vector<Problem> problems;
    std::string filter;
    bool accepted = false;  ///< accepted ones are shown
    std::string key;        ///< of the finding that is being accepted
    std::string reason;
    std::string owner;
    std::string until;  ///< a date, or empty
};

ProblemsState& state() {
    static ProblemsState kept;
    return kept;
}

const char* iconOf(const Problem& problem) {
    if (problem.waived) return "check";
    switch (problem.severity) {
        case check::Severity::error:
            return "error";
        case check::Severity::warning:
            return "warning";
        case check::Severity::info:
            break;
    }
    return "info";
}

Tone toneOf(const Problem& problem) {
    if (problem.waived) return Tone::muted;
    switch (problem.severity) {
        case check::Severity::error:
            return Tone::bad;
        case check::Severity::warning:
            return Tone::warning;
        case check::Severity::info:
            break;
    }
    return Tone::normal;
}

void acceptDialog(Session& session, UiContext& ui) {
    ProblemsState& kept = state();
    ImGui::SetNextWindowSize({ui.px(380), 0});
    if (!ImGui::BeginPopup("accept")) return;
    ui.pushFont(FontRole::strong);
    ImGui::TextUnformatted("Accept this finding");
    ImGui::PopFont();
    ImGui::PushTextWrapPos(0);
    textMuted(ui, "It stays in the list as accepted until its cause changes.");
    ImGui::PopTextWrapPos();
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    ImGui::SetNextItemWidth(-1);
    ImGui::InputTextWithHint("##reason", "Reason", &kept.reason);
    ImGui::SetNextItemWidth(-1);
    ImGui::InputTextWithHint("##owner", "Who takes responsibility", &kept.owner);
    ImGui::SetNextItemWidth(-1);
    ImGui::InputTextWithHint("##until", "Until (2027-03-31), empty: for good", &kept.until);
    std::optional<Date> until;
    const Result<void> dated = readField(FieldInfo{}, kept.until, until);
    if (!dated) textToned(ui, Tone::bad, dated.error().message);
    const bool complete = !kept.reason.empty() && !kept.owner.empty() && dated.has_value();
    ImGui::BeginDisabled(!complete);
    if (ImGui::Button("Accept") &&
        session.run(acceptFinding(session.project(), kept.key, kept.reason, kept.owner, until))) {
        ImGui::CloseCurrentPopup();
    }
    ImGui::EndDisabled();
    ImGui::SameLine();
    if (ImGui::Button("Cancel")) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
}

void problemRow(Session& session, UiContext& ui, const Problem& problem, bool& askAccept) {
    ProblemsState& kept = state();
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    const ImVec2 cursor = ImGui::GetCursorPos();
    const bool marked = !problem.elements.empty() && session.isSelected(problem.elements.front());
    const auto flags = ImGuiSelectableFlags_SpanAllColumns | ImGuiSelectableFlags_AllowItemOverlap;
    if (ImGui::Selectable("##row", marked, flags, {0, ImGui::GetFrameHeight()}))
        selectAndReveal(session, problem.elements);
    if (ImGui::IsItemHovered() && !problem.elements.empty()) session.hover(problem.elements.front());
    tooltip(ui, problem.help);
    ImGui::SetCursorPos({cursor.x, cursor.y + (ImGui::GetFrameHeight() - ui.px(kIconSize)) / 2});
    ui.icon(iconOf(problem), kIconSize, colourOf(ui, toneOf(problem)));
    ImGui::TableNextColumn();
    ImGui::AlignTextToFramePadding();
    textCut(ui, problem.message, problem.waived ? Tone::muted : Tone::normal);
    ImGui::TableNextColumn();
    ImGui::AlignTextToFramePadding();
    textCut(ui, problem.rule, Tone::muted);
    ImGui::TableNextColumn();
    if (problem.proposeFor.value != 0 && ImGui::Button("Propose…", {-1, 0}))
        session.requestProposal(problem.proposeFor);
    ImGui::TableNextColumn();
    if (problem.key.empty()) return;
    if (problem.waived) {
        if (ImGui::Button("Withdraw", {-1, 0})) session.run(withdrawWaiver(session.project(), problem.key));
    } else if (ImGui::Button("Accept…", {-1, 0})) {
        kept.key = problem.key;
        kept.reason.clear();
        kept.until.clear();
        askAccept = true;
    }
}

/// Brings the first line about the element into view. Lines are all of one height.
void scrollTo(const std::vector<const Problem*>& shown, ElementId element) {
    const auto line = std::find_if(shown.begin(), shown.end(), [&](const Problem* problem) {
        return !problem->elements.empty() && problem->elements.front() == element;
    });
    if (line == shown.end()) return;
    const float height = ImGui::GetFrameHeight() + 2 * ImGui::GetStyle().CellPadding.y;
    ImGui::SetScrollY(static_cast<float>(line - shown.begin()) * height);
}

}  // namespace

void drawProblems(Session& session, UiContext& ui) {
    ProblemsState& kept = state();
    const Revision revision = session.document().revision();
    if (kept.analysis != session.analysis() || kept.phase != session.phase() || kept.revision != revision) {
        kept.analysis = session.analysis();
        kept.phase = session.phase();
        kept.revision = revision;
        kept.problems = problemList(session.project(), kept.analysis.get(), kept.phase);
    }
    const std::optional<ElementId> asked = session.takeProblemsRequest();
    if (asked) kept.filter.clear();
    if (!answersReady(session, ui, kept.analysis != nullptr)) return;
    ImGui::SetNextItemWidth(ui.px(200));
    searchField(ui, "##filter", kept.filter, "Filter");
    ImGui::SameLine(0, ui.px(2 * kGap));
    ImGui::Checkbox("Show accepted", &kept.accepted);
    std::vector<const Problem*> shown;
    for (const Problem& problem : kept.problems) {
        if (problem.waived && !kept.accepted) continue;
        if (matchesFilter(problem.message + ' ' + problem.rule, kept.filter)) shown.push_back(&problem);
    }
    if (shown.empty()) {
        const bool none = kept.problems.empty();
        emptyState(
            ui, none ? "good" : "info",
            none ? "No problems in this phase." : "All problems of this phase are accepted or filtered out.");
        return;
    }
    bool askAccept = false;
    if (ImGui::BeginTable("problems", 5,
                          ImGuiTableFlags_ScrollY | ImGuiTableFlags_RowBg | ImGuiTableFlags_PadOuterX)) {
        ImGui::TableSetupColumn("##severity", ImGuiTableColumnFlags_WidthFixed, ui.px(kIconSize + kSmallGap));
        ImGui::TableSetupColumn("Problem", ImGuiTableColumnFlags_WidthStretch, 4);
        ImGui::TableSetupColumn("Rule", ImGuiTableColumnFlags_WidthStretch, 1);
        ImGui::TableSetupColumn("##propose", ImGuiTableColumnFlags_WidthFixed, ui.px(88));
        ImGui::TableSetupColumn("##accept", ImGuiTableColumnFlags_WidthFixed, ui.px(88));
        ImGui::TableSetupScrollFreeze(0, 1);
        ImGui::TableHeadersRow();
        if (asked) scrollTo(shown, *asked);
        ImGuiListClipper clipper;
        clipper.Begin(static_cast<int>(shown.size()));
        while (clipper.Step()) {
            for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
                ImGui::PushID(i);
                problemRow(session, ui, *shown[static_cast<std::size_t>(i)], askAccept);
                ImGui::PopID();
            }
        }
        ImGui::EndTable();
    }
    if (askAccept) ImGui::OpenPopup("accept");
    acceptDialog(session, ui);
}

}  // namespace spanwright::app
