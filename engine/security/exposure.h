// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"

#include <vector>

namespace spanwright::security {

/// A management zone that an untrusted zone reaches with nothing on the way that inspects.
struct ManagementExposure {
    ZoneId untrusted;
    ZoneId management;
    std::vector<DeviceId> reached;  ///< of the management zone, by id
    std::vector<DeviceId> path;     ///< a shortest one to the nearest of them
};

/// A line to the internet that ends, uninspected, on a device in a trusted zone.
struct OpenEdge {
    LinkId link;
    DeviceId device;
    ZoneId zone;
};

struct Exposures {
    std::vector<ManagementExposure> management;  ///< by untrusted, then management zone
    std::vector<OpenEdge> edges;                 ///< by link
};

/// What of a snapshot lies open. Reach is over links in service, whatever the routing: rules that nothing on
/// the way can enforce do not hold. Devices that inspect stop it. A zone rule that allows the way is
/// respected. Lines to the internet are internet access, broadband and cellular. O(zones × links).
[[nodiscard]] Exposures exposures(const Design& snapshot);

}  // namespace spanwright::security
