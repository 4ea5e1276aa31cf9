// SPDX-License-Identifier: MIT
#include "app/panels/panels.h"
#include "app/shell/actions.h"
#include "app/shell/actions/lists.h"
#include "app/shell/application.h"
#include "app/window/theme.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>
#include <imgui.h>

namespace spanwright::app {
namespace {

constexpr std::array<int, 6> kScales{100, 125, 150, 200, 250, 300};

std::string tooltipOf(const Action& one, const Application& application) {
    const std::string keys = textOf(one.shortcut);
    const std::string label = labelOf(one, application);
    return keys.empty() ? label : fmt::format("{}  ({})", label, keys);
}

/// A button of the tool bar.
void actionButton(Application& application, std::string_view id) {
    const Action& one = action(id);
    const bool enabled = isEnabled(one, application);
    const bool active = one.checked != nullptr && one.checked(application) &&
                        (one.menu == MenuPlace::insert || one.id == "geographic-view");
    ImGui::BeginDisabled(!enabled);
    const std::string tooltip = tooltipOf(one, application);
    if (application.gui().iconButton(one.id.data(), one.icon, spacing::kToolbarIcon, active, tooltip.c_str()))
        one.run(application);
    ImGui::EndDisabled();
    ImGui::SameLine();
}

void barSeparator(Gui& gui) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = gui.px(spacing::kToolbarIcon + 2 * spacing::kSmall);
    ImGui::GetWindowDrawList()->AddLine({at.x + gui.px(3), at.y + gui.px(5)},
                                        {at.x + gui.px(3), at.y + height - gui.px(5)},
                                        toImU32(gui.palette().border), gui.px(1));
    ImGui::Dummy({gui.px(7), height});
    ImGui::SameLine();
}

void menuItem(Application& application, const Action& one) {
    if (one.separatorBefore) ImGui::Separator();
    const bool checked = one.checked != nullptr && one.checked(application);
    const std::string label = labelOf(one, application) + "###" + std::string(one.id);
    if (ImGui::MenuItem(label.c_str(), textOf(one.shortcut).c_str(), checked, isEnabled(one, application)))
        one.run(application);
}

}  // namespace

void Application::drawMenu(MenuPlace place) {
    for (const Action& one : allActions()) {
        if (one.menu != place) continue;
        menuItem(*this, one);
        if (one.id == "open") drawRecentFiles();
    }
}

void Application::drawRecentFiles() {
    if (!ImGui::BeginMenu("Open recent", !settings_.recentFiles.empty())) return;
    std::optional<std::filesystem::path> chosen;
    for (const std::filesystem::path& file : settings_.recentFiles) {
        ImGui::PushID(file.c_str());
        if (ImGui::MenuItem(file.filename().c_str(), file.parent_path().c_str())) chosen = file;
        ImGui::PopID();
    }
    ImGui::EndMenu();
    if (chosen) openFile(*chosen);
}

void Application::drawMenuBar() {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    const bool open = ImGui::BeginMainMenuBar();
    ImGui::PopStyleVar();
    if (!open) return;
    for (const auto& [place, title] : allMenus()) {
        const bool filled = std::any_of(allActions().begin(), allActions().end(),
                                        [menu = place](const Action& one) { return one.menu == menu; });
        if (!filled || !ImGui::BeginMenu(title.data())) continue;
        drawMenu(place);
        if (place == MenuPlace::view && ImGui::BeginMenu("Lens")) {
            drawLensMenu();
            ImGui::EndMenu();
        }
        if (place == MenuPlace::view && ImGui::BeginMenu("Layers")) {
            drawLayersMenu();
            ImGui::EndMenu();
        }
        if (place == MenuPlace::view && ImGui::BeginMenu("Links say")) {
            drawLinkTextMenu();
            ImGui::EndMenu();
        }
        if (place == MenuPlace::view && ImGui::BeginMenu("Interface scale")) {
            const auto now = std::lround(gui_.userScale() * 100);
            for (const int percent : kScales) {
                if (ImGui::MenuItem(fmt::format("{} %", percent).c_str(), nullptr, percent == now))
                    setUserScale(percent / 100.0);
            }
            ImGui::EndMenu();
        }
        ImGui::EndMenu();
    }
    ImGui::EndMainMenuBar();
}

void Application::drawToolBar() {
    for (const std::string_view id : {"new", "open", "save"})
        actionButton(*this, id);
    barSeparator(gui_);
    for (const std::string_view id : {"undo", "redo"})
        actionButton(*this, id);
    barSeparator(gui_);
    for (const std::string_view id :
         {"tool-select", "tool-pan", "tool-site", "tool-zone", "tool-device", "tool-connect", "tool-demand"})
        actionButton(*this, id);
    barSeparator(gui_);
    for (const std::string_view id : {"copy", "paste", "duplicate", "delete"})
        actionButton(*this, id);
    barSeparator(gui_);
    for (const std::string_view id : {"geographic-view", "zoom-out", "zoom-in", "fit", "theme"})
        actionButton(*this, id);
    ImGui::NewLine();
}

