// SPDX-License-Identifier: MIT
#include "app/tools/map_moves.h"

#include "app/tools/site_places.h"
#include "engine/geo/coordinates_text.h"
#include "engine/geo/great_circle.h"

#include <cmath>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

constexpr double kNearKm = 200;

double rounded(double degrees) {
    return std::round(degrees * 1e5) / 1e5;
}

}  // namespace

geo::Coordinates placeUnder(const scene::MapFrame& frame, Point at) {
    const geo::Coordinates exact = geo::unproject(frame.toMap(at));
    return {rounded(exact.latitudeDegrees), rounded(exact.longitudeDegrees)};
}

bool isMovableOnMap(const Project& project, ElementId element) {
    const Site* site = project.design.sites.find(element.as<SiteId>());
    return site != nullptr && !site->locked;
}

std::optional<edit::Command> moveOnMap(const ToolContext& context, const std::set<ElementId>& elements,
                                       Point by) {
    if (!context.map) return std::nullopt;
    edit::Put put;
    std::string name;
    for (const scene::SiteShape& shape : context.geometry.sites()) {
        if (!elements.contains(shape.id) || !isMovableOnMap(context.project, shape.id)) continue;
        const geo::Coordinates at = placeUnder(*context.map, shape.frame.centre() + by);
        Site site = context.project.design.sites.at(shape.id);
        site.latitudeDegrees = at.latitudeDegrees;
        site.longitudeDegrees = at.longitudeDegrees;
        if (site.timeZone.empty()) site.timeZone = foundPlace(at).timeZone;
        name = site.name;
        put.rows.emplace_back(std::move(site));
    }
    if (put.rows.empty()) return std::nullopt;
    const std::string label = put.rows.size() == 1 ? fmt::format("move {} on the map", name)
                                                   : fmt::format("move {} sites on the map", put.rows.size());
    return edit::Batch{label, {std::move(put)}};
}

std::string placeText(geo::Coordinates at) {
    const geo::Place* near = geo::allPlaces().nearest(at);
    if (near == nullptr || geo::greatCircleKm(near->at, at) > kNearKm) return geo::textOf(at);
    return fmt::format("{}, near {}, {}", geo::textOf(at), near->name, near->country);
}

}  // namespace spanwright::app
