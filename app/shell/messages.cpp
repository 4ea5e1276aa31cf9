// SPDX-License-Identifier: MIT
#include "app/shell/actions.h"
#include "app/shell/application.h"
#include "app/window/theme.h"

#include <chrono>

#include <fmt/format.h>
#include <imgui.h>

/// What the window says on its own: notices that come and go, and what to do on an empty canvas.
namespace spanwright::app {
namespace {

constexpr std::chrono::seconds kShown{5};
constexpr std::chrono::seconds kErrorShown{12};
constexpr std::size_t kAtOnce = 4;

constexpr ImGuiWindowFlags kCard = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_AlwaysAutoResize |
                                   ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                   ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav;

const char* iconOf(Notice::Level level) {
    return level == Notice::Level::error ? "error" : level == Notice::Level::success ? "good" : "info";
}

scene::Colour colourOf(Notice::Level level, const scene::Palette& palette) {
    return level == Notice::Level::error     ? palette.bad
           : level == Notice::Level::success ? palette.good
                                             : palette.accent;
}

}  // namespace

void Application::drawNotices(const Rect& area) {
    const auto now = std::chrono::steady_clock::now();
    const auto& notices = session_.notices();
    float y = static_cast<float>(area.y + area.height) - gui_.px(12);
    std::size_t shown = 0;
    for (std::size_t i = notices.size(); i-- > dismissedNotices_ && shown < kAtOnce;) {
        const Notice& notice = notices[i];
        const auto limit = notice.level == Notice::Level::error ? kErrorShown : kShown;
        if (now - notice.when > limit) continue;
        ImGui::SetNextWindowPos({static_cast<float>(area.x + area.width) - gui_.px(12), y}, ImGuiCond_Always,
                                {1, 1});
        ImGui::PushStyleColor(ImGuiCol_WindowBg, toImGui(gui_.palette().panel));
        ImGui::PushStyleColor(ImGuiCol_Border, toImGui(colourOf(notice.level, gui_.palette())));
        ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, gui_.px(spacing::kSmall));
        ImGui::Begin(fmt::format("##notice{}", i).c_str(), nullptr, kCard);
        gui_.icon(iconOf(notice.level), 18, colourOf(notice.level, gui_.palette()));
        ImGui::SameLine();
        ImGui::PushTextWrapPos(gui_.px(400));
        ImGui::TextUnformatted(notice.text.c_str());
        ImGui::PopTextWrapPos();
        if (ImGui::IsWindowHovered() && ImGui::IsMouseClicked(ImGuiMouseButton_Left))
            dismissedNotices_ = i + 1;
        y -= ImGui::GetWindowHeight() + gui_.px(8);
        ImGui::End();
        ImGui::PopStyleVar();
        ImGui::PopStyleColor(2);
        ++shown;
    }
}

void Application::drawEmptyState(const Rect& area) {
    const Design& design = session_.project().design;
    if (!design.sites.empty() || !design.devices.empty() || canvas_.busy()) return;
    if (session_.tool().kind != ToolKind::select) return;
    const Point middle = area.centre();
    ImGui::SetNextWindowPos({static_cast<float>(middle.x), static_cast<float>(middle.y)}, ImGuiCond_Always,
                            {0.5F, 0.5F});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {gui_.px(24), gui_.px(20)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, gui_.px(spacing::kMedium));
    ImGui::PushStyleColor(ImGuiCol_WindowBg, toImGui(gui_.palette().panel));
    ImGui::Begin("##empty", nullptr, kCard);
    ImGui::PushFont(gui_.fonts().title);
    ImGui::TextUnformatted("Nothing is drawn yet");
    ImGui::PopFont();
    ImGui::PushStyleColor(ImGuiCol_Text, toImGui(gui_.palette().textMuted));
    ImGui::PushTextWrapPos(gui_.px(380));
    ImGui::TextUnformatted(
        "Place sites and devices, join them with links, and add demands for the traffic. Utilization, "
        "redundancy, cost and schedule follow as you draw.");
    ImGui::PopTextWrapPos();
    ImGui::PopStyleColor();
    ImGui::Dummy({0, gui_.px(4)});
    const ImVec2 button{gui_.px(172), 0};
    const auto choice = [&](std::string_view id, const char* text, bool second) {
        const Action& one = action(id);
        if (second) ImGui::SameLine();
        const std::string label = fmt::format("{}  ({})", text, textOf(one.shortcut));
        if (ImGui::Button(label.c_str(), button)) one.run(*this);
    };
    choice("tool-site", "Place a site", false);
    choice("tool-device", "Place a device", true);
    choice("template", "Insert template", false);
    choice("open", "Open…", true);
    choice("shortcuts", "Keys", false);
    if (!settings_.recentFiles.empty()) {
        ImGui::Dummy({0, gui_.px(4)});
        ImGui::PushFont(gui_.fonts().semibold);
        ImGui::TextUnformatted("Recent projects");
        ImGui::PopFont();
        std::optional<std::filesystem::path> chosen;
        for (std::size_t i = 0; i < std::min<std::size_t>(4, settings_.recentFiles.size()); ++i) {
            const std::filesystem::path& file = settings_.recentFiles[i];
            ImGui::PushID(file.c_str());
            if (ImGui::Selectable(file.filename().c_str())) chosen = file;
            if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", file.c_str());
            ImGui::PopID();
        }
        if (chosen) openFile(*chosen);
    }
    ImGui::End();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
}

}  // namespace spanwright::app
