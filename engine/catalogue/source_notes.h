// SPDX-License-Identifier: MIT
#pragma once

#include "engine/catalogue/catalogue_item.h"

#include <set>
#include <string>
#include <string_view>

/// Which figures of a catalogue item come from where.
namespace spanwright {

/// The note that names the field, by file key; null when none does.
[[nodiscard]] const SourceNote* noteFor(const CatalogueItem& item, std::string_view field);

/// Takes the fields out of the notes that name them, and gives them this one; its own list of figures is
/// filled in. Notes that name nothing any more go.
void replaceNotes(CatalogueItem& item, const std::set<std::string>& fields, SourceNote note);

}  // namespace spanwright
