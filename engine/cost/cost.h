// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/date.h"
#include "engine/base/money.h"
#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/design/project.h"
#include "engine/plan/schedule.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace spanwright::cost {

enum class Spend { capex, opex };

/// One line of the bill of materials: what is bought or paid, for which elements, when.
///
/// Lines are paid from `from` to `until`, the last excluded: capex lines in equal shares of `total` (one
/// month, but for work packages, which are paid while they run), opex lines `quantity` × `unitPrice`, rounded
/// once, in every month. Months outside the horizon are in no line.
struct BomLine {
    std::string item;  ///< key of the catalogue item, or of the work package
    std::string description;
    ItemCategory category = ItemCategory::other;
    Spend spend = Spend::capex;
    Decimal quantity;
    Decimal unitPrice;  ///< in the project's currency; of opex: a month
    Money total;
    PhaseId phase;  ///< null: before the first phase
    SiteId site;    ///< null: no one site
    std::vector<ElementId> elements;
    Month from;
    Month until;
    ThreePoint<double> spread{1, 1, 1};  ///< low/likely/high of this line as factors of its total
};

struct CashMonth {
    Month month;
    Money capex;
    Money opex;
    Money cumulative;
};

/// All sums are exact: total == capex + opex == sum of the lines == last cumulative == each break-down's sum.
struct CostReport {
    Currency currency;
    Money capex;
    Money opex;
    Money total;
    /// Of all costs, positive: sum of month m's amount / (1 + r/12)^m, with r the policy's yearly rate and
    /// m counted in months from the project's start, whose own month is not discounted.
    Money presentValue;
    Money contingency;  ///< the policy's share of capex; not part of the total
    double p10 = 0, p50 = 0, p80 = 0,
           p90 = 0;  ///< total, from seeded trials of the three-point prices and risks
    std::map<std::string, Money> byCategory;  ///< by file key of the category
    std::map<std::string, Money> byPhase;     ///< by phase key; "" before the first phase
    std::map<std::string, Money> bySite;      ///< by site key; "" for no one site
    std::vector<CashMonth> cashFlow;          ///< every month of the horizon
    std::vector<BomLine> bom;
    std::vector<BomLine> afterHorizon;  ///< capex that falls after the last month; part of no sum
};

struct CostOptions {
    std::uint64_t seed = 1;
    int trials = 2000;  ///< 0: p10 = p50 = p80 = p90 = total
    int threads = 0;    ///< 0: all cores; the figures do not depend on it
};

/// Prices everything that the project brings, keeps and removes over its horizon.
///
/// Per device: price × units (a redundant pair is two), spares, installation labour; support, licence,
/// monthly price and power. Per link: set-up (negotiated, else the item's price) and monthly price × members,
/// paid to the end of its minimum term where it leaves earlier. Per work package: assigned resources and
/// fixed cost. What has no catalogue item and no negotiated price costs nothing (a design rule reports it).
///
/// Capex falls in the month in which the element is ordered: when the earliest procurement or circuit-order
/// package that brings it into service starts, else the earliest of its phase, else the phase; installation
/// labour in the month before whose end it is in service; a work package's cost in the months in which it
/// runs. Opex runs from the month in which an element enters service to the month of its last day in service,
/// both paid in full. Elements in service before the first phase cause opex only.
///
/// Prices in other currencies are converted with the policy's latest rate no later than the project's start,
/// else its earliest one. Code::unpriced lists all missing exchange rates; Code::overflow: amounts beyond
/// what Money holds; Code::cancelled: stopped. Linear in elements and trials. Pure.
Result<CostReport> cost(const Project& project, const plan::Schedule& schedule,
                        const CostOptions& options = {}, const WorkContext& work = {});

}  // namespace spanwright::cost
