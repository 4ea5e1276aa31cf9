// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/model/field_text.h"
#include "app/panels/widgets/search_combo.h"
#include "app/panels/widgets/style.h"
#include "engine/base/money.h"
#include "engine/base/three_point.h"
#include "engine/design/queries.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// Input widgets for the values that fields hold. Each changes its value only when what was entered is
/// allowed, and returns true then. The label is drawn by the caller; widgets take the width that is left.
namespace spanwright::app {

/// What a widget draws with.
struct FieldContext {
    Session& session;
    UiContext& ui;
    std::optional<Currency> currency = {};  ///< of amounts; absent: the project's
    bool mixed = false;                     ///< the rows differ: shows "mixed", takes a value for all
    std::string message;                    ///< out: why what stands in the box is refused
    bool finished = false;                  ///< out: the cursor has left a box
};

/// A text box with a unit at its right end; true when the text differs from `shown`, which then holds it.
bool textBox(FieldContext& context, const char* id, std::string& shown, std::string_view unit,
             const char* hint);
/// A combo of labels; the index that was chosen.
[[nodiscard]] std::optional<std::size_t> labelCombo(FieldContext& context, const char* id,
                                                    std::span<const std::string_view> labels,
                                                    std::size_t current);
/// The combo of one reference; true when another element was chosen.
bool referenceBox(FieldContext& context, const char* id, std::span<const ElementKind> kinds,
                  ElementId& element, bool optional);
/// Names with a cross each and a combo to add one more.
bool referenceList(FieldContext& context, std::span<const ElementKind> kinds,
                   std::vector<ElementId>& elements);
/// Two columns of texts, and a line to add one.
bool propertiesBox(FieldContext& context, Properties& properties);

template <class Value>
bool scalarBox(FieldContext& context, const FieldInfo& info, const char* id, Value& value) {
    std::string text = context.mixed ? std::string() : fieldText(value);
    const std::string unit =
        unitText(info, context.currency.value_or(context.session.project().settings.currency));
    if (!textBox(context, id, text, unit, context.mixed ? "mixed" : "")) return false;
    Value read = value;
    if (const auto done = readField(info, text, read); !done) {
        context.message = done.error().message;
        return false;
    }
    if (!context.mixed && read == value) return false;
    value = read;
    return true;
}

bool editValue(FieldContext& context, const FieldInfo& info, bool& value);
template <class Value>
concept ScalarText = requires(const FieldInfo& info, Value& value) {
    readField(info, "", value);
};
template <class Value>
concept LabelledEnum = std::is_enum_v<Value> && requires {
    EnumNames<Value>::kNames;
};
template <class Value>
concept NestedRow = requires(Value& value) {
    visitFields(value, [](const FieldInfo&, auto&) {});
};

template <ScalarText Value>
bool editValue(FieldContext& context, const FieldInfo& info, Value& value) {
    return scalarBox(context, info, "##value", value);
}

template <LabelledEnum Value>
bool editValue(FieldContext& context, const FieldInfo& /*info*/, Value& value) {
    static const auto kLabels = [] {
        std::vector<std::string_view> labels;
        labels.reserve(EnumNames<Value>::kNames.size());
        for (const auto& name : EnumNames<Value>::kNames)
            labels.push_back(name.label);
        return labels;
    }();
    const auto chosen = labelCombo(context, "##value", kLabels, static_cast<std::size_t>(value));
    if (!chosen) return false;
    value = static_cast<Value>(*chosen);
    return true;
}

template <ElementKind kKind>
bool editValue(FieldContext& context, const FieldInfo& info, Id<KindTag<kKind>>& value) {
    static constexpr std::array kKinds{kKind};
    ElementId element = value;
    // Ends of links and demands, and what nested rows name, must be there; the help of the others says what
    // an empty one means.
    const bool optional = info.key != "from" && info.key != "to" && info.key != "package";
    if (!referenceBox(context, "##value", kKinds, element, optional)) return false;
    value = element.as<Id<KindTag<kKind>>>();
    return true;
}

template <class Value>
bool editValue(FieldContext& context, const FieldInfo& info, ThreePoint<Value>& value) {
    static constexpr std::array<const char*, 3> kNames{"Low", "Likely", "High"};
    static constexpr std::array<const char*, 3> kIds{"##low", "##likely", "##high"};
    const std::array<Value*, 3> parts{&value.low, &value.likely, &value.high};
    const float gap = context.ui.px(kSmallGap);
    const float width = (ImGui::GetContentRegionAvail().x - 2 * gap) / 3;
    bool changed = false;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) ImGui::SameLine(0, gap);
        ImGui::SetNextItemWidth(width);
        FieldInfo part = info;
        part.unit = Unit::none;
        changed = scalarBox(context, part, kIds[i], *parts[i]) || changed;
        tooltip(context.ui, kNames[i]);
    }
    return changed;
}

