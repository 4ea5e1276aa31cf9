// SPDX-License-Identifier: MIT
#include "engine/cost/transfers.h"

#include "engine/design/queries.h"
#include "engine/sim/routing.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

namespace spanwright::cost {
namespace {

constexpr int kMonthsPerYear = 12;

/// Months in which the network of one phase is in service, within one year of growth.
struct Stretch {
    PhaseId phase;
    Month from;
    Month until;
    int year = 0;
};

std::vector<Stretch> stretches(const plan::Schedule& schedule, Horizon horizon) {
    std::vector<std::pair<Month, PhaseId>> starts{{horizon.start, {}}};
    for (const plan::PhaseDates& phase : schedule.phases) {
        const Month enters = phase.planned ? std::max(Month(phase.finish.plusDays(1)), starts.back().first)
                                           : starts.back().first;
        if (starts.back().first == enters) {
            starts.back().second = phase.phase;
        } else {
            starts.emplace_back(enters, phase.phase);
        }
    }
    std::vector<Stretch> all;
    for (std::size_t at = 0; at < starts.size(); ++at) {
        const Month end = std::min(at + 1 < starts.size() ? starts[at + 1].first : horizon.end, horizon.end);
        for (Month from = starts[at].first; from < end;) {
            const int year = from.monthsSince(horizon.start) / kMonthsPerYear;
            const Month until = std::min(end, horizon.start.plus((year + 1) * kMonthsPerYear));
            all.push_back({starts[at].second, from, until, year});
            from = until;
        }
    }
    return all;
}

class Charges {
  public:
    Charges(const Project& project, PriceBook& prices, LineLedger& ledger, std::vector<CostGap>& gaps)
        : project_(project), design_(project.design), prices_(prices), ledger_(ledger), gaps_(gaps) {}

    /// True when something in the drawing is paid for by the gigabyte.
    [[nodiscard]] bool any() const {
        const auto charged = [&](const auto& row) {
            return tiersOf(row.item) != nullptr && !row.outsideBudget;
        };
        return std::any_of(design_.devices.begin(), design_.devices.end(), charged) ||
               std::any_of(design_.links.begin(), design_.links.end(), charged);
    }

    void add(const Stretch& stretch, const sim::Routing& routing) {
        collect(routing);
        for (auto& [key, charge] : charges_)
            write(stretch, *prices_.find(key.second), key.first, charge);
        charges_.clear();
    }

    void findUnpriced() {
        std::set<SiteId> priced;
        for (const Device& device : design_.devices) {
            if (tiersOf(device.item) != nullptr) priced.insert(device.site);
        }
        for (const Link& link : design_.links) {
            if (tiersOf(link.item) == nullptr) continue;
            priced.insert(siteOf(link.from.device));
            priced.insert(siteOf(link.to.device));
        }
        std::set<SiteId> told;
        for (const Demand& demand : design_.demands) {
            const SiteId from = siteOf(demand.from);
            const SiteId to = siteOf(demand.to);
            if (from == to) continue;
            if (demand.mbps > 0 && !isOutside(demand.from)) tell(from, priced, told);
            if (demand.reverseMbps > 0 && !isOutside(demand.to)) tell(to, priced, told);
        }
    }

  private:
    struct Charge {
        double mbps = 0;
        std::vector<ElementId> elements;
    };

    [[nodiscard]] const CatalogueItem* tiersOf(CatalogueItemId id) const {
        const CatalogueItem* item = project_.catalogue.find(id);
        return item == nullptr || item->transferTiers.empty() ? nullptr : item;
    }
    [[nodiscard]] SiteId siteOf(DeviceId id) const {
        const Device* device = design_.devices.find(id);
        return device == nullptr ? SiteId{} : device->site;
    }
    [[nodiscard]] bool isOutside(DeviceId id) const {
        const Device* device = design_.devices.find(id);
        return device != nullptr && device->outsideBudget;
    }
    [[nodiscard]] bool isCloud(SiteId id) const {
        const Site* site = design_.sites.find(id);
        return site != nullptr && site->kind == SiteKind::cloudRegion;
    }

    void tell(SiteId site, const std::set<SiteId>& priced, std::set<SiteId>& told) {
        if (!isCloud(site) || priced.contains(site) || !told.insert(site).second) return;
        gaps_.push_back({CostGap::Kind::transfer, site,
                         fmt::format("Traffic leaves {}, but nothing there has a price by the gigabyte.",
                                     displayName(project_, site))});
    }

    void charge(SiteId site, CatalogueItemId item, ElementId element, double mbps) {
        Charge& into = charges_[{site, item}];
        into.mbps += mbps;
        if (into.elements.empty() || into.elements.back() != element) into.elements.push_back(element);
    }

