// SPDX-License-Identifier: MIT
#pragma once

#include "engine/cost/cost.h"
#include "engine/cost/inventory.h"

#include <vector>

namespace spanwright::cost {

/// The months that a project looks at, from its start's month; `end` is the first one beyond.
struct Horizon {
    Month start;
    Month end;
};

/// The lines that a project's horizon holds, and the capex that comes after it.
struct BillOfMaterials {
    std::vector<BomLine> lines;
    std::vector<BomLine> afterHorizon;
    std::vector<CostGap> gaps;
};

/// Lines of all holdings, traffic and work packages: see cost(). Lines that are alike but for their elements
/// are one, with their quantities added up; what costs nothing has no line. Spares are counted over the
/// phases: those of a phase are what the devices of an item that a site has got up to then ask for, rounded
/// up, less the spares that are there. Code::cancelled.
[[nodiscard]] Result<BillOfMaterials> billOfMaterials(const Project& project, const plan::Schedule& schedule,
                                                      const Inventory& inventory, PriceBook& prices,
                                                      const WorkContext& work);

}  // namespace spanwright::cost
