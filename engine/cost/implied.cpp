// SPDX-License-Identifier: MIT
#include "engine/cost/implied.h"

#include "engine/design/link_figures.h"
#include "engine/design/queries.h"
#include "engine/plan/service_dates.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace spanwright::cost {
namespace {

constexpr double kInBuildingKm = 0.05;  // a riser and two patch cords
constexpr double kUnknownKm = 10;
constexpr double kRouteFactor = 1.3;  // as linkLatencyMs has it

/// Forms of pluggable ports, each family from the eldest on: a port takes what stands before it.
constexpr std::array<std::string_view, 4> kSmallForms{"SFP", "SFP+", "SFP28", "SFP56"};
constexpr std::array<std::string_view, 5> kQuadForms{"QSFP+", "QSFP28", "QSFP56", "QSFP-DD", "OSFP"};

template <std::size_t kSize>
std::optional<std::size_t> placeIn(const std::array<std::string_view, kSize>& forms, std::string_view form) {
    const auto at = std::find(forms.begin(), forms.end(), form);
    return at == forms.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - forms.begin()));
}

bool pluggable(std::string_view connector) {
    return placeIn(kSmallForms, connector) || placeIn(kQuadForms, connector);
}

bool fits(std::string_view plug, std::string_view port) {
    if (plug == port) return true;
    const auto smallPlug = placeIn(kSmallForms, plug);
    const auto smallPort = placeIn(kSmallForms, port);
    if (smallPlug && smallPort) return *smallPlug < *smallPort;
    const auto quadPlug = placeIn(kQuadForms, plug);
    const auto quadPort = placeIn(kQuadForms, port);
    // An OSFP cage takes no other form.
    return quadPlug && quadPort && port != "OSFP" && *quadPlug < *quadPort;
}

/// Over which states of the network an element is there: before the first phase is 0, phase n is n + 1.
struct Interval {
    std::size_t from = 0;
    std::size_t until = 0;
};

struct Pool {
    double speedMbps = 0;
    std::string_view connector;
    int ports = 0;
    std::vector<int> used;  ///< by state

    [[nodiscard]] bool free(Interval when, int count) const {
        return std::all_of(used.begin() + static_cast<std::ptrdiff_t>(when.from),
                           used.begin() + static_cast<std::ptrdiff_t>(when.until),
                           [&](int taken) { return taken + count <= ports; });
    }
    void take(Interval when, int count) {
        for (std::size_t state = when.from; state < when.until; ++state)
            used[state] += count;
    }
};

struct Chassis {
    std::vector<Pool> pools;
    std::vector<std::pair<std::string_view, int>> freeBays;  ///< family, count
    bool modular = false;
};

/// What a link asks of the hardware at its ends.
struct Need {
    const Link* link = nullptr;
    Lifetime lifetime;
    Interval when;
    double speedMbps = 0;  ///< of a member
    double lengthKm = 0;
    bool handedOver = false;  ///< by a provider: one end of ours alone
    bool fitted = false;      ///< its own item is the optic or cable

    /// It takes ports all the same.
    [[nodiscard]] bool paidElsewhere() const { return link->outsideBudget; }
};

bool isCircuit(LinkKind kind) {
    return kind == LinkKind::leasedCircuit || kind == LinkKind::mplsAccess ||
           kind == LinkKind::internetAccess || kind == LinkKind::broadband ||
           kind == LinkKind::cloudInterconnect || kind == LinkKind::wavelength;
}

bool takesNoPort(LinkKind kind) {
    return kind == LinkKind::tunnel || kind == LinkKind::cellular || kind == LinkKind::microwave;
}

bool mediumFits(LinkKind kind, Medium medium) {
    if (kind == LinkKind::copper) return medium == Medium::twistedPair || medium == Medium::directAttach;
    if (kind == LinkKind::fibre) {
        return medium == Medium::multimode || medium == Medium::singleMode || medium == Medium::activeOptical;
    }
    return medium == Medium::multimode || medium == Medium::singleMode || medium == Medium::twistedPair;
}

/// What plugs into the ends of one link member; null pieces are not needed.
struct Fitting {
    const CatalogueItem* fromOptic = nullptr;
    const CatalogueItem* toOptic = nullptr;
    const CatalogueItem* cable = nullptr;
    double price = 0;
};

