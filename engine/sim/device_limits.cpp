// SPDX-License-Identifier: MIT
#include "engine/sim/device_limits.h"

#include <algorithm>

namespace spanwright::sim {
namespace {

std::optional<double> limitOf(const Project& project, const Device& device,
                              std::optional<double> Device::*own, double CatalogueItem::*ofItem) {
    if (device.*own) return device.*own;
    const CatalogueItem* item = project.catalogue.find(device.item);
    if (item == nullptr || item->*ofItem <= 0) return std::nullopt;
    return item->*ofItem * device.forwardingUnits();
}

}  // namespace

std::vector<DeviceLimit> limitsOf(const Project& project, const Device& device, const DeviceWork& work) {
    std::vector<DeviceLimit> limits;
    const auto add = [&](DeviceService service, double load, std::optional<double> limit) {
        if (!limit) return;
        DeviceLimit row{service, load, *limit, std::nullopt};
        if (*limit > 0) row.utilization = load / *limit;
        limits.push_back(row);
    };
    add(DeviceService::forwarding, work.mbps,
        limitOf(project, device, &Device::throughputMbps, &CatalogueItem::throughputMbps));
    add(DeviceService::packets, work.packetsPerSecond,
        limitOf(project, device, &Device::packetsPerSecond, &CatalogueItem::packetsPerSecond));
    const bool firewall = device.kind == DeviceKind::firewall;
    if (firewall || device.inspectionMbps) {
        add(DeviceService::inspection, work.mbps,
            limitOf(project, device, &Device::inspectionMbps, &CatalogueItem::inspectionMbps));
    }
    if (firewall || device.tlsInspectionMbps) {
        add(DeviceService::tlsInspection, work.mbps * device.tlsInspectedPercent.value_or(0) / 100,
            limitOf(project, device, &Device::tlsInspectionMbps, &CatalogueItem::tlsInspectionMbps));
    }
    add(DeviceService::ipsec, work.ipsecMbps,
        limitOf(project, device, &Device::ipsecMbps, &CatalogueItem::ipsecMbps));
    return limits;
}

const DeviceLimit* DeviceLoad::binding() const {
    const auto use = [](const DeviceLimit& limit) {
        // A load on a limit of zero is worse than any ratio.
        return limit.utilization.value_or(limit.load > 0 ? 1e300 : 0);
    };
    const auto most =
        std::max_element(limits.begin(), limits.end(),
                         [&](const DeviceLimit& a, const DeviceLimit& b) { return use(a) < use(b); });
    return most == limits.end() ? nullptr : &*most;
}

}  // namespace spanwright::sim
