// SPDX-License-Identifier: MIT
#pragma once

#include "app/tools/tool_choice.h"
#include "engine/edit/command.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace spanwright::app {

/// A line of the catalogue list.
struct CatalogueEntry {
    CatalogueItemId item;
    std::string title;   ///< "Cisco C9300-48P", or the name
    std::string detail;  ///< "Access switches · EUR 4 200"
};

/// Items that match the filter (vendor, model, name, category), by category and title.
[[nodiscard]] std::vector<CatalogueEntry> catalogueEntries(const Project& project, std::string_view filter);

/// Gives the item to every device and link that is selected, as one command; nothing when there is none, or
/// all have it already.
[[nodiscard]] std::optional<edit::Command> assignItem(const Project& project,
                                                      const std::set<ElementId>& selection,
                                                      CatalogueItemId item);

/// The tool that places such an item: a device of its kind, or a link for a circuit; nothing for licences,
/// labour and the like.
[[nodiscard]] std::optional<ToolChoice> toolFor(const Project& project, CatalogueItemId item);

/// An item with nothing but a name.
[[nodiscard]] edit::Command addItem();

}  // namespace spanwright::app
