// SPDX-License-Identifier: MIT
#pragma once

#include "engine/io/import/import.h"

#include <string>

namespace spanwright::io {

/// True for text whose first line could head a table of nodes, links or demands: with commas, or with tabs as
/// spreadsheets copy it.
[[nodiscard]] bool looksLikeNetworkTable(std::string_view text);

/// Adds a table of nodes, links or demands, as `import` reads it from a CSV file, to a project. Ends of links
/// and demands are devices of the table or of the project, by key, else by a name that only one of them has;
/// others are Code::notFound. The first bad row is the error, with its line and column; nothing is kept then.
Result<Imported> addNetworkTable(const Project& project, std::string text, const std::string& name);

}  // namespace spanwright::io
