// SPDX-License-Identifier: MIT
#pragma once

#include "engine/graph/disjoint_paths.h"
#include "engine/graph/graph_index.h"
#include "engine/reliability/resilience.h"

#include <optional>

namespace spanwright::reliability {

/// What is known of the paths of one pair of ends.
struct PathAnswer {
    int linkDisjoint = 0;
    std::optional<graph::DisjointPaths> links;
    std::optional<graph::DisjointPaths> devices;
    std::optional<graph::RiskDisjointPaths> risks;
};

/// Numbers shared-risk groups, ducts and power feeds: what fails together in a snapshot.
[[nodiscard]] graph::RiskGroups riskGroups(const Design& snapshot, const graph::GraphIndex& graph);

/// The paths between two nodes; `groups` null: their number alone.
[[nodiscard]] PathAnswer pathAnswer(const graph::GraphIndex& graph, const graph::RiskGroups* groups, int from,
                                    int to);

/// Writes them into a demand's row; `turned`: the demand starts at the other end.
void describePaths(const graph::GraphIndex& graph, const PathAnswer& paths, bool turned,
                   DemandResilience& out);

/// The same of a demand that pins its path: its own links, or what is left where it may not go everywhere.
/// Of the ways between devices that it must visit the weakest counts; each of them is a cut, and paths are
/// not listed. `snapshot` with its tunnels.
void describePinnedPaths(const Design& snapshot, const Demand& demand, bool detailed, DemandResilience& out);

}  // namespace spanwright::reliability
