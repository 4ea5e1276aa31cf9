// SPDX-License-Identifier: MIT
#pragma once

#include "engine/cost/price_book.h"
#include "engine/plan/schedule.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace spanwright::cost {

/// Elements that are alike in everything that money depends on.
struct Holding {
    const ItemPrices* prices = nullptr;  ///< null: no catalogue item, negotiated prices only
    PhaseId phase;                       ///< in which they enter; null: there before the first
    SiteId site;
    Month ordered;
    Date enters;
    std::optional<Date> leaves;  ///< first day out of service
    int termMonths = 0;
    std::optional<Decimal> monthlyPrice;  ///< negotiated, a piece
    std::optional<Decimal> setupPrice;
    bool isLink = false;
    std::int64_t units = 0;
    std::vector<ElementId> elements;

    [[nodiscard]] bool entersInPhase() const { return static_cast<bool>(phase); }
};

/// All devices and links that are ever in service and have a price, as holdings in order of their first
/// element: devices, then links. Linear in elements and work packages.
[[nodiscard]] std::vector<Holding> inventory(const Project& project, const plan::Schedule& schedule,
                                             PriceBook& prices);

}  // namespace spanwright::cost
