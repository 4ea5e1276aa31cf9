// SPDX-License-Identifier: MIT
#include "app/shell/dialogs.h"

#include "app/shell/actions.h"
#include "app/shell/keys.h"
#include "app/window/gui.h"
#include "app/window/theme.h"

#include <array>
#include <string_view>
#include <utility>

#include <imgui.h>

namespace spanwright::app {
namespace {

/// What is done with the pointer, beside the keys of the actions.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kGestures{{
    {"Click, Shift+click", "Select, add to the selection"},
    {"Drag on empty ground", "Select by a box"},
    {"Drag an element", "Move; Shift keeps to one axis, Alt lets go of grid and guides"},
    {"Alt+click", "Select one of a group"},
    {"Drag a corner of a site", "Resize its frame"},
    {"Double click", "Rename; open or enter a site; unbend"},
    {"Wheel", "Zoom at the pointer"},
    {"Middle or right drag, Space+drag", "Move the drawing"},
    {"Right click", "Menu of the selection"},
    {"Esc", "Cancel the gesture, then put the tool down"},
}};

void heading(Gui& gui, std::string_view text) {
    ImGui::Dummy({0, gui.px(4)});
    ImGui::PushFont(gui.fonts().semibold);
    ImGui::TextUnformatted(text.data(), text.data() + text.size());
    ImGui::PopFont();
}

void row(Gui& gui, std::string_view what, std::string_view keys, float width) {
    ImGui::TextUnformatted(what.data(), what.data() + what.size());
    ImGui::SameLine(width);
    ImGui::PushStyleColor(ImGuiCol_Text, toImGui(gui.palette().textMuted));
    ImGui::TextUnformatted(keys.data(), keys.data() + keys.size());
    ImGui::PopStyleColor();
}

void shortcutsOf(Gui& gui, MenuPlace place, std::string_view title) {
    heading(gui, title);
    for (const Action& one : allActions()) {
        if (one.menu != place || one.shortcut.key == Key::none) continue;
        std::string keys = textOf(one.shortcut);
        if (one.alternative.key != Key::none) keys += ", " + textOf(one.alternative);
        row(gui, one.title, keys, gui.px(190));
    }
}

void drawShortcuts(Gui& gui) {
    if (ImGui::BeginTable("##sheet", 3, ImGuiTableFlags_SizingFixedFit)) {
        for (int column = 0; column < 2; ++column)
            ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthFixed, gui.px(310));
        ImGui::TableNextColumn();
        shortcutsOf(gui, MenuPlace::file, "File");
        shortcutsOf(gui, MenuPlace::insert, "Tools");
        shortcutsOf(gui, MenuPlace::go, "Go");
        shortcutsOf(gui, MenuPlace::help, "Help");
        ImGui::TableNextColumn();
        shortcutsOf(gui, MenuPlace::edit, "Edit");
        shortcutsOf(gui, MenuPlace::arrange, "Arrange");
        ImGui::TableNextColumn();
        shortcutsOf(gui, MenuPlace::view, "View");
        shortcutsOf(gui, MenuPlace::none, "Selection");
        ImGui::EndTable();
    }
    heading(gui, "Pointer");
    for (const auto& [what, does] : kGestures)
        row(gui, what, does, gui.px(250));
}

void drawAbout(Gui& gui) {
    ImGui::PushFont(gui.fonts().title);
    ImGui::TextUnformatted("Spanwright");
    ImGui::PopFont();
    ImGui::TextDisabled("Version %s, MIT licence", SPANWRIGHT_VERSION);
    ImGui::Dummy({0, gui.px(4)});
    ImGui::PushTextWrapPos(gui.px(460));
    ImGui::TextUnformatted(
        "Draw a WAN, LAN, data-centre or cloud network and see what it carries, what survives, what it costs "
        "and "
        "how it is rolled out.");
    heading(gui, "Built with");
    ImGui::TextUnformatted(
        "Dear ImGui, GLFW, libepoxy, FreeType, Fontconfig, the Inter typeface (SIL Open Font Licence), "
        "Boost.Graph, Graphviz, nlohmann/json, {fmt}, oneTBB, CLI11, pugixml, libpng. Thank you.");
    heading(gui, "Map");
    ImGui::TextUnformatted(
        "Coasts and borders: Natural Earth (naturalearthdata.com), public domain. Places: GeoNames "
        "(geonames.org), CC BY 4.0, changed: positions rounded, names and time zones added.");
    ImGui::PopTextWrapPos();
}

}  // namespace

