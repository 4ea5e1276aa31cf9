// SPDX-License-Identifier: MIT
#include "app/shell/find_replace_dialog.h"

#include "app/panels/widgets/style.h"
#include "app/shell/keys.h"
#include "app/window/theme.h"
#include "engine/design/queries.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

namespace spanwright::app {
namespace {

constexpr const char* kTitle = "Find and replace###find-replace";
constexpr float kLabel = 64;

/// The kinds that come in numbers.
constexpr std::array kKinds{ElementKind::link,        ElementKind::device, ElementKind::site,
                            ElementKind::zone,        ElementKind::demand, ElementKind::sharedRiskGroup,
                            ElementKind::workPackage, ElementKind::risk,   ElementKind::catalogueItem};

void label(Gui& gui, const char* text) {
    const float left = ImGui::GetCursorPosX();
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%s", text);
    ImGui::SameLine(left + gui.px(kLabel));
}

/// A combo of texts; the index that was chosen.
std::optional<std::size_t> textCombo(const char* id, float width, const std::string& shown,
                                     const std::vector<std::string>& texts) {
    std::optional<std::size_t> chosen;
    ImGui::SetNextItemWidth(width);
    if (!ImGui::BeginCombo(id, shown.c_str(), ImGuiComboFlags_HeightLarge)) return chosen;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        if (ImGui::Selectable(texts[i].c_str(), texts[i] == shown)) chosen = i;
        if (ImGui::IsWindowAppearing() && texts[i] == shown) ImGui::SetScrollHereY();
        ImGui::PopID();
    }
    ImGui::EndCombo();
    return chosen;
}

/// A box to type in, with the values there are behind an arrow.
void valueBox(const char* id, std::string& value, const std::vector<std::string>& values, const char* hint,
              float width) {
    ImGui::PushID(id);
    const bool offers = !values.empty();
    const float arrow = offers ? ImGui::GetFrameHeight() : 0;
    ImGui::SetNextItemWidth(width - arrow);
    ImGui::InputTextWithHint("##text", hint, &value);
    if (offers) {
        ImGui::SameLine(0, 0);
        if (ImGui::BeginCombo("##values", "", ImGuiComboFlags_NoPreview | ImGuiComboFlags_PopupAlignLeft)) {
            for (std::size_t i = 0; i < values.size(); ++i) {
                ImGui::PushID(static_cast<int>(i));
                if (ImGui::Selectable(values[i].c_str(), values[i] == value)) value = values[i];
                ImGui::PopID();
            }
            ImGui::EndCombo();
        }
    }
    ImGui::PopID();
}

std::vector<std::string> labelsOf(const std::vector<TypedField>& fields) {
    std::vector<std::string> labels;
    labels.reserve(fields.size());
    for (const TypedField& field : fields)
        labels.push_back(field.label);
    return labels;
}

void cell(Gui& gui, const std::string& text, scene::Colour colour) {
    ImGui::TableNextColumn();
    const std::string shown = ellipsized(text, ImGui::GetContentRegionAvail().x);
    ImGui::PushStyleColor(ImGuiCol_Text, toImGui(colour));
    ImGui::TextUnformatted(shown.c_str());
    ImGui::PopStyleColor();
    if (shown != text && ImGui::IsItemHovered()) {
        ImGui::PushStyleColor(ImGuiCol_Text, toImGui(gui.palette().text));
        ImGui::SetTooltip("%s", text.c_str());
        ImGui::PopStyleColor();
    }
}

}  // namespace

void FindReplaceDialog::show(const Session& session) {
    ElementKind kind = query_.kind;
    if (!session.selection().empty() &&
        std::find(kKinds.begin(), kKinds.end(), session.selection().begin()->kind) != kKinds.end())
        kind = session.selection().begin()->kind;
    replacing_ = false;
    replacement_.parts = true;  // what most people mean, wherever it is possible
    selection_ = session.selection();
    std::erase_if(selection_, [kind](ElementId element) { return element.kind != kind; });
    inSelection_ = selection_.size() > 1;
    chooseKind(session.project(), kind);
    open_ = opening_ = true;
}

void FindReplaceDialog::close() {
    open_ = false;
    ImGui::CloseCurrentPopup();
}

const TypedField* FindReplaceDialog::fieldOf(std::string_view key) const {
    const auto found = std::find_if(fields_.begin(), fields_.end(),
                                    [key](const TypedField& field) { return field.key == key; });
    return found == fields_.end() ? nullptr : &*found;
}

Replacement FindReplaceDialog::effective() const {
    if (!replacing_) return {};
    Replacement wanted = replacement_;
    wanted.parts = wanted.parts && partsPossible();
    return wanted;
}

const std::string& FindReplaceDialog::changedField() const {
    return replacement_.parts && partsPossible() ? query_.field : replacement_.field;
}