bool editValue(FieldContext& context, const FieldInfo& info, Properties& value);
bool editValue(FieldContext& context, const FieldInfo& info, std::vector<Weekday>& value);
bool editValue(FieldContext& context, const FieldInfo& info, std::vector<ElementId>& value);

template <ElementKind kKind>
bool editValue(FieldContext& context, const FieldInfo& /*info*/, std::vector<Id<KindTag<kKind>>>& value) {
    static constexpr std::array kKinds{kKind};
    std::vector<ElementId> elements(value.begin(), value.end());
    if (!referenceList(context, kKinds, elements)) return false;
    value.clear();
    for (const ElementId element : elements)
        value.push_back(element.as<Id<KindTag<kKind>>>());
    return true;
}

/// One row of a list: its fields one under the other, the labels small before them.
template <NestedRow Row>
bool editNested(FieldContext& context, Row& row) {
    bool changed = false;
    int index = 0;
    const float labelWidth = context.ui.px(112);
    visitFields(row, [&](const FieldInfo& info, auto& value) {
        ImGui::PushID(index++);
        ImGui::AlignTextToFramePadding();
        textCut(context.ui, info.label, Tone::muted, labelWidth);
        tooltip(context.ui, info.help);
        ImGui::SameLine(ImGui::GetCursorStartPos().x + labelWidth + context.ui.px(kSmallGap));
        ImGui::SetNextItemWidth(-1);
        changed = editValue(context, info, value) || changed;
        ImGui::PopID();
    });
    return changed;
}

template <NestedRow Row>
bool editValue(FieldContext& context, const FieldInfo& /*info*/, Row& row) {
    return editNested(context, row);
}

/// A list of nested rows: a card each with a cross, and a button for one more.
template <NestedRow Row>
bool editValue(FieldContext& context, const FieldInfo& info, std::vector<Row>& rows) {
    bool changed = false;
    std::optional<std::size_t> removed;
    if (context.mixed) textMuted(context.ui, "mixed: the list of the first is shown");
    for (std::size_t i = 0; i < rows.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        ImGui::BeginGroup();
        const float side = ImGui::GetFrameHeight();
        const float width = ImGui::GetContentRegionAvail().x - side - context.ui.px(kSmallGap);
        if (ImGui::BeginTable("row", 1, ImGuiTableFlags_None, {width, 0})) {
            ImGui::TableNextColumn();
            changed = editNested(context, rows[i]) || changed;
            ImGui::EndTable();
        }
        ImGui::EndGroup();
        ImGui::SameLine(0, context.ui.px(kSmallGap));
        if (iconButton(context.ui, "remove", "close", "Remove this entry")) removed = i;
        ImGui::PopID();
        ImGui::Separator();
    }
    if (removed) {
        rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(*removed));
        changed = true;
    }
    ImGui::PushID(static_cast<int>(rows.size()));
    if (ImGui::Button("Add", {-1, 0})) {
        rows.emplace_back();
        changed = true;
    }
    tooltip(context.ui, std::string("Add to: ") + std::string(info.label));
    ImGui::PopID();
    return changed;
}

}  // namespace spanwright::app