void Dialogs::show(Page page) {
    page_ = page;
    opening_ = true;
}

void Dialogs::askAboutChanges(std::string projectName, std::function<void(Answer)> then) {
    projectName_ = std::move(projectName);
    then_ = std::move(then);
    show(Page::unsavedChanges);
}

void Dialogs::close() {
    page_ = Page::none;
    ImGui::CloseCurrentPopup();
}

void Dialogs::answer(Answer answer) {
    close();
    // The answer may ask the next question: it must find nothing in its way.
    const auto then = std::exchange(then_, nullptr);
    if (then) then(answer);
}

void Dialogs::drawQuestion(Gui& gui) {
    ImGui::PushFont(gui.fonts().semibold);
    ImGui::Text("Save the changes to \xE2\x80\x9C%s\xE2\x80\x9D?", projectName_.c_str());
    ImGui::PopFont();
    ImGui::TextDisabled("What is not saved is lost.");
    ImGui::Dummy({0, gui.px(8)});
    const ImVec2 button{gui.px(116), 0};
    ImGui::Dummy({gui.px(20), 0});
    ImGui::SameLine();
    const bool discard = ImGui::Button("Don't save", button) || isPressed(Key::d);
    ImGui::SameLine();
    const bool cancel = ImGui::Button("Cancel", button) || isPressed(Key::escape);
    ImGui::SameLine();
    ImGui::PushStyleColor(ImGuiCol_Button, toImGui(gui.palette().accent));
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, toImGui(gui.palette().accent));
    ImGui::PushStyleColor(ImGuiCol_Text, toImGui(gui.palette().accentText));
    const bool save = ImGui::Button("Save", button) || (isPressed(Key::enter) && !ImGui::GetIO().NavVisible);
    ImGui::PopStyleColor(3);
    if (cancel) {
        answer(Answer::cancel);
    } else if (discard) {
        answer(Answer::discard);
    } else if (save) {
        answer(Answer::save);
    }
}

void Dialogs::draw(Gui& gui) {
    if (page_ == Page::none) return;
    const char* title = page_ == Page::unsavedChanges ? "Unsaved changes###dialog"
                        : page_ == Page::shortcuts    ? "Keyboard and pointer###dialog"
                                                      : "About###dialog";
    if (std::exchange(opening_, false)) ImGui::OpenPopup(title);
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({window.x / 2, window.y / 2}, ImGuiCond_Always, {0.5F, 0.5F});
    ImGui::SetNextWindowSizeConstraints({0, 0}, {window.x * 0.96F, window.y * 0.94F});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {gui.px(20), gui.px(16)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, gui.px(spacing::kMedium));
    bool stays = true;
    bool* closeButton = page_ == Page::unsavedChanges ? nullptr : &stays;
    if (ImGui::BeginPopupModal(
            title, closeButton,
            ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings)) {
        switch (page_) {
            case Page::unsavedChanges:
                drawQuestion(gui);
                break;
            case Page::shortcuts:
                drawShortcuts(gui);
                if (isPressed(Key::escape)) close();
                break;
            case Page::about:
                drawAbout(gui);
                if (isPressed(Key::escape)) close();
                break;
            case Page::none:
                break;
        }
        ImGui::EndPopup();
    }
    if (!stays) page_ = Page::none;
    ImGui::PopStyleVar(2);
}

}  // namespace spanwright::app
