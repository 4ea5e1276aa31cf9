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

/// One row's own figures: ranges, finite numbers, ordered three-point figures.
template <class Row>
[[nodiscard]] std::vector<Error> validateFigures(const Row& row);

/// One row within its project: its figures, its references, its own rules. Logarithmic in the size of the
/// project.
template <class Row>
[[nodiscard]] std::vector<Error> validateRow(const Project& project, const Row& row);

/// The project's settings and policies: figures, currencies, the calendar that they name.
[[nodiscard]] std::vector<Error> validateSettings(const Project& project);

/// What no single row can show: the order of phases, cycles between work packages, circles of tunnels. Keys
/// are not looked at.
[[nodiscard]] std::vector<Error> validateAcrossRows(const Project& project);

}  // namespace spanwright
