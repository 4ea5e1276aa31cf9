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
/// Capex lines fall in one month; opex lines are paid monthly from `from` to `until`, the last excluded, and
/// their `total` is the sum over those months within the horizon.
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
    Money presentValue;  ///< of all costs, positive; discounted monthly from the project's start
    Money contingency;   ///< the policy's share of capex; not part of the total
    double p10 = 0, p50 = 0, p80 = 0,
           p90 = 0;  ///< total, from seeded trials of the three-point prices and risks
    std::map<std::string, Money> byCategory;  ///< by file key of the category
    std::map<std::string, Money> byPhase;     ///< by phase key; "" before the first phase
    std::map<std::string, Money> bySite;      ///< by site key; "" for no one site
    std::vector<CashMonth> cashFlow;          ///< every month of the horizon
    std::vector<BomLine> bom;
};

struct CostOptions {
    std::uint64_t seed = 1;
    int trials = 2000;  ///< 0: p10 = p50 = p80 = p90 = total
    int threads = 0;    ///< 0: all cores; the figures do not depend on it
};

/// Prices everything that the project brings, keeps and removes over its horizon.
///
/// Capex of an element falls in the month in which the work package that needs it orders it (its procurement
/// or circuit-order package, else the start of its phase); opex from the month it enters service to the month
/// it leaves. Elements in service before the first phase cause opex only. Code::unpriced lists all missing
/// exchange rates.
Result<CostReport> cost(const Project& project, const plan::Schedule& schedule,
                        const CostOptions& options = {}, const WorkContext& work = {});

}  // namespace spanwright::cost