class Implier {
  public:
    explicit Implier(const Project& project) : project_(project), design_(project.design) {
        std::size_t state = 0;
        for (const Phase& phase : orderedPhases(design_))
            stateOf_[phase.id] = ++state;
        states_ = state + 1;
        for (const CatalogueItem& item : project.catalogue) {
            if (!item.fitsBay.empty()) cards_.push_back(&item);
            if (item.medium == Medium::none || item.capacityMbps <= 0) continue;
            if (item.category == ItemCategory::optic) optics_.push_back(&item);
            if (item.category == ItemCategory::cable) cables_.push_back(&item);
        }
        for (auto* list : {&optics_, &cables_, &cards_}) {
            std::stable_sort(list->begin(), list->end(),
                             [&](const auto* a, const auto* b) { return priceOf(*a) < priceOf(*b); });
        }
    }

    ImpliedItems run() {
        std::vector<Need> needs;
        for (const Link& link : design_.links) {
            if (auto need = needOf(link)) needs.push_back(*need);
        }
        std::stable_sort(needs.begin(), needs.end(),
                         [](const Need& a, const Need& b) { return a.when.from < b.when.from; });
        for (const Need& need : needs)
            connect(need);
        return std::move(result_);
    }

  private:
    using Ends = std::array<const Pool*, 2>;

    /// For comparing alone; a foreign price without a rate is an error elsewhere.
    [[nodiscard]] double priceOf(const CatalogueItem& item) const {
        const auto found = prices_.find(item.id);
        if (found != prices_.end()) return found->second;
        double rate = 1;
        for (const ExchangeRate& known : project_.costPolicy.exchangeRates) {
            if (known.currency == item.currency) rate = known.rate.toDouble();
        }
        return prices_.emplace(item.id, item.price.likely.toDouble() * rate).first->second;
    }

    [[nodiscard]] Lifetime lifetimeOf(const Device& device) const {
        const Site* site = design_.sites.find(device.site);
        return site == nullptr ? device.lifetime : plan::within(design_, device.lifetime, site->lifetime);
    }

    [[nodiscard]] Interval intervalOf(const Lifetime& lifetime) const {
        const auto from = stateOf_.find(lifetime.enters);
        const auto until = stateOf_.find(lifetime.leaves);
        return {from == stateOf_.end() ? 0 : from->second, until == stateOf_.end() ? states_ : until->second};
    }

    std::optional<Need> needOf(const Link& link) {
        const Device* from = design_.devices.find(link.from.device);
        const Device* to = design_.devices.find(link.to.device);
        if (from == nullptr || to == nullptr || takesNoPort(link.kind) || link.memberCount <= 0) return {};
        Need need;
        need.link = &link;
        need.lifetime =
            plan::within(design_, link.lifetime, plan::within(design_, lifetimeOf(*from), lifetimeOf(*to)));
        need.when = intervalOf(need.lifetime);
        if (need.when.from >= need.when.until) return {};
        need.speedMbps = std::max(link.capacityMbps, link.capacityBackMbps()) / link.memberCount;
        need.handedOver = isCircuit(link.kind);
        const CatalogueItem* own = project_.catalogue.find(link.item);
        need.fitted =
            own != nullptr && (own->category == ItemCategory::optic || own->category == ItemCategory::cable);
        need.lengthKm = link.lengthKm.value_or(
            from->site && from->site == to->site
                ? kInBuildingKm
                : linkDistanceKm(design_, link).value_or(kUnknownKm / kRouteFactor) * kRouteFactor);
        if (need.handedOver) need.lengthKm = kInBuildingKm;
        return need;
    }

    Chassis* chassisOf(DeviceId id) {
        const auto [at, isNew] = chassis_.try_emplace(id);
        if (!isNew) return at->second ? &*at->second : nullptr;
        const Device& device = design_.devices.at(id);
        const CatalogueItem* item = project_.catalogue.find(device.item);
        if (item == nullptr || (item->portGroups.empty() && item->moduleBays.empty())) return nullptr;
        Chassis chassis;
        chassis.modular = !item->moduleBays.empty();
        addPools(chassis, *item, device.units());
        for (const ModuleBay& bay : item->moduleBays)
            chassis.freeBays.emplace_back(bay.family, bay.count * device.units());
        at->second = std::move(chassis);
        return &*at->second;
    }

    void addPools(Chassis& chassis, const CatalogueItem& item, int units) const {
        for (const PortGroup& group : item.portGroups) {
            chassis.pools.push_back(
                {group.speedMbps, group.connector, group.count * units, std::vector<int>(states_, 0)});
        }
    }

