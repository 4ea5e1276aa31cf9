// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"
#include "engine/io/import/foreign_network.h"
#include "engine/io/import/source.h"

#include <string_view>

namespace pugi {
class xml_document;
class xml_node;
}  // namespace pugi

/// One reader a text format; those of XML stand in xml_readers.h. Each appends what a file
/// holds to a network that other files may add to, and stops at the first thing that it cannot use. Linear in
/// the size of the file.
namespace spanwright::io {

/// REPETITA `.graph` and `.demands`. Ids are indexes: nodes "0", "1", …; links "edge_0"; demands "demand_0".
[[nodiscard]] bool looksLikeRepetita(std::string_view text);
Result<void> readRepetita(const Source& source, ForeignNetwork& network);

/// SNDlib native format.
[[nodiscard]] bool looksLikeSndlib(std::string_view text);
Result<void> readSndlib(const Source& source, ForeignNetwork& network);

/// The CSV tables of the command line's description: nodes, links or demands, told apart by their columns.
[[nodiscard]] bool looksLikeCsv(std::string_view text);
Result<void> readCsv(const Source& source, ForeignNetwork& network);

}  // namespace spanwright::io
