// SPDX-License-Identifier: MIT
#include "app/panels/model/find_replace.h"

#include "app/panels/model/field_text.h"
#include "engine/design/queries.h"

#include <algorithm>
#include <array>
#include <type_traits>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

constexpr std::string_view kName = "name";
constexpr std::string_view kProperty = "properties.";
constexpr std::size_t kMostValues = 200;

template <class Value>
concept TypedText = requires(const FieldInfo& info, Value& value) {
    readField(info, "", value);
    { fieldText(value) } -> std::convertible_to<std::string>;
};
template <class Value>
concept TypedChoice = std::is_enum_v<Value> && requires {
    EnumNames<Value>::kNames;
};
template <class Value>
struct ReferenceKind;
template <ElementKind kKind>
struct ReferenceKind<Id<KindTag<kKind>>> {
    static constexpr ElementKind kValue = kKind;
};
template <class Value>
concept TypedReference = requires {
    ReferenceKind<Value>::kValue;
};

/// What is typed for a value of a field, and back; specialised by overloads for each kind of value.
std::string textOf(const Project& /*project*/, bool value) {
    return value ? "yes" : "no";
}
template <TypedText Value>
std::string textOf(const Project& /*project*/, const Value& value) {
    return fieldText(value);
}
template <TypedChoice Value>
std::string textOf(const Project& /*project*/, const Value& value) {
    return std::string(nameOf(value).label);
}
template <TypedReference Value>
std::string textOf(const Project& project, const Value& value) {
    return value ? displayName(project, ElementId(value)) : std::string();
}

char small(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool alike(char a, char b) {
    return small(a) == small(b);
}

bool equal(std::string_view a, std::string_view b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), alike);
}

Result<void> readText(const Project& /*project*/, const FieldInfo& /*info*/, std::string_view text,
                      bool& value) {
    if (!equal(text, "yes") && !equal(text, "no")) return fail(Code::invalidValue, "yes or no is expected");
    value = equal(text, "yes");
    return {};
}
template <TypedText Value>
Result<void> readText(const Project& /*project*/, const FieldInfo& info, std::string_view text,
                      Value& value) {
    return readField(info, text, value);
}
template <TypedChoice Value>
Result<void> readText(const Project& /*project*/, const FieldInfo& /*info*/, std::string_view text,
                      Value& value) {
    for (const auto& name : EnumNames<Value>::kNames) {
        if (!equal(text, name.label) && !equal(text, name.key)) continue;
        value = name.value;
        return {};
    }
    return fail(Code::invalidValue, fmt::format("\xE2\x80\x9C{}\xE2\x80\x9D is none of the choices", text));
}
template <TypedReference Value>
Result<void> readText(const Project& project, const FieldInfo& /*info*/, std::string_view text,
                      Value& value) {
    constexpr ElementKind kKind = ReferenceKind<Value>::kValue;
    if (text.empty()) {
        value = {};
        return {};
    }
    Result<void> read = fail(
        Code::notFound, fmt::format("there is no {} \xE2\x80\x9C{}\xE2\x80\x9D", nameOf(kKind).label, text));
    visitTables(project, [&](const auto& table) {
        using Row = typename std::decay_t<decltype(table)>::RowType;
        if constexpr (kindOf<Row>() == kKind) {
            for (const Row& row : table) {
                if (!equal(row.name, text) && row.key != text) continue;
                value = row.id;
                read = {};
                return;
            }
        }
    });
    return read;
}

/// Calls `visit(info, value)` for the name and every field of the row whose value can be typed.
template <class Row, class Visitor>
void visitTyped(Row& row, Visitor&& visit) {
    visit(FieldInfo{.key = kName, .label = "Name"}, row.name);
    visitFields(row, [&](const FieldInfo& info, auto& value) {
        using Value = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, bool> || TypedText<Value> || TypedChoice<Value> ||
                      TypedReference<Value>) {
            if (info.key != kName) visit(info, value);
        }
    });
}

const std::string* findProperty(const Properties& properties, std::string_view name) {
    const auto found = std::find_if(properties.begin(), properties.end(),
                                    [name](const auto& property) { return property.first == name; });
    return found == properties.end() ? nullptr : &found->second;
}

void setProperty(Properties& properties, std::string_view name, std::string value) {
    const auto found = std::find_if(properties.begin(), properties.end(),
                                    [name](const auto& property) { return property.first == name; });
    if (found != properties.end()) {
        found->second = std::move(value);
    } else if (!value.empty()) {
        properties.emplace_back(name, std::move(value));
    }
}

template <class Row>
std::string valueIn(const Project& project, const Row& row, std::string_view field) {
    if (field.starts_with(kProperty)) {
        const std::string* value = findProperty(row.properties, field.substr(kProperty.size()));
        return value == nullptr ? std::string() : *value;
    }
    std::string text;
    visitTyped(row, [&](const FieldInfo& info, const auto& value) {
        if (info.key == field) text = textOf(project, value);
    });
    return text;
}