    void connect(const Need& need) {
        std::array<Chassis*, 2> chassis{chassisOf(need.link->from.device), chassisOf(need.link->to.device)};
        // Nodes of an unordered_map stay where they are when others come.
        std::array<std::vector<std::size_t>, 2> choices;
        for (std::size_t end = 0; end < 2; ++end) {
            if (chassis[end] == nullptr) continue;
            choices[end] = freePools(*chassis[end], need);
            if (choices[end].empty() && addCard(*chassis[end], need, end)) {
                choices[end] = freePools(*chassis[end], need);
            }
            if (!choices[end].empty()) continue;
            // Where every port is taken, there are too few of them, whatever their speed: port-exhausted.
            const auto spare = [&](const Pool& pool) { return pool.free(need.when, need.link->memberCount); };
            const DeviceId device = end == 0 ? need.link->from.device : need.link->to.device;
            if (!need.paidElsewhere() && !isOutside(device) &&
                (chassis[end]->modular ||
                 std::any_of(chassis[end]->pools.begin(), chassis[end]->pools.end(), spare))) {
                result_.gaps.push_back(
                    {ImpliedGap::Kind::noPort, need.link->id, device, need.speedMbps, need.lengthKm});
            }
            chassis[end] = nullptr;
        }
        choose(need, chassis, choices);
    }

    static std::vector<std::size_t> freePools(const Chassis& chassis, const Need& need) {
        std::vector<std::size_t> free;
        for (std::size_t at = 0; at < chassis.pools.size(); ++at) {
            const Pool& pool = chassis.pools[at];
            if (pool.speedMbps >= need.speedMbps && pool.free(need.when, need.link->memberCount)) {
                free.push_back(at);
            }
        }
        std::stable_sort(free.begin(), free.end(), [&](std::size_t a, std::size_t b) {
            return chassis.pools[a].speedMbps < chassis.pools[b].speedMbps;
        });
        return free;
    }

    bool addCard(Chassis& chassis, const Need& need, std::size_t end) {
        for (auto& [family, free] : chassis.freeBays) {
            if (free <= 0) continue;
            for (const CatalogueItem* card : cards_) {
                const bool serves =
                    card->fitsBay == family &&
                    std::any_of(card->portGroups.begin(), card->portGroups.end(), [&](const PortGroup& g) {
                        return g.speedMbps >= need.speedMbps && g.count >= need.link->memberCount;
                    });
                if (!serves) continue;
                --free;
                addPools(chassis, *card, 1);
                const DeviceId id = end == 0 ? need.link->from.device : need.link->to.device;
                Lifetime lifetime = lifetimeOf(design_.devices.at(id));
                lifetime.enters = need.lifetime.enters;
                if (!isOutside(id)) result_.items.push_back({card->id, 1, {}, id, lifetime});
                return true;
            }
        }
        return false;
    }

    /// Takes the pair of ports with the cheapest fitting; among alike ones the slowest.
    void choose(const Need& need, const std::array<Chassis*, 2>& chassis,
                const std::array<std::vector<std::size_t>, 2>& choices) {
        if (chassis[0] == nullptr && chassis[1] == nullptr) return;
        const bool judged = !need.fitted && !(optics_.empty() && cables_.empty());
        std::optional<Fitting> best;
        std::array<std::size_t, 2> taken{};
        double bestSpeed = 0;
        const std::vector<std::size_t> none{0};
        for (const std::size_t from : chassis[0] == nullptr ? none : choices[0]) {
            for (const std::size_t to : chassis[1] == nullptr ? none : choices[1]) {
                const Ends ends{chassis[0] == nullptr ? nullptr : &chassis[0]->pools[from],
                                chassis[1] == nullptr ? nullptr : &chassis[1]->pools[to]};
                const double speed = (ends[0] ? ends[0]->speedMbps : 0) + (ends[1] ? ends[1]->speedMbps : 0);
                if (best && speed > bestSpeed) continue;
                const std::optional<Fitting> fitting =
                    judged ? fittingFor(need, ends) : std::optional<Fitting>(Fitting{});
                if (!fitting || (best && speed == bestSpeed && fitting->price >= best->price)) continue;
                best = fitting;
                bestSpeed = speed;
                taken = {from, to};
            }
        }
        if (!best) {
            // A provider hands over what the customer asks for: its own box stands between.
            if (!need.handedOver && !need.paidElsewhere()) {
                result_.gaps.push_back(
                    {ImpliedGap::Kind::noOptic, need.link->id, {}, need.speedMbps, need.lengthKm});
            }
            taken = {chassis[0] == nullptr ? 0 : choices[0].front(),
                     chassis[1] == nullptr ? 0 : choices[1].front()};
        }
        for (std::size_t end = 0; end < 2; ++end) {
            if (chassis[end] != nullptr) {
                chassis[end]->pools[taken[end]].take(need.when, need.link->memberCount);
            }
        }
        if (best && !need.paidElsewhere()) add(need, *best);
    }

