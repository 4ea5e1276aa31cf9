// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/progress.h"
#include "engine/design/project.h"
#include "engine/graph/graph_index.h"
#include "engine/sim/ecmp.h"
#include "engine/sim/sdwan.h"
#include "engine/sim/tunnels.h"

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace spanwright::sim {

/// True when a network has what plain equal-cost multipath does not know: tunnels, or demands that pin their
/// path. Linear.
[[nodiscard]] bool isLayered(const Design& snapshot);

/// What became of one flow.
struct FlowOutcome {
    LossReason reason = LossReason::none;  ///< none: it is carried
    ElementId cause;                       ///< what stands in its way, where one element does
    double latencyMs = 0;                  ///< mean over its split
    double hops = 0;                       ///< links and tunnels, each once
};

/// A class that a tunnel carries although it breaks the limits of the class's SD-WAN rule.
struct SdwanBreach {
    TrafficClass trafficClass = TrafficClass::bestEffort;
    int arc = 0;
};

/// The answer for one set of failures. What went out of service before it was routed is neither carried nor
/// lost.
struct LayeredRouting {
    Outage outage;                         ///< tunnels that are down included
    std::vector<double> mbps;              ///< by arc: own traffic, and packets of tunnels that ride on it
    std::vector<double> tunnelledMbps;     ///< by arc: of that, packets of tunnels
    std::vector<double> packetsPerSecond;  ///< by arc
    std::vector<double> latencyMs;         ///< by arc; of tunnels as they are routed
    std::vector<FlowOutcome> flows;        ///< by flow
    std::vector<TunnelState> tunnels;      ///< each after what it rides on
    std::vector<SdwanBreach> breaches;     ///< by class, then arc
};

/// One arc that a flow uses.
struct FlowUse {
    int arc = 0;
    double share = 0;  ///< part of its packets
    double rate = 0;   ///< Mbit/s here for each that it asks for: more than the share inside a tunnel
    int tunnel = -1;   ///< link index of the tunnel whose packets these are; -1: the flow's own hop
};

/// Routes flows over a network in layers.
///
/// The overlay is the IGP over all links, tunnels among them as links of their own; each flow goes hop by hop
/// over least total metric, split equally, but where an SD-WAN rule chooses other tunnels, or where the
/// demand pins its path: to its links one after the other; or, by way of the devices that it must visit, on
/// shortest paths past what it must avoid (tunnels that cross that included). What a tunnel carries, plus its
/// overhead for every packet, is then laid on its underlay, from the topmost tunnels down. Routing does not
/// look at loads. Without tunnels and pins the answer is that of EcmpRouter, bit by bit.
///
/// Safe to use from several threads at once. One Dijkstra per destination and end of a tunnel, some for each
/// pinned flow.
class LayeredRouter {
  public:
    /// The snapshot and the graph must outlive the router.
    LayeredRouter(const Design& snapshot, const graph::GraphIndex& graph, std::vector<Flow> flows);

    [[nodiscard]] const std::vector<Flow>& flows() const { return flows_; }
    /// Mean packet size of a flow in bytes: its demand's, else its class's.
    [[nodiscard]] double packetBytes(int flow) const {
        return traits_[static_cast<std::size_t>(flow)].packetBytes;
    }

    [[nodiscard]] double packetsPerSecond(int flow) const;
    /// What encapsulation adds to the load of an arc when it is laid on the underlay; 0 for links of other
    /// kinds.
    [[nodiscard]] double overheadMbps(const LayeredRouting& routing, int arc) const;

    /// `uses(flow, its arcs, source first)` is called for every flow that is carried. Absent when told to
    /// stop.
    using UseSink = std::function<void(int, std::span<const ArcShare>)>;
    [[nodiscard]] std::optional<LayeredRouting> route(const Outage& outage, const WorkContext& work = {},
                                                      const UseSink& uses = {}) const;

    /// A flow's arcs, each tunnel followed by what carries it there.
    [[nodiscard]] std::vector<FlowUse> withUnderlay(const LayeredRouting& routing, int flow,
                                                    std::span<const ArcShare> uses) const;

  private:
    struct Traits {
        double packetBytes = 0;
        TrafficClass trafficClass = TrafficClass::bestEffort;
        bool pinned = false;
    };
    struct Run;

    void deliver(Run& run, const Forwarding& forwarding, const std::vector<int>& flows) const;
    void routeTowards(Run& run, int to) const;
    void routePinned(Run& run, int flow) const;
    void walkPath(Run& run, int flow, std::vector<ArcShare>& uses) const;
    void walkPolicy(Run& run, int flow, std::vector<ArcShare>& uses) const;
    void applyPolicy(Run& run, TrafficClass trafficClass, const Outage& outage, Forwarding& forwarding) const;
    void noteBreach(Run& run, TrafficClass trafficClass, int node, const Forwarding& forwarding) const;
    void loadUnderlay(LayeredRouting& routing) const;
    void expand(const LayeredRouting& routing, const ArcShare& use, double bytes, double ofBytes, int tunnel,
                std::vector<FlowUse>& out) const;

    const Design& snapshot_;
    const graph::GraphIndex& graph_;
    std::vector<Flow> flows_;
    std::vector<Traits> traits_;             ///< by flow
    std::vector<std::vector<int>> flowsTo_;  ///< unpinned flows by destination
    std::vector<int> pinned_;
    EcmpRouter dijkstra_;
    Tunnels tunnels_;
    Sdwan sdwan_;
    std::vector<double> linkLatencyMs_;
    std::vector<double> linkArriving_;
    std::vector<double> overheadBytes_;  ///< by link
    std::vector<int> arcOf_;             ///< by 2 × link, plus 1 for the reverse; -1: closed
};

}  // namespace spanwright::sim
