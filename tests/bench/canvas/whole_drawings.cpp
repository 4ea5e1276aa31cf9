// SPDX-License-Identifier: MIT
#include "tests/bench/canvas/drawing.h"

#include <algorithm>
#include <cmath>

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

namespace spanwright::bench {
namespace {

ImU32 colourOf(scene::Colour c) {
    return IM_COL32(c.red, c.green, c.blue, c.alpha);
}

class ImguiDrawing : public Drawing {
  public:
    ImguiDrawing() {
        ImGui::CreateContext();
        ImGui::GetIO().IniFilename = nullptr;
        ImGui_ImplOpenGL3_Init("#version 330 core");
        ImGui_ImplOpenGL3_CreateFontsTexture();
    }
    ~ImguiDrawing() override {
        ImGui_ImplOpenGL3_Shutdown();
        ImGui::DestroyContext();
    }
    ImguiDrawing(const ImguiDrawing&) = delete;
    ImguiDrawing& operator=(const ImguiDrawing&) = delete;

    [[nodiscard]] std::string_view name() const override { return "ImDrawList"; }

    void draw(const Frame& frame) override {
        const scene::DrawList& scene = scene_.of(frame);
        const Rect& area = frame.view.viewport;
        ImGui::GetIO().DisplaySize = {static_cast<float>(area.width), static_cast<float>(area.height)};
        ImGui_ImplOpenGL3_NewFrame();
        ImGui::NewFrame();
        ImDrawList& list = *ImGui::GetBackgroundDrawList();
        list.AddRectFilled({0, 0}, ImGui::GetIO().DisplaySize,
                           colourOf(scene::palette(scene::Theme::dark).canvas));
        for (const scene::Layer& layer : scene.layers)
            add(list, layer, frame.view);
        ImGui::Render();
        ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    }

  private:
    static ImVec2 at(const scene::View& view, Point canvas) {
        const Point p = view.toScreen(canvas);
        return {static_cast<float>(p.x), static_cast<float>(p.y)};
    }

    static void add(ImDrawList& list, const scene::Layer& layer, const scene::View& view) {
        const double unit = view.pixelsPerUnit();
        for (const scene::Box& box : layer.boxes) {
            const ImVec2 low = at(view, {box.rect.x, box.rect.y});
            const ImVec2 high = at(view, {box.rect.x + box.rect.width, box.rect.y + box.rect.height});
            const auto radius = static_cast<float>(box.radius * unit);
            list.AddRectFilled(low, high, colourOf(box.fill), radius);
            if (box.border.alpha > 0) list.AddRect(low, high, colourOf(box.border), radius);
        }
        const double thin = std::clamp(view.camera.zoom * 1.6, 0.4, 1.0);
        for (const scene::Line& line : layer.lines) {
            for (std::size_t i = 1; i < line.points.size(); ++i)
                list.AddLine(at(view, line.points[i - 1]), at(view, line.points[i]), colourOf(line.colour),
                             static_cast<float>(line.width * thin));
        }
        for (const scene::Icon& icon : layer.icons) {
            const auto half = static_cast<float>(icon.size * unit / 2);
            const ImVec2 c = at(view, icon.centre);
            list.AddRect({c.x - half, c.y - half}, {c.x + half, c.y + half}, colourOf(icon.colour));
        }
        for (const scene::Label& label : layer.labels) {
            const double pixels = label.size * unit;
            if (pixels < std::max(label.minPixels, 1.0)) continue;
            const auto size = static_cast<float>(std::max(pixels, label.leastPixels));
            list.AddText(nullptr, size, at(view, label.position), colourOf(label.colour), label.text.c_str());
        }
    }

    WholeScene scene_;
};

class InstancedDrawing : public Drawing {
  public:
    explicit InstancedDrawing(app::CanvasRenderer& renderer) : renderer_(renderer) {}
    [[nodiscard]] std::string_view name() const override { return "every shape, instanced"; }
    void draw(const Frame& frame) override {
        renderer_.draw(scene_.of(frame), frame.view, static_cast<int>(frame.view.viewport.height),
                       scene::Theme::dark);
    }

  private:
    app::CanvasRenderer& renderer_;
    WholeScene scene_;
};

}  // namespace

const scene::DrawList& WholeScene::of(const Frame& frame) {
    const bool same = last_.snapshot == frame.snapshot && last_.selection == frame.selection &&
                      last_.hovered == frame.hovered && last_.drag == frame.drag;
    if (same) return list_;
    scene::SceneOptions options;
    options.selection = frame.selection;
    options.hovered = frame.hovered;
    if (!(frame.drag == Point{})) options.geometry = {.moved = frame.selection, .by = frame.drag};
    list_ = scene::buildScene(*frame.snapshot, PhaseId{}, frame.answers, options);
    last_ = frame;
    return list_;
}

std::unique_ptr<Drawing> imguiDrawing() {
    return std::make_unique<ImguiDrawing>();
}

std::unique_ptr<Drawing> instancedDrawing(app::CanvasRenderer& renderer) {
    return std::make_unique<InstancedDrawing>(renderer);
}

}  // namespace spanwright::bench
