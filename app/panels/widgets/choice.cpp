// SPDX-License-Identifier: MIT
#include "app/panels/widgets/choice.h"

#include "app/panels/widgets/style.h"

namespace spanwright::app {

void choice(UiContext& ui, std::initializer_list<const char*> labels, int& chosen) {
    int index = 0;
    for (const char* label : labels) {
        if (index > 0) ImGui::SameLine(0, ui.px(2));
        const bool on = chosen == index;
        ImGui::PushStyleColor(ImGuiCol_Button, vec4(on ? ui.palette->accent : ui.palette->field));
        ImGui::PushStyleColor(ImGuiCol_Text, vec4(on ? ui.palette->accentText : ui.palette->text));
        // The usual ground of a hovered button is made for plain text; the accent's text would vanish on it.
        if (on) ImGui::PushStyleColor(ImGuiCol_ButtonHovered, vec4(ui.palette->accent));
        if (on) ImGui::PushStyleColor(ImGuiCol_ButtonActive, vec4(ui.palette->accent));
        if (ImGui::Button(label)) chosen = index;
        ImGui::PopStyleColor(on ? 4 : 2);
        ++index;
    }
}

}  // namespace spanwright::app
