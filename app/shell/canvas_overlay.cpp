// SPDX-License-Identifier: MIT
#include "app/shell/canvas_panel.h"
#include "app/window/gui.h"
#include "engine/design/queries.h"
#include "engine/scene/icon.h"

#include <array>
#include <cstring>

#include <fmt/format.h>
#include <imgui.h>

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

}  // namespace

void CanvasPanel::addOverlay(const Session& session, scene::Theme theme) {
    overlay_.layers.clear();
    const ToolOverlay shown = toolbox_.overlay(toolContext(session));
    hint_ = shown.hint;
    showPrice(session, shown);
    const scene::Colour accent = scene::palette(theme).accent;
    const double unit = 1 / view_.camera.zoom;
    scene::Layer layer;

    if (shown.target) {
        if (const auto bounds = geometry_.boundsOf(session.project().design, *shown.target)) {
            const scene::DeviceShape* device = geometry_.device(shown.target->as<DeviceId>());
            const Rect around = device != nullptr ? device->tile : *bounds;
            layer.boxes.push_back(framed(scene::expanded(around, 4 * unit), 12, accent, 28));
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
    const bool oneSite = session.selection().size() == 1 && session.tool().kind == ToolKind::select &&
                         session.selection().begin()->kind == ElementKind::site && !busy();
    if (oneSite) {
        const Site* site = session.project().design.sites.find(session.selection().begin()->as<SiteId>());
        const Rect& frame = site->frame;
        for (const double x : {frame.x, frame.x + frame.width}) {
            for (const double y : {frame.y, frame.y + frame.height}) {
                scene::Box handle = framed(squareAround({x, y}, kHandlePixels * unit), 2 * unit, accent, 255);
                handle.fill = scene::palette(theme).canvas;
                layer.boxes.push_back(handle);
            }
        }
    }
    if (!layer.boxes.empty() || !layer.lines.empty()) overlay_.layers.push_back(std::move(layer));
}

void CanvasPanel::showPrice(const Session& session, const ToolOverlay& shown) {
    if (!shown.proposed || !shown.ghostLink || !pointer_) return;
    const auto& [from, to] = *shown.ghostLink;
    const std::string proposal = fmt::format("{} {} {} {}", from.x, from.y, to.x, to.y);
    const std::string& price = price_.text(session, *shown.proposed, proposal);
    if (!price.empty()) ImGui::SetTooltip("%s", price.c_str());
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
    std::array<char, 256> text{};
    std::strncpy(text.data(), renameText_.c_str(), text.size() - 1);
    ImGui::SetNextItemWidth(width);
    const bool entered =
        ImGui::InputText("##name", text.data(), text.size(),
                         ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
    renameText_ = text.data();
    const bool cancelled = ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape));
    const bool left = !renameStarts_ && !ImGui::IsItemActive() && ImGui::IsItemDeactivated();
    renameStarts_ = false;
    ImGui::End();
    ImGui::PopStyleVar(2);
    if (!entered && !cancelled && !left) return;
    const ElementId element = *renamed_;
    renamed_.reset();
    if (cancelled || renameText_.empty()) return;
    edit::AnyRow row = edit::rowOf(session.project(), element);
    std::visit([&](auto& one) { one.name = renameText_; }, row);
    const std::string label = "rename " + displayName(session.project(), element);
    session.run(edit::Batch{label, {edit::Put{{std::move(row)}}}});
}

}  // namespace spanwright::app
