// SPDX-License-Identifier: MIT
#include "engine/analysis/failed_network.h"

#include <utility>

namespace spanwright {

Result<FailedNetwork> failNetwork(const Project& project, PhaseId phase, const std::vector<ElementId>& failed,
                                  const WorkContext& work) {
    auto routing =
        sim::route(project, phase, {.failed = sim::withoutScenarios(project.design, failed)}, work);
    if (!routing) return tl::unexpected(routing.error());
    auto impacts = sim::failureImpacts(project, phase, {failed}, {.threads = 1}, work);
    if (!impacts) return tl::unexpected(impacts.error());
    return FailedNetwork{phase, failed, std::move(*routing), std::move(impacts->front())};
}

}  // namespace spanwright
