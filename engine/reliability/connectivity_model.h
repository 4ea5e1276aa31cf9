// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/element_kind.h"
#include "engine/design/project.h"
#include "engine/graph/graph_index.h"
#include "engine/reliability/unavailability.h"
#include "engine/reliability/unreliable_network.h"

#include <string>
#include <vector>

namespace spanwright::reliability {

/// Which element a part of the network is, and what takes it down.
struct PartOrigin {
    ElementId element;
    Unavailability unavailability;
    /// Of a risk that is no element: a duct, whose element is the first link in it; a power feed of the site.
    std::string risk = {};
};

/// A snapshot as a network of unreliable parts: nodes and edges are those of the graph, common causes are the
/// sites, shared-risk groups, ducts with several links and power feeds that fail at all. Tunnels ride on
/// other links and add no way of their own: they are left out. One-way links, which connect in one direction
/// only, are counted, so that the caller can bound what they change.
struct ConnectivityModel {
    UnreliableNetwork all;         ///< one-way links taken as if they ran both ways
    std::vector<char> oneWayEdge;  ///< by edge
    bool hasOneWay = false;
    bool failsAtAll = false;          ///< false: every availability is 0 or 1
    std::vector<PartOrigin> origins;  ///< by part of `all`

    /// The same parts with one-way links never up.
    [[nodiscard]] UnreliableNetwork withoutOneWay() const;
};

[[nodiscard]] ConnectivityModel connectivityModel(const Project& project, const Design& snapshot,
                                                  const graph::GraphIndex& graph);

}  // namespace spanwright::reliability