bool FindReplaceDialog::partsPossible() const {
    const TypedField* field = fieldOf(query_.field);
    return query_.comparison == Comparison::contains && field != nullptr && field->text &&
           !query_.value.empty();
}

void FindReplaceDialog::chooseKind(const Project& project, ElementKind kind) {
    query_.kind = kind;
    fields_ = typedFields(project, kind);
    if (fieldOf(query_.field) == nullptr) query_.field = "name";
    if (fieldOf(replacement_.field) == nullptr) replacement_.field = query_.field;
}

void FindReplaceDialog::findAgain(const Session& session) {
    query_.within = inSelection_ ? selection_ : std::set<ElementId>();
    Asked now{session.document().snapshot(), query_, effective()};
    if (asked_ == now) return;
    asked_ = std::move(now);
    const Project& project = session.project();
    values_ = valuesOf(project, query_.kind, query_.field);
    newValues_ = valuesOf(project, query_.kind, changedField());
    found_ = findRows(project, query_, asked_.replacement);
    refusal_.clear();
    const auto refused =
        std::find_if(found_.begin(), found_.end(), [](const FoundRow& row) { return !row.error.empty(); });
    if (refused != found_.end()) refusal_ = fmt::format("{}: {}", refused->name, refused->error);
}

void FindReplaceDialog::drawQuestion(const Session& session, Gui& gui) {
    const float gap = ImGui::GetStyle().ItemSpacing.x;
    label(gui, "In");
    std::vector<std::string> kinds;
    kinds.reserve(kKinds.size());
    for (const ElementKind kind : kKinds)
        kinds.push_back(fmt::format("{}s", nameOf(kind).label));
    const std::string shown = fmt::format("{}s", nameOf(query_.kind).label);
    if (const auto chosen = textCombo("##kind", gui.px(190), shown, kinds)) {
        selection_.clear();
        for (const ElementId element : session.selection()) {
            if (element.kind == kKinds[*chosen]) selection_.insert(element);
        }
        inSelection_ = inSelection_ && !selection_.empty();
        chooseKind(session.project(), kKinds[*chosen]);
    }
    if (!selection_.empty()) {
        ImGui::SameLine(0, gui.px(14));
        ImGui::Checkbox(fmt::format("Only the {} selected", selection_.size()).c_str(), &inSelection_);
    }

    label(gui, "where");
    const TypedField* field = fieldOf(query_.field);
    const std::string name = field == nullptr ? query_.field : field->label;
    if (const auto chosen = textCombo("##field", gui.px(190), name, labelsOf(fields_))) {
        const std::string before = std::exchange(query_.field, fields_[*chosen].key);
        // Until something else is chosen, what is found is what is replaced.
        if (replacement_.field == before) replacement_.field = query_.field;
    }
    ImGui::SameLine();
    const bool is = query_.comparison == Comparison::is;
    if (const auto chosen = textCombo("##how", gui.px(104), is ? "is" : "contains", {"contains", "is"}))
        query_.comparison = *chosen == 0 ? Comparison::contains : Comparison::is;
    ImGui::SameLine(0, gap);
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    valueBox("value", query_.value, values_, is ? "nothing" : "anything", ImGui::GetContentRegionAvail().x);
}

void FindReplaceDialog::drawReplacement(Gui& gui) {
    label(gui, "set");
    std::vector<std::string> targets = labelsOf(fields_);
    const TypedField* field = fieldOf(replacement_.field);
    std::string shown = field == nullptr ? replacement_.field : field->label;
    const bool parts = partsPossible();
    constexpr const char* kParts = "the text found";
    if (parts) targets.insert(targets.begin(), kParts);
    if (parts && replacement_.parts) shown = kParts;
    if (const auto chosen = textCombo("##target", gui.px(190), shown, targets)) {
        const bool text = parts && *chosen == 0;
        replacement_.parts = text;
        if (!text) replacement_.field = fields_[*chosen - (parts ? 1 : 0)].key;
    }
    ImGui::SameLine();
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("to");
    ImGui::SameLine();
    const std::string before = replacement_.value;
    valueBox("new value", replacement_.value, newValues_, replacing_ ? "nothing" : "new value",
             ImGui::GetContentRegionAvail().x);
    replacing_ = replacing_ || replacement_.value != before;
}

