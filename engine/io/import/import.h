// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"
#include "engine/design/project.h"
#include "engine/io/import/catalogue_change.h"

#include <filesystem>
#include <string>
#include <vector>

namespace spanwright::io {

/// A project made from foreign files, and what was left out or assumed on the way.
struct Imported {
    Project project;
    std::string format;                 ///< of the inputs: "repetita", "sndlib", "graphml", "csv"
    std::vector<std::string> warnings;  ///< one a kind of thing, with a count
    CatalogueChange catalogue;          ///< by price books and device types among the inputs
};

/// Makes one project from several inputs (a topology and its demands). The format of each is found from its
/// content, never its name: REPETITA .graph/.demands, SNDlib native, GraphML (Internet Topology Zoo), CSV
/// nodes/links/demands, a project file to add to, price books and NetBox device types for its catalogue.
/// Code::unknownFormat when no reader recognises a file; errors name
/// file, line and column.
Result<Imported> importFiles(const std::vector<std::filesystem::path>& files);

}  // namespace spanwright::io
