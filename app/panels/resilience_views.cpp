// SPDX-License-Identifier: MIT
#include "app/panels/resilience_views.h"

#include "app/panels/model/resilience_tables.h"
#include "app/panels/widgets/search_combo.h"
#include "app/panels/widgets/search_view.h"
#include "engine/design/queries.h"

#include <algorithm>
#include <array>

namespace spanwright::app {
namespace {

/// Who is in the group, as chips that leave it when clicked; true where that changed it.
bool drawMembers(Session& session, UiContext& ui, std::vector<ElementId>& members) {
    std::optional<std::size_t> leaves;
    for (std::size_t index = 0; index < members.size(); ++index) {
        const std::string name = displayName(session.project(), members[index]);
        flow(ui, ImGui::CalcTextSize(name.c_str()).x + ui.px(40), index == 0);
        ImGui::PushID(static_cast<int>(index));
        if (chip(ui, "##member", "close", name, Tone::normal, "Click to take it out")) leaves = index;
        ImGui::PopID();
    }
    if (!leaves) return false;
    members.erase(members.begin() + static_cast<std::ptrdiff_t>(*leaves));
    return true;
}

void addMembers(std::vector<ElementId>& members, ElementId element) {
    const bool known = std::find(members.begin(), members.end(), element) != members.end();
    const bool fits = element.kind == ElementKind::site || element.kind == ElementKind::device;
    if (!known && fits) members.push_back(element);
}

}  // namespace

void drawGroupAvailability(Session& session, UiContext& ui) {
    static std::vector<ElementId> members;
    static FoundView<reliability::GroupAvailability> view;
    static constexpr std::array kKinds{ElementKind::site, ElementKind::device};
    std::erase_if(members, [&](ElementId element) { return !exists(session.project(), element); });
    const std::vector<ElementId> before = members;
    ImGui::SetNextItemWidth(ui.px(200));
    if (const auto chosen = searchCombo(session, ui, "##member", "Add a site or device…", {kKinds, {}}))
        addMembers(members, *chosen);
    ImGui::SameLine(0, ui.px(kGap));
    if (ImGui::Button("Add the selection")) {
        for (const ElementId element : session.selection())
            addMembers(members, element);
    }
    ImGui::SameLine(0, ui.px(kGap));
    if (ImGui::Button("All sites")) {
        for (const Site& site : session.project().design.sites)
            addMembers(members, site.id);
    }
    const auto& search = session.groupSearch();
    if (!failed(ui, search)) summary(ui, "How often all of them are up and connected with each other");
    bool changed = drawMembers(session, ui, members);
    changed = changed || members != before;
    const bool stale = search.question() != session.openQuestion();
    if (members.size() > 1 && (changed || (stale && !search.running()))) session.searchGroup(members);
    if (members.size() < 2) return emptyState(ui, "redundancy", "Add two sites or more.");
    if (!search.answer() || !*search.answer()) return;
    if (view.stale(search)) view.table.setModel(groupTable(session.project(), **search.answer()));
    view.table.draw(session, ui, "group");
}

void drawRedundancyValue(Session& session, UiContext& ui) {
    static FoundView<proposals::RedundancyValues> view;
    const auto& search = session.redundancySearch();
    ImGui::BeginDisabled(search.running());
    if (ImGui::Button("Find investments")) session.searchRedundancy();
    ImGui::EndDisabled();
    tooltip(ui, "Prices pairs, second members and new links where a failure hurts, and what each avoids");
    const bool found = search.answer() && *search.answer();
    bool current = false;
    const bool running =
        drawRunning(ui, search, "Pricing redundancy…", [&] { session.dropRedundancySearch(); });
    if (!running && !failed(ui, search) && found) {
        current = holds(session, ui, search);
        if (current) summary(ui, redundancySummary(**search.answer()), Tone::normal);
    }
    if (!found) {
        if (!running)
            emptyState(ui, "cost",
                       "Find out what each unit of money buys: less downtime, less lost traffic.");
        return;
    }
    if (view.stale(search)) view.table.setModel(redundancyTable(**search.answer()));
    view.table.action =
        TableView::Action{"Build", "Makes this one, as one step of the history; asks again", current};
    view.table.draw(session, ui, "redundancy");
    if (const auto row = view.table.pressed()) session.applyRedundancy(*row);
}

}  // namespace spanwright::app
