// SPDX-License-Identifier: MIT
#include "engine/sim/throughput.h"

namespace spanwright::sim {

std::optional<double> throughputOf(const Project& project, const Device& device) {
    if (device.throughputMbps) return device.throughputMbps;
    const CatalogueItem* item = project.catalogue.find(device.item);
    if (item == nullptr || item->throughputMbps <= 0) return std::nullopt;
    return item->throughputMbps * device.forwardingUnits();
}

}  // namespace spanwright::sim
