// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/model/table_model.h"
#include "engine/design/project.h"
#include "engine/edit/command.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

/// The catalogue as a table, and what its buttons do.
namespace spanwright::app {

/// One row an item: name, vendor, model, category, prices as bands in their own currency, ports, power, lead
/// time, how far the price can be trusted. Without a category: all. Linear in items.
[[nodiscard]] TableModel catalogueTable(const Project& project, std::optional<ItemCategory> category = {});

/// "USD 4 000 – 6 000 – 10 000": low, likely, high; one figure where it is certain; empty for nothing.
[[nodiscard]] std::string bandText(const std::string& currency, const ThreePoint<Decimal>& price);

/// "48×1G RJ45, 4×10G SFP+".
[[nodiscard]] std::string portsText(const std::vector<PortGroup>& groups);

/// Categories of the catalogue's items, in the order of the enumeration.
[[nodiscard]] std::vector<ItemCategory> categoriesOf(const Project& project);

/// The catalogue items among the elements.
[[nodiscard]] std::vector<CatalogueItemId> itemsOf(const std::set<ElementId>& elements);

/// Adds a copy of each item, with the ids from `reservedId` 0 on; "(copy)" behind the name.
[[nodiscard]] edit::Command duplicateItems(const Project& project, const std::vector<CatalogueItemId>& items);

/// Removes the items. Devices and links that have one keep going without.
[[nodiscard]] edit::Command removeItems(const std::vector<CatalogueItemId>& items);

/// How many devices, links and items name one of these.
[[nodiscard]] std::size_t usesOf(const Project& project, const std::vector<CatalogueItemId>& items);

}  // namespace spanwright::app
