// SPDX-License-Identifier: MIT
#include "app/shell/command_palette.h"

#include "app/panels/widgets/style.h"
#include "app/shell/application.h"
#include "app/shell/keys.h"
#include "app/window/theme.h"

#include <algorithm>
#include <utility>

#include <imgui.h>
#include <imgui_stdlib.h>

namespace spanwright::app {
namespace {

constexpr const char* kTitle = "###command-palette";
constexpr float kWidth = 620;
constexpr float kRow = 30;
constexpr int kRows = 11;

}  // namespace

void CommandPalette::toggle(const Application& application, std::string_view typed) {
    if (open_) {
        open_ = false;
        return;
    }
    entries_ = paletteEntries(application);
    typed_ = typed;
    matched_ = typed;
    matches_ = paletteMatches(entries_, typed_);
    marked_ = 0;
    open_ = opening_ = scroll_ = true;
}

void CommandPalette::close() {
    open_ = false;
    ImGui::CloseCurrentPopup();
}

void CommandPalette::drawRow(Gui& gui, const PaletteEntry& entry, bool marked) {
    const ImVec2 from = ImGui::GetItemRectMin();
    const ImVec2 to = ImGui::GetItemRectMax();
    const scene::Palette& palette = gui.palette();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float middle = (from.y + to.y - ImGui::GetTextLineHeight()) / 2;
    const scene::Colour text = entry.enabled ? palette.text : palette.textMuted;
    const float pad = gui.px(8);
    if (!entry.icon.empty())
        gui.iconAt(entry.icon, from.x + pad, (from.y + to.y) / 2 - gui.px(9), 18,
                   marked ? palette.accent : palette.textMuted);
    float right = to.x - pad;
    if (!entry.shortcut.empty()) {
        right -= ImGui::CalcTextSize(entry.shortcut.c_str()).x;
        list->AddText({right, middle}, toImU32(palette.textMuted), entry.shortcut.c_str());
        right -= gui.px(14);
    }
    // The name has the first claim on the room, but leaves the place some.
    const float left = from.x + pad + gui.px(26);
    const std::string title = ellipsized(entry.title, std::max(0.0F, right - left) * 0.7F);
    list->AddText({left, middle}, toImU32(text), title.c_str());
    const float used = left + ImGui::CalcTextSize(title.c_str()).x + gui.px(14);
    if (used >= right) return;
    const std::string detail = ellipsized(entry.detail, right - used);
    list->AddText({right - ImGui::CalcTextSize(detail.c_str()).x, middle}, toImU32(palette.textMuted),
                  detail.c_str());
}

void CommandPalette::draw(Application& application) {
    if (!open_) return;
    Gui& gui = application.gui();
    if (std::exchange(opening_, false)) ImGui::OpenPopup(kTitle);
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    const float width = std::min(gui.px(kWidth), window.x * 0.94F);
    ImGui::SetNextWindowPos({window.x / 2, window.y * 0.12F}, ImGuiCond_Always, {0.5F, 0});
    ImGui::SetNextWindowSize({width, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {gui.px(10), gui.px(10)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, gui.px(spacing::kMedium));
    const bool shown = ImGui::BeginPopup(
        kTitle, ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav);
    ImGui::PopStyleVar(2);
    if (!shown) {
        open_ = false;  // a click beside it
        return;
    }
    // Enter takes the cursor out of the field, also where what is marked cannot be done.
    if (ImGui::IsWindowAppearing() || !ImGui::IsAnyItemActive()) ImGui::SetKeyboardFocusHere();
    ImGui::SetNextItemWidth(-1);
    ImGui::InputTextWithHint("##typed", "Go to an element, run a command (\">\" for commands alone)",
                             &typed_);
    if (typed_ != matched_) {
        matched_ = typed_;
        matches_ = paletteMatches(entries_, typed_);
        marked_ = 0;
        scroll_ = true;
    }
    const auto step = [&](Key key, std::ptrdiff_t by) {
        if (!isPressed(key, true) || matches_.empty()) return;
        const auto last = static_cast<std::ptrdiff_t>(matches_.size()) - 1;
        marked_ = static_cast<std::size_t>(
            std::clamp(static_cast<std::ptrdiff_t>(marked_) + by, std::ptrdiff_t{0}, last));
        scroll_ = true;
    };
    step(Key::down, 1);
    step(Key::up, -1);
    step(Key::pageDown, kRows - 1);
    step(Key::pageUp, 1 - kRows);

    const float row = gui.px(kRow);
    const auto rows = static_cast<float>(std::clamp<std::size_t>(matches_.size(), 1, kRows));
    const PaletteEntry* chosen = nullptr;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {gui.px(4), 0});
    ImGui::Dummy({0, gui.px(6)});
    ImGui::BeginChild("##found", {0, rows * row});
    if (matches_.empty()) {
        ImGui::SetCursorPos({gui.px(8), (row - ImGui::GetTextLineHeight()) / 2});
        ImGui::TextDisabled("Nothing is called that.");
    }
    if (std::exchange(scroll_, false)) {
        const float top = static_cast<float>(marked_) * row;
        if (top < ImGui::GetScrollY()) ImGui::SetScrollY(top);
        if (top + row > ImGui::GetScrollY() + rows * row) ImGui::SetScrollY(top + row - rows * row);
    }
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(matches_.size()), row);
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            const auto at = static_cast<std::size_t>(i);
            const PaletteEntry& entry = entries_[matches_[at]];
            ImGui::PushID(i);
            if (ImGui::Selectable("##row", at == marked_, ImGuiSelectableFlags_DontClosePopups, {0, row}) &&
                entry.enabled)
                chosen = &entry;
            drawRow(gui, entry, at == marked_);
            ImGui::PopID();
        }
    }
    ImGui::EndChild();
    ImGui::PopStyleVar();
    if (isPressed(Key::enter) && marked_ < matches_.size()) {
        const PaletteEntry& entry = entries_[matches_[marked_]];
        if (entry.enabled) chosen = &entry;
    }
    const bool again = isPressed({Key::k, true, false}) || isPressed({Key::p, true, false});
    if (chosen != nullptr || isPressed(Key::escape) || (again && !ImGui::IsWindowAppearing())) close();
    ImGui::EndPopup();
    if (chosen != nullptr) chosen->run(application);
}

}  // namespace spanwright::app
