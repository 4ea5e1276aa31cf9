// SPDX-License-Identifier: MIT
#pragma once

#include "engine/optimise/flow_network.h"

namespace spanwright::test {

/// The least possible maximum utilization, exactly: the multicommodity flow as one linear program with a
/// variable for each destination and arc, solved by Clp. For networks up to a few hundred nodes.
[[nodiscard]] double leastMaxUtilization(const optimise::FlowNetwork& network);

}  // namespace spanwright::test
