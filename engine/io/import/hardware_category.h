// SPDX-License-Identifier: MIT
#pragma once

#include "engine/catalogue/catalogue_item.h"

#include <string_view>
#include <vector>

namespace spanwright::io {

/// What kind of hardware a model is, from the product line that its name shows ("Catalyst 9300-48P" is an
/// access switch), else from its ports: many alike are a switch by their speed. ItemCategory::other where
/// neither says anything.
[[nodiscard]] ItemCategory hardwareCategory(std::string_view vendor, std::string_view model,
                                            const std::vector<PortGroup>& ports);

}  // namespace spanwright::io
