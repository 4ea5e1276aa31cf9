// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"

namespace spanwright::graph {

/// How many single devices and links of a network cut some demand from its other end when they fail. Pairs,
/// stacks and LAGs outlive a failure and are not counted; nor is what has no path anyway, nor a device for
/// the demands that end at it.
///
/// Links with an open direction count as undirected. One depth-first search: about linear in devices, links
/// and demands, for figures that follow the pointer.
[[nodiscard]] int singlePointsOfFailure(const Design& snapshot);

}  // namespace spanwright::graph
