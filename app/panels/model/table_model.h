// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/element_kind.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace spanwright::app {

enum class Tone { normal, muted, good, warning, bad };

/// One cell: what is shown, and what it sorts by (`number` where there is one, else the text).
struct Cell {
    std::string text;
    std::optional<double> number = {};
    Tone tone = Tone::normal;
    std::optional<double> bar = {};  ///< 0 to 1 and beyond: drawn as a bar behind the figure

    [[nodiscard]] static Cell plain(std::string text) { return Cell{std::move(text)}; }
};

struct Column {
    std::string header;    ///< with the unit: "Load (Mbit/s)"
    float width = 8;       ///< in widths of a digit, besides padding; text columns share what is left over
    bool figures = false;  ///< right-aligned, tabular, first sorted from the greatest
    std::string help = {};
};

struct TableRow {
    std::vector<ElementId> elements;  ///< the first is selected and revealed by a click
    std::vector<Cell> cells;          ///< one a column
};

/// A table without a screen: panels draw it, tests read it.
struct TableModel {
    std::vector<Column> columns;
    std::vector<TableRow> rows;
    std::string whenEmpty;  ///< what to do so that there is something
    bool inOrder = false;   ///< rows belong in the order in which they stand: no column sorts them
};

/// Indices of the rows that hold `filter` in any cell (case-insensitive, all of its words), sorted by a
/// column. Equal rows keep their order; rows without a figure stand after those with one. O(n log n).
[[nodiscard]] std::vector<std::size_t> orderOf(const TableModel& table, std::size_t column, bool descending,
                                               std::string_view filter = {});

/// True when every word of `filter` occurs in `text`, in any case of ASCII letters.
[[nodiscard]] bool matchesFilter(std::string_view text, std::string_view filter);

}  // namespace spanwright::app
