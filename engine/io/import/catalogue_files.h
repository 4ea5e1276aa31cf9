// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"
#include "engine/io/import/catalogue_change.h"
#include "engine/io/import/source.h"

#include <filesystem>
#include <string_view>
#include <vector>

/// What users bring to a catalogue: price books (CSV) and NetBox device types (YAML), told apart by content.
namespace spanwright::io {

/// "price-book" or "device-type"; empty for other text.
[[nodiscard]] std::string_view catalogueFormatOf(std::string_view text);

/// Applies one file whose format `catalogueFormatOf` knows. On any error the project is as it was.
ResultOrErrors<CatalogueChange> readCatalogue(const Source& source, Project& project);

/// Applies several files one after the other: all of them, or none. Every file is read, so that the errors of
/// all are listed.
ResultOrErrors<CatalogueChange> importCatalogue(Project& project,
                                                const std::vector<std::filesystem::path>& files);

}  // namespace spanwright::io
