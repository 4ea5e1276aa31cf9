// SPDX-License-Identifier: MIT
#include "engine/scene/map_frame.h"

#include <algorithm>
#include <vector>

namespace spanwright::scene {

std::optional<geo::Coordinates> coordinatesOf(const Site& site) {
    if (!site.latitudeDegrees || !site.longitudeDegrees) return std::nullopt;
    return geo::Coordinates{*site.latitudeDegrees, *site.longitudeDegrees};
}

double westEdge(const Design& design) {
    std::vector<double> xs;
    for (const Site& site : design.sites) {
        if (const auto at = coordinatesOf(site)) xs.push_back(geo::wrapped(geo::project(*at).x, 0));
    }
    if (xs.empty()) return 0;
    std::sort(xs.begin(), xs.end());
    // The usual world map stays unless another cut leaves clearly less in between.
    double widest = xs.front() + geo::kWorldWidth - xs.back();
    double west = 0;
    for (std::size_t i = 1; i < xs.size(); ++i) {
        if (xs[i] - xs[i - 1] <= widest) continue;
        widest = xs[i] - xs[i - 1];
        west = (xs[i] + xs[i - 1]) / 2;
    }
    return west;
}

std::optional<MapBounds> mapBounds(const Design& design, double west) {
    std::optional<MapBounds> bounds;
    for (const Site& site : design.sites) {
        const auto at = coordinatesOf(site);
        if (!at) continue;
        geo::MapPoint point = geo::project(*at);
        point.x = geo::wrapped(point.x, west);
        if (!bounds) bounds = MapBounds{point, point};
        bounds->low = {std::min(bounds->low.x, point.x), std::min(bounds->low.y, point.y)};
        bounds->high = {std::max(bounds->high.x, point.x), std::max(bounds->high.y, point.y)};
    }
    return bounds;
}

}  // namespace spanwright::scene
