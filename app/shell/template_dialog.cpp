// SPDX-License-Identifier: MIT
#include "app/shell/template_dialog.h"

#include "app/shell/keys.h"
#include "app/window/theme.h"
#include "engine/design/queries.h"
#include "engine/scene/build_scene.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include <fmt/format.h>
#include <imgui.h>

namespace spanwright::app {
namespace {

constexpr const char* kTitle = "Insert template###templates";

void mutedText(Gui& gui, const std::string& text) {
    ImGui::PushStyleColor(ImGuiCol_Text, toImGui(gui.palette().textMuted));
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopStyleColor();
}

std::string figureText(double value) {
    if (std::abs(value - std::round(value)) < 0.005) return fmt::format("{:.0f}", value);
    return fmt::format("{:.2f}", value);
}

/// Name and value on one line, the value at the right end.
void fact(Gui& gui, const std::string& name, const std::string& value) {
    mutedText(gui, name);
    const float right = ImGui::GetContentRegionMax().x - ImGui::CalcTextSize(value.c_str()).x;
    if (ImGui::CalcTextSize(name.c_str()).x + gui.px(12) < right) {
        ImGui::SameLine(right);
        ImGui::TextUnformatted(value.c_str());
    } else {
        ImGui::PushTextWrapPos(0);
        ImGui::TextUnformatted(value.c_str());
        ImGui::PopTextWrapPos();
    }
}

}  // namespace

void TemplateDialog::show() {
    library_ = templates::loadLibrary(templates::userFolder());
    if (library_.find(chosen_) == nullptr && !library_.templates.empty())
        chosen_ = library_.templates.front().key;
    source_.reset();
    open_ = opening_ = true;
}

void TemplateDialog::close() {
    open_ = false;
    ImGui::CloseCurrentPopup();
}

void TemplateDialog::workOut(const Session& session, scene::Theme theme) {
    Source wanted{chosen_, values_[chosen_], session.document().snapshot(), theme, session.analysis()};
    if (source_ == wanted) return;
    source_ = std::move(wanted);
    error_.clear();
    priceText_.clear();
    const templates::Template* chosen = library_.find(chosen_);
    if (chosen == nullptr) return;
    Result<templates::Instance> made = templates::instantiate(*chosen, source_->values, session.project());
    Result<Project> alone = made ? templates::newProject(*chosen, *made) : tl::unexpected(made.error());
    if (!alone) {
        instance_.reset();
        drawing_ = {};
        error_ = alone.error().message;
        return;
    }
    instance_ = std::move(*made);
    const PhaseId phase = orderedPhases(alone->design).back().id;
    const scene::SceneGeometry geometry(alone->design, phase);
    bounds_ = geometry.bounds();
    scene::SceneOptions options;
    options.theme = theme;
    options.linkLabels = false;
    drawing_ = scene::buildScene(*alone, geometry, nullptr, options);
    units_ = ports_ = 0;
    for (const Device& device : alone->design.devices)
        units_ += device.kind == DeviceKind::providerNetwork ? 0 : static_cast<std::size_t>(device.units());
    for (const Link& link : alone->design.links) {
        for (const DeviceId end : {link.from.device, link.to.device}) {
            const bool ours = alone->design.devices.at(end).kind != DeviceKind::providerNetwork;
            ports_ += ours && !link.isTunnel() ? static_cast<std::size_t>(link.memberCount) : 0;
        }
    }
    const auto insertion =
        templates::insertionOf(*instance_, chosen->name, session.project(), session.phase(), {});
    priceText_ =
        price_.text(session, insertion.command,
                    fmt::format("{} {}", static_cast<const void*>(&*source_), ImGui::GetFrameCount()));
}

void TemplateDialog::drawList(Gui& gui) {
    for (const templates::Template& one : library_.templates) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float height = ImGui::GetTextLineHeight() + gui.px(10);
        ImGui::PushID(one.key.c_str());
        if (ImGui::Selectable("##template", one.key == chosen_, ImGuiSelectableFlags_AllowDoubleClick,
                              {0, height})) {
            chosen_ = one.key;
            insert_ = insert_ || ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
        }
        if (ImGui::IsItemHovered() && !one.shipped) ImGui::SetTooltip("%s", one.fileName.c_str());
        ImGui::PopID();
        if (!one.icon.empty())
            gui.iconAt(one.icon, at.x + gui.px(4), at.y + (height - gui.px(18)) / 2, 18, gui.palette().icon);
        ImGui::GetWindowDrawList()->AddText({at.x + gui.px(30), at.y + gui.px(5)},
                                            ImGui::GetColorU32(ImGuiCol_Text), one.name.c_str());
    }
    for (const Error& error : library_.errors) {
        ImGui::PushTextWrapPos(0);
        ImGui::PushStyleColor(ImGuiCol_Text, toImGui(gui.palette().bad));
        ImGui::TextUnformatted(error.text().c_str());
        ImGui::PopStyleColor();
        ImGui::PopTextWrapPos();
    }
}

