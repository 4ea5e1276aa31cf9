// SPDX-License-Identifier: MIT
#include "engine/traffic/attachments.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>

namespace spanwright::traffic {
namespace {

using enum DeviceKind;

/// From the users inwards.
constexpr std::array kUserSide{accessSwitch,      distributionSwitch,
                               leafSwitch,        coreSwitch,
                               accessPoint,       spineSwitch,
                               serverGroup,       router,
                               sdwanEdge,         firewall,
                               loadBalancer,      natGateway,
                               transitGateway,    virtualNetworkGateway,
                               cloudInterconnect, wirelessController};
/// From the servers outwards.
constexpr std::array kServerSide{serverGroup,
                                 loadBalancer,
                                 leafSwitch,
                                 accessSwitch,
                                 distributionSwitch,
                                 coreSwitch,
                                 spineSwitch,
                                 transitGateway,
                                 virtualNetworkGateway,
                                 cloudInterconnect,
                                 natGateway,
                                 firewall,
                                 router,
                                 sdwanEdge,
                                 wirelessController,
                                 accessPoint};

std::vector<Attachment> nearest(const Design& snapshot, SiteId site, std::span<const DeviceKind> order) {
    std::vector<Attachment> found;
    std::size_t best = order.size();
    double boxes = 0;
    for (const Device& device : snapshot.devices) {
        if (device.site != site) continue;
        const auto rank =
            static_cast<std::size_t>(std::find(order.begin(), order.end(), device.kind) - order.begin());
        if (rank > best || rank == order.size()) continue;
        if (rank < best) {
            best = rank;
            boxes = 0;
            found.clear();
        }
        found.push_back({device.id, static_cast<double>(device.count)});
        boxes += device.count;
    }
    for (Attachment& one : found)
        one.share /= boxes;
    return found;
}

}  // namespace

std::vector<Attachment> usersAt(const Design& snapshot, SiteId site) {
    return nearest(snapshot, site, kUserSide);
}

std::vector<Attachment> serversAt(const Design& snapshot, SiteId site) {
    return nearest(snapshot, site, kServerSide);
}

std::vector<Attachment> serversOf(const Design& snapshot, SiteKind kind) {
    std::vector<std::vector<Attachment>> sites;
    for (const Site& site : snapshot.sites) {
        if (site.kind != kind) continue;
        std::vector<Attachment> servers = serversAt(snapshot, site.id);
        if (!servers.empty()) sites.push_back(std::move(servers));
    }
    std::vector<Attachment> all;
    for (const std::vector<Attachment>& servers : sites) {
        for (const Attachment& one : servers)
            all.push_back({one.device, one.share / static_cast<double>(sites.size())});
    }
    return all;
}

std::vector<Attachment> internetOf(const Design& snapshot) {
    // Provider networks at an internet access, and whether a customer's device is linked to them directly.
    std::map<DeviceId, bool> linkedToCustomer;
    const auto isProvider = [&](DeviceId id) { return snapshot.devices.at(id).kind == providerNetwork; };
    for (const Link& link : snapshot.links) {
        if (link.kind != LinkKind::internetAccess && link.kind != LinkKind::broadband) continue;
        for (const DeviceId end : {link.from.device, link.to.device}) {
            if (isProvider(end)) linkedToCustomer.emplace(end, false);
        }
    }
    for (const Link& link : snapshot.links) {
        const auto note = [&](DeviceId end, DeviceId other) {
            const auto found = linkedToCustomer.find(end);
            if (found != linkedToCustomer.end() && !isProvider(other)) found->second = true;
        };
        note(link.from.device, link.to.device);
        note(link.to.device, link.from.device);
    }
    const bool anyBehind = std::any_of(linkedToCustomer.begin(), linkedToCustomer.end(),
                                       [](const auto& entry) { return !entry.second; });
    std::vector<Attachment> internet;
    for (const auto& [device, customer] : linkedToCustomer) {
        if (!anyBehind || !customer) internet.push_back({device, 0});
    }
    for (Attachment& one : internet)
        one.share = 1 / static_cast<double>(internet.size());
    return internet;
}

}  // namespace spanwright::traffic
