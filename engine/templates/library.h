// SPDX-License-Identifier: MIT
#pragma once

#include "engine/templates/template.h"

#include <filesystem>
#include <vector>

namespace spanwright::templates {

/// The templates there are, and what is wrong with the files that are none.
struct Library {
    std::vector<Template> templates;  ///< the shipped ones first, each part by name
    std::vector<Error> errors;

    [[nodiscard]] const Template* find(std::string_view key) const;
};

/// Where a person's own templates lie: $XDG_CONFIG_HOME/spanwright/templates, else
/// ~/.config/spanwright/templates; empty where neither variable is set.
[[nodiscard]] std::filesystem::path userFolder();

/// The shipped templates and the *.json files of a folder, which need not exist. A file with the id of a
/// shipped template takes its place.
[[nodiscard]] Library loadLibrary(const std::filesystem::path& folder);

}  // namespace spanwright::templates
