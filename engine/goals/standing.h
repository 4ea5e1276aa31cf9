// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/goals/recovery.h"
#include "engine/sim/single_failures.h"

#include <optional>
#include <vector>

namespace spanwright::goals {

/// What one demand stands of single failures.
struct DemandStanding {
    DemandId demand;
    bool connected = false;         ///< while nothing fails, in every direction that carries traffic
    std::vector<sim::Fault> cutBy;  ///< single failures that leave it without a path, in the order of
                                    ///< sim::singleFailures; empty when it is not connected anyway
    std::vector<DeviceId> ends;     ///< its own ends, where they fail alone; such failures cut nothing else
    /// Every single failure that touches its paths, those of LAG members and units of pairs and stacks
    /// included; only for demands that were asked with `recovery`.
    std::vector<Interruption> interruptions;
};

struct AskedDemand {
    DemandId demand;
    bool recovery = false;  ///< interruptions too
};

/// Judges demands of a snapshot against every single failure: one search for components a failure where all
/// links run both ways, one search a source and failure otherwise. Tunnels carry nothing of their own: they
/// live and die with the links beneath. A pinned demand is up while its own way is, as sim::LayeredRouter
/// routes it; interruptions count what carries its tunnels, and the tunnels that SD-WAN rules choose. The
/// failure of one of its own ends takes a demand out and does not cut it. `threads` 0: all cores, the answer
/// does not depend on it. Fails with Code::cancelled only.
Result<std::vector<DemandStanding>> standings(const Project& project, const Design& snapshot,
                                              const std::vector<AskedDemand>& demands, int threads = 0,
                                              const WorkContext& work = {});

/// The most that is survived when these failures cut: the goal just below the least that one of them breaks.
[[nodiscard]] Survival survived(const std::vector<sim::Fault>& cutBy);

}  // namespace spanwright::goals