    void collect(const sim::Routing& routing) {
        // A tunnel's traffic lies on its underlay too, unless the device has nothing but tunnels.
        std::set<DeviceId> underlaid;
        for (const Link& link : design_.links) {
            if (link.kind == LinkKind::tunnel || siteOf(link.from.device) == siteOf(link.to.device)) continue;
            underlaid.insert(link.from.device);
            underlaid.insert(link.to.device);
        }
        for (const sim::LinkLoad& load : routing.links) {
            const Link& link = design_.links.at(load.link);
            const bool forward = load.direction == sim::Direction::forward;
            const DeviceId out = forward ? link.from.device : link.to.device;
            const DeviceId in = forward ? link.to.device : link.from.device;
            const SiteId from = siteOf(out);
            const SiteId to = siteOf(in);
            if (tiersOf(link.item) != nullptr && !link.outsideBudget && (isCloud(from) || !isCloud(to))) {
                charge(from, link.item, link.id, load.loadMbps);
            }
            const Device& device = design_.devices.at(out);
            const CatalogueItem* item = tiersOf(device.item);
            if (item == nullptr || device.outsideBudget || item->transferBasis != TransferBasis::leaving ||
                from == to) {
                continue;
            }
            if (link.kind == LinkKind::tunnel && underlaid.contains(out)) continue;
            charge(from, device.item, device.id, load.loadMbps);
        }
        for (const sim::DeviceLoad& load : routing.devices) {
            const Device& device = design_.devices.at(load.device);
            const CatalogueItem* item = tiersOf(device.item);
            if (item == nullptr || device.outsideBudget || item->transferBasis != TransferBasis::processed) {
                continue;
            }
            charge(device.site, device.item, device.id, load.loadMbps);
        }
    }

    void write(const Stretch& stretch, const ItemPrices& prices, SiteId siteId, const Charge& charge) {
        const CostPolicy& policy = project_.costPolicy;
        const Site* site = design_.sites.find(siteId);
        const CatalogueItem& item = *prices.item;
        const double gigabytes = gigabytesPerMonth(charge.mbps, policy.averageOfBusyHourPercent);
        for (const TierShare& share :
             tierShares(item.transferTiers, site == nullptr ? "" : site->region, gigabytes)) {
            if (share.tier == nullptr) {
                gaps_.push_back({CostGap::Kind::transfer, charge.elements.front(),
                                 fmt::format("{:.0f} GB a month lie beyond the last price tier of {}.",
                                             share.gigabytes, nameOf(item))});
                continue;
            }
            BomLine line;
            line.item = item.key;
            line.description = nameOf(item) + ": traffic by the gigabyte";
            if (share.tier->upToGb) line.description += fmt::format(", up to {} GB", *share.tier->upToGb);
            line.category = item.category;
            line.spend = Spend::opex;
            line.quantity = prices_.arithmetic().decimal(share.gigabytes);
            line.phase = stretch.phase;
            line.site = siteId;
            line.costCentre =
                site == nullptr || site->costCentre.empty() ? policy.costCentre : site->costCentre;
            line.supplier = item.supplier.empty() ? item.vendor : item.supplier;
            line.elements = charge.elements;
            const ThreePoint<Decimal>& price = share.tier->pricePerGb;
            if (!price.likely.isZero()) {
                const double likely = price.likely.toDouble();
                line.spread = {price.low.toDouble() / likely, 1, price.high.toDouble() / likely};
            }
            const std::vector<PriceStep> steps =
                prices_.steps(&prices, stretch.from, stretch.until,
                              [&](Month month) { return prices_.monthly(prices, price.likely, month); });
            for (std::size_t at = 0; at < steps.size(); ++at) {
                line.from = steps[at].from;
                line.until = at + 1 < steps.size() ? steps[at + 1].from : stretch.until;
                line.unitPrice = steps[at].unitPrice;
                ledger_.add(line,
                            static_cast<std::uint64_t>(cost::Charge::transfer) +
                                (static_cast<std::uint64_t>(share.tier - item.transferTiers.data()) << 8U));
            }
        }
    }

    const Project& project_;
    const Design& design_;
    PriceBook& prices_;
    LineLedger& ledger_;
    std::vector<CostGap>& gaps_;
    std::map<std::pair<SiteId, CatalogueItemId>, Charge> charges_;
};

}  // namespace

double gigabytesPerMonth(double busyHourMbps, double averageOfBusyHourPercent) {
    constexpr double kSecondsPerMonth = 730.0 * 3600;
    return busyHourMbps * averageOfBusyHourPercent / 100 * kSecondsPerMonth / 8 / 1000;
}

std::vector<TierShare> tierShares(const std::vector<TransferTier>& tiers, std::string_view region,
                                  double gigabytes) {
    const bool own = std::any_of(tiers.begin(), tiers.end(),
                                 [&](const TransferTier& tier) { return tier.region == region; });
    std::vector<TierShare> shares;
    double below = 0;
    for (const TransferTier& tier : tiers) {
        if (gigabytes <= below) break;
        if (tier.region != (own ? region : std::string_view())) continue;
        const double end = tier.upToGb ? std::min(*tier.upToGb, gigabytes) : gigabytes;
        if (end <= below) continue;
        shares.push_back({&tier, end - below});
        below = end;
    }
    if (gigabytes > below) shares.push_back({nullptr, gigabytes - below});
    return shares;
}

Result<void> addTransfers(const Project& project, const plan::Schedule& schedule, PriceBook& prices,
                          Horizon horizon, LineLedger& ledger, std::vector<CostGap>& gaps,
                          const WorkContext& work) {
    Charges charges(project, prices, ledger, gaps);
    charges.findUnpriced();
    if (!charges.any()) return {};
    for (const Stretch& stretch : stretches(schedule, horizon)) {
        const double years = stretch.year;
        const Result<sim::Routing> routing = sim::route(project, stretch.phase, {years, {}}, work);
        if (!routing) return tl::unexpected(routing.error());
        charges.add(stretch, *routing);
    }
    return {};
}

}  // namespace spanwright::cost
