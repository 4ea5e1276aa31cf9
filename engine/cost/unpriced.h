// SPDX-License-Identifier: MIT
#pragma once

#include "engine/cost/bom_line.h"

#include <vector>

namespace spanwright::cost {

/// Devices of the design that somebody has to buy and that name no catalogue item: they cost nothing so far.
/// Providers' networks are bought by nobody here, and what is outside the budget is paid for elsewhere.
[[nodiscard]] std::vector<ElementId> unpricedDevices(const Design& design, const Table<CatalogueItem>& items);

/// Links likewise: without catalogue item, negotiated price or line in the bill (of cables that they imply).
/// Tunnels ride on what is paid for already; what joins two providers is theirs. O((links + lines) log
/// lines).
[[nodiscard]] std::vector<ElementId> unpricedLinks(const Design& design, const Table<CatalogueItem>& items,
                                                   const std::vector<BomLine>& bill);

}  // namespace spanwright::cost
