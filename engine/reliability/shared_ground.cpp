// SPDX-License-Identifier: MIT
#include "engine/reliability/shared_ground.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <numbers>

namespace spanwright::reliability {
namespace {

constexpr double kEarthRadiusKm = 6371;

using Vector = std::array<double, 3>;

double dot(const Vector& a, const Vector& b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

Vector cross(const Vector& a, const Vector& b) {
    return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}

double angle(const Vector& a, const Vector& b) {
    const Vector normal = cross(a, b);
    return std::atan2(std::sqrt(dot(normal, normal)), dot(a, b));
}

Vector onSphere(const Site& site) {
    const double latitude = *site.latitudeDegrees * std::numbers::pi / 180;
    const double longitude = *site.longitudeDegrees * std::numbers::pi / 180;
    return {std::cos(latitude) * std::cos(longitude), std::cos(latitude) * std::sin(longitude),
            std::sin(latitude)};
}

/// Angle from a point to the nearer side of a segment of a great circle.
double toSegment(const Vector& point, const Vector& from, const Vector& to) {
    const Vector normal = cross(from, to);
    const double length = std::sqrt(dot(normal, normal));
    const double ends = std::min(angle(point, from), angle(point, to));
    if (length < 1e-15) return ends;
    const bool beside = dot(cross(normal, from), point) > 0 && dot(cross(to, normal), point) > 0;
    return beside ? std::min(ends, std::abs(std::asin(std::clamp(dot(normal, point) / length, -1.0, 1.0))))
                  : ends;
}

bool crosses(const Vector& a, const Vector& b, const Vector& c, const Vector& d) {
    const Vector ab = cross(a, b);
    const Vector cd = cross(c, d);
    const double sideC = dot(ab, c);
    const double sideD = dot(ab, d);
    const double sideA = dot(cd, a);
    const double sideB = dot(cd, b);
    // Both lie on opposite sides of each other, and on the same half of the sphere.
    return sideC * sideD < 0 && sideA * sideB < 0 && sideC * sideB > 0;
}

const Site* siteOf(const Design& design, DeviceId device) {
    const Device* row = design.devices.find(device);
    const Site* site = row == nullptr ? nullptr : design.sites.find(row->site);
    return site != nullptr && site->latitudeDegrees && site->longitudeDegrees ? site : nullptr;
}

/// A link or a device between the ends of a path: the other is null.
struct Part {
    const Link* link = nullptr;
    const Device* device = nullptr;

    [[nodiscard]] ElementId id() const { return link != nullptr ? ElementId(link->id) : device->id; }
    [[nodiscard]] const std::vector<SharedRiskGroupId>& groups() const {
        return link != nullptr ? link->sharedRiskGroups : device->sharedRiskGroups;
    }
};

std::vector<Part> partsOf(const Design& snapshot, const graph::GraphIndex& graph, const graph::Path& path) {
    std::vector<Part> parts;
    for (const int link : path.links)
        parts.push_back({snapshot.links.find(graph.link(link)), nullptr});
    for (std::size_t between = 1; between + 1 < path.nodes.size(); ++between)
        parts.push_back({nullptr, snapshot.devices.find(graph.device(path.nodes[between]))});
    return parts;
}

SharedGround groundOf(const Design& snapshot, const Part& a, const Part& b) {
    SharedGround shared{a.id(), b.id(), {}, std::nullopt};
    for (const SharedRiskGroupId group : a.groups()) {
        if (std::find(b.groups().begin(), b.groups().end(), group) != b.groups().end())
            shared.groups.push_back(group);
    }
    std::sort(shared.groups.begin(), shared.groups.end());
    if (a.link != nullptr && b.link != nullptr) {
        if (a.link->duct == b.link->duct) shared.duct = a.link->duct;
        const double least = snapshot.reliabilityPolicy.diverseDistanceKm;
        const auto approach = least > 0 ? approachKm(snapshot, *a.link, *b.link) : std::nullopt;
        if (approach && *approach < least) shared.distanceKm = approach;
    }
    if (a.device != nullptr && b.device != nullptr && a.device->site && a.device->site == b.device->site &&
        a.device->powerFeed == b.device->powerFeed)
        shared.powerFeed = a.device->powerFeed;
    return shared;
}

}  // namespace

std::optional<double> approachKm(const Design& snapshot, const Link& a, const Link& b) {
    const Site* ends[] = {siteOf(snapshot, a.from.device), siteOf(snapshot, a.to.device),
                          siteOf(snapshot, b.from.device), siteOf(snapshot, b.to.device)};
    if (std::find(std::begin(ends), std::end(ends), nullptr) != std::end(ends)) return std::nullopt;
    if (ends[0] == ends[1] || ends[2] == ends[3]) return std::nullopt;  // inside a site
    if (ends[0] == ends[3] || ends[1] == ends[2]) std::swap(ends[2], ends[3]);
    if (ends[0] == ends[2] && ends[1] == ends[3]) return std::nullopt;
    if (ends[1] == ends[3]) {
        std::swap(ends[0], ends[1]);
        std::swap(ends[2], ends[3]);
    }
    const Vector a1 = onSphere(*ends[0]);
    const Vector a2 = onSphere(*ends[1]);
    const Vector b1 = onSphere(*ends[2]);
    const Vector b2 = onSphere(*ends[3]);
    double nearest = std::min(toSegment(a2, b1, b2), toSegment(b2, a1, a2));
    if (ends[0] != ends[2]) {
        nearest = std::min({nearest, toSegment(a1, b1, b2), toSegment(b1, a1, a2)});
        if (crosses(a1, a2, b1, b2)) nearest = 0;
    }
    return nearest * kEarthRadiusKm;
}

void addSharedGround(const Design& snapshot, const graph::GraphIndex& graph,
                     const std::vector<graph::Path>& paths, std::vector<SharedGround>& found) {
    for (std::size_t one = 0; one < paths.size(); ++one) {
        const std::vector<Part> parts = partsOf(snapshot, graph, paths[one]);
        for (std::size_t other = one + 1; other < paths.size(); ++other) {
            for (const Part& b : partsOf(snapshot, graph, paths[other])) {
                for (const Part& a : parts) {
                    if (a.id() == b.id()) continue;
                    const bool turned = b.id() < a.id();
                    SharedGround shared = groundOf(snapshot, turned ? b : a, turned ? a : b);
                    if (shared.nothing()) continue;
                    const bool known = std::any_of(found.begin(), found.end(), [&](const SharedGround& row) {
                        return row.first == shared.first && row.second == shared.second;
                    });
                    if (!known) found.push_back(std::move(shared));
                }
            }
        }
    }
}

}  // namespace spanwright::reliability
