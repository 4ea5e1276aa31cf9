// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/design/project.h"
#include "engine/sim/routing.h"
#include "engine/sim/single_failures.h"

#include <optional>
#include <vector>

namespace spanwright::security {

/// A path that a demand can take past every device that should inspect it.
struct UninspectedPath {
    sim::Direction direction = sim::Direction::forward;
    std::vector<DeviceId> devices;  ///< from the source to the destination of that direction
};

/// How far one demand under an `inspect` rule is inspected.
struct DemandInspection {
    DemandId demand;
    ZoneRuleId rule;
    std::vector<DeviceId> inspectors;    ///< that stand on any of its paths while nothing fails, by id
    std::optional<UninspectedPath> now;  ///< while nothing fails
    /// Single failures that open a way past the inspectors, which is closed while nothing fails; in the order
    /// of sim::singleFailures.
    std::vector<sim::Fault> openedBy;
    std::optional<UninspectedPath> opened;  ///< after the first of them
    /// Inspectors that fail alone and leave the demand without any path.
    std::vector<DeviceId> indispensable;
};

/// Judges every demand of the snapshot whose zones are under an `inspect` rule, by demand id: does every path
/// that it can take, of all equal-cost ones and in both directions that carry traffic, pass a device that
/// inspects, while nothing fails and after every single failure of links, devices, shared-risk groups,
/// ducts, power feeds and sites? An end that inspects counts. A demand whose own end has failed is not
/// judged.
///
/// Paths are those that routing takes: where there are tunnels or pinned demands, in layers and by their
/// policies (layered_inspection.h). Otherwise one shortest-path search per destination, and one per
/// destination and failure that touches a path used there; `threads` 0: all cores, the answer does not depend
/// on it. Fails with Code::cancelled only.
Result<std::vector<DemandInspection>> inspections(const Design& snapshot, int threads = 0,
                                                  const WorkContext& work = {});

}  // namespace spanwright::security
