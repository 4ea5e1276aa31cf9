// SPDX-License-Identifier: MIT
#include "app/panels/inspector_fields.h"
#include "app/panels/model/goal_tables.h"
#include "app/panels/panels.h"
#include "app/panels/widgets/style.h"
#include "engine/design/queries.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

/// "3 devices", "Device".
void heading(UiContext& ui, ElementKind kind, std::size_t count) {
    ui.pushFont(FontRole::heading);
    const std::string_view label = nameOf(kind).label;
    const std::string text = count == 1 ? std::string(label) : fmt::format("{} × {}", count, label);
    textCut(ui, text);
    ImGui::PopFont();
}

/// Several kinds at once: how many of each, and a way to keep one of them.
void mixedKinds(Session& session, UiContext& ui, const std::set<ElementKind>& kinds) {
    ui.pushFont(FontRole::heading);
    ImGui::TextUnformatted(fmt::format("{} elements", session.selection().size()).c_str());
    ImGui::PopFont();
    textMuted(ui, "Edit one kind at a time:");
    for (const ElementKind kind : kinds) {
        std::set<ElementId> own;
        std::copy_if(session.selection().begin(), session.selection().end(), std::inserter(own, own.end()),
                     [kind](ElementId element) { return element.kind == kind; });
        const std::string label = fmt::format("{} × {}", own.size(), nameOf(kind).label);
        if (ImGui::Button(label.c_str(), {-1, 0})) {
            session.select(own);
            return;
        }
    }
}

}  // namespace

void drawInspector(Session& session, UiContext& ui) {
    const std::string focus = session.takeFocusRequest().value_or(std::string());
    const std::set<ElementId> selection = session.selection();
    if (selection.empty()) {
        ui.pushFont(FontRole::heading);
        textCut(ui, session.project().settings.name);
        ImGui::PopFont();
        ImGui::PushTextWrapPos(0);
        textMuted(ui, "Nothing is selected: these are the project's own settings.");
        ImGui::PopTextWrapPos();
        drawProjectFields(session, ui);
        return;
    }
    std::set<ElementKind> kinds;
    for (const ElementId element : selection)
        kinds.insert(element.kind);
    if (kinds.size() > 1) {
        mixedKinds(session, ui, kinds);
        return;
    }
    const std::vector<ElementId> elements(selection.begin(), selection.end());
    // Boxes of one element must not carry on in those of the next.
    ImGui::PushID(static_cast<int>(elements.front().value));
    heading(ui, elements.front().kind, elements.size());
    drawRowFields(session, ui, elements, focus);
    if (elements.size() == 1) drawElementFigures(session, ui, elements.front());
    if (elements.size() == 1 && hasGoal(session.project(), elements.front())) {
        if (ImGui::Button("Propose…", {-1, 0})) session.requestProposal(elements.front());
        tooltip(ui, "What to build so that the goals are met, at the least price");
    }
    ImGui::PopID();
}

}  // namespace spanwright::app
