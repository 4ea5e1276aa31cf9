// SPDX-License-Identifier: MIT
#include "app/panels/model/goal_tables.h"
#include "app/panels/panels.h"
#include "app/panels/widgets/style.h"
#include "app/panels/widgets/table_view.h"
#include "engine/design/queries.h"

#include <fmt/format.h>

namespace spanwright::app {
namespace {

constexpr const char* kTitle = "Proposal";

struct DialogState {
    const proposals::Proposal* shown = nullptr;  ///< what the table was made of
    TableView table;
};

void wrapped(const UiContext& ui, Tone tone, std::string_view text) {
    ImGui::PushTextWrapPos(0);
    textToned(ui, tone, text);
    ImGui::PopTextWrapPos();
}

void drawAnswer(Session& session, UiContext& ui, DialogState& kept, const proposals::Proposal& proposal) {
    if (kept.shown != &proposal) {
        kept.shown = &proposal;
        kept.table.setModel(proposalTable(proposal));
    }
    for (std::size_t index = 0; index < proposal.after.size(); ++index) {
        const bool met = proposal.after[index].verdict == goals::Verdict::met;
        wrapped(ui, met ? Tone::good : Tone::warning,
                goalChange(proposal.before[index], proposal.after[index]));
    }
    if (!proposal.reason.empty()) wrapped(ui, Tone::bad, proposal.reason);
    if (proposal.elements.empty()) {
        if (proposal.met) wrapped(ui, Tone::normal, "Nothing needs to be built: all goals are met.");
        return;
    }
    ImGui::Spacing();
    kept.table.draw(session, ui, "to build", 180);
    for (const auto& [tone, text] : strainLines(proposal))
        wrapped(ui, tone, text);
    wrapped(ui, Tone::muted, priceVerdict(proposal));
    ui.pushFont(FontRole::strong);
    ImGui::TextUnformatted(fmt::format("{} capex, {} a month, {} over the horizon",
                                       proposal.price.capex.display(Money::Grouping::wholeUnits),
                                       proposal.price.monthly.display(Money::Grouping::wholeUnits),
                                       proposal.price.total.display(Money::Grouping::wholeUnits))
                               .c_str());
    ImGui::PopFont();
}

}  // namespace

void drawProposal(Session& session, UiContext& ui) {
    static DialogState kept;
    if (!session.proposal()) {
        kept.shown = nullptr;
        return;
    }
    if (!ImGui::IsPopupOpen(kTitle)) ImGui::OpenPopup(kTitle);
    ImGui::SetNextWindowSize({ui.px(640), 0});
    if (!ImGui::BeginPopupModal(kTitle, nullptr,
                                ImGuiWindowFlags_NoResize | ImGuiWindowFlags_AlwaysAutoResize))
        return;
    const ProposalRequest& request = *session.proposal();
    ui.pushFont(FontRole::heading);
    textCut(ui, fmt::format("What {} needs", displayName(session.project(), request.target)));
    ImGui::PopFont();
    bool buildable = false;
    if (!request.answer) {
        kept.shown = nullptr;
        ImGui::ProgressBar(session.proposalProgress(), {-1, 0}, "Looking for the cheapest set…");
    } else if (!*request.answer) {
        wrapped(ui, Tone::bad, request.answer->error().text());
    } else {
        drawAnswer(session, ui, kept, **request.answer);
        buildable = !(*request.answer)->elements.empty();
    }
    ImGui::Spacing();
    ImGui::BeginDisabled(!buildable);
    const bool apply = ImGui::Button("Apply");
    ImGui::EndDisabled();
    ImGui::SameLine();
    const bool cancel = ImGui::Button("Cancel") || ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape));
    if (apply) session.applyProposal();
    if (cancel) session.dropProposal();
    if (!session.proposal()) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
}

}  // namespace spanwright::app
