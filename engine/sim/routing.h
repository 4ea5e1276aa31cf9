// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/design/project.h"

#include <optional>
#include <string>
#include <vector>

namespace spanwright::sim {

/// Which way along a link: forward is from → to.
enum class Direction { forward, reverse };

/// What is asked of a snapshot.
struct RoutingOptions {
    double growthYears = 0;  ///< demands grow first, see growthFactor
    std::vector<ElementId> failed =
        {};  ///< devices, links, sites and shared-risk groups that are out of service
};

/// One direction of one link.
struct LinkLoad {
    LinkId link;
    Direction direction = Direction::forward;
    double capacityMbps = 0;
    double loadMbps = 0;
    std::optional<double> utilization;  ///< load / capacity; absent for a load on zero capacity
};

struct DeviceLoad {
    DeviceId device;
    std::optional<double> throughputMbps;  ///< absent: no limit is known
    double loadMbps = 0;  ///< traffic that enters the device, from links or as its own demands
    std::optional<double> utilization;
};

/// One direction of one demand that asks for traffic (> 0 Mbit/s).
struct DemandFlow {
    DemandId demand;
    Direction direction = Direction::forward;
    double offeredMbps = 0;
    double carriedMbps = 0;           ///< offered, or 0 where there is no path
    std::optional<double> latencyMs;  ///< mean over the traffic's split; absent without a path
    std::optional<double> hops;       ///< mean number of links
    [[nodiscard]] bool lost() const { return !latencyMs.has_value(); }
};

/// The answer for one snapshot.
struct Routing {
    double maxUtilization = 0;  ///< over both directions of all links in service
    double offeredMbps = 0;
    double carriedMbps = 0;
    double lostMbps = 0;
    std::vector<LinkLoad> links;      ///< by link id, forward before reverse; closed directions left out
    std::vector<DeviceLoad> devices;  ///< by device id
    std::vector<DemandFlow> demands;  ///< by demand id, forward before reverse
};

/// Routes all demands of the network as of `phase` (null: the state before the first phase).
///
/// Hop by hop, per destination, over least total IGP metric, split equally over all next-hop links on
/// shortest paths, parallel links counting one each (OSPF/IS-IS equal-cost multipath). A demand whose own end
/// has failed is taken out, not lost. Fails with Code::cancelled only. Cost: one Dijkstra per destination
/// device, O(destinations × (devices + links) log devices).
Result<Routing> route(const Project& project, PhaseId phase, const RoutingOptions& options = {},
                      const WorkContext& work = {});

/// The share of one demand's traffic on each link direction that it uses: what lights up when a demand is
/// hovered.
struct PathShare {
    LinkId link;
    Direction direction = Direction::forward;
    double share = 0;  ///< 0 to 1
};
std::vector<PathShare> pathOf(const Project& project, PhaseId phase, DemandId demand, Direction direction);

}  // namespace spanwright::sim
