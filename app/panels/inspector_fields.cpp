// SPDX-License-Identifier: MIT
#include "app/panels/inspector_fields.h"

#include "app/panels/model/row_fields.h"
#include "app/panels/widgets/field_widgets.h"

#include <algorithm>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

/// Lists and groups of fields take the whole width, under their label.
template <class Value>
constexpr bool kTakesWholeWidth = false;
template <class Value>
constexpr bool kTakesWholeWidth<std::vector<Value>> = true;
template <class Value>
constexpr bool kTakesWholeWidth<ThreePoint<Value>> = true;
template <>
constexpr bool kTakesWholeWidth<RecoveryPolicy> = true;

void refusal(const UiContext& ui, const std::string& message) {
    if (message.empty()) return;
    ImGui::PushTextWrapPos(0);
    textToned(ui, Tone::bad, message);
    ImGui::PopTextWrapPos();
}

void fieldLabel(UiContext& ui, const FieldInfo& info, std::string_view unit, bool wholeWidth, float column) {
    ImGui::AlignTextToFramePadding();
    const float left = ImGui::GetCursorPosX();
    std::string label(info.label);
    if (wholeWidth && !unit.empty()) label += fmt::format(" ({})", unit);
    textCut(ui, label, Tone::muted, wholeWidth ? 0 : column);
    tooltip(ui, info.help);
    if (!wholeWidth) ImGui::SameLine(left + column + ui.px(kGap));
}

/// Draws one field; `commit(context)` is called with the new value in place and says why it is refused.
template <class Value, class Commit>
void drawField(Session& session, UiContext& ui, const FieldInfo& info, Value& value, bool mixed, bool focus,
               const Commit& commit, std::optional<Currency> currency = {}) {
    FieldContext context{
        .session = session, .ui = ui, .currency = currency, .mixed = mixed, .message = {}, .finished = false};
    ImGui::PushID(info.key.data(), info.key.data() + info.key.size());
    constexpr bool kWhole = kTakesWholeWidth<Value>;
    const float column = std::min(ui.px(132), ImGui::GetContentRegionAvail().x * 0.42F);
    fieldLabel(ui, info, unitText(info, currency.value_or(session.project().settings.currency)), kWhole,
               column);
    if (kWhole) ImGui::Indent(ui.px(kGap));
    ImGui::SetNextItemWidth(-1);
    if (focus) ImGui::SetKeyboardFocusHere();
    const bool changed = editValue(context, info, value);
    if (kWhole) ImGui::Unindent(ui.px(kGap));
    if (changed) context.message = commit();
    if (!context.message.empty()) {
        if (!kWhole) ImGui::SetCursorPosX(ImGui::GetCursorPosX() + column + ui.px(kGap));
        refusal(ui, context.message);
    }
    if (context.finished) session.endMerge();
    ImGui::PopID();
}

/// Runs the command unless the project refuses it; then says why, for the place under the field.
std::string runOrExplain(Session& session, const edit::Command& command, std::string mergeKey) {
    if (const auto preview = session.document().preview(command); !preview) return preview.error().message;
    session.run(command, {.mergeKey = std::move(mergeKey)});
    return {};
}

template <class Row>
std::vector<Row> rowsOf(const Project& project, const std::vector<ElementId>& elements) {
    std::vector<Row> rows;
    rows.reserve(elements.size());
    visitTables(project, [&](const auto& table) {
        if constexpr (std::is_same_v<typename std::decay_t<decltype(table)>::RowType, Row>) {
            for (const ElementId element : elements) {
                if (const Row* row = table.find(element.as<decltype(Row::id)>())) rows.push_back(*row);
            }
        }
    });
    return rows;
}

template <class Row>
void drawIdentity(Session& session, UiContext& ui, std::vector<Row>& rows, bool focus) {
    const auto mergeKey = fmt::format("inspect/name/{}", rows.front().id.value);
    const bool mixed =
        std::any_of(rows.begin(), rows.end(), [&](const Row& row) { return row.name != rows.front().name; });
    std::string name = rows.front().name;
    drawField(session, ui, FieldInfo{.key = "name", .label = "Name"}, name, mixed, focus, [&] {
        for (Row& row : rows)
            row.name = name;
        return runOrExplain(session, putRows(rows), mergeKey);
    });
    if (rows.size() > 1) return;
    const float column = std::min(ui.px(132), ImGui::GetContentRegionAvail().x * 0.42F);
    fieldLabel(ui, FieldInfo{.key = "id", .label = "Id", .help = "The short name in files; it never changes"},
               {}, false, column);
    ImGui::AlignTextToFramePadding();
    textCut(ui, rows.front().key, Tone::muted);
}

