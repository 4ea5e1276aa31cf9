// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"
#include "engine/geo/projection.h"

#include <cmath>

#include <fmt/format.h>

namespace spanwright::check {
namespace {

void run(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    for (const Site& site : input.snapshot.sites) {
        const bool north = site.latitudeDegrees.has_value();
        if (north != site.longitudeDegrees.has_value()) {
            report(input, rule, rule.severity, {site.id},
                   fmt::format("{} has a {} but no {}: it stands nowhere.", nameOf(input, site.id),
                               north ? "latitude" : "longitude", north ? "longitude" : "latitude"),
                   findings);
        } else if (north && std::abs(*site.latitudeDegrees) > geo::kGreatestLatitude) {
            report(
                input, rule, Severity::info, {site.id},
                fmt::format("{} lies {:.1f}° {} of where the map ends, and is drawn on its edge.",
                            nameOf(input, site.id), std::abs(*site.latitudeDegrees) - geo::kGreatestLatitude,
                            *site.latitudeDegrees < 0 ? "south" : "north"),
                findings);
        }
    }
}

}  // namespace

Rule siteCoordinates() {
    return {
        .code = "site-coordinates",
        .title = "Coordinates of a site",
        .explanation =
            "A site stands on the map, and gives its links a length, by latitude and longitude together. The "
            "map (Web Mercator) ends at 85.05 degrees north and south.",
        .severity = Severity::warning,
        .run = run};
}

}  // namespace spanwright::check
