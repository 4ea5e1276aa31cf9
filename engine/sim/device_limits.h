// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"
#include "engine/sim/routing.h"

#include <vector>

namespace spanwright::sim {

/// What a device has to do in the busy hour.
struct DeviceWork {
    double mbps = 0;              ///< enters it, from links or as its own demands
    double packetsPerSecond = 0;  ///< of that
    double ipsecMbps = 0;  ///< in IPsec and SD-WAN tunnels that end at it, both ways, before encapsulation
};

/// The limits of a device that are known, each with its load: its own, else its item's × forwarding units.
/// Inspection is the work of firewalls, on all that enters them, and of other devices that state a limit of
/// their own; TLS inspection is the device's own share of that.
[[nodiscard]] std::vector<DeviceLimit> limitsOf(const Project& project, const Device& device,
                                                const DeviceWork& work);

}  // namespace spanwright::sim
