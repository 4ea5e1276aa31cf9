// SPDX-License-Identifier: MIT
#pragma once

#include "engine/cost/bom_line.h"

#include <optional>
#include <string>
#include <vector>

namespace spanwright::cost {

struct Inventory;
class PriceBook;

/// Alike devices of a site: what they cost when they are bought, and when they are leased.
struct LeaseOption {
    std::string item;  ///< key of the catalogue item
    std::string description;
    PhaseId phase;
    SiteId site;
    std::vector<ElementId> elements;
    Financing chosen = Financing::purchase;  ///< what the budget reckons with
    Decimal quantity;
    Decimal price;                  ///< of a piece, when it is ordered
    Decimal payment;                ///< of a piece, a month of the lease
    Decimal buyout;                 ///< of a piece, to keep it; zero: it leaves before the lease ends
    Month ordered;                  ///< when a purchase is paid
    Month leased;                   ///< first month of the lease
    int months = 0;                 ///< of the lease
    Money credit;                   ///< for what is bought, when it leaves; negative or zero
    std::optional<Month> credited;  ///< its month; absent: no credit
    Money buy;                      ///< purchase and credit
    Money lease;                    ///< payments and buyout
    Money presentBuy;
    Money presentLease;
};

/// Lease or buy. The sums are those of the options.
struct LeaseComparison {
    std::vector<LeaseOption> options;
    Money buy;
    Money lease;
    Money presentBuy;
    Money presentLease;
};

/// Compares both for every device that the project brings at a catalogue price: by item, site, phase and
/// dates. Whole leases are counted, also where they run on beyond the horizon, so that the answer does not
/// depend on it; with the policy's term, rate and buyout, and in the bill's own arithmetic. Present values
/// discount as CostReport::presentValue does. An overflow is remembered by the prices' arithmetic. Linear in
/// holdings × months of a lease.
[[nodiscard]] LeaseComparison leaseOrBuy(const Project& project, const Inventory& inventory,
                                         PriceBook& prices);

}  // namespace spanwright::cost
