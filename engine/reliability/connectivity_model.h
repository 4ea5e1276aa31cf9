// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"
#include "engine/graph/graph_index.h"
#include "engine/reliability/two_terminal.h"

namespace spanwright::reliability {

/// A snapshot as a network of unreliable parts: nodes and edges are those of the graph, common causes are the
/// sites and shared-risk groups that fail at all. One-way links, which connect in one direction only, are
/// left out of the network and counted, so that the caller can bound what they change.
struct ConnectivityModel {
    UnreliableNetwork withoutOneWay;
    UnreliableNetwork all;  ///< one-way links taken as if they ran both ways
    bool hasOneWay = false;
    bool failsAtAll = false;  ///< false: every availability is 0 or 1
};

[[nodiscard]] ConnectivityModel connectivityModel(const Project& project, const Design& snapshot,
                                                  const graph::GraphIndex& graph);

}  // namespace spanwright::reliability
