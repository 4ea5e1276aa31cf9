// SPDX-License-Identifier: MIT
#include "app/panels/widgets/heat_grid.h"

#include "app/panels/widgets/style.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

constexpr float kCell = 22;
constexpr float kNames = 220;

/// Under the pointer: row and column, -1 outside the grid of cells.
struct Place {
    int row = -1;
    int column = -1;
};

Place placeOf(ImVec2 origin, float cell, float names, const FailureHeat& heat) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    Place place;
    place.row = static_cast<int>(std::floor((mouse.y - origin.y) / cell));
    place.column = static_cast<int>(std::floor((mouse.x - origin.x - names) / cell));
    if (place.row < 0 || place.row >= static_cast<int>(heat.failures.size())) place.row = -1;
    if (place.column < 0 || place.column >= static_cast<int>(heat.demands.size())) place.column = -1;
    return place;
}

void follow(Session& session, const FailureHeat& heat, Place place) {
    if (place.row < 0) return;
    const FailureHeat::Line& failure = heat.failures[static_cast<std::size_t>(place.row)];
    std::vector<ElementId> elements = failure.elements;
    if (place.column < 0) {
        ImGui::SetTooltip("%s", failure.name.c_str());
    } else {
        const FailureHeat::Line& demand = heat.demands[static_cast<std::size_t>(place.column)];
        const FailureHeat::Cell& cell =
            heat.at(static_cast<std::size_t>(place.row), static_cast<std::size_t>(place.column));
        ImGui::SetTooltip("%s\n%s: %s", failure.name.c_str(), demand.name.c_str(),
                          cell.strength > 0 ? cell.text.c_str() : "not touched");
        session.hover(demand.elements.front());
        elements.push_back(demand.elements.front());
    }
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) selectAndReveal(session, elements);
}

}  // namespace

void drawHeatGrid(Session& session, UiContext& ui, const FailureHeat& heat) {
    if (heat.failures.empty())
        return emptyState(ui, "redundancy", "No single failure touches a demand of this phase.");
    const float cell = ui.px(kCell);
    const float names = ui.px(kNames);
    ImGui::BeginChild("##heat", {0, 0}, false, ImGuiWindowFlags_HorizontalScrollbar);
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    ImGui::InvisibleButton("##cells", {names + cell * static_cast<float>(heat.demands.size()),
                                       cell * static_cast<float>(heat.failures.size())});
    const bool hovered = ImGui::IsItemHovered();
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (std::size_t row = 0; row < heat.failures.size(); ++row) {
        const float top = origin.y + cell * static_cast<float>(row);
        const std::string name = ellipsized(heat.failures[row].name, names - ui.px(kGap));
        list->AddText({origin.x, top + ui.px(3)}, packed(ui.palette->text), name.c_str());
        for (std::size_t column = 0; column < heat.demands.size(); ++column) {
            const FailureHeat::Cell& shown = heat.at(row, column);
            const float left = origin.x + names + cell * static_cast<float>(column);
            const scene::Colour colour = shown.strength > 0 ? faded(colourOf(ui, shown.tone), shown.strength)
                                                            : faded(ui.palette->border, 0.35);
            list->AddRectFilled({left + ui.px(1), top + ui.px(1)},
                                {left + cell - ui.px(1), top + cell - ui.px(1)}, packed(colour), ui.px(3));
        }
    }
    if (hovered) follow(session, heat, placeOf(origin, cell, names, heat));
    ImGui::EndChild();
}

}  // namespace spanwright::app
