// SPDX-License-Identifier: MIT
#include "app/shell/canvas_panel.h"
#include "app/window/gui.h"
#include "engine/design/queries.h"
#include "engine/scene/icon.h"

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

namespace spanwright::app {
namespace {

constexpr double kHandlePixels = 9;

scene::Colour withAlpha(scene::Colour colour, std::uint8_t alpha) {
    colour.alpha = alpha;
    return colour;
}

Rect squareAround(Point centre, double side) {
    return {centre.x - side / 2, centre.y - side / 2, side, side};
}

scene::Box framed(const Rect& rect, double radius, scene::Colour accent, std::uint8_t fill) {
    scene::Box box;
    box.rect = rect;
    box.radius = radius;
    box.fill = withAlpha(accent, fill);
    box.border = accent;
    box.borderWidth = 1.5;
    return box;
}

/// Corners are square, bends round; where a drag would make a bend, a smaller and paler one.
scene::Box handleBox(const ToolHandle& handle, double unit, const scene::Palette& colours) {
    const bool corner = handle.look == ToolHandle::Look::corner;
    const bool fresh = handle.look == ToolHandle::Look::newBend;
    const double side = (fresh ? kHandlePixels - 2 : kHandlePixels) * unit;
    scene::Box box = framed(squareAround(handle.at, side), corner ? 2 * unit : side / 2, colours.accent, 255);
    box.fill = fresh ? scene::mixed(colours.canvas, colours.accent, 0.35) : colours.canvas;
    return box;
}

}  // namespace

void CanvasPanel::addOverlay(const Session& session, scene::Theme theme) {
    overlay_.layers.clear();
    const ToolOverlay shown = toolbox_.overlay(toolContext(session));
    hint_ = shown.hint.empty() ? failureHint(session) : shown.hint;
    showPrice(session, shown);
    const scene::Colour accent = scene::palette(theme).accent;
    const double unit = 1 / view_.camera.zoom;
    scene::Layer layer;

    if (shown.target) {
        if (const auto bounds = geometry_.boundsOf(session.project().design, *shown.target)) {
            layer.boxes.push_back(framed(scene::expanded(*bounds, 4 * unit), 12, accent, 28));
        }
    }
    if (shown.selectionBox) layer.boxes.push_back(framed(*shown.selectionBox, 2 * unit, accent, 32));
    if (pointer_ && shown.ghostSite) layer.boxes.push_back(framed(*shown.ghostSite, 10, accent, 24));
    if (pointer_ && shown.ghostDevice) {
        layer.boxes.push_back(framed(squareAround(*shown.ghostDevice, scene::kDeviceTile), 10, accent, 48));
        layer.icons.push_back(
            {scene::iconName(session.tool().deviceKind), *shown.ghostDevice, 28, accent, {}});
    }
    const auto addLine = [&](const std::pair<Point, Point>& ends, double width, double dash) {
        scene::Line line;
        line.points = {ends.first, ends.second};
        line.colour = accent;
        line.width = width;
        line.dash = dash;
        layer.lines.push_back(std::move(line));
    };
    if (shown.ghostLink) addLine(*shown.ghostLink, 2, 6);
    for (const auto& ends : shown.ghostLinks)
        addLine(ends, 2, 6);
    for (const auto& ends : shown.guides)
        addLine(ends, 1, 0);
    for (const ToolHandle& handle : shown.handles)
        layer.boxes.push_back(handleBox(handle, unit, scene::palette(theme)));
    addFailureMarks(session, theme, layer);
    if (!layer.boxes.empty() || !layer.lines.empty()) overlay_.layers.push_back(std::move(layer));
}

void CanvasPanel::showPrice(const Session& session, const ToolOverlay& shown) {
    if (!shown.proposed || !pointer_) return;
    const std::string& price = price_.text(session, shown.proposed->command, shown.proposed->key);
    if (price.empty()) return;
    constexpr float kWidthInLetters = 24;
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(ImGui::GetFontSize() * kWidthInLetters);
    ImGui::TextUnformatted(price.c_str());
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
}

void CanvasPanel::rename(const Session& session, ElementId element) {
    renamed_ = element;
    renameText_ = displayName(session.project(), element);
    renameStarts_ = true;
}

void CanvasPanel::drawRenameField(Session& session, Gui& gui) {
    if (!renamed_) return;
    const auto bounds = geometry_.boundsOf(session.project().design, *renamed_);
    if (!exists(session.project(), *renamed_) || !bounds) {
        renamed_.reset();
        return;
    }
    const Point middle = view_.toScreen(bounds->centre());
    const float width = gui.px(220);
    ImGui::SetNextWindowPos(
        {static_cast<float>(middle.x) - width / 2 - gui.px(8), static_cast<float>(middle.y) - gui.px(22)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {gui.px(8), gui.px(8)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, gui.px(6));
    ImGui::Begin("##rename", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings);
    if (renameStarts_) {
        ImGui::SetWindowFocus();
        ImGui::SetKeyboardFocusHere();
    }
    ImGui::SetNextItemWidth(width);
    const bool entered = ImGui::InputText(
        "##name", &renameText_, ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
    const bool cancelled = ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape));
    const bool left = !renameStarts_ && !ImGui::IsItemActive() && ImGui::IsItemDeactivated();
    renameStarts_ = false;
    ImGui::End();
    ImGui::PopStyleVar(2);
    if (!entered && !cancelled && !left) return;
    const ElementId element = *renamed_;
    renamed_.reset();
    const std::string before = displayName(session.project(), element);
    if (cancelled || renameText_.empty() || renameText_ == before) return;
    edit::AnyRow row = edit::rowOf(session.project(), element);
    std::visit([&](auto& one) { one.name = renameText_; }, row);
    session.run(edit::Batch{"rename " + before, {edit::Put{{std::move(row)}}}});
}

}  // namespace spanwright::app
