// SPDX-License-Identifier: MIT
#include "app/tools/site_places.h"

#include "app/tools/new_elements.h"
#include "app/tools/place_tools.h"
#include "engine/geo/great_circle.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

constexpr double kZoneReachKm = 100;  ///< farther away another time zone may hold
constexpr int kMostRings = 24;
constexpr double kBetween = 40;  ///< kept free around a new site

bool isNamed(const Project& project, std::string_view name) {
    return std::any_of(project.design.sites.begin(), project.design.sites.end(),
                       [name](const Site& site) { return site.name == name; });
}

/// "Lyon", or "Lyon 2" where that is taken.
std::string freeName(const Project& project, const std::string& wanted) {
    std::string name = wanted;
    for (int number = 2; isNamed(project, name); ++number)
        name = fmt::format("{} {}", wanted, number);
    return name;
}

void setPlace(Site& site, const FoundPlace& place) {
    site.latitudeDegrees = place.at.latitudeDegrees;
    site.longitudeDegrees = place.at.longitudeDegrees;
    if (site.timeZone.empty()) site.timeZone = place.timeZone;
}

}  // namespace

FoundPlace foundPlace(const geo::Place& place) {
    return {std::string(place.name), place.at, std::string(place.timeZone)};
}

FoundPlace foundPlace(geo::Coordinates at) {
    const geo::Place* nearest = geo::allPlaces().nearest(at);
    const bool near = nearest != nullptr && geo::greatCircleKm(nearest->at, at) <= kZoneReachKm;
    return {{}, at, near ? std::string(nearest->timeZone) : std::string()};
}

edit::Command siteToPlace(const Project& project, SiteId site, const FoundPlace& place) {
    Site row = project.design.sites.at(site);
    setPlace(row, place);
    const std::string name = row.name;
    return edit::Batch{place.name.empty() ? fmt::format("place {} on the map", name)
                                          : fmt::format("place {} in {}", name, place.name),
                       {edit::Put{{std::move(row)}}}};
}

std::pair<edit::Command, SiteId> newSiteAtPlace(const ToolContext& context, const FoundPlace& place,
                                                Point centre) {
    Site site = newSite(context, freeFrame(context.project.design, centre, kNewSiteWidth, kNewSiteHeight));
    if (!place.name.empty()) site.name = freeName(context.project, place.name);
    setPlace(site, place);
    const SiteId id = site.id;
    return {edit::Add{{std::move(site)}}, id};
}

Rect freeFrame(const Design& design, Point centre, double width, double height) {
    std::vector<Rect> taken;
    for (const Site& site : design.sites)
        taken.push_back(scene::expanded(site.frame, kBetween));
    for (const Device& device : design.devices) {
        if (device.site) continue;
        const double half = scene::kDeviceTile / 2 + kBetween;
        taken.push_back({device.position.x - half, device.position.y - half, 2 * half, 2 * half});
    }
    const auto frameAt = [&](int column, int row) {
        const Point corner = snapped({centre.x - width / 2 + column * (width + kBetween),
                                      centre.y - height / 2 + row * (height + kBetween)});
        return Rect{corner.x, corner.y, width, height};
    };
    for (int ring = 0; ring <= kMostRings; ++ring) {
        for (int row = -ring; row <= ring; ++row) {
            const bool edge = row == -ring || row == ring;
            for (int column = -ring; column <= ring; column += edge || ring == 0 ? 1 : 2 * ring) {
                const Rect frame = frameAt(column, row);
                if (std::none_of(taken.begin(), taken.end(),
                                 [&](const Rect& one) { return scene::overlaps(one, frame); }))
                    return frame;
            }
        }
    }
    return frameAt(0, 0);
}

}  // namespace spanwright::app
