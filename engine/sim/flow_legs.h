// SPDX-License-Identifier: MIT
#pragma once

#include "engine/sim/tunnels.h"

#include <span>
#include <vector>

namespace spanwright::sim {

/// Arcs of one leg, source first: whichever of them a packet takes, it ends where the last one does.
using Leg = std::vector<int>;

/// The legs of one flow that LayeredRouter carries: each link of a pinned path is one, each way between two
/// devices that the demand must visit another; all other flows have one. A packet takes some path through
/// every leg, one after the other. `uses` as the router gave them. Linear.
[[nodiscard]] std::vector<Leg> legsOf(const Demand& demand, Direction direction,
                                      const graph::GraphIndex& graph, std::span<const ArcShare> uses);

/// The nodes of a path through all legs that avoids every marked node; empty where there is none. `marked`
/// by node.
[[nodiscard]] std::vector<int> pathPast(const std::vector<char>& marked, int from,
                                        const std::vector<Leg>& legs, const graph::GraphIndex& graph);

}  // namespace spanwright::sim
