// SPDX-License-Identifier: MIT
#pragma once

#include "engine/reliability/connectivity_model.h"

#include <optional>
#include <vector>

namespace spanwright::reliability {

/// A snapshot, and the same without its tunnels.
struct LayeredSnapshot {
    const Project& project;
    const Design& whole;
    const Design& plain;
    const graph::GraphIndex& graph;  ///< of `plain`
    const ConnectivityModel& model;  ///< of `plain`
};

/// "Are all terminals up and connected?" in a network made for one demand.
struct WayQuestion {
    ConnectivityModel model;
    std::vector<int> terminals;  ///< nodes, at least two
};

/// What must hold together for a demand to be up.
struct WayQuestions {
    std::vector<WayQuestion> all;       ///< every one of them includes what `needed` asks
    std::optional<WayQuestion> needed;  ///< the elements that all of them need; only with several
};

/// When a demand that pins its path is up.
struct DemandWays {
    /// No state of the network carries it: its path is broken or closed, or it avoids what it must visit.
    bool never = false;
    WayQuestions enough;  ///< where all hold, it is up
    /// Where it is up, these hold; absent: the same. Differs where a tunnel rides on tunnels.
    std::optional<WayQuestions> atLeast;
};

/// The questions behind a pinned demand.
///
/// A path of links is up while these, their devices, and all that takes those down are; a tunnel on it, while
/// the tunnel itself is and the links that it may ride on connect its ends. A demand that visits and avoids
/// is up while all devices to visit are connected on what it may use: tunnels add no way to that. Linear for
/// each tunnel of its path.
[[nodiscard]] DemandWays demandWays(const LayeredSnapshot& layers, const Demand& demand);

}  // namespace spanwright::reliability
