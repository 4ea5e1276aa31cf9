// SPDX-License-Identifier: MIT
#include "app/shell/minimap.h"

#include "app/window/gui.h"
#include "app/window/theme.h"
#include "engine/scene/polyline.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>

namespace spanwright::app {
namespace {

constexpr float kWidth = 184;
constexpr float kHeight = 122;
constexpr float kInset = 7;
constexpr std::size_t kMostDevices = 2'000;  ///< more would be a blot

ImVec2 corner(Point at) {
    return {static_cast<float>(at.x), static_cast<float>(at.y)};
}

}  // namespace

Point MinimapScale::toMap(Point drawing) const {
    return {area.centre().x + (drawing.x - middle.x) * factor,
            area.centre().y + (drawing.y - middle.y) * factor};
}

Point MinimapScale::toDrawing(Point map) const {
    return {middle.x + (map.x - area.centre().x) / factor, middle.y + (map.y - area.centre().y) / factor};
}

MinimapScale minimapScale(const Rect& drawing, const Rect& visible, const Rect& area) {
    // What is looked at stays in it as well, but never so far out that the drawing becomes a dot.
    Rect whole = scene::expanded(drawing, 0.02 * std::max(drawing.width, drawing.height));
    const Rect around{whole.x - whole.width / 2, whole.y - whole.height / 2, 2 * whole.width,
                      2 * whole.height};
    const double left = std::max(visible.x, around.x);
    const double top = std::max(visible.y, around.y);
    const double right = std::min(visible.x + visible.width, around.x + around.width);
    const double bottom = std::min(visible.y + visible.height, around.y + around.height);
    if (right > left && bottom > top)
        whole = scene::unitedWith(whole, {left, top, right - left, bottom - top});
    MinimapScale scale;
    scale.area = area;
    scale.middle = whole.centre();
    scale.factor =
        std::min(area.width / std::max(whole.width, 1.0), area.height / std::max(whole.height, 1.0));
    return scale;
}

std::optional<Point> drawMinimap(Gui& gui, const scene::SceneGeometry& geometry, const Rect& visible,
                                 const Rect& canvas) {
    if (geometry.sites().empty() && geometry.devices().empty()) return std::nullopt;
    const float margin = gui.px(12);
    const ImVec2 size{gui.px(kWidth), gui.px(kHeight)};
    if (canvas.width < 2.5 * size.x || canvas.height < 2 * size.y) return std::nullopt;
    const ImVec2 at{static_cast<float>(canvas.x + canvas.width) - margin - size.x,
                    static_cast<float>(canvas.y) + margin};
    ImGui::SetNextWindowPos(at);
    ImGui::SetNextWindowSize(size);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, gui.px(spacing::kMedium));
    ImGui::PushStyleColor(ImGuiCol_WindowBg, toImGui(gui.palette().panel));
    ImGui::Begin("##minimap", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav);
    ImGui::InvisibleButton("##ground", size);
    const double inset = gui.px(kInset);
    const MinimapScale scale = minimapScale(
        geometry.bounds(), visible, {at.x + inset, at.y + inset, size.x - 2 * inset, size.y - 2 * inset});
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->PushClipRect(at, {at.x + size.x, at.y + size.y}, true);
    const auto box = [&](const Rect& rect, double least) {
        const Point middle = scale.toMap(rect.centre());
        const double width = std::max(rect.width * scale.factor, least) / 2;
        const double height = std::max(rect.height * scale.factor, least) / 2;
        return std::pair{corner({middle.x - width, middle.y - height}),
                         corner({middle.x + width, middle.y + height})};
    };
    const scene::Palette& colours = gui.palette();
    for (const scene::SiteShape& site : geometry.sites()) {
        const auto [low, high] = box(site.frame, gui.px(3));
        list->AddRectFilled(low, high, toImU32(colours.siteBorder), gui.px(2));
    }
    if (geometry.devices().size() <= kMostDevices) {
        for (const scene::DeviceShape& device : geometry.devices()) {
            const auto [low, high] = box(device.tile, gui.px(2));
            list->AddRectFilled(low, high, toImU32(colours.textMuted));
        }
    }
    // A view of more than all this is framed by its edge.
    const auto within = [&](Point point) {
        const double edge = gui.px(1);
        return corner({std::clamp(point.x, at.x + edge, at.x + size.x - edge),
                       std::clamp(point.y, at.y + edge, at.y + size.y - edge)});
    };
    const ImVec2 low = within(scale.toMap({visible.x, visible.y}));
    const ImVec2 high = within(scale.toMap({visible.x + visible.width, visible.y + visible.height}));
    list->AddRect(low, high, toImU32(colours.accent), gui.px(2), 0, gui.px(1.5F));
    list->PopClipRect();
    std::optional<Point> wanted;
    if (ImGui::IsItemActive()) {
        const ImVec2 mouse = ImGui::GetIO().MousePos;
        wanted = scale.toDrawing({static_cast<double>(mouse.x), static_cast<double>(mouse.y)});
    }
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    ImGui::End();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
    return wanted;
}

}  // namespace spanwright::app
