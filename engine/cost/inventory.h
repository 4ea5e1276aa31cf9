// SPDX-License-Identifier: MIT
#pragma once

#include "engine/cost/implied.h"
#include "engine/cost/price_book.h"
#include "engine/plan/schedule.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace spanwright::cost {

/// What a holding is to the drawing.
enum class Role : std::uint8_t {
    device,
    link,
    implied,   ///< an optic, cable or line card that the drawing implies
    required,  ///< what another item requires
};

/// Elements that are alike in everything that money depends on.
struct Holding {
    const ItemPrices* prices = nullptr;  ///< null: no catalogue item, negotiated prices only
    Role role = Role::device;
    PhaseId phase;  ///< in which they enter; null: there before the first
    SiteId site;
    std::string costCentre;
    std::string supplier;
    WorkPackageId orderedBy;
    Month ordered;
    Date enters;
    std::optional<Date> leaves;  ///< first day out of service
    int termMonths = 0;
    std::optional<Decimal> monthlyPrice;  ///< negotiated, a piece
    std::optional<Decimal> setupPrice;
    double capacityMbps = 0;  ///< of a link's member
    std::string region;
    Financing financing = Financing::purchase;
    ThreePoint<double> quantitySpread{1, 1, 1};
    Decimal quantity;
    std::vector<ElementId> elements;

    [[nodiscard]] bool entersInPhase() const { return static_cast<bool>(phase); }
};

struct Inventory {
    std::vector<Holding> holdings;
    std::vector<ImpliedGap> gaps;
};

/// All devices and links that are ever in service and have a price, what they imply and require, as holdings
/// in order of their first element: devices, links, implied items; each followed by what it requires. Linear
/// in elements and work packages.
[[nodiscard]] Inventory inventory(const Project& project, const plan::Schedule& schedule, PriceBook& prices);

}  // namespace spanwright::cost
