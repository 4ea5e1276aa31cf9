// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"
#include "engine/edit/command.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

/// Editing one field of several rows of a kind at once.
namespace spanwright::app {

/// For each field of the rows, in the order of visitFields: true where the rows differ. Fields × rows.
template <class Row>
[[nodiscard]] std::vector<bool> mixedFields(const std::vector<Row>& rows) {
    std::vector<const void*> first;
    visitFields(rows.front(), [&](const FieldInfo&, const auto& value) { first.push_back(&value); });
    std::vector<bool> mixed(first.size(), false);
    for (const Row& row : rows) {
        std::size_t index = 0;
        visitFields(row, [&](const FieldInfo&, const auto& value) {
            // The n-th field has one type in all rows of a kind.
            using Value = std::decay_t<decltype(value)>;
            if (!(value == *static_cast<const Value*>(first[index]))) mixed[index] = true;
            ++index;
        });
    }
    return mixed;
}

/// Sets the field with this file key to `value` in every row.
template <class Row, class Value>
void setField(std::vector<Row>& rows, std::string_view key, const Value& value) {
    for (Row& row : rows) {
        visitFields(row, [&](const FieldInfo& info, auto& field) {
            if constexpr (std::is_same_v<std::decay_t<decltype(field)>, Value>) {
                if (info.key == key) field = value;
            }
        });
    }
}

/// One command that replaces all the rows.
template <class Row>
[[nodiscard]] edit::Command putRows(const std::vector<Row>& rows) {
    return edit::Put{{rows.begin(), rows.end()}};
}

/// Under which heading a field stands: "General", "Traffic", "Tunnel", "Path", "Cost", "Reliability",
/// "Service life", "Drawing".
[[nodiscard]] std::string_view sectionOf(std::string_view fieldKey);
/// All headings, in the order in which they stand.
[[nodiscard]] const std::vector<std::string_view>& sections();

}  // namespace spanwright::app
