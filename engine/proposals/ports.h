// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"

#include <map>

namespace spanwright::proposals {

/// How many ports of each device of a snapshot no link end takes; below 0: it has too few. A LAG takes one a
/// member at each end, a tunnel none. Devices without an item, with one that states no ports, and chassis,
/// which get line cards as they need them, are not listed.
[[nodiscard]] std::map<DeviceId, int> freePorts(const Project& project, const Design& snapshot);

}  // namespace spanwright::proposals