    [[nodiscard]] bool isOutside(DeviceId id) const { return design_.devices.at(id).outsideBudget; }

    [[nodiscard]] std::optional<Fitting> fittingFor(const Need& need, const Ends& ends) const {
        const std::array<bool, 2> plugs{ends[0] != nullptr && pluggable(ends[0]->connector),
                                        ends[1] != nullptr && pluggable(ends[1]->connector)};
        std::optional<Fitting> best;
        const auto keep = [&](const Fitting& fitting) {
            if (!best || fitting.price < best->price) best = fitting;
        };
        const bool copperPort = (ends[0] != nullptr && ends[0]->connector == "RJ45") ||
                                (ends[1] != nullptr && ends[1]->connector == "RJ45");
        if (!plugs[0] && !plugs[1]) {
            if (copperPort && need.link->kind == LinkKind::fibre) return {};
            Fitting fitting;
            if (copperPort) addCable(need, Medium::twistedPair, fitting);
            return fitting;
        }
        if (plugs[0] && plugs[1] && !need.handedOver) {
            for (const CatalogueItem* cable : cables_) {
                if (carries(*cable, need) && mediumFits(need.link->kind, cable->medium) &&
                    fitsPort(*cable, *ends[0]) && fitsPort(*cable, *ends[1])) {
                    keep({nullptr, nullptr, cable, priceOf(*cable)});
                    break;
                }
            }
        }
        for (const CatalogueItem* first : optics_) {
            const std::size_t end = plugs[0] ? 0 : 1;
            if (!carries(*first, need) || !mediumFits(need.link->kind, first->medium) ||
                !fitsPort(*first, *ends[end])) {
                continue;
            }
            const bool twisted = first->medium == Medium::twistedPair;
            const bool otherCopper = ends[1 - end] != nullptr && ends[1 - end]->connector == "RJ45";
            // A fixed copper port at the other end asks for copper here, an optical one for light.
            if (!need.handedOver && ends[1 - end] != nullptr && !plugs[1 - end] && otherCopper != twisted) {
                continue;
            }
            Fitting fitting;
            (end == 0 ? fitting.fromOptic : fitting.toOptic) = first;
            fitting.price = priceOf(*first);
            if (plugs[0] && plugs[1]) {
                const auto partner = std::find_if(optics_.begin(), optics_.end(), [&](const auto* other) {
                    return other->medium == first->medium && other->capacityMbps == first->capacityMbps &&
                           carries(*other, need) && fitsPort(*other, *ends[1]);
                });
                if (partner == optics_.end()) continue;
                fitting.toOptic = *partner;
                fitting.price += priceOf(**partner);
            }
            addCable(need, first->medium, fitting);
            keep(fitting);
        }
        return best;
    }

    static bool carries(const CatalogueItem& item, const Need& need) {
        return item.capacityMbps >= need.speedMbps && item.reachKm >= need.lengthKm;
    }
    static bool fitsPort(const CatalogueItem& item, const Pool& port) {
        return fits(item.connector, port.connector) && item.capacityMbps <= port.speedMbps;
    }

    /// The cheapest cord of the medium that is long enough, where the catalogue has one.
    void addCable(const Need& need, Medium medium, Fitting& fitting) const {
        for (const CatalogueItem* cable : cables_) {
            if (cable->medium != medium || cable->reachKm < need.lengthKm) continue;
            if (medium == Medium::twistedPair && cable->capacityMbps < need.speedMbps) continue;
            fitting.cable = cable;
            fitting.price += priceOf(*cable);
            return;
        }
    }

    void add(const Need& need, const Fitting& fitting) {
        const Link& link = *need.link;
        const auto put = [&](const CatalogueItem* item, DeviceId device) {
            if (item == nullptr || (device && isOutside(device))) return;
            result_.items.push_back({item->id, link.memberCount, link.id, device, need.lifetime});
        };
        put(fitting.fromOptic, link.from.device);
        put(fitting.toOptic, link.to.device);
        put(fitting.cable, {});
    }

    const Project& project_;
    const Design& design_;
    std::map<PhaseId, std::size_t> stateOf_;
    std::size_t states_ = 1;
    std::vector<const CatalogueItem*> optics_;
    std::vector<const CatalogueItem*> cables_;
    std::vector<const CatalogueItem*> cards_;
    mutable std::unordered_map<CatalogueItemId, double> prices_;
    std::unordered_map<DeviceId, std::optional<Chassis>> chassis_;
    ImpliedItems result_;
};

}  // namespace

ImpliedItems impliedItems(const Project& project) {
    return Implier(project).run();
}

}  // namespace spanwright::cost