void TemplateDialog::drawParameter(Gui& gui, const templates::Parameter& parameter) {
    using Kind = templates::Parameter::Kind;
    templates::Values& values = values_[chosen_];
    const auto found = values.find(parameter.key);
    templates::Value value = found == values.end() ? parameter.initial : found->second;
    const double* number = std::get_if<double>(&value);
    ImGui::PushID(parameter.key.c_str());
    ImGui::AlignTextToFramePadding();
    const bool check = parameter.kind == Kind::yesNo;
    if (!check) {
        ImGui::PushTextWrapPos(0);
        mutedText(gui, parameter.unit.empty() ? parameter.label
                                              : fmt::format("{} ({})", parameter.label, parameter.unit));
        ImGui::PopTextWrapPos();
        if (!parameter.help.empty() && ImGui::IsItemHovered())
            ImGui::SetTooltip("%s", parameter.help.c_str());
        ImGui::SetNextItemWidth(-1);
    }
    switch (parameter.kind) {
        case Kind::whole: {
            int whole = number != nullptr ? static_cast<int>(*number) : 0;
            const int step = parameter.max > 1000 ? 50 : 1;
            if (ImGui::InputInt("##value", &whole, step, 10 * step)) values[parameter.key] = double(whole);
            break;
        }
        case Kind::number: {
            double real = number != nullptr ? *number : 0;
            if (ImGui::InputDouble("##value", &real)) values[parameter.key] = real;
            break;
        }
        case Kind::choice: {
            const auto now = std::find_if(parameter.options.begin(), parameter.options.end(),
                                          [&](const auto& option) { return option.value == value; });
            const char* label = now == parameter.options.end() ? "" : now->label.c_str();
            if (!ImGui::BeginCombo("##value", label)) break;
            for (const templates::Parameter::Option& option : parameter.options) {
                if (ImGui::Selectable(option.label.c_str(), option.value == value))
                    values[parameter.key] = option.value;
            }
            ImGui::EndCombo();
            break;
        }
        case Kind::yesNo: {
            bool on = number != nullptr && *number != 0;
            if (ImGui::Checkbox("##value", &on)) values[parameter.key] = on ? 1.0 : 0.0;
            ImGui::SameLine();
            ImGui::PushTextWrapPos(0);
            ImGui::TextUnformatted(parameter.label.c_str());
            ImGui::PopTextWrapPos();
            break;
        }
        case Kind::text: {
            std::array<char, 201> text{};
            std::strncpy(text.data(), templates::textOf(value).c_str(), text.size() - 1);
            if (ImGui::InputText("##value", text.data(), text.size()))
                values[parameter.key] = std::string(text.data());
            break;
        }
    }
    if (!parameter.help.empty() && ImGui::IsItemHovered()) ImGui::SetTooltip("%s", parameter.help.c_str());
    ImGui::PopID();
}

void TemplateDialog::drawForm(Gui& gui) {
    const templates::Template* chosen = library_.find(chosen_);
    if (chosen == nullptr) return;
    ImGui::PushFont(gui.fonts().semibold);
    ImGui::TextUnformatted(chosen->name.c_str());
    ImGui::PopFont();
    ImGui::PushTextWrapPos(0);
    mutedText(gui, chosen->description);
    ImGui::PopTextWrapPos();
    ImGui::Dummy({0, gui.px(2)});
    for (const templates::Parameter& parameter : chosen->parameters)
        drawParameter(gui, parameter);
    if (!values_[chosen_].empty() && ImGui::Button("Reset")) values_[chosen_].clear();
}

void TemplateDialog::drawPreview(const Session& session, Gui& gui, CanvasRenderer& renderer, float height) {
    workOut(session, gui.theme());
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 size{ImGui::GetContentRegionAvail().x, height};
    ImGui::Dummy(size);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 end{at.x + size.x, at.y + size.y};
    list->AddRectFilled(at, end, toImU32(gui.palette().canvas));
    if (instance_) {
        painting_ = {&renderer, &drawing_, {}, static_cast<int>(ImGui::GetIO().DisplaySize.y), gui.theme()};
        painting_.view.viewport = {static_cast<double>(at.x), static_cast<double>(at.y),
                                   static_cast<double>(size.x), static_cast<double>(size.y)};
        painting_.view.scale = gui.scale();
        painting_.view.camera = scene::fitted(painting_.view, bounds_, 16);
        // ImGui runs this between its own draws, so that the drawing lies under the border.
        list->AddCallback(
            [](const ImDrawList*, const ImDrawCmd* command) {
                const auto& painting = *static_cast<const Painting*>(command->UserCallbackData);
                painting.renderer->draw(*painting.drawing, painting.view, painting.framebufferHeight,
                                        painting.theme, Ground::plain);
            },
            &painting_);
        list->AddCallback(ImDrawCallback_ResetRenderState, nullptr);
    } else {
        const char* text = "No preview: mend what is named below.";
        const ImVec2 room = ImGui::CalcTextSize(text);
        list->AddText({at.x + (size.x - room.x) / 2, at.y + (size.y - room.y) / 2},
                      toImU32(gui.palette().textMuted), text);
    }
    list->AddRect(at, end, toImU32(gui.palette().border), gui.px(2));
}

