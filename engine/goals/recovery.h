// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"
#include "engine/sim/single_failures.h"

#include <vector>

namespace spanwright::goals {

/// What brings traffic back after a failure.
enum class TakeOver {
    nothingLost,  ///< the failure touches no path of the demand
    routing,      ///< detection and the IGP's convergence
    member,       ///< other members of a LAG
    unit,         ///< the other unit of a pair or stack
    overlay,      ///< an SD-WAN edge moves to another transport
    repair,       ///< no path is left: until it is repaired
};

/// How long one failure interrupts one demand.
struct Interruption {
    sim::Fault failed;
    TakeOver by = TakeOver::nothingLost;
    double seconds = 0;
};

/// The time of a take-over by the project's recovery policy, in seconds; `failed` matters for a repair, which
/// takes the element's MTTR, else its catalogue item's, else (and of a duct or power feed) the policy's.
[[nodiscard]] double secondsOf(TakeOver by, const Project& project, const sim::Fault& failed);

/// What brings traffic back that has another path: an overlay where the path passes an SD-WAN edge and a
/// transport fails (a provider's network, a line to it, a tunnel), the routing otherwise.
[[nodiscard]] TakeOver takeOverOf(const Design& snapshot, const sim::Fault& failed, bool passesSdwanEdge);

}  // namespace spanwright::goals
