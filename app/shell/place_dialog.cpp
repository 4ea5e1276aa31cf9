// SPDX-License-Identifier: MIT
#include "app/shell/place_dialog.h"

#include "app/shell/keys.h"
#include "app/window/gui.h"
#include "app/window/theme.h"
#include "engine/geo/coordinates_text.h"
#include "engine/scene/text.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

namespace spanwright::app {
namespace {

constexpr const char* kTitle = "Look up a place###place";
constexpr std::size_t kMostEntries = 10;

void mutedText(Gui& gui, const std::string& text) {
    ImGui::PushStyleColor(ImGuiCol_Text, toImGui(gui.palette().textMuted));
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopStyleColor();
}

}  // namespace

void PlaceDialog::show(SiteId site, std::string name) {
    site_ = site;
    name_ = std::move(name);
    query_.clear();
    entries_.clear();
    marked_ = 0;
    open_ = opening_ = true;
}

void PlaceDialog::close() {
    open_ = false;
    ImGui::CloseCurrentPopup();
}

void PlaceDialog::search() {
    entries_.clear();
    marked_ = 0;
    if (const auto at = geo::coordinatesFrom(query_)) {
        const geo::Place* near = geo::allPlaces().nearest(*at);
        entries_.push_back({foundPlace(*at), near == nullptr
                                                 ? std::string()
                                                 : fmt::format("near {}, {}", near->name, near->country)});
    }
    for (const geo::Place* place : geo::allPlaces().search(query_, kMostEntries)) {
        entries_.push_back(
            {foundPlace(*place), fmt::format("{}   {}", place->country,
                                             scene::shortAmount(static_cast<double>(place->population)))});
    }
}

std::optional<std::size_t> PlaceDialog::drawEntries(Gui& gui) {
    std::optional<std::size_t> clicked;
    const float height = ImGui::GetTextLineHeight() + gui.px(10);
    const float right = ImGui::GetContentRegionMax().x;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const Entry& entry = entries_[i];
        ImGui::PushID(static_cast<int>(i));
        const ImVec2 at = ImGui::GetCursorPos();
        if (ImGui::Selectable("##entry", i == marked_, ImGuiSelectableFlags_DontClosePopups, {0, height}))
            clicked = i;
        const ImVec2 after = ImGui::GetCursorPos();
        ImGui::SetCursorPos({at.x + gui.px(8), at.y + gui.px(5)});
        const std::string name = entry.place.name.empty() ? geo::textOf(entry.place.at) : entry.place.name;
        ImGui::TextUnformatted(name.c_str());
        ImGui::SetCursorPos(
            {right - ImGui::CalcTextSize(entry.detail.c_str()).x - gui.px(8), at.y + gui.px(5)});
        mutedText(gui, entry.detail);
        ImGui::SetCursorPos(after);
        ImGui::PopID();
    }
    return clicked;
}

std::optional<PlaceDialog::Choice> PlaceDialog::draw(Gui& gui) {
    if (!open_) return std::nullopt;
    const bool fresh = std::exchange(opening_, false);
    if (fresh) ImGui::OpenPopup(kTitle);
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({window.x / 2, window.y * 0.18F}, ImGuiCond_Always, {0.5F, 0});
    ImGui::SetNextWindowSize({std::min(gui.px(460), window.x * 0.96F), 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {gui.px(16), gui.px(14)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, gui.px(spacing::kMedium));
    bool stays = true;
    std::optional<Choice> choice;
    if (ImGui::BeginPopupModal(kTitle, &stays,
                               ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav)) {
        mutedText(gui, site_ ? fmt::format("The coordinates of {}", name_)
                             : fmt::format("Where the new site stands: {}", name_));
        if (fresh || ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
        ImGui::SetNextItemWidth(-1);
        if (ImGui::InputTextWithHint("##query", "Lyon   San Jose, Costa   50.11, 8.68", &query_)) search();
        if (!entries_.empty()) {
            if (isPressed(Key::down, true)) marked_ = (marked_ + 1) % entries_.size();
            if (isPressed(Key::up, true)) marked_ = (marked_ + entries_.size() - 1) % entries_.size();
        }
        std::optional<std::size_t> chosen = drawEntries(gui);
        if (isPressed(Key::enter) && marked_ < entries_.size()) chosen = marked_;
        if (entries_.empty() && !query_.empty())
            mutedText(gui, "No place of 15 000 people and more has such a name. Coordinates do as well.");
        ImGui::Dummy({0, gui.px(2)});
        mutedText(gui, "Enter takes it, arrows choose, Esc leaves it.");
        if (chosen) choice = Choice{site_, entries_[*chosen].place};
        if (chosen || isPressed(Key::escape)) close();
        ImGui::EndPopup();
    }
    if (!stays) open_ = false;
    ImGui::PopStyleVar(2);
    return choice;
}

}  // namespace spanwright::app
