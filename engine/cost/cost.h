// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/cost/bom_line.h"
#include "engine/cost/lease_or_buy.h"
#include "engine/cost/uncertainty.h"
#include "engine/plan/schedule.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace spanwright::cost {

struct CashMonth {
    Month month;
    Money capex;
    Money opex;
    Money cumulative;
    Money depreciation;  ///< of the month
    Money bookValue;     ///< at the month's end: paid as capex and not yet depreciated
};

/// Twelve months from the policy's first month, cut at the horizon's ends.
struct FiscalYear {
    std::string name;  ///< "2027", or "2027/28" where it does not start in January
    Month from;
    Month until;  ///< excluded
    Money capex;
    Money opex;
    Money depreciation;
};

/// This project beside the network that is there today, run to the horizon without a change.
struct AsIs {
    PhaseId phase;       ///< whose snapshot stands for today; null: what is there before the first phase
    Money total;         ///< of today's network
    Money presentValue;  ///< likewise
    Money savings;       ///< total of today's network − total of the project
    Money presentSavings;
    /// Rates a year at which the project is worth as much as today's network; several where the savings
    /// change their sign more than once, none where they never do.
    std::vector<double> internalRates;
    int paybackMonths = -1;      ///< after which the savings have paid the project for good; -1: never
    std::vector<Money> monthly;  ///< what today's network costs in each month of the horizon
};

/// What has no price, though the drawing says that it costs: never taken as nothing in silence.
struct CostGap {
    enum class Kind {
        port,      ///< a link end has no port, or no optic or cable fits it
        price,     ///< an item has no price at all, or none for this capacity
        transfer,  ///< traffic is not paid for by the gigabyte, or beyond the last tier
    };
    Kind kind = Kind::price;
    ElementId element;
    std::string message;
};

/// All sums are exact: total == capex + opex == sum of the lines == last cumulative == each break-down's sum
/// == sum of the fiscal years.
struct CostReport {
    Currency currency;
    Money capex;
    Money opex;
    Money total;
    /// Of all costs, positive: sum of month m's amount / (1 + r/12)^m, with r the policy's yearly rate and
    /// m counted in months from the project's start, whose own month is not discounted.
    Money presentValue;
    Money contingency;  ///< by the policy's mode; not part of the total
    Money tax;          ///< sum of the lines' taxes; not part of the total
    double p10 = 0, p50 = 0, p80 = 0,
           p90 = 0;           ///< total, from seeded trials of the three-point figures and risks
    Uncertainty uncertainty;  ///< percentiles by group, drivers; empty without trials
    std::map<std::string, Money> byCategory;  ///< by file key of the category
    std::map<std::string, Money> byPhase;     ///< by phase key; "" before the first phase
    std::map<std::string, Money> bySite;      ///< by site key; "" for no one site
    std::map<std::string, Money> byCostCentre;
    std::map<std::string, Money> bySupplier;
    std::vector<FiscalYear> fiscalYears;
    std::vector<CashMonth> cashFlow;  ///< every month of the horizon
    std::vector<BomLine> bom;
    std::vector<BomLine> afterHorizon;  ///< capex that falls after the last month; part of no sum
    std::vector<CostGap> gaps;
    LeaseComparison leases;
    std::optional<AsIs> asIs;  ///< where the options ask for it
};

struct CostOptions {
    std::uint64_t seed = 1;
    int trials = 2000;  ///< 0: p10 = p50 = p80 = p90 = total
    int threads = 0;    ///< 0: all cores; the figures do not depend on it
    bool asIs = false;  ///< compare with today's network
};

/// Prices everything that the project brings, keeps and removes over its horizon.
///
/// Per device: price × units (a redundant pair is two), or a lease; what each piece requires; spares,
/// installation labour, travel; support, licence, monthly price, power, rack space. Per link: set-up
/// (negotiated, else the item's price) and monthly price × members, with ramp and price by capacity; where it
/// leaves before its minimum term's end, the rest of the term or the termination fee. Optics, cables and line
/// cards that the drawing implies: see implied.h. Traffic by the gigabyte: see
/// transfers.h. A credit for what leaves. Per work
/// package: assigned resources and fixed cost. What has no catalogue item and no negotiated price costs
/// nothing (a design rule reports it).
///
/// Capex falls in the month in which the element is ordered: when the earliest procurement or circuit-order
/// package that brings it into service starts, else the earliest of its phase, else the phase; installation
/// labour in the month before whose end it is in service; a work package's cost in the months in which it
/// runs. Opex runs from the month in which an element enters service to the month of its last day in service,
/// both paid in full; a circuit that is replaced, as long again as the policy runs both. Elements in service
/// before the first phase cause opex only, and a credit.
///
/// Prices change and are converted month by month: see price_book.h. Code::unpriced lists all missing
/// exchange rates; Code::overflow: amounts beyond what Money holds; Code::cancelled: stopped. Linear in
/// elements and trials. Pure.
Result<CostReport> cost(const Project& project, const plan::Schedule& schedule,
                        const CostOptions& options = {}, const WorkContext& work = {});

/// The network of today, run to the horizon: without phases, work packages and risks. Its phase is the state
/// before the first one, or the first one where nothing is in service before.
struct Today {
    Project project;
    PhaseId phase;
};
[[nodiscard]] Today today(const Project& project);

}  // namespace spanwright::cost
