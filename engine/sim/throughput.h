// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"

#include <optional>

namespace spanwright::sim {

/// Forwarding limit of a device in Mbit/s, all its units together: as given, else its catalogue item's times
/// the units that forward; absent: no limit is known.
[[nodiscard]] std::optional<double> throughputOf(const Project& project, const Device& device);

}  // namespace spanwright::sim
