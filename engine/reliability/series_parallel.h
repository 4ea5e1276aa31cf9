// SPDX-License-Identifier: MIT
#pragma once

#include "engine/reliability/two_terminal.h"

#include <optional>

namespace spanwright::reliability {

/// What is left of a two-terminal question after the reductions. The terminals, and the causes that they
/// name, fail with `endsDown`; given that they are up, the rest is down with `answer`, or, where that is
/// absent, as the core's terminals are cut off, which never fail themselves.
struct ReducedNetwork {
    double endsDown = 0;
    std::optional<double> answer;
    UnreliableNetwork core;
    int source = 0;
    int target = 0;
};

/// Drops what lies on no path between the terminals, makes one node of nodes that nothing can part, merges
/// edges in series and in parallel, and folds a cause into the only part that names it, until nothing
/// changes. Exact, and in positive terms only: the relative accuracy stays. Each round is linear.
[[nodiscard]] ReducedNetwork reduceNetwork(const UnreliableNetwork& network, int source, int target);

}  // namespace spanwright::reliability
