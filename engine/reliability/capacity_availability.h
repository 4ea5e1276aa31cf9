// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/progress.h"
#include "engine/graph/graph_index.h"
#include "engine/reliability/connectivity_model.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace spanwright::reliability {

/// The most probable states of a network: which parts are down, in order of falling probability. The first is
/// that of no failure at all. Parts that never fail, or are never up, are not varied.
struct NetworkState {
    std::vector<int> down;  ///< parts, ascending in rank
    double probability = 0;
};
[[nodiscard]] std::vector<NetworkState> mostProbableStates(const std::vector<double>& parts,
                                                           std::size_t most);

/// Share of time in which a demand gets the rate that it needs.
struct RateAvailability {
    double lower = 0;
    double upper = 1;
};

struct RateOptions {
    std::optional<double> sharePercent = {};  ///< of the rate; absent: 100 less the demand's accepted loss
    std::size_t states = 0;                   ///< to route; 0: as many as take a second or so, at most 4000
};

/// By demand of the snapshot, in order of ids: every one of the most probable states is routed by equal-cost
/// multipath; a full link passes each flow's share of its capacity. What is dropped before a link does not
/// relieve it, which errs towards less; with tunnels or pinned demands, losses on one way are added up
/// besides (union bound), which errs the same way. Bounds: states that were not looked at count as bad for
/// the lower and as good for the upper one. Both directions of a demand must get their rate. `model` is that
/// of the snapshot without its tunnels. Empty when told to stop.
[[nodiscard]] std::vector<RateAvailability> rateAvailability(const Project& project, const Design& snapshot,
                                                             const ConnectivityModel& model,
                                                             const RateOptions& options,
                                                             const WorkContext& work = {});

}  // namespace spanwright::reliability
