// SPDX-License-Identifier: MIT
#include "app/window/theme.h"

#include <imgui.h>

namespace spanwright::app {
namespace {

ImVec4 faint(scene::Colour colour, float alpha) {
    ImVec4 result = toImGui(colour);
    result.w = alpha;
    return result;
}

void setShapes(ImGuiStyle& style) {
    style.WindowPadding = {12, 10};
    style.FramePadding = {9, 5};
    style.ItemSpacing = {8, 6};
    style.ItemInnerSpacing = {6, 4};
    style.CellPadding = {8, 4};
    style.IndentSpacing = 16;
    style.ScrollbarSize = 10;
    style.GrabMinSize = 10;
    style.WindowRounding = 0;  // panels meet the window's edges; dialogs push their own
    style.ChildRounding = 6;
    style.PopupRounding = 8;
    style.FrameRounding = 5;
    style.ScrollbarRounding = 5;
    style.GrabRounding = 4;
    style.TabRounding = 5;
    style.WindowBorderSize = 1;
    style.ChildBorderSize = 1;
    style.PopupBorderSize = 1;
    style.FrameBorderSize = 1;
    style.TabBorderSize = 0;
    style.WindowTitleAlign = {0, 0.5F};
    style.WindowMenuButtonPosition = ImGuiDir_None;
    style.ButtonTextAlign = {0.5F, 0.5F};
    style.SelectableTextAlign = {0, 0.5F};
    style.DisabledAlpha = 0.45F;
}

void setSurfaces(ImVec4* colours, const scene::Palette& p) {
    colours[ImGuiCol_Text] = toImGui(p.text);
    colours[ImGuiCol_TextDisabled] = toImGui(p.textMuted);
    colours[ImGuiCol_WindowBg] = toImGui(p.window);
    colours[ImGuiCol_ChildBg] = faint(p.window, 0);
    colours[ImGuiCol_PopupBg] = toImGui(p.panel);
    colours[ImGuiCol_Border] = toImGui(p.border);
    colours[ImGuiCol_BorderShadow] = {0, 0, 0, 0};
    colours[ImGuiCol_TitleBg] = toImGui(p.panel);
    colours[ImGuiCol_TitleBgActive] = toImGui(p.panel);
    colours[ImGuiCol_TitleBgCollapsed] = toImGui(p.panel);
    colours[ImGuiCol_MenuBarBg] = toImGui(p.panel);
    colours[ImGuiCol_ScrollbarBg] = {0, 0, 0, 0};
    colours[ImGuiCol_ScrollbarGrab] = faint(p.textMuted, 0.25F);
    colours[ImGuiCol_ScrollbarGrabHovered] = faint(p.textMuted, 0.45F);
    colours[ImGuiCol_ScrollbarGrabActive] = faint(p.textMuted, 0.65F);
    colours[ImGuiCol_Separator] = toImGui(p.border);
    colours[ImGuiCol_SeparatorHovered] = toImGui(p.accent);
    colours[ImGuiCol_SeparatorActive] = toImGui(p.accent);
    colours[ImGuiCol_ResizeGrip] = {0, 0, 0, 0};
    colours[ImGuiCol_ResizeGripHovered] = faint(p.accent, 0.5F);
    colours[ImGuiCol_ResizeGripActive] = toImGui(p.accent);
    colours[ImGuiCol_TableHeaderBg] = toImGui(p.panel);
    colours[ImGuiCol_TableBorderStrong] = toImGui(p.border);
    colours[ImGuiCol_TableBorderLight] = faint(p.border, 0.55F);
    colours[ImGuiCol_TableRowBg] = {0, 0, 0, 0};
    colours[ImGuiCol_TableRowBgAlt] = faint(p.field, 0.35F);
    colours[ImGuiCol_ModalWindowDimBg] = {0, 0, 0, 0.45F};
}

void setControls(ImVec4* colours, const scene::Palette& p) {
    const ImVec4 field = toImGui(p.field);
    const ImVec4 raised = toImGui(scene::mixed(p.field, p.text, 0.08));
    const ImVec4 pressed = toImGui(scene::mixed(p.field, p.text, 0.14));
    colours[ImGuiCol_FrameBg] = field;
    colours[ImGuiCol_FrameBgHovered] = raised;
    colours[ImGuiCol_FrameBgActive] = pressed;
    colours[ImGuiCol_Button] = field;
    colours[ImGuiCol_ButtonHovered] = raised;
    colours[ImGuiCol_ButtonActive] = pressed;
    colours[ImGuiCol_Header] = faint(p.accent, 0.18F);
    colours[ImGuiCol_HeaderHovered] = faint(p.textMuted, 0.16F);
    colours[ImGuiCol_HeaderActive] = faint(p.accent, 0.32F);
    colours[ImGuiCol_CheckMark] = toImGui(p.accent);
    // The figure stands on it: pale enough to read.
    colours[ImGuiCol_SliderGrab] = toImGui(scene::mixed(p.accent, p.field, 0.6));
    colours[ImGuiCol_SliderGrabActive] = toImGui(scene::mixed(p.accent, p.field, 0.45));
    colours[ImGuiCol_Tab] = {0, 0, 0, 0};
    colours[ImGuiCol_TabHovered] = faint(p.textMuted, 0.18F);
    colours[ImGuiCol_TabActive] = toImGui(p.field);
    colours[ImGuiCol_TabUnfocused] = {0, 0, 0, 0};
    colours[ImGuiCol_TabUnfocusedActive] = toImGui(p.field);
    colours[ImGuiCol_PlotLines] = toImGui(p.accent);
    colours[ImGuiCol_PlotLinesHovered] = toImGui(p.text);
    colours[ImGuiCol_PlotHistogram] = toImGui(p.accent);
    colours[ImGuiCol_PlotHistogramHovered] = toImGui(p.text);
    colours[ImGuiCol_TextSelectedBg] = faint(p.accent, 0.35F);
    colours[ImGuiCol_DragDropTarget] = toImGui(p.accent);
    colours[ImGuiCol_NavHighlight] = toImGui(p.accent);
    colours[ImGuiCol_NavWindowingHighlight] = faint(p.text, 0.7F);
    colours[ImGuiCol_NavWindowingDimBg] = {0, 0, 0, 0.3F};
}

}  // namespace

ImVec4 toImGui(scene::Colour colour) {
    const auto part = [](std::uint8_t v) { return static_cast<float>(v) / 255.0F; };
    return {part(colour.red), part(colour.green), part(colour.blue), part(colour.alpha)};
}

unsigned int toImU32(scene::Colour colour, float opacity) {
    ImVec4 value = toImGui(colour);
    value.w *= opacity;
    return ImGui::ColorConvertFloat4ToU32(value);
}

void applyTheme(scene::Theme theme, double scale) {
    ImGuiStyle style;
    setShapes(style);
    style.ScaleAllSizes(static_cast<float>(scale));
    // Borders are hairlines: one pixel, two only from 200 % on.
    const float hairline = scale >= 2 ? 2.0F : 1.0F;
    style.WindowBorderSize = style.ChildBorderSize = style.PopupBorderSize = style.FrameBorderSize = hairline;
    const scene::Palette& palette = scene::palette(theme);
    setSurfaces(style.Colors, palette);
    setControls(style.Colors, palette);
    ImGui::GetStyle() = style;
}

}  // namespace spanwright::app
