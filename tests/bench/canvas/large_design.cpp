// SPDX-License-Identifier: MIT
#include "tests/bench/canvas/large_design.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include <fmt/format.h>

namespace spanwright::bench {
namespace {

constexpr int kSiteSide = 5;     ///< devices along a side of a site
constexpr double kPitch = 110;   ///< between devices
constexpr double kSiteGap = 90;  ///< between sites, for their frames and titles
constexpr std::array kKinds{DeviceKind::router, DeviceKind::coreSwitch, DeviceKind::accessSwitch,
                            DeviceKind::firewall, DeviceKind::serverGroup};

Point placeOf(int column, int row) {
    const auto along = [](int at) { return at * kPitch + at / kSiteSide * kSiteGap; };
    return {along(column), along(row)};
}

}  // namespace

LargeDesign largeDesign(int devices) {
    LargeDesign made;
    Project& project = made.project;
    Design& design = project.design;
    const int side = static_cast<int>(std::ceil(std::sqrt(devices)));
    const int siteSide = (side + kSiteSide - 1) / kSiteSide;
    std::mt19937 random(7);
    std::vector<SiteId> sites;
    for (int i = 0; i < siteSide * siteSide; ++i) {
        Site site;
        site.id = project.newId<SiteId>();
        site.key = fmt::format("site-{}", i);
        site.name = fmt::format("Site {}", i);
        const Point corner = placeOf(i % siteSide * kSiteSide, i / siteSide * kSiteSide);
        site.frame = {corner.x - 60, corner.y - 80, kSiteSide * kPitch + 10, kSiteSide * kPitch + 30};
        sites.push_back(site.id);
        design.sites.put(std::move(site));
    }
    std::vector<DeviceId> ids;
    for (int i = 0; i < devices; ++i) {
        Device device;
        device.id = project.newId<DeviceId>();
        device.key = fmt::format("device-{}", i);
        device.name = fmt::format("edge-{}", i);
        device.kind = kKinds.at(static_cast<std::size_t>(i) % kKinds.size());
        device.position = placeOf(i % side, i / side);
        device.site = sites[static_cast<std::size_t>(i / side / kSiteSide * siteSide + i % side / kSiteSide)];
        ids.push_back(device.id);
        design.devices.put(std::move(device));
    }
    const auto connect = [&](int from, int column, int row) {
        column = std::clamp(column, 0, side - 1);
        const int to = std::clamp(row * side + column, 0, devices - 1);
        Link link;
        link.id = project.newId<LinkId>();
        link.key = fmt::format("link-{}", design.links.size());
        link.from.device = ids[static_cast<std::size_t>(from)];
        link.to.device = ids[static_cast<std::size_t>(to == from ? (from + 1) % devices : to)];
        link.capacityMbps = std::pow(10.0, static_cast<double>(random() % 4) + 1);
        design.links.put(std::move(link));
    };
    for (int i = 0; i < devices; ++i) {
        const auto away = [&] { return static_cast<int>(random() % 21) - 10; };
        connect(i, i % side + 1, i / side);
        connect(i, i % side, i / side + 1);
        const int column = i % side + away();
        connect(i, column, std::max(i / side + away(), 0));
    }
    for (const Link& link : design.links) {
        const double utilization = static_cast<double>(random() % 90) / 100;
        made.answers.routing.links.push_back({link.id, sim::Direction::forward, link.capacityMbps,
                                              link.capacityMbps * utilization, utilization});
    }
    for (int i = 0; i < devices; i += 200) {
        check::Finding finding;
        finding.rule = "isolated-device";
        finding.elements = {ids[static_cast<std::size_t>(i)]};
        made.answers.findings.push_back(std::move(finding));
    }
    return made;
}

}  // namespace spanwright::bench
