// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"

#include <algorithm>

namespace spanwright {

/// A row without what only the drawing shows: where and how it stands there.
template <class Row>
[[nodiscard]] Row withoutDrawing(Row row) {
    if constexpr (std::is_same_v<Row, Site>) {
        row.frame = {};
        row.collapsed = false;
    }
    if constexpr (std::is_same_v<Row, Zone>) row.frame = {};
    if constexpr (std::is_same_v<Row, Device>) row.position = {};
    if constexpr (std::is_same_v<Row, Site> || std::is_same_v<Row, Device>) {
        row.locked = false;
        row.group.clear();
    }
    if constexpr (std::is_same_v<Row, Link>) {
        row.waypoints.clear();
        row.style = LinkStyle::straight;
    }
    return row;
}

/// True when two tables give the same answers, wherever their symbols stand. Looks at chunks first, at rows
/// only where chunks differ.
template <class Row>
[[nodiscard]] bool sameButDrawing(const Table<Row>& before, const Table<Row>& after) {
    if (before.sharesAllWith(after)) return true;
    return before.size() == after.size() &&
           std::equal(before.begin(), before.end(), after.begin(), [](const Row& a, const Row& b) {
               return a == b || withoutDrawing(a) == withoutDrawing(b);
           });
}

}  // namespace spanwright
