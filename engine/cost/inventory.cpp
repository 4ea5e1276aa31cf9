// SPDX-License-Identifier: MIT
#include "engine/cost/inventory.h"

#include "engine/base/counter_random.h"
#include "engine/plan/service_dates.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <utility>

namespace spanwright::cost {
namespace {

/// When elements are ordered: the start of the package that does it.
class Orders {
  public:
    Orders(const Project& project, const plan::Schedule& schedule) : start_(project.settings.startDate) {
        for (const plan::PhaseDates& phase : schedule.phases)
            phaseStarts_[phase.phase] = phase.start;
        for (const plan::ScheduledPackage& scheduled : schedule.packages) {
            const WorkPackage* package = project.plan.workPackages.find(scheduled.package);
            if (package == nullptr || (package->kind != WorkPackageKind::procurement &&
                                       package->kind != WorkPackageKind::circuitOrder)) {
                continue;
            }
            keepEarliest(byPhase_, std::pair(package->phase, package->kind), scheduled.start);
            for (const ElementId element : package->bringsIntoService)
                keepEarliest(byElement_, element.value, scheduled.start);
        }
    }

    /// A device's phase is looked up among procurements first, a link's among circuit orders.
    [[nodiscard]] Month month(ElementId element, PhaseId phase) const {
        using enum WorkPackageKind;
        const bool link = element.kind == ElementKind::link;
        Date day = start_;
        if (const auto own = byElement_.find(element.value); own != byElement_.end()) {
            day = own->second;
        } else if (const auto first = byPhase_.find({phase, link ? circuitOrder : procurement});
                   first != byPhase_.end()) {
            day = first->second;
        } else if (const auto second = byPhase_.find({phase, link ? procurement : circuitOrder});
                   second != byPhase_.end()) {
            day = second->second;
        } else if (const auto starts = phaseStarts_.find(phase); starts != phaseStarts_.end()) {
            day = starts->second;
        }
        return Month(std::max(day, start_));
    }

  private:
    template <class Map, class Key>
    static void keepEarliest(Map& map, const Key& key, Date date) {
        Date& kept = map.try_emplace(key, date).first->second;
        kept = std::min(kept, date);
    }

    Date start_;
    std::map<PhaseId, Date> phaseStarts_;
    std::map<std::pair<PhaseId, WorkPackageKind>, Date> byPhase_;
    std::unordered_map<std::uint32_t, Date> byElement_;
};

/// What two elements have in common when one holding can stand for both.
using HoldingKey = std::array<std::int64_t, 10>;

struct HoldingHash {
    std::size_t operator()(const HoldingKey& key) const {
        std::uint64_t hash = 0;
        for (const std::int64_t part : key)
            hash = mixBits(hash * 31 + static_cast<std::uint64_t>(part) + 1);
        return static_cast<std::size_t>(hash);
    }
};

std::int64_t partOf(const std::optional<Decimal>& price) {
    return price ? price->micros() : -1;  // validated prices are not negative
}

HoldingKey keyOf(const Holding& holding, ElementId element) {
    // Elements without an item share no line: each is its own item.
    const std::int64_t item =
        holding.prices != nullptr ? holding.prices->item->id.value : -std::int64_t{element.value};
    return {item,
            holding.phase.value,
            holding.site.value,
            holding.ordered.monthsSince(Month(Date())),
            holding.enters.daysSince(Date()),
            holding.leaves ? holding.leaves->daysSince(Date()) : INT64_MIN,
            holding.termMonths,
            partOf(holding.monthlyPrice),
            partOf(holding.setupPrice),
            holding.isLink ? 1 : 0};
}

class Inventory {
  public:
    Inventory(const Project& project, const plan::Schedule& schedule, PriceBook& prices)
        : design_(project.design), prices_(prices), service_(project, schedule), orders_(project, schedule) {}

    std::vector<Holding> take() {
        for (const Device& device : design_.devices)
            addDevice(device);
        for (const Link& link : design_.links)
            addLink(link);
        return std::move(holdings_);
    }

  private:
    [[nodiscard]] Lifetime lifetimeOf(const Device& device) const {
        const Site* site = design_.sites.find(device.site);
        return site == nullptr ? device.lifetime : plan::within(design_, device.lifetime, site->lifetime);
    }

    void addDevice(const Device& device) {
        Holding holding;
        holding.prices = prices_.find(device.item);
        if (holding.prices == nullptr) return;
        holding.site = device.site;
        holding.units = device.units();
        holding.termMonths = holding.prices->item->termMonths;
        add(std::move(holding), device.id, lifetimeOf(device));
    }

    void addLink(const Link& link) {
        Holding holding;
        holding.prices = prices_.find(link.item);
        if (holding.prices == nullptr && !link.monthlyPrice && !link.setupPrice) return;
        const Device* from = design_.devices.find(link.from.device);
        const Device* to = design_.devices.find(link.to.device);
        if (from == nullptr || to == nullptr) return;
        // The site of the one end that stands at a site, or of both ends where that is the same.
        if (!to->site || from->site == to->site) holding.site = from->site;
        if (!from->site) holding.site = to->site;
        holding.units = link.memberCount;
        holding.isLink = true;
        holding.monthlyPrice = link.monthlyPrice;
        holding.setupPrice = link.setupPrice;
        holding.termMonths = link.termMonths != 0        ? link.termMonths
                             : holding.prices != nullptr ? holding.prices->item->termMonths
                                                         : 0;
        const Lifetime ends = plan::within(design_, lifetimeOf(*from), lifetimeOf(*to));
        add(std::move(holding), link.id, plan::within(design_, link.lifetime, ends));
    }

    void add(Holding holding, ElementId element, const Lifetime& lifetime) {
        if (holding.units <= 0 || neverInService(lifetime)) return;
        const plan::ServiceDates dates = service_.dates(element, lifetime);
        holding.enters = dates.enters;
        holding.leaves = dates.leaves;
        if (design_.phases.contains(lifetime.enters)) {
            holding.phase = lifetime.enters;
            holding.ordered = orders_.month(element, holding.phase);
        }
        const auto [at, isNew] = indexes_.try_emplace(keyOf(holding, element), holdings_.size());
        if (isNew) {
            holding.elements.push_back(element);
            holdings_.push_back(std::move(holding));
        } else {
            holdings_[at->second].units += holding.units;
            holdings_[at->second].elements.push_back(element);
        }
    }

    [[nodiscard]] bool neverInService(const Lifetime& lifetime) const {
        const Phase* enters = design_.phases.find(lifetime.enters);
        const Phase* leaves = design_.phases.find(lifetime.leaves);
        return enters != nullptr && leaves != nullptr && leaves->sequence <= enters->sequence;
    }

    const Design& design_;
    PriceBook& prices_;
    plan::ServiceDateIndex service_;
    Orders orders_;
    std::vector<Holding> holdings_;
    std::unordered_map<HoldingKey, std::size_t, HoldingHash> indexes_;
};

}  // namespace

std::vector<Holding> inventory(const Project& project, const plan::Schedule& schedule, PriceBook& prices) {
    return Inventory(project, schedule, prices).take();
}

}  // namespace spanwright::cost
