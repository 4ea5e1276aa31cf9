// SPDX-License-Identifier: MIT
#include "engine/cost/unpriced.h"

#include <set>

namespace spanwright::cost {

std::vector<ElementId> unpricedDevices(const Design& design, const Table<CatalogueItem>& items) {
    std::vector<ElementId> unpriced;
    for (const Device& device : design.devices) {
        const bool bought = device.kind != DeviceKind::providerNetwork && !device.outsideBudget;
        if (bought && !items.contains(device.item)) unpriced.emplace_back(device.id);
    }
    return unpriced;
}

std::vector<ElementId> unpricedLinks(const Design& design, const Table<CatalogueItem>& items,
                                     const std::vector<BomLine>& bill) {
    std::set<ElementId> budgeted;
    for (const BomLine& line : bill)
        budgeted.insert(line.elements.begin(), line.elements.end());
    const auto atProvider = [&](DeviceId end) {
        return design.devices.at(end).kind == DeviceKind::providerNetwork;
    };
    std::vector<ElementId> unpriced;
    for (const Link& link : design.links) {
        const bool bought = !link.outsideBudget && !link.isTunnel() &&
                            !(atProvider(link.from.device) && atProvider(link.to.device));
        const bool priced =
            link.monthlyPrice || link.setupPrice || items.contains(link.item) || budgeted.contains(link.id);
        if (bought && !priced) unpriced.emplace_back(link.id);
    }
    return unpriced;
}

}  // namespace spanwright::cost
