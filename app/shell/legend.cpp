// SPDX-License-Identifier: MIT
#include "app/shell/application.h"
#include "app/window/theme.h"

#include <algorithm>

#include <fmt/format.h>
#include <imgui.h>

/// The card in the canvas's lower left corner: which lens is on and what its colours mean.
namespace spanwright::app {
namespace {

constexpr float kRamp = 150;
constexpr float kThick = 7;
constexpr float kSwatch = 10;

void drawRamp(const Gui& gui, const scene::Legend& legend) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = gui.px(kRamp);
    const float thick = gui.px(kThick);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const auto steps = static_cast<float>(legend.ramp.size());
    float left = at.x;
    for (std::size_t step = 0; step < legend.ramp.size(); ++step) {
        const float right = at.x + width * static_cast<float>(step + 1) / steps;
        list->AddRectFilled({left, at.y}, {right, at.y + thick}, toImU32(legend.ramp[step]));
        left = right;
    }
    ImGui::Dummy({width, thick});
    const ImVec2 below{at.x, at.y + thick + gui.px(3)};
    const ImU32 ink = toImU32(gui.palette().textMuted);
    list->AddText(below, ink, legend.low.c_str());
    const float middle = ImGui::CalcTextSize(legend.middle.c_str()).x;
    list->AddText({at.x + (width - middle) / 2, below.y}, ink, legend.middle.c_str());
    const float high = ImGui::CalcTextSize(legend.high.c_str()).x;
    list->AddText({at.x + width - high, below.y}, ink, legend.high.c_str());
    ImGui::Dummy({width, ImGui::GetTextLineHeight() - gui.px(1)});
}

void drawEntry(const Gui& gui, const scene::LegendEntry& entry) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float size = gui.px(kSwatch);
    const float top = at.y + (ImGui::GetTextLineHeight() - size) / 2;
    ImGui::GetWindowDrawList()->AddRectFilled({at.x, top}, {at.x + size, top + size}, toImU32(entry.colour),
                                              gui.px(2));
    ImGui::Dummy({size, ImGui::GetTextLineHeight()});
    ImGui::SameLine(0, gui.px(7));
    ImGui::TextUnformatted(entry.label.c_str());
}

}  // namespace

void Application::drawLensMenu() {
    for (const scene::LensInfo& info : scene::allLenses()) {
        if (ImGui::MenuItem(info.title.data(), nullptr, info.lens == lens())) chooseLens(info.lens);
        if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", info.explanation.data());
    }
}

void Application::drawLegend(const Rect& area) {
    const Design& design = session_.project().design;
    if (design.links.empty() && design.devices.empty()) return;
    const scene::Legend& legend = canvas_.legend();
    const float margin = gui_.px(12);
    ImGui::SetNextWindowPos(
        {static_cast<float>(area.x) + margin, static_cast<float>(area.y + area.height) - margin},
        ImGuiCond_Always, {0, 1});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {gui_.px(10), gui_.px(8)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, gui_.px(spacing::kMedium));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {gui_.px(8), gui_.px(4)});
    ImGui::PushStyleColor(ImGuiCol_WindowBg, toImGui(gui_.palette().panel));
    ImGui::Begin("##legend", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoFocusOnAppearing |
                     ImGuiWindowFlags_NoNav);
    ImGui::PushFont(gui_.fonts().small);
    const scene::LensInfo& info = scene::infoOf(lens());
    const std::string title = legend.title.empty() ? std::string(info.title) : legend.title;
    // The title is the switch: what one wants to change is where one looks.
    const float width = std::max(gui_.px(kRamp), ImGui::CalcTextSize(title.c_str()).x + gui_.px(18));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    if (ImGui::Selectable(title.c_str(), false, 0, {width, 0})) ImGui::OpenPopup("##lenses");
    if (ImGui::IsItemHovered()) {
        ImGui::SetTooltip("%s\nClick for other lenses  (%s)", info.explanation.data(),
                          textOf(action("lens-next").shortcut).c_str());
    }
    const float half = gui_.px(3.5);
    const ImVec2 tip{at.x + width - gui_.px(6), at.y + ImGui::GetTextLineHeight() / 2};
    ImGui::GetWindowDrawList()->AddTriangleFilled({tip.x - half, tip.y - half / 2},
                                                  {tip.x + half, tip.y - half / 2}, {tip.x, tip.y + half},
                                                  toImU32(gui_.palette().textMuted));
    ImGui::PushStyleColor(ImGuiCol_Text, toImGui(gui_.palette().textMuted));
    if (!legend.ramp.empty()) drawRamp(gui_, legend);
    for (const scene::LegendEntry& entry : legend.entries)
        drawEntry(gui_, entry);
    const std::vector<std::string> hidden = layers().hiddenKeys();
    const std::string layersText =
        fmt::format("Layers: {} of {}", scene::allDrawingLayers().size() - hidden.size(),
                    scene::allDrawingLayers().size());
    if (ImGui::Selectable(layersText.c_str(), false, 0, {width, 0})) ImGui::OpenPopup("##layers");
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("Show and hide parts of the drawing");
    ImGui::PopStyleColor();
    ImGui::PopFont();
    if (ImGui::BeginPopup("##layers")) {
        drawLayersMenu();
        ImGui::EndPopup();
    }
    if (ImGui::BeginPopup("##lenses")) {
        drawLensMenu();
        ImGui::EndPopup();
    }
    ImGui::End();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(3);
}

}  // namespace spanwright::app
