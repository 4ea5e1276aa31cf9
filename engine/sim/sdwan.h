// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"
#include "engine/graph/graph_index.h"
#include "engine/sim/tunnels.h"

#include <vector>

namespace spanwright::sim {

/// What an SD-WAN edge sends a class of service into.
struct SdwanChoice {
    std::vector<int> arcs;  ///< tunnels, in equal parts
    bool overLimits =
        false;  ///< no tunnel keeps the rule's limits; these are the first in order all the same
};

/// The SD-WAN policy of a snapshot.
///
/// Where the IGP leads from an SD-WAN edge into SD-WAN tunnels, the class's rule chooses instead among all
/// such tunnels that are up and lead to an edge at the same site (or to the same device outside sites) and
/// nearer to the destination. Choices do not look at loads.
class Sdwan {
  public:
    Sdwan(const Design& snapshot, const graph::GraphIndex& graph);

    /// The rule of a class, when there is one that any edge could apply.
    [[nodiscard]] const SdwanRule* ruleOf(TrafficClass trafficClass) const;

    /// By arc: the links, no tunnels, by which a tunnel's packets leave and reach its ends.
    using Accesses = std::vector<std::vector<int>>;
    [[nodiscard]] Accesses accesses(const std::vector<TunnelState>& states) const;

    /// What the tunnels are like at the moment, by arc.
    struct Measured {
        const Accesses& accesses;
        const std::vector<double>& latencyMs;
        const std::vector<double>& arriving;
    };
    /// Next hops of a class towards the destination of `forwarding`; `overLimits` collects the nodes that
    /// find no tunnel within the limits.
    void choose(const SdwanRule& rule, const Outage& outage, const Measured& measured, Forwarding& forwarding,
                std::vector<int>& overLimits) const;

  private:
    [[nodiscard]] bool isSdwan(int arc) const;
    [[nodiscard]] bool matches(const SdwanTransport& transport, int arc, const Accesses& accesses) const;
    [[nodiscard]] SdwanChoice pick(const SdwanRule& rule, std::vector<int> candidates,
                                   const Measured& measured) const;

    const Design& snapshot_;
    const graph::GraphIndex& graph_;
    std::vector<int> edges_;       ///< nodes of SD-WAN edges with such tunnels
    std::vector<char> sdwanLink_;  ///< by link
};

}  // namespace spanwright::sim
