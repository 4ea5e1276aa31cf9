// SPDX-License-Identifier: MIT
#pragma once

#include "engine/catalogue/catalogue_item.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Catalogue items as cells of a table, by way of visitFields: what a price book reads and writes.
namespace spanwright::io {

/// Columns and what an item has in them, in the order of the item's fields. A cell is empty where the field
/// is at its default.
using ItemCells = std::vector<std::pair<std::string, std::string>>;

[[nodiscard]] ItemCells cellsOf(const CatalogueItem& item);

/// A cell that could not be used, and why.
struct CellProblem {
    std::string column;
    std::string message;
};

/// Sets the fields that have a cell; an empty cell leaves its field. All problems, not just the first.
[[nodiscard]] std::vector<CellProblem> setCells(CatalogueItem& item,
                                                const std::map<std::string, std::string, std::less<>>& cells);

/// The field that a column belongs to: "price" for "price_low", "port_groups" for "ports".
[[nodiscard]] std::string fieldOfColumn(std::string_view column);

/// File keys of the fields that hold money other than zero.
[[nodiscard]] std::set<std::string> pricedFields(const CatalogueItem& item);

/// "48x1000 RJ45; 4x10000 SFP+".
[[nodiscard]] std::string portsText(const std::vector<PortGroup>& groups);

}  // namespace spanwright::io
