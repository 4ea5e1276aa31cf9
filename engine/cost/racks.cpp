// SPDX-License-Identifier: MIT
#include "engine/cost/racks.h"

#include "engine/design/queries.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace spanwright::cost {
namespace {

bool isOnesOwn(SiteKind kind) {
    switch (kind) {
        case SiteKind::headquarters:
        case SiteKind::branch:
        case SiteKind::dataCentre:
        case SiteKind::plant:
            return true;
        case SiteKind::colocation:
        case SiteKind::pointOfPresence:
        case SiteKind::cloudRegion:
        case SiteKind::homeOffice:
            return false;
    }
    return false;
}

}  // namespace

RackCounter::RackCounter(const Project& project) : project_(project) {
    for (const Phase& phase : orderedPhases(project.design))
        stateOf_.emplace(phase.id, stateOf_.size() + 1);
}

void RackCounter::add(const Holding& holding, ElementId element, const Lifetime& lifetime, double rackUnits) {
    const Site* site = project_.design.sites.find(holding.site);
    if (!project_.costPolicy.rackItem || rackUnits <= 0 || site == nullptr || !isOnesOwn(site->kind)) return;
    const std::size_t states = stateOf_.size() + 1;
    const auto enters = stateOf_.find(lifetime.enters);
    const auto leaves = stateOf_.find(lifetime.leaves);
    const std::size_t from = enters == stateOf_.end() ? 0 : enters->second;
    const std::size_t until = leaves == stateOf_.end() ? states : leaves->second;
    Room& room = rooms_[holding.site];
    room.rackUnits.resize(states);
    for (std::size_t state = from; state < until; ++state)
        room.rackUnits[state] += rackUnits;
    if (from == 0) return;
    Arrival& arrival = room.arrivals.try_emplace(from, Arrival{holding, {}}).first->second;
    if (holding.ordered < arrival.first.ordered) {
        arrival.first.ordered = holding.ordered;
        arrival.first.orderedBy = holding.orderedBy;
    }
    arrival.first.enters = std::min(arrival.first.enters, holding.enters);
    if (arrival.elements.empty() || arrival.elements.back() != element) arrival.elements.push_back(element);
}

std::vector<Holding> RackCounter::needed() const {
    const double perRack = std::max(project_.costPolicy.rackUnitsPerRack, 1);
    std::vector<Holding> racks;
    for (const auto& [site, room] : rooms_) {
        std::int64_t there = 0;
        for (std::size_t state = 0; state < room.rackUnits.size(); ++state) {
            // Sums of halves and the like must not round a full rack up to two.
            const auto needed = static_cast<std::int64_t>(std::ceil(room.rackUnits[state] / perRack - 1e-9));
            if (needed <= there) continue;
            const std::int64_t more = needed - std::exchange(there, needed);
            const auto arrival = room.arrivals.find(state);
            if (arrival == room.arrivals.end()) continue;
            Holding holding;
            holding.site = site;
            holding.phase = arrival->second.first.phase;
            holding.ordered = arrival->second.first.ordered;
            holding.orderedBy = arrival->second.first.orderedBy;
            holding.enters = arrival->second.first.enters;
            holding.elements = arrival->second.elements;
            holding.quantity = Decimal::fromInteger(more);
            racks.push_back(std::move(holding));
        }
    }
    return racks;
}

}  // namespace spanwright::cost
