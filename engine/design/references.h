// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"

#include <utility>
#include <vector>

namespace spanwright {
namespace detail {

/// A visitor of fields that hands every id among them, also inside lists and nested rows, to
/// `visit(idOrElement)`.
template <class Visit>
struct ReferenceVisitor {
    Visit& visit;

    template <class Value>
    void operator()(const FieldInfo& /*info*/, Value& value) const {
        walk(value);
    }

  private:
    template <ElementKind kKind>
    void walk(const Id<KindTag<kKind>>& id) const {
        visit(id);
    }
    template <ElementKind kKind>
    void walk(Id<KindTag<kKind>>& id) const {
        visit(id);
    }
    void walk(const ElementId& id) const { visit(id); }
    void walk(ElementId& id) const { visit(id); }

    template <class Value>
    void walk(const std::vector<Value>& values) const {
        for (const Value& value : values)
            walk(value);
    }
    template <class Value>
    void walk(std::vector<Value>& values) const {
        for (Value& value : values)
            walk(value);
    }
    template <class Value>
    void walk(Value& value) const {
        if constexpr (requires { visitFields(value, *this); }) visitFields(value, *this);
    }
};

}  // namespace detail

/// Calls `visit(id)` for every id that the row's fields hold, null ones included; on a mutable row the ids
/// may be written. `visit` takes ElementId, or is overloaded on the typed ids.
template <class Row, class Visit>
void visitReferences(Row& row, Visit&& visit) {
    visitFields(row, detail::ReferenceVisitor<std::remove_reference_t<Visit>>{visit});
}

}  // namespace spanwright
