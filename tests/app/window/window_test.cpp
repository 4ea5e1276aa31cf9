// SPDX-License-Identifier: MIT
#include "app/window/window.h"

#include "app/render/canvas_renderer.h"
#include "app/window/gui.h"
#include "app/window/theme.h"
#include "engine/scene/build_scene.h"
#include "tests/app/render/sample_design.h"

#include <cstdlib>
#include <set>

#include <gtest/gtest.h>
#include <imgui.h>

namespace spanwright::app {
namespace {

struct OpenWindow : testing::Test {
    Result<Window> window = Window::create({"Test", 900, 600, true});
    void SetUp() override { ASSERT_TRUE(window.has_value()) << window.error().text(); }
};

/// How many colours stand in a rectangle: text and icons give many shades, an empty place one.
std::size_t shades(const Image& image, int x, int y, int width, int height) {
    std::set<int> found;
    for (int row = y; row < y + height; ++row) {
        for (int column = x; column < x + width; ++column) {
            const scene::Colour c = image.at(column, row);
            found.insert(c.red << 16 | c.green << 8 | c.blue);
        }
    }
    return found.size();
}

TEST_F(OpenWindow, showsADrawingBehindItsWidgets) {
    Gui gui(*window);
    Result<CanvasRenderer> renderer = CanvasRenderer::create();
    ASSERT_TRUE(renderer.has_value());
    const test::Sample sample = test::sampleDesign();
    const scene::DrawList list = scene::buildScene(sample.project, sample.first, &sample.answers);
    Image image;
    for (int frame = 0; frame < 3; ++frame) {
        window->pollEvents(0);
        gui.beginFrame();
        ImGui::SetNextWindowPos({0, 0});
        ImGui::SetNextWindowSize({200, 600});
        ImGui::Begin("Devices", nullptr, ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize);
        ImGui::TextUnformatted("Throughput 1 234,50 Mbit/s");
        static_cast<void>(gui.iconButton("undo", "undo", spacing::kToolbarIcon));
        ImGui::End();
        const PixelSize size = window->framebufferSize();
        const scene::View view{{{680, 200}, 0.7},
                               {0, 0, static_cast<double>(size.width), static_cast<double>(size.height)},
                               gui.scale()};
        renderer->draw(list, view, size.height, gui.theme());
        gui.endFrame();
        image = window->screenshot();
        window->swap();
    }
    const scene::Palette& p = gui.palette();
    EXPECT_EQ(image.at(100, 500), p.window);
    EXPECT_GT(shades(image, 10, 30, 180, 60), 20U);     // text and an icon
    EXPECT_GT(shades(image, 300, 100, 500, 400), 50U);  // the drawing
}

TEST_F(OpenWindow, rebuildsItsFontsWhenTheScaleChanges) {
    Gui gui(*window);
    const auto frame = [&gui] {
        gui.beginFrame();
        const float size = ImGui::GetFontSize();
        gui.endFrame();
        return size;
    };
    EXPECT_EQ(frame(), 16);
    gui.setUserScale(2);
    EXPECT_EQ(frame(), 32);
    EXPECT_EQ(gui.scale(), 2 * window->contentScale());
    EXPECT_EQ(gui.px(8), 16);
    EXPECT_EQ(ImGui::GetStyle().FrameRounding, 10);
    gui.setUserScale(100);
    EXPECT_EQ(gui.userScale(), 3);
}

TEST_F(OpenWindow, givesAllFiguresOneWidthInEveryFace) {
    Gui gui(*window);
    gui.beginFrame();
    for (const ImFont* font :
         {gui.fonts().regular, gui.fonts().semibold, gui.fonts().small, gui.fonts().title}) {
        for (ImWchar digit = '1'; digit <= '9'; ++digit)
            EXPECT_EQ(font->GetCharAdvance(digit), font->GetCharAdvance('0'));
        EXPECT_NE(font->FindGlyphNoFallback(0x03A9), nullptr) << "Greek";
        EXPECT_NE(font->FindGlyphNoFallback(0x0416), nullptr) << "Cyrillic";
        EXPECT_NE(font->FindGlyphNoFallback(0x20AC), nullptr) << "euro";
    }
    gui.endFrame();
}

TEST_F(OpenWindow, changesItsThemeWithTheNextFrame) {
    Gui gui(*window);
    for (const scene::Theme theme : {scene::Theme::light, scene::Theme::dark}) {
        gui.setTheme(theme);
        gui.beginFrame();
        const ImVec4 text = ImGui::GetStyleColorVec4(ImGuiCol_Text);
        const ImVec4 wanted = toImGui(scene::palette(theme).text);
        EXPECT_EQ(text.x, wanted.x);
        gui.endFrame();
    }
}

TEST_F(OpenWindow, asksBeforeItCloses) {
    EXPECT_FALSE(window->shouldClose());
    window->requestClose();
    EXPECT_TRUE(window->shouldClose());
    window->keepOpen();
    EXPECT_FALSE(window->shouldClose());
}

TEST_F(OpenWindow, keepsTextOnTheClipboard) {
    window->setClipboard("12 switches — Łódź");
    EXPECT_EQ(window->clipboard(), "12 switches — Łódź");
}

TEST(Window, saysWhyThereIsNone) {
    const char* display = std::getenv("DISPLAY");
    const std::string before = display == nullptr ? "" : display;
    unsetenv("DISPLAY");
    unsetenv("WAYLAND_DISPLAY");
    const Result<Window> window = Window::create({});
    setenv("DISPLAY", before.c_str(), 1);
    ASSERT_FALSE(window.has_value());
    EXPECT_EQ(window.error().code, Code::inputOutput);
    EXPECT_FALSE(window.error().message.empty());
}

}  // namespace
}  // namespace spanwright::app
