// SPDX-License-Identifier: MIT
#include "engine/cost/inventory.h"

#include "engine/base/counter_random.h"
#include "engine/cost/racks.h"
#include "engine/plan/service_dates.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <unordered_map>
#include <utility>

namespace spanwright::cost {
namespace {

/// A package and the day on which it starts.
struct Order {
    Date day;
    WorkPackageId package;
};

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
            const Order order{scheduled.start, package->id};
            keepEarliest(byPhase_, std::pair(package->phase, package->kind), order);
            for (const ElementId element : package->bringsIntoService)
                keepEarliest(byElement_, element.value, order);
        }
    }

    /// A device's phase is looked up among procurements first, a link's among circuit orders.
    [[nodiscard]] Order of(ElementId element, PhaseId phase) const {
        using enum WorkPackageKind;
        const bool link = element.kind == ElementKind::link;
        Order order{start_, {}};
        if (const auto own = byElement_.find(element.value); own != byElement_.end()) {
            order = own->second;
        } else if (const auto first = byPhase_.find({phase, link ? circuitOrder : procurement});
                   first != byPhase_.end()) {
            order = first->second;
        } else if (const auto second = byPhase_.find({phase, link ? procurement : circuitOrder});
                   second != byPhase_.end()) {
            order = second->second;
        } else if (const auto starts = phaseStarts_.find(phase); starts != phaseStarts_.end()) {
            order.day = starts->second;
        }
        order.day = std::max(order.day, start_);
        return order;
    }

  private:
    template <class Map, class Key>
    static void keepEarliest(Map& map, const Key& key, const Order& order) {
        Order& kept = map.try_emplace(key, order).first->second;
        if (order.day < kept.day) kept = order;
    }

    Date start_;
    std::map<PhaseId, Date> phaseStarts_;
    std::map<std::pair<PhaseId, WorkPackageKind>, Order> byPhase_;
    std::unordered_map<std::uint32_t, Order> byElement_;
};

/// What two elements have in common when one holding can stand for both.
using HoldingKey = std::array<std::int64_t, 18>;

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

std::int64_t partOf(double figure) {
    return static_cast<std::int64_t>(figure * 1e6);
}

class Taker {
  public:
    Taker(const Project& project, const plan::Schedule& schedule, PriceBook& prices)
        : project_(project),
          design_(project.design),
          prices_(prices),
          service_(project, schedule),
          orders_(project, schedule),
          racks_(project) {}

    Inventory take() {
        for (const Device& device : design_.devices) {
            if (!device.outsideBudget) addDevice(device);
        }
        for (const Link& link : design_.links) {
            if (!link.outsideBudget) addLink(link);
        }
        ImpliedItems implied = impliedItems(project_);
        for (const ImpliedItem& item : implied.items)
            addImplied(item);
        addRacks();
        return {std::move(holdings_), std::move(implied.gaps)};
    }

  private:
    [[nodiscard]] Lifetime lifetimeOf(const Device& device) const {
        const Site* site = design_.sites.find(device.site);
        return site == nullptr ? device.lifetime : plan::within(design_, device.lifetime, site->lifetime);
    }

    /// The first of the names that is not empty.
    static const std::string& firstOf(const std::string& a, const std::string& b) {
        return a.empty() ? b : a;
    }

    void place(Holding& holding, SiteId siteId, const std::string& costCentre) const {
        const Site* site = design_.sites.find(siteId);
        holding.site = siteId;
        const std::string& own = site == nullptr ? costCentre : firstOf(costCentre, site->costCentre);
        holding.costCentre = firstOf(own, project_.costPolicy.costCentre);
        if (site != nullptr) holding.region = site->region;
    }

    void addDevice(const Device& device) {
        Holding holding;
        holding.prices = prices_.find(device.item);
        if (holding.prices == nullptr) return;
        place(holding, device.site, device.costCentre);
        holding.quantity = Decimal::fromInteger(device.units());
        holding.termMonths = holding.prices->item->termMonths;
        holding.financing = device.financing;
        // A pair has at least two: bounds count against the same units.
        const double units = device.units();
        holding.quantitySpread = {device.countLow ? std::min(*device.countLow / units, 1.0) : 1, 1,
                                  device.countHigh ? std::max(*device.countHigh / units, 1.0) : 1};
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
        SiteId site;
        if (!to->site || from->site == to->site) site = from->site;
        if (!from->site) site = to->site;
        place(holding, site, link.costCentre);
        // Prices by region follow the end that the circuit is bought for: the first that names a region.
        for (const Device* end : {from, to}) {
            const Site* stands = design_.sites.find(end->site);
            if (holding.region.empty() && stands != nullptr) holding.region = stands->region;
        }
        holding.quantity = Decimal::fromInteger(link.memberCount);
        holding.role = Role::link;
        holding.monthlyPrice = link.monthlyPrice;
        holding.setupPrice = link.setupPrice;
        holding.capacityMbps = std::max(link.capacityMbps, link.capacityBackMbps()) / link.memberCount;
        holding.supplier = link.provider;
        holding.termMonths = link.termMonths != 0        ? link.termMonths
                             : holding.prices != nullptr ? holding.prices->item->termMonths
                                                         : 0;
        const Lifetime ends = plan::within(design_, lifetimeOf(*from), lifetimeOf(*to));
        add(std::move(holding), link.id, plan::within(design_, link.lifetime, ends));
    }

