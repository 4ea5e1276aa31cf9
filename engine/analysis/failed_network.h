// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/design/project.h"
#include "engine/sim/failure_impact.h"
#include "engine/sim/routing.h"

#include <vector>

namespace spanwright {

/// The network while some of it is out of service: what the failure lens shows.
struct FailedNetwork {
    PhaseId phase;
    std::vector<ElementId> failed;  ///< as asked for
    sim::Routing routing;           ///< of what is left
    sim::FailureImpact impact;
};

/// Fails devices, links, sites, shared-risk groups or failure scenarios together, as of `phase`. Fails with
/// Code::cancelled only. Costs about three routings.
Result<FailedNetwork> failNetwork(const Project& project, PhaseId phase, const std::vector<ElementId>& failed,
                                  const WorkContext& work = {});

}  // namespace spanwright
