// SPDX-License-Identifier: MIT
#pragma once

#include "engine/edit/command.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

/// Finding elements by what stands in one of their fields, and putting something else into that or another
/// field of all of them: "links whose provider is X: provider Y".
namespace spanwright::app {

/// A field whose value can be typed: text, figures, dates, choices, references, yes or no.
struct TypedField {
    std::string key;    ///< file key, "name", or "properties." and the name of a property in use
    std::string label;  ///< on screen, with the unit
    bool text = false;  ///< parts of it can be replaced

    friend bool operator==(const TypedField&, const TypedField&) = default;
};

/// Of the rows of a kind, the name first, then as the inspector has them, then properties in use.
[[nodiscard]] std::vector<TypedField> typedFields(const Project& project, ElementKind kind);
/// What stands in the field, each value once, in order; of choices every label. At most 200.
[[nodiscard]] std::vector<std::string> valuesOf(const Project& project, ElementKind kind,
                                                std::string_view field);

enum class Comparison { is, contains };

/// Texts are compared without regard to the case of ASCII letters.
struct FindQuery {
    ElementKind kind = ElementKind::link;
    std::string field = "name";
    Comparison comparison = Comparison::contains;
    std::string value = {};           ///< `is` with an empty one finds what is empty
    std::set<ElementId> within = {};  ///< empty: everywhere

    friend bool operator==(const FindQuery&, const FindQuery&) = default;
};

struct Replacement {
    std::string field = {};  ///< empty: nothing is changed
    std::string value = {};
    /// Only the parts that were found change, what is around them stays: the found field itself, as text.
    bool parts = false;

    friend bool operator==(const Replacement&, const Replacement&) = default;
};

struct FoundRow {
    ElementId element;
    std::string name;
    std::string found;   ///< what stands in the field that was searched
    std::string before;  ///< in the field to change
    std::string after;   ///< what would stand there
    std::string error;   ///< why that cannot be; empty: it can

    friend bool operator==(const FoundRow&, const FoundRow&) = default;
};

/// The rows that answer the query, in the order of the project, with what the replacement makes of them.
[[nodiscard]] std::vector<FoundRow> findRows(const Project& project, const FindQuery& query,
                                             const Replacement& replacement);

/// One command for all rows found, but for those that stay as they are. Code::invalidValue, naming the first
/// element whose field refuses the value; Code::notFound where nothing changes.
[[nodiscard]] Result<edit::Command> replaceCommand(const Project& project, const FindQuery& query,
                                                   const Replacement& replacement);

}  // namespace spanwright::app
