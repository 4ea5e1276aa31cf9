// SPDX-License-Identifier: MIT
#include "engine/proposals/ports.h"

namespace spanwright::proposals {

std::map<DeviceId, int> freePorts(const Project& project, const Design& snapshot) {
    std::map<DeviceId, int> free;
    for (const Device& device : snapshot.devices) {
        const CatalogueItem* item = project.catalogue.find(device.item);
        if (item == nullptr || item->portCount() <= 0 || !item->moduleBays.empty()) continue;
        free[device.id] = item->portCount() * device.units();
    }
    for (const Link& link : snapshot.links) {
        if (link.isTunnel()) continue;
        for (const DeviceId end : {link.from.device, link.to.device}) {
            if (const auto row = free.find(end); row != free.end()) row->second -= link.memberCount;
        }
    }
    return free;
}

}  // namespace spanwright::proposals
