// SPDX-License-Identifier: MIT
#include "app/shell/application.h"
#include "app/tools/containers.h"
#include "app/window/theme.h"
#include "engine/design/queries.h"

#include <array>

#include <imgui.h>

/// What the person chooses about the drawing: its layers, what links say, and the site that is shown alone.
namespace spanwright::app {
namespace {

/// The action that a layer's item stands for, so that menus show its shortcut.
std::string_view actionOf(scene::DrawingLayer layer) {
    switch (layer) {
        case scene::DrawingLayer::links:
            return "layer-physical";
        case scene::DrawingLayer::tunnels:
            return "layer-tunnels";
        case scene::DrawingLayer::demands:
            return "demands";
        case scene::DrawingLayer::sharedRisk:
            return "layer-shared-risk";
        case scene::DrawingLayer::zones:
            return "layer-zones";
    }
    return "demands";
}

}  // namespace

void Application::toggleLayer(scene::DrawingLayer layer) {
    scene::LayerSet shown = layers();
    shown.set(layer, !shown.has(layer));
    settings_.hiddenLayers = shown.hiddenKeys();
}

void Application::toggleFailureLens() {
    if (lens() != scene::Lens::failure) {
        lensBefore_ = lens();
        return chooseLens(scene::Lens::failure);
    }
    session_.failNow({});
    chooseLens(lensBefore_);
}

void Application::addZoneAround() {
    const auto zone = zoneAround(canvas_.toolContext(session_), session_.selection());
    if (!zone || !session_.run(zone->first)) return;
    session_.select({ElementId(zone->second)});
}

void Application::collapseSelection(bool collapsed) {
    if (const auto command = collapseCommand(session_.project(), session_.selection(), collapsed))
        session_.run(*command);
}

void Application::drawLayersMenu() {
    const scene::LayerSet shown = layers();
    for (const scene::DrawingLayerInfo& info : scene::allDrawingLayers()) {
        const std::string keys = textOf(action(actionOf(info.layer)).shortcut);
        if (ImGui::MenuItem(info.title.data(), keys.c_str(), shown.has(info.layer))) toggleLayer(info.layer);
        if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", info.explanation.data());
    }
}

void Application::drawLinkTextMenu() {
    const scene::LinkText now = scene::linkTextFromKey(settings_.linkText);
    for (const scene::LinkTextInfo& info : scene::allLinkTexts()) {
        if (ImGui::MenuItem(info.title.data(), nullptr, info.text == now)) settings_.linkText = info.key;
    }
}

void Application::drawBreadcrumbs(const Rect& area) {
    const Site* site = session_.project().design.sites.find(canvas_.inside());
    if (site == nullptr) return;
    const float margin = gui_.px(12);
    ImGui::SetNextWindowPos({static_cast<float>(area.x) + margin, static_cast<float>(area.y) + margin});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {gui_.px(10), gui_.px(6)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, gui_.px(spacing::kMedium));
    ImGui::PushStyleColor(ImGuiCol_WindowBg, toImGui(gui_.palette().panel));
    ImGui::Begin("##breadcrumbs", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoFocusOnAppearing |
                     ImGuiWindowFlags_NoNav);
    ImGui::PushStyleColor(ImGuiCol_Text, toImGui(gui_.palette().accent));
    const char* whole = "Whole network";
    if (ImGui::Selectable(whole, false, 0, {ImGui::CalcTextSize(whole).x, 0})) canvas_.leave();
    ImGui::PopStyleColor();
    if (ImGui::IsItemHovered()) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        ImGui::SetTooltip("Back  (%s or Esc)", textOf(action("leave-site").shortcut).c_str());
    }
    ImGui::SameLine(0, gui_.px(8));
    ImGui::PushStyleColor(ImGuiCol_Text, toImGui(gui_.palette().textMuted));
    ImGui::TextUnformatted("›");
    ImGui::PopStyleColor();
    ImGui::SameLine(0, gui_.px(8));
    ImGui::PushFont(gui_.fonts().semibold);
    ImGui::TextUnformatted(displayName(session_.project(), ElementId(site->id)).c_str());
    ImGui::PopFont();
    ImGui::End();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
}

}  // namespace spanwright::app
