// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"
#include "engine/graph/graph_index.h"

#include <vector>

namespace spanwright::sim {

/// One thing that fails alone, with all that it takes along; indexes of a GraphIndex.
struct SingleFailure {
    ElementId element;
    std::vector<int> nodes;  ///< ascending
    std::vector<int> links;  ///< ascending; those that lose an end are not listed
};

/// Every single failure that takes something out of service: links, devices, shared-risk groups and sites, in
/// this order, each by id. A LAG and a redundant device outlive the failure of one member or unit, so they
/// are not among them; as parts of a group or site they are. O(elements × (devices + links)).
[[nodiscard]] std::vector<SingleFailure> singleFailures(const Design& snapshot,
                                                        const graph::GraphIndex& graph);

/// The least survival goal that includes the failure of such an element.
[[nodiscard]] Survival survivalOf(ElementKind failed);

}  // namespace spanwright::sim
