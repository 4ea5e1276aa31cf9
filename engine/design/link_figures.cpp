// SPDX-License-Identifier: MIT
#include "engine/design/link_figures.h"

#include "engine/geo/great_circle.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace spanwright {
namespace {

/// Speed of light in vacuum (exact, SI) over the group index of standard single-mode fibre at 1550 nm
/// (1.4682, data sheets of ITU-T G.652 fibre): 4.8974 µs a kilometre.
constexpr double kMillisecondsPerKm = 1.4682 / 299792.458 * 1000;
constexpr double kGreatestMetric = 1e9;  ///< of the field igp_metric

std::optional<double> greatCircleKm(const Design& design, const Device& a, const Device& b) {
    const Site* from = design.sites.find(a.site);
    const Site* to = design.sites.find(b.site);
    if (from == nullptr || to == nullptr) return std::nullopt;
    if (!from->latitudeDegrees || !from->longitudeDegrees || !to->latitudeDegrees || !to->longitudeDegrees) {
        return std::nullopt;
    }
    return geo::greatCircleKm({*from->latitudeDegrees, *from->longitudeDegrees},
                              {*to->latitudeDegrees, *to->longitudeDegrees});
}

}  // namespace

std::optional<double> linkDistanceKm(const Design& design, const Link& link) {
    const Device* from = design.devices.find(link.from.device);
    const Device* to = design.devices.find(link.to.device);
    return from == nullptr || to == nullptr ? std::nullopt : greatCircleKm(design, *from, *to);
}

std::optional<double> linkLengthKm(const Design& design, const Link& link) {
    if (link.lengthKm) return link.lengthKm;
    const auto distance = link.isTunnel() ? std::nullopt : linkDistanceKm(design, link);
    return distance ? std::optional(*distance * kRouteFactor) : std::nullopt;
}

double linkLatencyMs(const Design& design, const Link& link) {
    if (link.latencyMs) return *link.latencyMs;
    if (link.lengthKm) return *link.lengthKm * kMillisecondsPerKm;
    return linkDistanceKm(design, link).value_or(0) * kRouteFactor * kMillisecondsPerKm;
}

LinkMetrics linkMetrics(const Design& design, const Link& link) {
    if (link.igpMetric) return {*link.igpMetric, link.igpMetricReverse.value_or(*link.igpMetric)};
    LinkMetrics metrics;
    const RoutingPolicy& policy = design.routingPolicy;
    const auto byCapacity = [&](double capacityMbps) {
        if (capacityMbps <= 0) return 1.0;
        return std::clamp(std::floor(policy.referenceBandwidthMbps / capacityMbps), 1.0, kGreatestMetric);
    };
    switch (policy.defaultMetric) {
        case DefaultMetric::one:
            break;
        case DefaultMetric::bandwidth:
            metrics = {byCapacity(link.capacityMbps), byCapacity(link.capacityBackMbps())};
            break;
        case DefaultMetric::latency:
            metrics.forward =
                std::clamp(std::round(linkLatencyMs(design, link) * 1000), 1.0, kGreatestMetric);
            metrics.reverse = metrics.forward;
            break;
    }
    if (link.igpMetricReverse) metrics.reverse = *link.igpMetricReverse;
    return metrics;
}

double usualOverheadBytes(TunnelType type) {
    switch (type) {
        case TunnelType::ipsec:
            return 57;
        case TunnelType::sdwan:
            return 65;
        case TunnelType::gre:
            return 24;
        case TunnelType::mplsLsp:
        case TunnelType::virtualCircuit:
            return 4;
        case TunnelType::vxlan:
            return 50;
    }
    return 0;
}

double overheadBytes(const Link& link) {
    return link.isTunnel() ? link.overheadBytes.value_or(usualOverheadBytes(link.tunnelType)) : 0;
}

}  // namespace spanwright