void Application::drawStatusBar() {
    ImGui::PushFont(gui_.fonts().small);
    ImGui::PushStyleColor(ImGuiCol_Text, toImGui(gui_.palette().textMuted));
    const std::size_t count = session_.selection().size();
    const float height = ImGui::GetWindowHeight();
    ImGui::SetCursorPosY((height - ImGui::GetTextLineHeight()) / 2);
    if (!canvas_.hint().empty()) {
        ImGui::TextUnformatted(canvas_.hint().c_str());
    } else if (count > 0) {
        ImGui::Text("%zu selected", count);
    } else {
        ImGui::TextUnformatted("F1 shows what the keys and the pointer do.");
    }

    std::string right = fmt::format("{:.0f} %", canvas_.view().camera.zoom * 100);
    if (canvas_.onMap()) {
        right = mapStatus();
    } else if (canvas_.pointer()) {
        right = fmt::format("x {:.0f}   y {:.0f}     {}", canvas_.pointer()->x, canvas_.pointer()->y, right);
    }
    const float margin = gui_.px(12);
    float x = ImGui::GetWindowWidth() - margin - ImGui::CalcTextSize(right.c_str()).x;
    ImGui::SameLine(x);
    ImGui::TextUnformatted(right.c_str());
    const float barWidth = gui_.px(120);
    const bool arranging = arranging_.running();
    const char* state = arranging ? "Arranging, Esc stops" : session_.updating() ? "Computing" : "Up to date";
    const float progress = arranging ? arranging_.fraction() : session_.progress();
    x = ImGui::GetWindowWidth() - margin - gui_.px(200) - barWidth;
    const float stateWidth = ImGui::CalcTextSize(state).x;
    if (x > gui_.px(400)) {
        ImGui::SameLine(x - stateWidth - gui_.px(8));
        ImGui::TextUnformatted(state);
        if (arranging || session_.updating()) {
            const ImVec2 at = ImGui::GetWindowPos();
            const float middle = at.y + height / 2;
            const float left = at.x + x;
            ImDrawList* list = ImGui::GetWindowDrawList();
            list->AddRectFilled({left, middle - gui_.px(2)}, {left + barWidth, middle + gui_.px(2)},
                                toImU32(gui_.palette().border), gui_.px(2));
            list->AddRectFilled({left, middle - gui_.px(2)},
                                {left + barWidth * std::clamp(progress, 0.02F, 1.0F), middle + gui_.px(2)},
                                toImU32(gui_.palette().accent), gui_.px(2));
        }
    }
    ImGui::PopStyleColor();
    ImGui::PopFont();
}

void Application::drawContextMenu() {
    if (canvas_.takeContextMenuRequest()) ImGui::OpenPopup("##context");
    if (!ImGui::BeginPopup("##context")) return;
    for (const std::string_view id : {"rename", "cut", "copy", "paste", "duplicate", "delete"})
        menuItem(*this, action(id));
    ImGui::Separator();
    for (const std::string_view id :
         {"enter-site", "leave-site", "collapse-site", "expand-site", "zone-around"}) {
        const Action& one = action(id);
        if (!isEnabled(one, *this)) continue;
        if (ImGui::MenuItem(one.title.data(), textOf(one.shortcut).c_str())) one.run(*this);
    }
    if (ImGui::BeginMenu("Arrange", hasSelection(*this))) {
        drawMenu(MenuPlace::arrange);
        ImGui::EndMenu();
    }
    for (const std::string_view id : {"group", "ungroup", "lock", "connect-selected"}) {
        const Action& one = action(id);
        if (ImGui::MenuItem(labelOf(one, *this).c_str(), textOf(one.shortcut).c_str(), false,
                            isEnabled(one, *this)))
            one.run(*this);
    }
    ImGui::Separator();
    for (const std::string_view id : {"select-all", "fit", "fit-selection"}) {
        const Action& one = action(id);
        if (ImGui::MenuItem(one.title.data(), textOf(one.shortcut).c_str(), false, isEnabled(one, *this)))
            one.run(*this);
    }
    ImGui::EndPopup();
}

void Application::drawDialogs() {
    dialogs_.draw(gui_);
    commandPalette_.draw(*this);
    findReplace_.draw(session_, gui_);
    drawTemplates();
    drawPlaceDialog();
    drawProposal(session_, ui_);
    if (session_.takeCatalogueImportRequest()) showCatalogueImport();
    if (session_.takeVariantRequest()) showVariantDialog();
    if (const auto format = session_.takeBudgetExportRequest()) showBudgetExport(*format);
    const std::vector<std::filesystem::path> files = fileDialog_.draw(gui_);
    if (files.empty()) return;
    const std::filesystem::path& file = files.front();
    if (fileDialog_.mode() == FileDialog::Mode::importCatalogue) {
        session_.importCatalogue(files);
        return;
    }
    if (fileDialog_.mode() == FileDialog::Mode::open) {
        openFile(file);
        return;
    }
    if (fileDialog_.mode() == FileDialog::Mode::compare) {
        session_.addVariant(file);
        return;
    }
    if (fileDialog_.mode() == FileDialog::Mode::saveVariant) {
        // A refusal has said so.
        static_cast<void>(session_.saveVariant(file));
        return;
    }
    if (fileDialog_.mode() == FileDialog::Mode::exportWorkbook ||
        fileDialog_.mode() == FileDialog::Mode::exportBill) {
        session_.exportBudget(fileDialog_.mode() == FileDialog::Mode::exportWorkbook
                                  ? report::BudgetFormat::workbook
                                  : report::BudgetFormat::bomCsv,
                              file);
        return;
    }
    const auto then = std::exchange(afterSave_, nullptr);
    if (!session_.saveAs(file)) return;
    rememberFile(settings_, file);
    storeSettings();
    if (then) then();
}

}  // namespace spanwright::app
