// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/date.h"
#include "engine/base/money.h"
#include "engine/design/project.h"

#include <optional>
#include <string>
#include <vector>

namespace spanwright::cost {

enum class Spend { capex, opex };

/// One line of the bill of materials: what is bought or paid, for which elements, when, by whom, to whom.
///
/// Lines are paid from `from` to `until`, the last excluded: capex lines in equal shares of `total` (one
/// month, but for work packages, which are paid while they run), opex lines `quantity` × `unitPrice`, rounded
/// once, in every month. Months outside the horizon are in no line. A credit has a negative unit price.
struct BomLine {
    std::string item;  ///< key of the catalogue item, or of the work package
    std::string description;
    ItemCategory category = ItemCategory::other;
    Spend spend = Spend::capex;
    Decimal quantity;
    Decimal unitPrice;  ///< in the project's currency; of opex: a month
    Money total;
    Money tax;      ///< that cannot be recovered, on top of `total`
    PhaseId phase;  ///< null: before the first phase
    SiteId site;    ///< null: no one site
    std::string costCentre;
    std::string supplier;     ///< empty: none is named
    WorkPackageId orderedBy;  ///< the package that orders it, or that it is the work of; null: none
    std::vector<ElementId> elements;
    Month from;
    Month until;
    ThreePoint<double> spread{1, 1, 1};          ///< of the price: low/likely/high as factors of the total
    ThreePoint<double> quantitySpread{1, 1, 1};  ///< of the quantity, independent of the price
    int depreciationYears = 0;          ///< of capex, straight line from `inService`; 0: written off as paid
    Month inService;                    ///< of what is depreciated
    std::optional<Month> outOfService;  ///< when what is left is written off
};

}  // namespace spanwright::cost
