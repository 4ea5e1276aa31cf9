// SPDX-License-Identifier: MIT
#include "app/render/canvas_renderer.h"
#include "app/window/gui.h"
#include "app/window/theme.h"
#include "app/window/window.h"
#include "engine/scene/build_scene.h"
#include "tests/app/render/sample_design.h"

#include <array>
#include <filesystem>
#include <iostream>

#include <fmt/format.h>
#include <imgui.h>

namespace {

using namespace spanwright;

void showToolbar(app::Gui& gui, float width) {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({width, gui.px(44)});
    ImGui::Begin("toolbar", nullptr, ImGuiWindowFlags_NoDecoration);
    for (const auto* name : {"select", "add-device", "add-site", "connect", "demand", "pan", "undo", "redo",
                             "save", "search", "fit", "theme", "settings"}) {
        static_cast<void>(
            gui.iconButton(name, name, app::spacing::kToolbarIcon, name == std::string("connect")));
        ImGui::SameLine();
    }
    ImGui::End();
}

void showInspector(app::Gui& gui, float left, float height) {
    ImGui::SetNextWindowPos({left, gui.px(44)});
    ImGui::SetNextWindowSize({gui.px(320), height});
    ImGui::Begin("Inspector", nullptr, ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize);
    ImGui::PushFont(gui.fonts().title);
    ImGui::TextUnformatted("lon-core-1");
    ImGui::PopFont();
    ImGui::TextDisabled("Core switch in London headquarters");
    ImGui::Separator();
    static std::array<char, 64> name{"lon-core-1"};
    ImGui::InputText("Name", name.data(), name.size());
    static double capacity = 10'000;
    ImGui::InputDouble("Capacity", &capacity, 0, 0, "%.0f Mbit/s");
    static int mode = 1;
    ImGui::Combo("Redundancy", &mode, "Single\0Active/standby pair\0Active/active pair\0");
    static bool spare = true;
    ImGui::Checkbox("Counts towards spares", &spare);
    static float growth = 12;
    ImGui::SliderFloat("Growth", &growth, 0, 50, "%.0f %% a year");
    static_cast<void>(ImGui::Button("Apply"));
    ImGui::SameLine();
    ImGui::BeginDisabled();
    static_cast<void>(ImGui::Button("Delete"));
    ImGui::EndDisabled();
    if (gui.section("Reliability")) ImGui::TextUnformatted("99.982 %");
    if (ImGui::BeginTabBar("tabs")) {
        if (ImGui::BeginTabItem("Utilization")) {
            if (ImGui::BeginTable("links", 3, ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersInnerH)) {
                ImGui::TableSetupColumn("Link");
                ImGui::TableSetupColumn("Load");
                ImGui::TableSetupColumn("Share");
                ImGui::TableHeadersRow();
                for (int i = 0; i < 30; ++i) {
                    ImGui::TableNextColumn();
                    ImGui::Selectable(fmt::format("lon–fra {}", i).c_str(), i == 2,
                                      ImGuiSelectableFlags_SpanAllColumns);
                    ImGui::TableNextColumn();
                    ImGui::TextUnformatted(fmt::format("{} Mbit/s", 1111 * (i + 1)).c_str());
                    ImGui::TableNextColumn();
                    gui.icon(i % 3 == 0 ? "warning" : "good", 16,
                             i % 3 == 0 ? gui.palette().warning : gui.palette().good);
                    ImGui::SameLine();
                    ImGui::TextUnformatted(fmt::format("{} %", (i * 37) % 100).c_str());
                }
                ImGui::EndTable();
            }
            ImGui::EndTabItem();
        }
        if (ImGui::BeginTabItem("Cost")) ImGui::EndTabItem();
        ImGui::EndTabBar();
    }
    ImGui::End();
}

}  // namespace

/// Usage: spanwright_gui_gallery FOLDER
int main(int count, char** arguments) {
    const std::filesystem::path folder = count > 1 ? arguments[1] : ".";
    auto window = app::Window::create({"Gallery", 1440, 900, true});
    if (!window) {
        std::cerr << window.error().text() << "\n";
        return 1;
    }
    app::Gui gui(*window);
    auto renderer = app::CanvasRenderer::create();
    const test::Sample sample = test::sampleDesign();
    for (const scene::Theme theme : {scene::Theme::dark, scene::Theme::light}) {
        for (const double scale : {1.0, 2.0}) {
            gui.setTheme(theme);
            gui.setUserScale(scale);
            const scene::DrawList list =
                scene::buildScene(sample.project, sample.second, &sample.answers, {.theme = theme});
            for (int frame = 0; frame < 3; ++frame) {
                window->pollEvents(0);
                const app::PixelSize size = window->framebufferSize();
                gui.beginFrame();
                const auto width = static_cast<float>(size.width);
                const auto height = static_cast<float>(size.height);
                showToolbar(gui, width);
                showInspector(gui, width - gui.px(320), height - gui.px(44));
                scene::View view{{}, {0, gui.px(44), width - gui.px(320), height - gui.px(44)}, gui.scale()};
                view.camera = scene::fitted(view, list.bounds);
                renderer->draw(list, view, size.height, theme);
                gui.endFrame();
                if (frame == 2) {
                    const auto file =
                        folder / fmt::format("gui-{}-{:.0f}.png",
                                             theme == scene::Theme::dark ? "dark" : "light", scale * 100);
                    if (!app::writePng(window->screenshot(), file)) return 1;
                }
                window->swap();
            }
        }
    }
    return 0;
}
