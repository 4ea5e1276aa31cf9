// SPDX-License-Identifier: MIT
#include "app/shell/application.h"

#include <algorithm>

#include <fmt/format.h>
#include <imgui.h>

/// Looks at the drawing that are worth a name: kept in the project, gone to from the View menu.
namespace spanwright::app {
namespace {

/// "View 3": the first number, from 1, that no saved view carries.
std::string freeName(const std::vector<SavedView>& views) {
    for (int number = 1;; ++number) {
        std::string name = fmt::format("View {}", number);
        if (std::none_of(views.begin(), views.end(),
                         [&](const SavedView& view) { return view.name == name; }))
            return name;
    }
}

}  // namespace

void Application::saveView() {
    ProjectSettings settings = session_.project().settings;
    SavedView view = canvas_.look();
    view.name = freeName(settings.views);
    view.phase = session_.phase();
    view.lens = settings_.lens;
    view.hiddenLayers = settings_.hiddenLayers;
    const std::string name = view.name;
    settings.views.push_back(std::move(view));
    session_.endMerge();
    if (session_.run(edit::Batch{"save " + name, {edit::PutSettings{std::move(settings)}}}))
        session_.notify(Notice::Level::success,
                        fmt::format("{} is saved. Its name is among the project's settings.", name));
}

void Application::showView(std::size_t index) {
    const std::vector<SavedView>& views = session_.project().settings.views;
    if (index >= views.size()) return;
    const SavedView view = views[index];
    const bool known = !view.phase || session_.project().design.phases.contains(view.phase);
    if (known) session_.showPhase(view.phase);
    // A lens of a later version leaves the colours as they are.
    const auto lenses = scene::allLenses();
    if (std::any_of(lenses.begin(), lenses.end(),
                    [&](const scene::LensInfo& info) { return info.key == view.lens; }))
        settings_.lens = view.lens;
    settings_.hiddenLayers = view.hiddenLayers;
    canvas_.lookAt(session_.project().design, view);
}

void Application::drawSavedViewsMenu() {
    const std::vector<SavedView>& views = session_.project().settings.views;
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < views.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        const std::string name = views[i].name.empty() ? fmt::format("View {}", i + 1) : views[i].name;
        const char* where = views[i].geographic ? "Map" : nullptr;
        if (ImGui::MenuItem(name.c_str(), where)) chosen = i;
        ImGui::PopID();
    }
    if (chosen) showView(*chosen);
}

}  // namespace spanwright::app
