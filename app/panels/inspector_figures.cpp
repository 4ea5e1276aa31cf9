// SPDX-License-Identifier: MIT
#include "app/panels/inspector_fields.h"
#include "app/panels/model/element_facts.h"
#include "app/panels/widgets/style.h"

#include <algorithm>

namespace spanwright::app {
namespace {

/// The facts that were made last, and what they were made of.
struct FactsState {
    std::shared_ptr<const Analysis> analysis;
    PhaseId phase;
    ElementId element;
    std::vector<FactGroup> groups;
};

FactsState& state() {
    static FactsState kept;
    return kept;
}

void drawFact(Session& session, UiContext& ui, const Fact& fact) {
    const float column = std::min(ui.px(132), ImGui::GetContentRegionAvail().x * 0.42F);
    const float left = ImGui::GetCursorPosX();
    const ImVec2 from = ImGui::GetCursorScreenPos();
    const float right = from.x + ImGui::GetContentRegionAvail().x;
    textCut(ui, fact.label, Tone::muted, column);
    if (!fact.elements.empty() && ImGui::IsItemClicked()) selectAndReveal(session, fact.elements);
    ImGui::SameLine(left + column + ui.px(kGap));
    const float start = ImGui::GetCursorScreenPos().x;
    if (fact.bar) {
        const scene::Colour colour = fact.tone == Tone::normal ? ui.palette->accent : colourOf(ui, fact.tone);
        barBehind({start, from.y}, {right, from.y + ImGui::GetTextLineHeight()}, *fact.bar,
                  faded(colour, 0.45));
    }
    const float room = right - start;
    const float width = std::min(ImGui::CalcTextSize(fact.value.c_str()).x, room);
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + room - width);
    textCut(ui, fact.value, fact.bar ? Tone::normal : fact.tone, room);
}

}  // namespace

void drawElementFigures(Session& session, UiContext& ui, ElementId element) {
    const std::shared_ptr<const Analysis> analysis = session.analysis();
    if (analysis == nullptr) return;
    FactsState& kept = state();
    if (kept.analysis != analysis || kept.phase != session.phase() || kept.element != element) {
        kept = {analysis, session.phase(), element,
                elementFacts(session.project(),
                             figuresOf(session.project(), *analysis, session.phase(), element))};
    }
    ImGui::PushID("figures");
    for (const FactGroup& group : kept.groups) {
        if (!section(ui, group.heading.c_str())) continue;
        for (std::size_t i = 0; i < group.facts.size(); ++i) {
            ImGui::PushID(static_cast<int>(i));
            drawFact(session, ui, group.facts[i]);
            ImGui::PopID();
        }
    }
    ImGui::PopID();
}

}  // namespace spanwright::app
