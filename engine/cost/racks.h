// SPDX-License-Identifier: MIT
#pragma once

#include "engine/cost/inventory.h"

#include <map>
#include <vector>

namespace spanwright::cost {

/// Counts the racks that the policy buys for what stands in sites of one's own: all kinds of site but
/// colocations, points of presence, cloud regions and home offices, where space is rented or none is needed.
///
/// What is in service before the first phase has its racks. Each phase adds those that its network, as it is
/// then, needs beyond all that the site has had: its rack units over the units that a rack is filled with,
/// rounded up. Racks stay when what they were bought for leaves.
class RackCounter {
  public:
    explicit RackCounter(const Project& project);

    /// Takes note of what fills `rackUnits` while its lifetime lasts.
    void add(const Holding& holding, ElementId element, const Lifetime& lifetime, double rackUnits);
    /// A holding for each site and phase that needs more racks: quantity, site and elements, which are what
    /// enters then; ordered and in service with the first of them. No item yet.
    [[nodiscard]] std::vector<Holding> needed() const;

  private:
    struct Arrival {
        Holding first;
        std::vector<ElementId> elements;
    };
    struct Room {
        std::vector<double> rackUnits;            ///< by state: 0 before the first phase, phase n: n + 1
        std::map<std::size_t, Arrival> arrivals;  ///< by state
    };

    const Project& project_;
    std::map<PhaseId, std::size_t> stateOf_;
    std::map<SiteId, Room> rooms_;
};

}  // namespace spanwright::cost
