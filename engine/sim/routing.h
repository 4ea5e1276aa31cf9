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
    double tunnelledMbps = 0;           ///< of the load, packets of tunnels that ride on the link
    double packetsPerSecond = 0;
};

/// A link direction, and the part of a tunnel's packets that takes it.
struct PathShare {
    LinkId link;
    Direction direction = Direction::forward;
    double share = 0;  ///< 0 to 1
};

/// Why a tunnel carries nothing: it or a device at its end has failed; it rides on itself; or no path across
/// its underlay is left.
enum class TunnelFault { none, failed, circular, noUnderlay };

/// How a tunnel crosses its underlay.
struct TunnelRoute {
    LinkId tunnel;
    TunnelFault fault = TunnelFault::none;
    std::optional<double> latencyMs = {};  ///< from → to; absent where that is closed
    std::optional<double> latencyReverseMs = {};
    double lossPercent = 0;                ///< greater of both directions
    double overheadMbps = 0;               ///< what encapsulation adds, both directions together
    double underlayUtilization = 0;        ///< greatest of what it rides on
    std::vector<PathShare> underlay = {};  ///< of both directions
};

enum class DeviceService { forwarding, packets, inspection, tlsInspection, ipsec };

/// One of a device's limits, and what it has to do of that in the busy hour. Packets per second for
/// DeviceService::packets, else Mbit/s.
struct DeviceLimit {
    DeviceService service = DeviceService::forwarding;
    double load = 0;
    double limit = 0;
    std::optional<double> utilization;  ///< absent for a load on a limit of zero
};

struct DeviceLoad {
    DeviceId device;
    std::optional<double> throughputMbps;  ///< absent: no limit is known
    double loadMbps = 0;                ///< traffic that enters the device, from links or as its own demands
    std::optional<double> utilization;  ///< of the throughput
    double packetsPerSecond = 0;        ///< of that traffic
    std::vector<DeviceLimit> limits = {};  ///< those that are known, in the order of DeviceService

    /// The limit that is used most; null where none is known.
    [[nodiscard]] const DeviceLimit* binding() const;
};

/// Why a flow has no path. Of a demand that pins its path, the first that is met on the way.
enum class LossReason {
    none,
    noPath,        ///< nothing leads there
    notInService,  ///< an element that its policy names is not in the network, or has failed
    closed,        ///< a link of its path has no capacity in its direction
    broken,        ///< a link of its path does not start where the one before ends
    avoidedEnd,    ///< it must avoid one of its own ends, or a device that it must visit
    policy,        ///< a path exists, but none that visits and avoids what it must
};

/// A tunnel that carries a class beyond the limits of the class's SD-WAN rule, for want of a better one.
struct TransportBreach {
    TrafficClass trafficClass = TrafficClass::bestEffort;
    LinkId tunnel;
    Direction direction = Direction::forward;
    double latencyMs = 0;
    double lossPercent = 0;
};

/// One direction of one demand that asks for traffic (> 0 Mbit/s).
struct DemandFlow {
    DemandId demand;
    Direction direction = Direction::forward;
    double offeredMbps = 0;
    double carriedMbps = 0;                ///< offered, or 0 where there is no path
    std::optional<double> latencyMs;       ///< mean over the traffic's split; absent without a path
    std::optional<double> hops;            ///< mean number of links, a tunnel counting one
    LossReason reason = LossReason::none;  ///< none: it has a path
    ElementId cause = {};                  ///< what stands in its way, where one element does
    [[nodiscard]] bool lost() const { return !latencyMs.has_value(); }
};

/// The answer for one snapshot.
struct Routing {
    double maxUtilization = 0;        ///< over both directions of all links in service
    double maxDeviceUtilization = 0;  ///< over all limits of all devices in service
    double offeredMbps = 0;
    double carriedMbps = 0;
    double lostMbps = 0;
    std::vector<LinkLoad> links;      ///< by link id, forward before reverse; closed directions left out
    std::vector<DeviceLoad> devices;  ///< by device id
    std::vector<DemandFlow> demands;  ///< by demand id, forward before reverse
    std::vector<TunnelRoute> tunnels = {};       ///< by link id
    std::vector<TransportBreach> breaches = {};  ///< by class, then tunnel
};

/// Routes all demands of the network as of `phase` (null: the state before the first phase).
///
/// Hop by hop, per destination, over least total IGP metric, split equally over all next-hop links on
/// shortest paths, parallel links counting one each (OSPF/IS-IS equal-cost multipath); in layers where there
/// are tunnels, and along the pinned path where a demand has one (layered_router.h). A demand whose own end
/// has failed is taken out, not lost. Fails with Code::cancelled only. Cost: one Dijkstra per destination
/// device, O(destinations × (devices + links) log devices).
Result<Routing> route(const Project& project, PhaseId phase, const RoutingOptions& options = {},
                      const WorkContext& work = {});

/// One link direction on a demand's way.
struct PathHop {
    LinkId link;
    Direction direction = Direction::forward;
    double share = 0;      ///< part of the demand's packets, 0 to 1
    double rate = 0;       ///< Mbit/s here for each that the demand asks for; more inside a tunnel
    double latencyMs = 0;  ///< of this hop; of a tunnel, all that it rides on
    LinkId tunnel;         ///< the tunnel in whose packets the demand passes here; null: its own hop
};

/// Where one direction of a demand goes: its hops from the source on, each tunnel followed by what carries
/// it. Empty without a path.
std::vector<PathHop> pathOf(const Project& project, PhaseId phase, DemandId demand, Direction direction);
/// The same for one unit between two devices, of a class of service.
std::vector<PathHop> pathBetween(const Project& project, PhaseId phase, DeviceId from, DeviceId to,
                                 TrafficClass trafficClass);

/// One direction of a demand that uses a link, and what it puts there.
struct LinkUser {
    DemandId demand;
    Direction direction = Direction::forward;  ///< of the demand
    Direction linkDirection = Direction::forward;
    double mbps = 0;
    LinkId tunnel;  ///< inside whose packets; null: as it is
};

/// "l-fra-ams of its path is not in service"; empty where nothing is lost.
[[nodiscard]] std::string lossText(const Project& project, LossReason reason, ElementId cause);

}  // namespace spanwright::sim
