// SPDX-License-Identifier: MIT
#include "app/panels/widgets/style.h"

#include <algorithm>
#include <cmath>

#include <imgui_stdlib.h>

namespace spanwright::app {

ImU32 packed(scene::Colour colour) {
    return IM_COL32(colour.red, colour.green, colour.blue, colour.alpha);
}

ImVec4 vec4(scene::Colour colour) {
    return ImGui::ColorConvertU32ToFloat4(packed(colour));
}

scene::Colour faded(scene::Colour colour, double alpha) {
    colour.alpha = static_cast<std::uint8_t>(std::lround(colour.alpha * alpha));
    return colour;
}

scene::Colour colourOf(const UiContext& ui, Tone tone) {
    switch (tone) {
        case Tone::muted:
            return ui.palette->textMuted;
        case Tone::good:
            return ui.palette->good;
        case Tone::warning:
            return ui.palette->warning;
        case Tone::bad:
            return ui.palette->bad;
        case Tone::normal:
            break;
    }
    return ui.palette->text;
}

void textToned(const UiContext& ui, Tone tone, std::string_view text) {
    ImGui::PushStyleColor(ImGuiCol_Text, vec4(colourOf(ui, tone)));
    ImGui::TextUnformatted(text.data(), text.data() + text.size());
    ImGui::PopStyleColor();
}

void textMuted(const UiContext& ui, std::string_view text) {
    textToned(ui, Tone::muted, text);
}

std::string ellipsized(std::string_view text, float width) {
    const auto widthOf = [](std::string_view part) {
        return ImGui::CalcTextSize(part.data(), part.data() + part.size()).x;
    };
    if (widthOf(text) <= width) return std::string(text);
    const float room = width - widthOf("…");
    std::size_t low = 0;
    std::size_t high = text.size();
    while (low < high) {
        const std::size_t middle = (low + high + 1) / 2;
        if (widthOf(text.substr(0, middle)) <= room) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    // Never inside a UTF-8 sequence.
    while (low > 0 && (static_cast<unsigned char>(text[low]) & 0xC0U) == 0x80U)
        --low;
    return std::string(text.substr(0, low)) + "…";
}

void tooltip(const UiContext& ui, std::string_view text) {
    if (text.empty() || !ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) return;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(ui.px(kGap), ui.px(kSmallGap * 1.5F)));
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(ui.px(320));
    ImGui::TextUnformatted(text.data(), text.data() + text.size());
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
}

void textCut(const UiContext& ui, std::string_view text, Tone tone, float width) {
    const float room = width > 0 ? width : ImGui::GetContentRegionAvail().x;
    const std::string shown = ellipsized(text, room);
    textToned(ui, tone, shown);
    if (shown.size() != text.size()) tooltip(ui, text);
}

float innerWidth(float needed) {
    const float room = ImGui::GetContentRegionAvail().x - ImGui::GetStyle().ScrollbarSize;
    return needed > room ? needed : 0;
}

void emptyState(UiContext& ui, std::string_view icon, std::string_view text) {
    const ImVec2 room = ImGui::GetContentRegionAvail();
    const float wrap = std::min(room.x - ui.px(2 * kGap), ui.px(340));
    const ImVec2 size = ImGui::CalcTextSize(text.data(), text.data() + text.size(), false, wrap);
    const float iconSide = 28;
    const float height = ui.px(iconSide + kGap) + size.y;
    const ImVec2 origin = ImGui::GetCursorPos();
    const float top = origin.y + std::max(ui.px(kGap), (room.y - height) * 0.4F);
    ImGui::SetCursorPos({origin.x + (room.x - ui.px(iconSide)) / 2, top});
    ui.icon(icon, iconSide, faded(ui.palette->textMuted, 0.7));
    ImGui::SetCursorPos({origin.x + (room.x - size.x) / 2, top + ui.px(iconSide + kGap)});
    ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + wrap);
    textMuted(ui, text);
    ImGui::PopTextWrapPos();
}

bool section(UiContext& ui, const char* label, bool open) {
    ImGui::Dummy({0, ui.px(kSmallGap)});
    ui.pushFont(FontRole::strong);
    ImGui::PushStyleColor(ImGuiCol_Header, vec4(ui.palette->panel));
    const bool shown = ImGui::CollapsingHeader(label, open ? ImGuiTreeNodeFlags_DefaultOpen : 0);
    ImGui::PopStyleColor();
    ImGui::PopFont();
    return shown;
}

