// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"
#include "engine/graph/disjoint_paths.h"
#include "engine/graph/graph_index.h"

#include <optional>
#include <string>
#include <vector>

namespace spanwright::reliability {

/// Two links, or devices between the ends, on paths that protect each other: diverse on paper and shared in
/// the ground.
struct SharedGround {
    ElementId first;  ///< the lesser id
    ElementId second;
    std::vector<SharedRiskGroupId> groups;  ///< that both belong to
    std::optional<double> distanceKm;       ///< nearest approach, where it is less than the policy allows
    std::string duct = {};                  ///< that both links lie in; empty: none is known
    std::string powerFeed = {};             ///< of their site, that both devices hang on; likewise

    [[nodiscard]] bool nothing() const {
        return groups.empty() && !distanceKm && duct.empty() && powerFeed.empty();
    }
};

/// Nearest approach of two links between sites, as straight great-circle segments on a sphere of 6371 km. At
/// a site that both end at, the far end of each against the other counts. Absent without coordinates, and for
/// links between the same two sites, whose ways are not known.
[[nodiscard]] std::optional<double> approachKm(const Design& snapshot, const Link& a, const Link& b);

/// Finds such pairs on different paths of one set. Adds those not there yet.
void addSharedGround(const Design& snapshot, const graph::GraphIndex& graph,
                     const std::vector<graph::Path>& paths, std::vector<SharedGround>& found);

}  // namespace spanwright::reliability
