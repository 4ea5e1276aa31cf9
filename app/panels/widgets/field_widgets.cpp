// SPDX-License-Identifier: MIT
#include "app/panels/widgets/field_widgets.h"

#include <algorithm>

#include <imgui_stdlib.h>

namespace spanwright::app {

bool textBox(FieldContext& context, const char* id, std::string& shown, std::string_view unit,
             const char* hint) {
    const float width = ImGui::CalcItemWidth();
    const bool changed = ImGui::InputTextWithHint(id, hint, &shown);
    if (ImGui::IsItemDeactivated()) context.finished = true;
    if (!unit.empty()) {
        const ImVec2 from = ImGui::GetItemRectMin();
        const ImVec2 to = ImGui::GetItemRectMax();
        const float padding = ImGui::GetStyle().FramePadding.x;
        const float unitWidth = ImGui::CalcTextSize(unit.data(), unit.data() + unit.size()).x;
        const float textWidth = ImGui::CalcTextSize(shown.c_str()).x;
        // A unit that would cover the figure shows on hovering instead.
        if (textWidth + unitWidth + 3 * padding <= width) {
            ImGui::GetWindowDrawList()->AddText(
                {to.x - padding - unitWidth, from.y + ImGui::GetStyle().FramePadding.y},
                packed(context.ui.palette->textMuted), unit.data(), unit.data() + unit.size());
        } else {
            tooltip(context.ui, unit);
        }
    }
    return changed;
}

std::optional<std::size_t> labelCombo(FieldContext& context, const char* id,
                                      std::span<const std::string_view> labels, std::size_t current) {
    const std::string shown = context.mixed ? "mixed" : std::string(labels[current]);
    if (!ImGui::BeginCombo(id, shown.c_str(), ImGuiComboFlags_HeightLarge)) return std::nullopt;
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const bool marked = !context.mixed && i == current;
        if (ImGui::Selectable(std::string(labels[i]).c_str(), marked)) chosen = i;
        if (marked) ImGui::SetItemDefaultFocus();
    }
    ImGui::EndCombo();
    if (chosen) context.finished = true;
    return chosen;
}

bool referenceBox(FieldContext& context, const char* id, std::span<const ElementKind> kinds,
                  ElementId& element, bool optional) {
    std::string shown = "none";
    if (context.mixed) {
        shown = "mixed";
    } else if (element.value != 0) {
        shown = displayName(context.session.project(), element);
    }
    const auto chosen =
        searchCombo(context.session, context.ui, id, shown, {kinds, optional ? "none" : std::string_view()});
    if (!chosen) return false;
    context.finished = true;
    element = *chosen;
    return true;
}

bool referenceList(FieldContext& context, std::span<const ElementKind> kinds,
                   std::vector<ElementId>& elements) {
    bool changed = false;
    if (context.mixed) textMuted(context.ui, "mixed: the list of the first is shown");
    const float side = ImGui::GetFrameHeight();
    for (std::size_t i = 0; i < elements.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        ImGui::AlignTextToFramePadding();
        const float room = ImGui::GetContentRegionAvail().x - side - context.ui.px(kSmallGap);
        const float left = ImGui::GetCursorPosX();
        textCut(context.ui, displayName(context.session.project(), elements[i]), Tone::normal, room);
        if (ImGui::IsItemClicked()) selectAndReveal(context.session, {elements[i]});
        ImGui::SameLine(left + room + context.ui.px(kSmallGap));
        if (iconButton(context.ui, "remove", "close", "Take out of the list")) {
            elements.erase(elements.begin() + static_cast<std::ptrdiff_t>(i));
            changed = true;
        }
        ImGui::PopID();
        if (changed) break;
    }
    ImGui::SetNextItemWidth(-1);
    if (const auto chosen = searchCombo(context.session, context.ui, "##add", "Add…", {kinds, {}})) {
        if (std::find(elements.begin(), elements.end(), *chosen) == elements.end()) {
            elements.push_back(*chosen);
            changed = true;
        }
    }
    if (changed) context.finished = true;
    return changed;
}

bool propertiesBox(FieldContext& context, Properties& properties) {
    bool changed = false;
    const float side = ImGui::GetFrameHeight();
    const float gap = context.ui.px(kSmallGap);
    for (std::size_t i = 0; i < properties.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        const float width = (ImGui::GetContentRegionAvail().x - side - 2 * gap) / 2;
        ImGui::SetNextItemWidth(width);
        changed = ImGui::InputTextWithHint("##name", "name", &properties[i].first) || changed;
        context.finished = context.finished || ImGui::IsItemDeactivated();
        ImGui::SameLine(0, gap);
        ImGui::SetNextItemWidth(width);
        changed = ImGui::InputTextWithHint("##text", "text", &properties[i].second) || changed;
        context.finished = context.finished || ImGui::IsItemDeactivated();
        ImGui::SameLine(0, gap);
        const bool removed = iconButton(context.ui, "remove", "close", "Remove this property");
        ImGui::PopID();
        if (removed) {
            properties.erase(properties.begin() + static_cast<std::ptrdiff_t>(i));
            context.finished = true;
            return true;
        }
    }
    if (ImGui::Button("Add property", {-1, 0})) {
        properties.emplace_back("property", "");
        context.finished = true;
        changed = true;
    }
    return changed;
}

bool editValue(FieldContext& context, const FieldInfo& /*info*/, bool& value) {
    const bool changed = ImGui::Checkbox("##value", &value);
    if (changed) context.finished = true;
    return changed;
}

bool editValue(FieldContext& context, const FieldInfo& /*info*/, Properties& value) {
    return propertiesBox(context, value);
}

bool editValue(FieldContext& context, const FieldInfo& /*info*/, std::vector<Weekday>& value) {
    const float gap = context.ui.px(2);
    const float width = (ImGui::GetContentRegionAvail().x - 6 * gap) / 7;
    bool changed = false;
    for (const EnumName<Weekday>& name : EnumNames<Weekday>::kNames) {
        if (name.value != Weekday::monday) ImGui::SameLine(0, gap);
        const auto at = std::find(value.begin(), value.end(), name.value);
        const bool on = at != value.end();
        const scene::Palette& colours = *context.ui.palette;
        ImGui::PushStyleColor(ImGuiCol_Button, vec4(on ? colours.accent : colours.field));
        ImGui::PushStyleColor(ImGuiCol_Text, vec4(on ? colours.accentText : colours.textMuted));
        ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {0, ImGui::GetStyle().FramePadding.y});
        const std::string letters(name.label.substr(0, 2));
        if (ImGui::Button(letters.c_str(), {width, 0})) {
            if (on) {
                value.erase(at);
            } else {
                value.push_back(name.value);
                std::sort(value.begin(), value.end());
            }
            changed = true;
        }
        ImGui::PopStyleVar();
        ImGui::PopStyleColor(2);
        tooltip(context.ui, name.label);
    }
    if (changed) context.finished = true;
    return changed;
}

bool editValue(FieldContext& context, const FieldInfo& /*info*/, std::vector<ElementId>& value) {
    static constexpr std::array kNetworkKinds{ElementKind::site, ElementKind::device, ElementKind::link,
                                              ElementKind::demand, ElementKind::sharedRiskGroup};
    return referenceList(context, kNetworkKinds, value);
}

}  // namespace spanwright::app