    void addImplied(const ImpliedItem& implied) {
        Holding holding;
        holding.prices = prices_.find(implied.item);
        holding.role = Role::implied;
        holding.quantity = Decimal::fromInteger(implied.pieces);
        const Link* link = design_.links.find(implied.link);
        const Device* device = design_.devices.find(implied.device);
        if (device == nullptr && link != nullptr) {
            // A cable lies where both ends stand, else it is counted to the first.
            device = design_.devices.find(link->from.device);
            const Device* other = design_.devices.find(link->to.device);
            if (device != nullptr && !device->site) device = other;
        }
        place(holding, device == nullptr ? SiteId{} : device->site,
              device == nullptr ? std::string() : device->costCentre);
        const ElementId element = link != nullptr ? ElementId(implied.link) : ElementId(implied.device);
        add(std::move(holding), element, implied.lifetime);
    }

    void add(Holding holding, ElementId element, const Lifetime& lifetime) {
        if (holding.quantity <= Decimal() || neverInService(lifetime)) return;
        const plan::ServiceDates dates = service_.dates(element, lifetime);
        holding.enters = dates.enters;
        holding.leaves = dates.leaves;
        if (design_.phases.contains(lifetime.enters)) {
            const Order order = orders_.of(element, lifetime.enters);
            holding.phase = lifetime.enters;
            holding.ordered = Month(order.day);
            holding.orderedBy = order.package;
        }
        if (holding.supplier.empty() && holding.prices != nullptr) {
            holding.supplier = firstOf(holding.prices->item->supplier, holding.prices->item->vendor);
        }
        const std::span<const ElementId> elements(&element, 1);
        put(holding, elements);
        racks_.add(holding, element, lifetime, rackUnitsOf(holding) + addRequired(holding, elements));
    }

    [[nodiscard]] static double rackUnitsOf(const Holding& holding) {
        return holding.prices == nullptr ? 0 : holding.prices->item->rackUnits * holding.quantity.toDouble();
    }

    void addRacks() {
        const ItemPrices* rack = prices_.find(project_.costPolicy.rackItem);
        if (rack == nullptr) return;
        for (Holding holding : racks_.needed()) {
            holding.prices = rack;
            holding.role = Role::implied;
            place(holding, holding.site, {});
            holding.supplier = firstOf(rack->item->supplier, rack->item->vendor);
            const std::vector<ElementId> elements = std::exchange(holding.elements, {});
            put(holding, elements);
            addRequired(holding, elements);
        }
    }

    void put(const Holding& holding, std::span<const ElementId> added) {
        const auto [at, isNew] = indexes_.try_emplace(keyOf(holding, added.front()), holdings_.size());
        if (isNew) {
            holdings_.push_back(holding);
        } else {
            Holding& known = holdings_[at->second];
            known.quantity = prices_.arithmetic().sum(known.quantity, holding.quantity);
        }
        std::vector<ElementId>& elements = holdings_[at->second].elements;
        for (const ElementId element : added) {
            if (elements.empty() || elements.back() != element) elements.push_back(element);
        }
    }

    /// Ends, for validated catalogues have no circle. Gives the rack units that they fill.
    double addRequired(const Holding& holding, std::span<const ElementId> elements) {
        double rackUnits = 0;
        if (holding.prices == nullptr) return rackUnits;
        for (const RequiredItem& required : holding.prices->item->requiredItems) {
            Holding needed = holding;
            needed.prices = prices_.find(required.item);
            if (needed.prices == nullptr || required.quantity <= Decimal()) continue;
            const CatalogueItem& item = *needed.prices->item;
            needed.role = Role::required;
            needed.quantity = prices_.arithmetic().scaled(holding.quantity, required.quantity);
            if (needed.quantity <= Decimal()) continue;
            needed.supplier = firstOf(item.supplier, item.vendor);
            needed.termMonths = item.termMonths;
            needed.monthlyPrice.reset();
            needed.setupPrice.reset();
            needed.elements.clear();
            put(needed, elements);
            rackUnits += rackUnitsOf(needed) + addRequired(needed, elements);
        }
        return rackUnits;
    }

    HoldingKey keyOf(const Holding& holding, ElementId element) {
        const auto named = [&](const std::string& name) {
            return static_cast<std::int64_t>(names_.try_emplace(name, names_.size()).first->second);
        };
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
                static_cast<std::int64_t>(holding.role),
                named(holding.costCentre),
                named(holding.supplier),
                named(holding.region),
                holding.orderedBy.value,
                partOf(holding.capacityMbps),
                static_cast<std::int64_t>(holding.financing),
                partOf(holding.quantitySpread.low),
                partOf(holding.quantitySpread.high)};
    }

    [[nodiscard]] bool neverInService(const Lifetime& lifetime) const {
        const Phase* enters = design_.phases.find(lifetime.enters);
        const Phase* leaves = design_.phases.find(lifetime.leaves);
        return enters != nullptr && leaves != nullptr && leaves->sequence <= enters->sequence;
    }

    const Project& project_;
    const Design& design_;
    PriceBook& prices_;
    plan::ServiceDateIndex service_;
    Orders orders_;
    RackCounter racks_;
    std::vector<Holding> holdings_;
    std::unordered_map<std::string, std::size_t> names_;
    std::unordered_map<HoldingKey, std::size_t, HoldingHash> indexes_;
};

}  // namespace

Inventory inventory(const Project& project, const plan::Schedule& schedule, PriceBook& prices) {
    return Taker(project, schedule, prices).take();
}

}  // namespace spanwright::cost
