// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"

#include <vector>

namespace spanwright {

/// The tunnels of a design by what rides on what: a tunnel rides on the tunnels among its `underlay` links.
struct TunnelOrder {
    std::vector<LinkId> tunnels;   ///< a tunnel after all that it rides on; else by id
    std::vector<LinkId> circular;  ///< those that ride on themselves, directly or through others; by id
    std::vector<LinkId> above;     ///< those that ride on a circle without being part of it; by id
};

/// O(links + underlay entries).
[[nodiscard]] TunnelOrder tunnelOrder(const Design& design);

/// The design with what is laid or leased alone: tunnels add no way that the links below them do not give.
[[nodiscard]] Design withoutTunnels(Design design);

}  // namespace spanwright
