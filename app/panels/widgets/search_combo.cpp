// SPDX-License-Identifier: MIT
#include "app/panels/widgets/search_combo.h"

#include "app/panels/widgets/style.h"
#include "engine/design/queries.h"

#include <algorithm>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

struct Candidate {
    ElementId element;
    std::string label;
};

/// The list of the one combo that is open: made when it opens or the filter changes.
struct OpenCombo {
    ImGuiID id = 0;
    std::string filter;
    std::vector<Candidate> candidates;
    int marked = 0;
};

OpenCombo& openCombo() {
    static OpenCombo combo;
    return combo;
}

std::vector<Candidate> candidatesFor(const Project& project, const ReferenceChoice& choice,
                                     std::string_view filter) {
    std::vector<Candidate> found;
    visitTables(project, [&](const auto& table) {
        using Row = typename std::decay_t<decltype(table)>::RowType;
        constexpr ElementKind kKind = kindOf<Row>();
        if (std::find(choice.kinds.begin(), choice.kinds.end(), kKind) == choice.kinds.end()) return;
        for (const Row& row : table) {
            std::string label = row.name.empty() ? row.key : row.name;
            if (choice.kinds.size() > 1) label += fmt::format("  ({})", nameOf(kKind).label);
            if (matchesFilter(label + ' ' + row.key, filter)) found.push_back({row.id, std::move(label)});
        }
    });
    std::stable_sort(found.begin(), found.end(),
                     [](const Candidate& a, const Candidate& b) { return a.label < b.label; });
    return found;
}

}  // namespace

std::optional<ElementId> searchCombo(Session& session, UiContext& ui, const char* id,
                                     std::string_view preview, const ReferenceChoice& choice) {
    ImGui::SetNextWindowSizeConstraints({ui.px(240), 0}, {ui.px(420), ui.px(360)});
    const ImGuiStyle& style = ImGui::GetStyle();
    const float room = ImGui::CalcItemWidth() - ImGui::GetFrameHeight() - 2 * style.FramePadding.x;
    const std::string shown = ellipsized(preview, room);
    const bool open = ImGui::BeginCombo(id, shown.c_str(), ImGuiComboFlags_HeightLargest);
    if (!open && shown.size() != preview.size()) tooltip(ui, preview);
    if (!open) return std::nullopt;
    OpenCombo& combo = openCombo();
    const ImGuiID own = ImGui::GetID("list");
    if (ImGui::IsWindowAppearing() || combo.id != own) {
        combo = {own, {}, candidatesFor(session.project(), choice, {}), 0};
        ImGui::SetKeyboardFocusHere();
    }
    ImGui::SetNextItemWidth(-1);
    if (searchField(ui, "##search", combo.filter, "Search")) {
        combo.candidates = candidatesFor(session.project(), choice, combo.filter);
    }
    const bool entered =
        ImGui::IsItemDeactivated() && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter));
    std::optional<ElementId> chosen;
    if (!choice.none.empty() && ImGui::Selectable(std::string(choice.none).c_str()))
        chosen = ElementId(choice.kinds.front(), 0);
    if (combo.candidates.empty())
        textMuted(ui, combo.filter.empty() ? "None in this project yet" : "No match");
    const float rows = std::min(static_cast<float>(combo.candidates.size()), 9.0F);
    ImGui::BeginChild("candidates", {0, rows * ImGui::GetTextLineHeightWithSpacing() + ui.px(kSmallGap)});
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(combo.candidates.size()));
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            const Candidate& candidate = combo.candidates[static_cast<std::size_t>(i)];
            ImGui::PushID(i);
            if (ImGui::Selectable(candidate.label.c_str())) chosen = candidate.element;
            ImGui::PopID();
        }
    }
    ImGui::EndChild();
    if (entered && !combo.candidates.empty()) chosen = combo.candidates.front().element;
    if (chosen) ImGui::CloseCurrentPopup();
    ImGui::EndCombo();
    return chosen;
}

}  // namespace spanwright::app
