// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"
#include "engine/io/import/catalogue_change.h"
#include "engine/io/import/source.h"

#include <string>
#include <string_view>

/// Price books: catalogue items as a table that a buyer or a supplier fills in.
///
/// UTF-8 CSV with a header line, columns in any order. `item` (the item's id) or `vendor` and `model` say
/// which item a row is about; a row that names no item of the project adds one. An empty cell leaves the
/// field as it is. The other columns are the fields of a catalogue item by their file key; figures with an
/// uncertainty have three (`price_low`, `price`, `price_high`; `price` alone is certain), `ports` reads
/// "48x1000 RJ45; 4x10000 SFP+", `transfer_tiers` and `rate_bands` "eu-west-1 up to 10240: 0.09; eu-west-1:
/// 0.05" (see band_cells.h), `module_bays` "4x nexus-9500-lc". `source`, `as_of` (ISO 8601) and `confidence`
/// say where the row's figures come from; without them a changed figure's source is the file. Other columns
/// are kept as properties.
namespace spanwright::io {

[[nodiscard]] bool looksLikePriceBook(std::string_view text);

/// Applies a price book to the project's catalogue. On any error nothing is changed and every line that
/// cannot be used is listed with its place. Linear in rows and items.
ResultOrErrors<CatalogueChange> readPriceBook(const Source& source, Project& project);

/// The whole catalogue as a price book. Text that a spreadsheet would run is made plain and reads back as it
/// was; what items require, and all sources but the price's, are left out.
[[nodiscard]] std::string priceBookText(const Project& project);

}  // namespace spanwright::io
