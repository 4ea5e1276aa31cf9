// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/design/project.h"
#include "engine/sim/routing.h"

#include <vector>

namespace spanwright::optimise {

struct BoundOptions {
    double growthYears = 0;        ///< demands grow by their own rate, compounding
    double gap = 1e-4;             ///< between the two figures, relative, at which to stop; > 0
    double timeLimitSeconds = 10;  ///< of wall clock; 0: none
    double mostSteps = 0;          ///< nodes and arcs to look at, about; 0: no limit. Repeatable, unlike time
};

/// A link direction that holds the bound where it is.
struct Bottleneck {
    LinkId link;
    sim::Direction direction = sim::Direction::forward;
    double weight = 0;  ///< by which share of 1 % the bound falls when the capacity grows by 1 %
};

/// A direction of a demand.
struct DemandDirection {
    DemandId demand;
    sim::Direction direction = sim::Direction::forward;
};

/// The best that any splittable routing of a snapshot could do.
struct UtilizationBound {
    double maxUtilization = 0;  ///< achieved by `links`
    double lower = 0;           ///< proved: no routing is below
    double gap = 0;             ///< (maxUtilization − lower) / lower; 0 when nothing is to be carried
    std::vector<sim::LinkLoad> links;      ///< of that routing, by link id, forward before reverse
    std::vector<Bottleneck> bottlenecks;   ///< weights above 0.1 %, largest first; together the proof
    std::vector<DemandDirection> leftOut;  ///< no path that their policies allow: carried by no routing
    /// Tunnels of the snapshot. Both figures let what they carry take any way, without their overhead.
    int tunnels = 0;
};

/// The least maximum utilization over all splittable routings, on links that are no tunnels, of the network
/// as of `phase` (null: before the first), with proof; see minimiseMaxUtilization for method and cost. When
/// time is out, the two figures are right but farther apart. Fails with Code::cancelled only.
///
/// Demands keep their policies: pinned paths, what must be visited and what must be avoided. Tunnels are left
/// out: what they carry may take any way below them, and their overhead is not counted. Every routing with
/// the tunnels is one of those, with more load on top; so `lower` holds for it as well, while
/// `maxUtilization` is what the links could do without them.
Result<UtilizationBound> utilizationBound(const Project& project, PhaseId phase,
                                          const BoundOptions& options = {}, const WorkContext& work = {});

/// About what one pass of the method costs in steps of BoundOptions::mostSteps; some tens are needed. Linear.
[[nodiscard]] double stepsOfPass(const Design& snapshot);

}  // namespace spanwright::optimise