template <class Row>
Result<void> setValue(const Project& project, Row& row, std::string_view field, std::string_view text) {
    if (field.starts_with(kProperty)) {
        setProperty(row.properties, field.substr(kProperty.size()), std::string(text));
        return {};
    }
    Result<void> done = fail(Code::notFound, "there is no such field");
    visitTyped(row, [&](const FieldInfo& info, auto& value) {
        if (info.key == field) done = readText(project, info, text, value);
    });
    return done;
}

bool answers(const FindQuery& query, std::string_view text) {
    if (query.comparison == Comparison::is) return equal(text, query.value);
    return std::search(text.begin(), text.end(), query.value.begin(), query.value.end(), alike) !=
               text.end() ||
           query.value.empty();
}

std::string withParts(std::string_view text, std::string_view part, std::string_view by) {
    if (part.empty()) return std::string(text);
    std::string out;
    for (auto from = text.begin();;) {
        const auto found = std::search(from, text.end(), part.begin(), part.end(), alike);
        out.append(from, found);
        if (found == text.end()) return out;
        out.append(by);
        from = found + static_cast<std::ptrdiff_t>(part.size());
    }
}

/// Calls `visit(row, changed row or why not)` for each row found.
template <class Visitor>
void visitFound(const Project& project, const FindQuery& query, const Replacement& replacement,
                Visitor&& visit) {
    visitTables(project, [&](const auto& table) {
        using Row = typename std::decay_t<decltype(table)>::RowType;
        if (kindOf<Row>() != query.kind) return;
        for (const Row& row : table) {
            if (!query.within.empty() && !query.within.contains(ElementId(row.id))) continue;
            if (!answers(query, valueIn(project, row, query.field))) continue;
            Row changed = row;
            const std::string value = replacement.parts ? withParts(valueIn(project, row, query.field),
                                                                    query.value, replacement.value)
                                                        : replacement.value;
            const std::string_view field = replacement.parts ? query.field : replacement.field;
            Result<void> done;
            if (!field.empty()) done = setValue(project, changed, field, value);
            visit(row, changed, field, done);
        }
    });
}

}  // namespace

std::vector<TypedField> typedFields(const Project& project, ElementKind kind) {
    std::vector<TypedField> fields;
    visitTables(project, [&](const auto& table) {
        using Row = typename std::decay_t<decltype(table)>::RowType;
        if (kindOf<Row>() != kind) return;
        const Row blank{};
        visitTyped(blank, [&](const FieldInfo& info, const auto& value) {
            const std::string unit = unitText(info, project.settings.currency);
            fields.push_back(
                {std::string(info.key),
                 unit.empty() ? std::string(info.label) : fmt::format("{} ({})", info.label, unit),
                 std::is_same_v<std::decay_t<decltype(value)>, std::string>});
        });
        std::set<std::string> names;
        for (const Row& row : table) {
            for (const auto& [name, value] : row.properties)
                names.insert(name);
        }
        for (const std::string& name : names)
            fields.push_back({std::string(kProperty) + name, name, true});
    });
    return fields;
}

std::vector<std::string> valuesOf(const Project& project, ElementKind kind, std::string_view field) {
    std::set<std::string> values;
    visitTables(project, [&](const auto& table) {
        using Row = typename std::decay_t<decltype(table)>::RowType;
        if (kindOf<Row>() != kind) return;
        for (const Row& row : table) {
            if (values.size() < kMostValues) values.insert(valueIn(project, row, field));
        }
        const Row blank{};
        visitTyped(blank, [&](const FieldInfo& info, const auto& value) {
            using Value = std::decay_t<decltype(value)>;
            if constexpr (TypedChoice<Value>) {
                if (info.key != field) return;
                for (const auto& name : EnumNames<Value>::kNames)
                    values.emplace(name.label);
            }
        });
    });
    values.erase(std::string());
    return {values.begin(), values.end()};
}

std::vector<FoundRow> findRows(const Project& project, const FindQuery& query,
                               const Replacement& replacement) {
    std::vector<FoundRow> found;
    visitFound(project, query, replacement,
               [&](const auto& row, const auto& changed, std::string_view field, const Result<void>& done) {
                   found.push_back({.element = ElementId(row.id),
                                    .name = row.name.empty() ? row.key : row.name,
                                    .found = valueIn(project, row, query.field),
                                    .before = valueIn(project, row, field),
                                    .after = valueIn(project, changed, field),
                                    .error = done ? std::string() : done.error().message});
               });
    return found;
}

Result<edit::Command> replaceCommand(const Project& project, const FindQuery& query,
                                     const Replacement& replacement) {
    edit::Put put;
    Result<void> refused;
    visitFound(project, query, replacement,
               [&](const auto& row, const auto& changed, std::string_view /*field*/, Result<void> done) {
                   if (!done && refused) {
                       refused = fail(Code::invalidValue, done.error().message,
                                      row.name.empty() ? row.key : row.name);
                   }
                   if (!(changed == row)) put.rows.emplace_back(changed);
               });
    if (!refused) return tl::unexpected(refused.error());
    if (put.rows.empty()) return fail(Code::notFound, "nothing would change");
    const std::string label = fmt::format("replace in {} {}", put.rows.size(), nameOf(query.kind).key);
    return edit::Batch{label, {std::move(put)}};
}

}  // namespace spanwright::app