void FindReplaceDialog::drawFound(Gui& gui, float height) {
    const scene::Palette& palette = gui.palette();
    const std::string& changed = changedField();
    const bool same = !replacing_ || changed == query_.field;
    const auto header = [&](const std::string& key) {
        const TypedField* field = fieldOf(key);
        return field == nullptr ? key : field->label;
    };
    constexpr ImGuiTableFlags kFlags =
        ImGuiTableFlags_RowBg | ImGuiTableFlags_ScrollY | ImGuiTableFlags_BordersInnerH;
    if (!ImGui::BeginTable("##found", (same ? 2 : 3) + (replacing_ ? 1 : 0), kFlags, {0, height})) return;
    ImGui::TableSetupScrollFreeze(0, 1);
    ImGui::TableSetupColumn(std::string(nameOf(query_.kind).label).c_str());
    if (!same) ImGui::TableSetupColumn(header(query_.field).c_str());
    ImGui::TableSetupColumn(header(replacing_ ? changed : query_.field).c_str());
    if (replacing_) ImGui::TableSetupColumn("would be");
    ImGui::TableHeadersRow();
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(found_.size()));
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            const FoundRow& row = found_[static_cast<std::size_t>(i)];
            cell(gui, row.name, palette.text);
            if (!same) cell(gui, row.found, palette.text);
            cell(gui, replacing_ ? row.before : row.found, palette.text);
            if (!replacing_) continue;
            if (!row.error.empty()) {
                cell(gui, row.error, palette.bad);
            } else {
                cell(gui, row.after, row.after == row.before ? palette.textMuted : palette.good);
            }
        }
    }
    ImGui::EndTable();
}

void FindReplaceDialog::drawButtons(Session& session, Gui& gui) {
    const auto changing =
        static_cast<std::size_t>(std::count_if(found_.begin(), found_.end(), [this](const FoundRow& row) {
            return replacing_ && row.error.empty() && row.after != row.before;
        }));
    const float width = gui.px(128);
    const float buttons = 3 * width + 2 * ImGui::GetStyle().ItemSpacing.x;
    const float room = ImGui::GetContentRegionAvail().x;
    const std::string said = !refusal_.empty() ? refusal_
                             : found_.empty()  ? std::string("Nothing is found.")
                             : replacing_ ? fmt::format("{} found, {} would change", found_.size(), changing)
                                          : fmt::format("{} found", found_.size());
    ImGui::AlignTextToFramePadding();
    const scene::Colour colour = refusal_.empty() ? gui.palette().textMuted : gui.palette().bad;
    ImGui::TextColored(toImGui(colour), "%s", ellipsized(said, room - buttons - gui.px(12)).c_str());
    ImGui::SameLine(ImGui::GetCursorStartPos().x + room - buttons);
    const bool cancel = ImGui::Button("Close", {width, 0}) || isPressed(Key::escape);
    ImGui::SameLine();
    ImGui::BeginDisabled(found_.empty());
    const bool select = ImGui::Button("Select", {width, 0});
    ImGui::EndDisabled();
    ImGui::SameLine();
    ImGui::BeginDisabled(changing == 0 || !refusal_.empty());
    ImGui::PushStyleColor(ImGuiCol_Button, toImGui(gui.palette().accent));
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, toImGui(gui.palette().accent));
    ImGui::PushStyleColor(ImGuiCol_Text, toImGui(gui.palette().accentText));
    const std::string doing = replacing_ ? fmt::format("Replace {}", changing) : std::string("Replace");
    const bool replace = ImGui::Button(doing.c_str(), {width, 0});
    ImGui::PopStyleColor(3);
    ImGui::EndDisabled();
    if (replace) {
        session.endMerge();
        if (const auto command = replaceCommand(session.project(), query_, effective()); !command) {
            session.notify(Notice::Level::error, command.error().text());
        } else if (session.run(*command)) {
            session.notify(Notice::Level::success,
                           fmt::format("Replaced in {} of {}", changing, found_.size()));
            replacing_ = false;
        }
    }
    if (select) {
        std::vector<ElementId> elements;
        elements.reserve(found_.size());
        for (const FoundRow& row : found_)
            elements.push_back(row.element);
        selectAndReveal(session, elements);
    }
    if (cancel || select) close();
}

void FindReplaceDialog::draw(Session& session, Gui& gui) {
    if (!open_) return;
    if (std::exchange(opening_, false)) ImGui::OpenPopup(kTitle);
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({window.x / 2, window.y / 2}, ImGuiCond_Always, {0.5F, 0.5F});
    ImGui::SetNextWindowSize(
        {std::min(gui.px(760), window.x * 0.96F), std::min(gui.px(520), window.y * 0.94F)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {gui.px(16), gui.px(14)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, gui.px(spacing::kMedium));
    bool stays = true;
    if (ImGui::BeginPopupModal(
            kTitle, &stays,
            ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings)) {
        drawQuestion(session, gui);
        drawReplacement(gui);
        findAgain(session);
        ImGui::Dummy({0, gui.px(4)});
        drawFound(gui, ImGui::GetContentRegionAvail().y - ImGui::GetFrameHeight() - gui.px(14));
        ImGui::Dummy({0, gui.px(2)});
        drawButtons(session, gui);
        ImGui::EndPopup();
    }
    if (!stays) open_ = false;
    ImGui::PopStyleVar(2);
}

}  // namespace spanwright::app