/// Under the longitude of one site.
template <class Row>
void lookUpButton(Session& session, UiContext& ui, const std::vector<Row>& rows, std::string_view key) {
    if constexpr (std::is_same_v<Row, Site>) {
        if (rows.size() > 1 || key != "longitude_degrees") return;
        const float column = std::min(ui.px(132), ImGui::GetContentRegionAvail().x * 0.42F);
        ImGui::SetCursorPosX(ImGui::GetCursorPosX() + column + ui.px(kGap));
        if (ImGui::Button("Look up…", {-1, 0})) session.requestPlaceLookUp(rows.front().id);
        tooltip(ui, "The coordinates of a city, by its name");
    }
}

/// In which a row's amounts stand where that is not the project's: prices of an item are as published.
template <class Row>
std::optional<Currency> currencyOf(const Row& row) {
    if constexpr (std::is_same_v<Row, CatalogueItem>) {
        if (const auto currency = Currency::parse(row.currency)) return *currency;
    }
    return std::nullopt;
}

template <class Row>
void drawRows(Session& session, UiContext& ui, std::vector<Row> rows, std::string_view focus) {
    if (rows.empty()) return;
    drawIdentity(session, ui, rows, focus == "name");
    const std::vector<bool> mixed = mixedFields(rows);
    Row shown = rows.front();
    for (const std::string_view heading : sections()) {
        bool any = false;
        visitFields(shown,
                    [&](const FieldInfo& info, const auto&) { any = any || sectionOf(info.key) == heading; });
        const bool wanted = !focus.empty() && sectionOf(focus) == heading;
        if (wanted) ImGui::SetNextItemOpen(true);
        if (!any || !section(ui, std::string(heading).c_str(), heading != "Drawing")) continue;
        std::size_t index = 0;
        visitFields(shown, [&](const FieldInfo& info, auto& value) {
            const std::size_t own = index++;
            if (sectionOf(info.key) != heading) return;
            drawField(
                session, ui, info, value, mixed[own], info.key == focus,
                [&] {
                    setField(rows, info.key, value);
                    return runOrExplain(session, putRows(rows),
                                        fmt::format("inspect/{}/{}", info.key, rows.front().id.value));
                },
                currencyOf(shown));
            lookUpButton(session, ui, rows, info.key);
        });
    }
    if (rows.size() > 1) return;
    if (!section(ui, "Properties", !rows.front().properties.empty())) return;
    FieldContext context{.session = session, .ui = ui, .mixed = false, .message = {}, .finished = false};
    if (propertiesBox(context, rows.front().properties)) {
        context.message =
            runOrExplain(session, putRows(rows), fmt::format("inspect/properties/{}", rows.front().id.value));
    }
    refusal(ui, context.message);
    if (context.finished) session.endMerge();
}

}  // namespace

void drawRowFields(Session& session, UiContext& ui, const std::vector<ElementId>& elements,
                   std::string_view focus) {
    // Held, since an edit in the middle replaces the session's.
    const Snapshot snapshot = session.document().snapshot();
    visitTables(*snapshot, [&](const auto& table) {
        using Row = typename std::decay_t<decltype(table)>::RowType;
        if (kindOf<Row>() != elements.front().kind) return;
        drawRows(session, ui, rowsOf<Row>(*snapshot, elements), focus);
    });
}

void drawProjectFields(Session& session, UiContext& ui) {
    ImGui::PushID("project");
    if (section(ui, "Project")) {
        ProjectSettings settings = session.project().settings;
        visitFields(settings, [&](const FieldInfo& info, auto& value) {
            drawField(session, ui, info, value, false, false, [&] {
                return runOrExplain(session, edit::PutSettings{settings},
                                    fmt::format("inspect/settings/{}", info.key));
            });
        });
    }
    if (section(ui, "Cost policy")) {
        CostPolicy policy = session.project().costPolicy;
        visitFields(policy, [&](const FieldInfo& info, auto& value) {
            drawField(session, ui, info, value, false, false, [&] {
                return runOrExplain(session, edit::PutCostPolicy{policy},
                                    fmt::format("inspect/policy/{}", info.key));
            });
        });
    }
    if (section(ui, "Reliability policy")) {
        ReliabilityPolicy policy = session.project().design.reliabilityPolicy;
        visitFields(policy, [&](const FieldInfo& info, auto& value) {
            drawField(session, ui, info, value, false, false, [&] {
                return runOrExplain(session, edit::PutReliabilityPolicy{policy},
                                    fmt::format("inspect/reliability/{}", info.key));
            });
        });
    }
    if (section(ui, "Routing policy")) {
        RoutingPolicy policy = session.project().design.routingPolicy;
        visitFields(policy, [&](const FieldInfo& info, auto& value) {
            drawField(session, ui, info, value, false, false, [&] {
                return runOrExplain(session, edit::PutRoutingPolicy{policy},
                                    fmt::format("inspect/routing/{}", info.key));
            });
        });
    }
    ImGui::PopID();
}

}  // namespace spanwright::app
