// SPDX-License-Identifier: MIT
#include "app/window/gui.h"

#include "app/window/theme.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <epoxy/gl.h>
#include <imgui.h>

namespace spanwright::app {
namespace {

ImTextureID textureId(std::uint32_t name) {
    // NOLINTNEXTLINE(performance-no-int-to-ptr): ImGui's OpenGL back end keeps names in its pointer type
    return reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(name));
}

}  // namespace

Gui::Gui(Window& window) : window_(window) {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;  // the application keeps its own settings
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    ImGui_ImplGlfw_InitForOpenGL(window_.handle(), true);
    ImGui_ImplOpenGL3_Init("#version 330 core");
}

Gui::~Gui() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
}

void Gui::setTheme(scene::Theme theme) {
    stale_ = stale_ || theme != theme_;
    theme_ = theme;
}

void Gui::setUserScale(double factor) {
    userScale_ = std::clamp(factor, 0.5, 3.0);
}

void Gui::beginFrame() {
    const double wanted = window_.contentScale() * userScale_;
    if (stale_ || std::abs(wanted - scale_) > 1e-6) {
        if (std::abs(wanted - scale_) > 1e-6) {
            fonts_ = loadFonts(wanted);
            ImGui_ImplOpenGL3_DestroyFontsTexture();
            ImGui_ImplOpenGL3_CreateFontsTexture();
        }
        scale_ = wanted;
        applyTheme(theme_, scale_);
        stale_ = false;
    }
    icons_.beginFrame();
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    ImGui::NewFrame();
}

void Gui::endFrame() {
    ImGui::Render();
    const PixelSize size = window_.framebufferSize();
    glViewport(0, 0, size.width, size.height);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void Gui::icon(std::string_view name, float size, scene::Colour colour) {
    const float side = std::round(px(size));
    const IconSprite sprite = icons_.sprite(name, static_cast<int>(side));
    const ImVec4 tint = colour.alpha == 0 ? ImGui::GetStyleColorVec4(ImGuiCol_Text) : toImGui(colour);
    ImGui::Image(textureId(sprite.texture), {side, side}, {sprite.uv.left, sprite.uv.top},
                 {sprite.uv.right, sprite.uv.bottom}, tint);
}

void Gui::iconAt(std::string_view name, float x, float y, float size, scene::Colour colour) {
    const float side = std::round(px(size));
    const IconSprite sprite = icons_.sprite(name, static_cast<int>(side));
    const ImVec2 from{std::round(x), std::round(y)};
    ImGui::GetWindowDrawList()->AddImage(textureId(sprite.texture), from, {from.x + side, from.y + side},
                                         {sprite.uv.left, sprite.uv.top}, {sprite.uv.right, sprite.uv.bottom},
                                         toImU32(colour, ImGui::GetStyle().Alpha));
}

bool Gui::section(const char* label) {
    // ImGui colours open headings as selected rows: here a heading is no selection.
    const scene::Palette& colours = palette();
    ImGui::PushStyleColor(ImGuiCol_Header, {0, 0, 0, 0});
    ImGui::PushStyleColor(ImGuiCol_HeaderHovered, toImU32(colours.textMuted, 0.12F));
    ImGui::PushStyleColor(ImGuiCol_HeaderActive, toImU32(colours.textMuted, 0.2F));
    ImGui::PushStyleColor(ImGuiCol_Border, {0, 0, 0, 0});
    ImGui::PushFont(fonts_.semibold);
    const bool open = ImGui::CollapsingHeader(label, ImGuiTreeNodeFlags_DefaultOpen);
    ImGui::PopFont();
    ImGui::PopStyleColor(4);
    return open;
}

bool Gui::iconButton(const char* id, std::string_view name, float size, bool active, const char* tooltip) {
    const float side = std::round(px(size));
    const float padding = std::round(px(spacing::kSmall));
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float whole = side + 2 * padding;
    const bool pressed = ImGui::InvisibleButton(id, {whole, whole});
    const bool hovered = ImGui::IsItemHovered();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const scene::Palette& colours = palette();
    const ImVec2 end{corner.x + whole, corner.y + whole};
    if (active) {
        list->AddRectFilled(corner, end, toImU32(colours.accent, 0.22F), px(5));
    } else if (hovered) {
        list->AddRectFilled(corner, end, toImU32(colours.textMuted, ImGui::IsItemActive() ? 0.28F : 0.16F),
                            px(5));
    }
    const IconSprite sprite = icons_.sprite(name, static_cast<int>(side));
    const ImVec2 from{std::round(corner.x + padding), std::round(corner.y + padding)};
    list->AddImage(textureId(sprite.texture), from, {from.x + side, from.y + side},
                   {sprite.uv.left, sprite.uv.top}, {sprite.uv.right, sprite.uv.bottom},
                   toImU32(active ? colours.accent : colours.text, ImGui::GetStyle().Alpha));
    if (hovered && tooltip != nullptr) ImGui::SetTooltip("%s", tooltip);
    return pressed;
}

}  // namespace spanwright::app