void card(UiContext& ui, std::string_view caption, std::string_view value, Tone tone, std::string_view help,
          float width) {
    const float padding = ui.px(kGap);
    ui.pushFont(FontRole::small);
    const float captionHeight = ImGui::GetTextLineHeight();
    ImGui::PopFont();
    ui.pushFont(FontRole::heading);
    const float valueHeight = ImGui::GetTextLineHeight();
    ImGui::PopFont();
    const ImVec2 from = ImGui::GetCursorScreenPos();
    const ImVec2 size(ui.px(width), captionHeight + valueHeight + 2 * padding + ui.px(2));
    ImGui::Dummy(size);
    tooltip(ui, help);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(from, {from.x + size.x, from.y + size.y}, packed(ui.palette->panel), ui.px(6));
    list->AddRect(from, {from.x + size.x, from.y + size.y}, packed(ui.palette->border), ui.px(6));
    const auto put = [&](FontRole role, float y, std::string_view text, scene::Colour colour) {
        ui.pushFont(role);
        const std::string shown = ellipsized(text, size.x - 2 * padding);
        list->AddText({from.x + padding, y}, packed(colour), shown.c_str());
        ImGui::PopFont();
    };
    put(FontRole::small, from.y + padding, caption, ui.palette->textMuted);
    put(FontRole::heading, from.y + padding + captionHeight + ui.px(2), value, colourOf(ui, tone));
}

bool chip(UiContext& ui, const char* id, std::string_view icon, std::string_view text, Tone tone,
          std::string_view help) {
    const ImVec2 textSize = ImGui::CalcTextSize(text.data(), text.data() + text.size());
    const float iconSide = 14;
    const ImVec2 size(textSize.x + ui.px(iconSide + kSmallGap + 2 * kGap), textSize.y + ui.px(kGap));
    const ImVec2 from = ImGui::GetCursorScreenPos();
    const bool clicked = ImGui::InvisibleButton(id, size);
    const scene::Colour colour = colourOf(ui, tone);
    const bool hovered = ImGui::IsItemHovered();
    tooltip(ui, help);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 to(from.x + size.x, from.y + size.y);
    list->AddRectFilled(from, to, packed(hovered ? ui.palette->field : ui.palette->panel), size.y / 2);
    list->AddRect(from, to, packed(tone == Tone::normal ? ui.palette->border : faded(colour, 0.6)),
                  size.y / 2);
    ui.iconAt(icon, from.x + ui.px(kGap), from.y + (size.y - ui.px(iconSide)) / 2, iconSide, colour);
    list->AddText({from.x + ui.px(kGap + iconSide + kSmallGap), from.y + ui.px(kSmallGap)}, packed(colour),
                  text.data(), text.data() + text.size());
    return clicked;
}

bool iconButton(UiContext& ui, const char* id, std::string_view icon, std::string_view help, bool enabled) {
    const float side = ImGui::GetFrameHeight();
    ImGui::PushID(id);
    ImGui::BeginDisabled(!enabled);
    const ImVec2 from = ImGui::GetCursorScreenPos();
    const bool clicked = ImGui::InvisibleButton("button", {side, side});
    const bool hovered = ImGui::IsItemHovered();
    ImGui::EndDisabled();
    tooltip(ui, help);
    if (hovered && enabled) {
        ImGui::GetWindowDrawList()->AddRectFilled(from, {from.x + side, from.y + side},
                                                  packed(ui.palette->field), ui.px(4));
    }
    const float inset = (side - ui.px(kIconSize)) / 2;
    const scene::Colour colour = enabled ? ui.palette->icon : faded(ui.palette->textMuted, 0.5);
    ui.iconAt(icon, from.x + inset, from.y + inset, kIconSize, colour);
    ImGui::PopID();
    return clicked && enabled;
}

void barBehind(ImVec2 from, ImVec2 to, double share, scene::Colour colour) {
    const float width = (to.x - from.x) * static_cast<float>(std::clamp(share, 0.0, 1.0));
    if (width <= 0) return;
    const float radius = std::min((to.y - from.y) / 4, width / 2);
    ImGui::GetWindowDrawList()->AddRectFilled(from, {from.x + width, to.y}, packed(colour), radius);
}

bool searchField(UiContext& ui, const char* id, std::string& text, const char* hint) {
    const ImVec2 from = ImGui::GetCursorScreenPos();
    const ImVec2 padding = ImGui::GetStyle().FramePadding;
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(kIconSize + 2 * kSmallGap), padding.y});
    const bool changed = ImGui::InputTextWithHint(id, hint, &text);
    ImGui::PopStyleVar();
    const float inset = (ImGui::GetFrameHeight() - ui.px(kIconSize)) / 2;
    ui.iconAt("search", from.x + ui.px(kSmallGap), from.y + inset, kIconSize, ui.palette->textMuted);
    return changed;
}

void flow(const UiContext& ui, float width, bool first) {
    if (first) return;
    const float right = ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMax().x;
    if (ImGui::GetItemRectMax().x + ui.px(kGap) + width <= right) ImGui::SameLine(0, ui.px(kGap));
}

void selectAndReveal(Session& session, const std::vector<ElementId>& elements) {
    if (elements.empty()) return;
    session.select({elements.begin(), elements.end()});
    session.reveal(elements.front());
}

}  // namespace spanwright::app
