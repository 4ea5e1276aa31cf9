// SPDX-License-Identifier: MIT
#pragma once

#include "engine/templates/template.h"

#include <set>
#include <string>

namespace spanwright::templates {

/// The elements of a template as members of a project file.
struct Expanded {
    std::string members;                ///< "\"sites\": […],\n\"devices\": […]"
    std::set<std::string> items;        ///< keys of the catalogue items that they name
    std::set<std::string> framedSites;  ///< keys of sites whose size the template gives
};

/// Writes out loops, conditions and expressions for these values, which are those of completeValues.
/// Code::invalidValue with the place in the template for what cannot be worked out, or for more than 50 000
/// elements.
Result<Expanded> expanded(const Template& chosen, const Values& values);

}  // namespace spanwright::templates
