// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"
#include "engine/graph/graph_index.h"
#include "engine/sim/ecmp.h"

#include <span>
#include <unordered_map>
#include <vector>

namespace spanwright::sim {

/// The part of some traffic that takes one arc; more than 1 where it passes twice.
struct ArcShare {
    int arc = 0;
    double share = 0;
};

/// A shortest-path graph, with other next hops at some nodes. Those lead nearer to the destination too, so
/// that traffic arrives whatever they are.
struct Forwarding {
    const ShortestPathDag* dag = nullptr;
    std::unordered_map<int, std::vector<int>> instead = {};  ///< by node

    [[nodiscard]] std::span<const int> next(int node) const {
        if (!instead.empty()) {
            if (const auto at = instead.find(node); at != instead.end()) return at->second;
        }
        return dag->next[static_cast<std::size_t>(node)];
    }
};

/// What packets meet on the way to a destination, by node, the mean over their split.
struct PathMeans {
    std::vector<double> latencyMs;
    std::vector<double> hops;
    std::vector<double> arriving;  ///< part of the packets that is not lost on the way

    void compute(const Forwarding& forwarding, const graph::GraphIndex& graph,
                 const std::vector<double>& arcLatencyMs, const std::vector<double>& arcArriving);
};

/// Where one unit of traffic from `source` to the destination goes, in the order in which it gets there.
/// The source must have a path. O(arcs used × log of them).
[[nodiscard]] std::vector<ArcShare> unitFlow(const Forwarding& forwarding, const graph::GraphIndex& graph,
                                             int source);

/// One direction of a tunnel across its underlay.
struct TunnelPath {
    std::vector<ArcShare> uses;  ///< of its packets; arcs of other tunnels stand for themselves
    double latencyMs = 0;        ///< as measured, else the underlay's
    double arriving = 1;         ///< part of the packets that is not lost: as measured, else the underlay's
};

struct TunnelState {
    int link = 0;  ///< dense index
    TunnelFault fault = TunnelFault::none;
    TunnelPath forward;
    TunnelPath reverse;
};

/// The tunnels of a snapshot over their underlay.
///
/// A tunnel's packets go from end to end as the underlay routes them: hop by hop over least total metric,
/// split equally, on its `underlay` links or, where it names none, on all links that are no tunnels; past its
/// `via` devices in order, and not through its own ends on the way. A tunnel is up while both its open
/// directions have such a path. Safe to use from several threads at once.
class Tunnels {
  public:
    Tunnels(const Design& snapshot, const graph::GraphIndex& graph);

    [[nodiscard]] bool empty() const { return order_.empty(); }
    /// Takes the links of tunnels that are down out of service, and sets latency and arrival of the arcs of
    /// the others. Tunnels come after those that they ride on. One Dijkstra per end of a tunnel, and per
    /// leg of a tunnel that names its underlay or devices.
    std::vector<TunnelState> route(Outage& outage, std::vector<double>& arcLatencyMs,
                                   std::vector<double>& arcArriving) const;
    /// Takes out every tunnel whose packets touch what is out of service in `outage`.
    void takeOutAlong(const std::vector<TunnelState>& states, Outage& outage) const;

  private:
    struct Tunnel;
    struct Work;
    [[nodiscard]] bool routeOne(const Tunnel& tunnel, bool forward, Work& work, TunnelPath& path) const;

    struct Tunnel {
        int link = 0;
        bool circular = false;
        std::vector<int> waypoints;  ///< from, via, to; -1: not in the snapshot
        std::vector<int> underlay;   ///< links that it may ride; empty: all but tunnels
        bool namesUnderlay = false;
        bool openForward = false;
        bool openReverse = false;
        std::optional<double> latencyMs;
        std::optional<double> arriving;
    };

    const graph::GraphIndex& graph_;
    EcmpRouter dijkstra_;
    std::vector<Tunnel> order_;
};

}  // namespace spanwright::sim