void TemplateDialog::drawFacts(Gui& gui) {
    if (!error_.empty()) {
        ImGui::PushTextWrapPos(0);
        ImGui::PushStyleColor(ImGuiCol_Text, toImGui(gui.palette().bad));
        ImGui::TextUnformatted(error_.c_str());
        ImGui::PopStyleColor();
        ImGui::PopTextWrapPos();
        return;
    }
    if (!instance_) return;
    const Design& design = instance_->project.design;
    fact(gui, "Symbols",
         fmt::format("{} devices, {} links, {} demands, {} sites", design.devices.size(), design.links.size(),
                     design.demands.size(), design.sites.size()));
    fact(gui, "Hardware", fmt::format("{} devices, {} ports used", units_, ports_));
    for (const templates::Figure& figure : instance_->figures)
        fact(gui, figure.label, figureText(figure.value) + (figure.unit.empty() ? "" : " " + figure.unit));
    fact(gui, "Cost", priceText_.empty() ? "being computed" : priceText_);
}

std::optional<TemplateDialog::Choice> TemplateDialog::draw(const Session& session, Gui& gui,
                                                           CanvasRenderer& renderer) {
    if (!open_) return std::nullopt;
    if (std::exchange(opening_, false)) ImGui::OpenPopup(kTitle);
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({window.x / 2, window.y / 2}, ImGuiCond_Always, {0.5F, 0.5F});
    ImGui::SetNextWindowSize(
        {std::min(gui.px(1040), window.x * 0.96F), std::min(gui.px(620), window.y * 0.94F)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {gui.px(16), gui.px(14)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, gui.px(spacing::kMedium));
    bool stays = true;
    std::optional<Choice> choice;
    insert_ = false;
    if (ImGui::BeginPopupModal(
            kTitle, &stays,
            ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings)) {
        const ImVec2 room = ImGui::GetContentRegionAvail();
        const float buttons = ImGui::GetFrameHeight() + gui.px(10);
        const float body = room.y - buttons;
        ImGui::BeginChild("##list", {room.x * 0.25F, body});
        drawList(gui);
        ImGui::EndChild();
        ImGui::SameLine(0, gui.px(14));
        ImGui::BeginChild("##form", {room.x * 0.28F, body});
        drawForm(gui);
        ImGui::EndChild();
        ImGui::SameLine(0, gui.px(14));
        ImGui::BeginChild("##preview", {0, body});
        const float facts = 7.2F * ImGui::GetTextLineHeightWithSpacing();
        drawPreview(session, gui, renderer, std::max(gui.px(80), body - facts - gui.px(8)));
        ImGui::Dummy({0, gui.px(2)});
        drawFacts(gui);
        ImGui::EndChild();

        const float width = gui.px(116);
        ImGui::SetCursorPosX(ImGui::GetCursorPosX() + room.x - 2 * width - ImGui::GetStyle().ItemSpacing.x);
        ImGui::SetCursorPosY(ImGui::GetCursorPosY() + gui.px(4));
        const bool cancel = ImGui::Button("Cancel", {width, 0}) || isPressed(Key::escape);
        ImGui::SameLine();
        ImGui::BeginDisabled(!instance_);
        ImGui::PushStyleColor(ImGuiCol_Button, toImGui(gui.palette().accent));
        ImGui::PushStyleColor(ImGuiCol_ButtonHovered, toImGui(gui.palette().accent));
        ImGui::PushStyleColor(ImGuiCol_Text, toImGui(gui.palette().accentText));
        const bool pressed = ImGui::Button("Insert", {width, 0});
        ImGui::PopStyleColor(3);
        ImGui::EndDisabled();
        const bool entered = isPressed(Key::enter) && !ImGui::GetIO().WantTextInput;
        insert_ = (insert_ || pressed || entered) && instance_ && source_->key == chosen_;
        if (cancel) {
            close();
        } else if (insert_) {
            choice = Choice{library_.find(chosen_)->name, std::move(*instance_)};
            instance_.reset();
            close();
        }
        ImGui::EndPopup();
    }
    if (!stays) open_ = false;
    ImGui::PopStyleVar(2);
    return choice;
}

}  // namespace spanwright::app
