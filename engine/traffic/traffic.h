// SPDX-License-Identifier: MIT
#pragma once

#include "engine/sim/routing.h"
#include "engine/traffic/routed_flows.h"

#include <array>
#include <optional>
#include <vector>

namespace spanwright::traffic {

inline constexpr std::size_t kClasses = EnumNames<TrafficClass>::kNames.size();

/// One-way latency of a packet, each part apart, the mean over the traffic's split.
struct Latency {
    double propagationMs = 0;    ///< along the links; through a tunnel as it is routed
    double serialisationMs = 0;  ///< putting the packet on each line, at the speed of one member of a LAG
    std::optional<double> queueingMs;  ///< estimate; absent: congested, the wait has no bound

    [[nodiscard]] std::optional<double> totalMs() const {
        return queueingMs ? std::optional(propagationMs + serialisationMs + *queueingMs) : std::nullopt;
    }
};

/// What one direction of one demand gets.
struct DemandTraffic {
    DemandId demand;
    sim::Direction direction = sim::Direction::forward;
    TrafficClass trafficClass = TrafficClass::bestEffort;
    int dscp = 0;
    double offeredMbps = 0;
    double carriedMbps = 0;
    double lostMbps = 0;             ///< offered − carried
    bool routed = true;              ///< false: no path, all is lost
    ElementId bottleneck;            ///< link or device that limits it; null: it gets all, or has no path
    std::optional<Latency> latency;  ///< absent without a path

    [[nodiscard]] bool congested() const { return latency && !latency->queueingMs; }
    [[nodiscard]] double lossPercent() const { return offeredMbps > 0 ? lostMbps / offeredMbps * 100 : 0; }
};

/// One class of service over the whole network.
struct ClassTraffic {
    TrafficClass trafficClass = TrafficClass::bestEffort;
    ClassService service;
    int flows = 0;
    double offeredMbps = 0;
    double carriedMbps = 0;
    double lostMbps = 0;
    int congestedFlows = 0;
    std::optional<double> meanLatencyMs;   ///< weighted by what is carried, of flows that have a figure
    std::optional<double> worstLatencyMs;  ///< the same flows
};

/// One direction of one link by class, in the order of TrafficClass.
struct LinkTraffic {
    LinkId link;
    sim::Direction direction = sim::Direction::forward;
    double capacityMbps = 0;
    std::array<double, kClasses> offeredMbps{};  ///< what the demands ask for, before any loss
    std::array<double, kClasses> carriedMbps{};
    std::array<std::optional<double>, kClasses> queueingMs{};  ///< absent: congested
};

/// What every class and every demand gets of one snapshot.
struct Traffic {
    double offeredMbps = 0;
    double carriedMbps = 0;
    double lostMbps = 0;                 ///< offered − carried, whether for want of capacity or of a path
    double noPathMbps = 0;               ///< the part of the loss that has no path
    bool settled = true;                 ///< see Sharing
    std::vector<ClassTraffic> classes;   ///< all, in the order of TrafficClass
    std::vector<DemandTraffic> demands;  ///< by demand id, forward before reverse
    std::vector<LinkTraffic> links;      ///< links that carry something, by id, forward before reverse
};

/// Shares links and the limits of devices (as `routing` has them, each service of its own) among the demands
/// after
/// `growthYears`, class by class (sharing.h says how), and estimates each demand's latency (queueing.h).
/// Pure.
[[nodiscard]] Traffic shareTraffic(const RoutedFlows& routed, const sim::Routing& routing,
                                   double growthYears);

}  // namespace spanwright::traffic
