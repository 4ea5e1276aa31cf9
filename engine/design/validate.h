// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"
#include "engine/design/project.h"

#include <vector>

namespace spanwright {

/// Everything that makes a project unusable rather than unwise: figures out of range, references to elements
/// that do not exist, keys that are empty or used twice, a link from a device to itself, low > likely > high,
/// cyclic precedence between work packages. `where` names element and field ("lon-core-1/count").
///
/// Empty for a sound project. Linear in the size of the project.
[[nodiscard]] std::vector<Error> validate(const Project& project);

/// The same for one row's own figures: ranges, finite numbers, ordered three-point figures.
template <class Row>
[[nodiscard]] std::vector<Error> validateFigures(const Row& row);

}  // namespace spanwright
