// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/design/project.h"

#include <optional>
#include <string>
#include <vector>

namespace spanwright::proposals {

/// What a proposal asks of the network that is more than being connected.
struct Strain {
    /// Highest utilization of a link while nothing, or one thing that the goal names, has failed; absent
    /// where the network is too large to ask with every proposal.
    std::optional<double> maxUtilization;
    LinkId fullest;                       ///< null: nothing flows
    ElementId failed;                     ///< after the failure of this; null: while nothing has failed
    std::vector<std::string> shortPorts;  ///< "core-1 needs 2 ports more than it has"
};

/// Routes all demands of the network as of `phase` with every single failure up to `survives`. Fails with
/// Code::cancelled only.
Result<Strain> strainOf(const Project& project, PhaseId phase, Survival survives, int threads = 0,
                        const WorkContext& work = {});

}  // namespace spanwright::proposals
