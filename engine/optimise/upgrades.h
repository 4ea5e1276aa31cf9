// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/money.h"
#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/design/project.h"

#include <optional>
#include <vector>

namespace spanwright::optimise {

struct UpgradeOptions {
    double growthYears = 0;  ///< demands grow by their own rate, compounding
    int count = 5;           ///< upgrades to suggest, at most
    double target = 0;       ///< highest utilization at which no more are suggested
    int candidates = 12;     ///< of the busiest links, how many are tried each time
};

/// One link with more capacity: one more member of the LAG, or the next larger item of its kind.
struct Upgrade {
    Link before;
    Link after;
    /// Price of what is bought and, over the project's horizon, the difference of what is paid each month;
    /// absent: the link has no price.
    std::optional<Money> cost;
    double maxUtilizationBefore = 0;
    double maxUtilizationAfter = 0;  ///< of the network with this upgrade and those before it
};

/// Which links of the network as of `phase` to upgrade first, for the largest effect per cost.
///
/// Step by step: every way to upgrade one of the busiest links is routed and priced, and the best is kept.
/// The effect is the fall of a smooth stand-in for the highest utilization (the 32-norm of all utilizations),
/// so that of two equally busy links the first upgrade counts as well. What costs nothing or saves money goes
/// first; links without a price come last, by effect alone. A larger item is of the same category, medium and
/// family (key up to its first digit) and reaches as far. Fails with Code::unpriced when exchange rates are
/// missing, Code::overflow and Code::cancelled.
Result<std::vector<Upgrade>> suggestUpgrades(const Project& project, PhaseId phase,
                                             const UpgradeOptions& options = {},
                                             const WorkContext& work = {});

}  // namespace spanwright::optimise
