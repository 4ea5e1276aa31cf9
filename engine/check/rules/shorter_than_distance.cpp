// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"
#include "engine/design/link_figures.h"

#include <fmt/format.h>

namespace spanwright::check {
namespace {

/// A distance on a sphere of the earth's mean radius is up to 0.56 % longer than one on the ellipsoid
/// (WGS 84: polar radius of curvature 6 400 km, meridional one at the equator 6 335 km, mean 6 371 km).
constexpr double kSphereError = 0.0057;

void run(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    for (const Link& link : input.snapshot.links) {
        if (!link.lengthKm) continue;
        const std::optional<double> distanceKm = linkDistanceKm(input.snapshot, link);
        if (!distanceKm || *link.lengthKm >= *distanceKm * (1 - kSphereError)) continue;
        report(input, rule, rule.severity, {link.id},
               fmt::format("{} is {} km long, but its sites are {} km apart.", nameOf(input, link.id),
                           figure(*link.lengthKm), figure(*distanceKm)),
               findings);
    }
}

}  // namespace

Rule shorterThanDistance() {
    return {.code = "shorter-than-distance",
            .title = "Link shorter than the distance",
            .explanation =
                "The length of a link is below the great-circle distance of the sites that it "
                "joins: a typing error in the length or in the coordinates.",
            .severity = Severity::warning,
            .run = run};
}

}  // namespace spanwright::check
