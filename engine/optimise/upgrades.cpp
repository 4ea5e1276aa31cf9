// SPDX-License-Identifier: MIT
#include "engine/optimise/upgrades.h"

#include "engine/cost/arithmetic.h"
#include "engine/cost/price_book.h"
#include "engine/sim/routing.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>

namespace spanwright::optimise {
namespace {

/// Less than this share of the stand-in is no effect but rounding.
constexpr double kLeastEffect = 1e-9;

std::string_view familyOf(const CatalogueItem& item) {
    const std::string_view key = item.key;
    return key.substr(0, key.find_first_of("0123456789"));
}

double smoothOf(const sim::Routing& routing) {
    if (routing.maxUtilization <= 0) return 0;
    double sum = 0;
    for (const sim::LinkLoad& load : routing.links)
        sum += std::pow(load.utilization.value_or(0) / routing.maxUtilization, 32);
    return routing.maxUtilization * std::pow(sum, 1.0 / 32);
}

Link withOneMore(Link link) {
    const double members = link.memberCount;
    if (link.memberCapacitiesMbps.empty()) {
        link.capacityMbps *= (members + 1) / members;
    } else {
        const double least =
            *std::min_element(link.memberCapacitiesMbps.begin(), link.memberCapacitiesMbps.end());
        link.memberCapacitiesMbps.push_back(least);
        link.capacityMbps += least;
    }
    if (link.capacityReverseMbps) *link.capacityReverseMbps *= (members + 1) / members;
    link.memberCount += 1;
    return link;
}

Link withItem(Link link, const CatalogueItem& item) {
    const double capacity = item.capacityMbps * link.memberCount;
    if (link.capacityReverseMbps && link.capacityMbps > 0) {
        *link.capacityReverseMbps *= capacity / link.capacityMbps;
    }
    link.capacityMbps = capacity;
    link.memberCapacitiesMbps.clear();
    link.item = item.id;
    // Negotiated for the item before.
    link.monthlyPrice.reset();
    link.setupPrice.reset();
    return link;
}

class Advisor {
  public:
    Advisor(const Project& project, PhaseId phase, const UpgradeOptions& options)
        : project_(project), phase_(phase), options_(options), prices_(project, arithmetic_) {}

    Result<std::vector<Upgrade>> run(const WorkContext& work) {
        Project current = project_;
        auto routing = route(current);
        std::vector<Upgrade> steps;
        while (routing && static_cast<int>(steps.size()) < options_.count &&
               routing->maxUtilization > options_.target) {
            std::optional<Candidate> best;
            for (const Link& link : busiest(current, *routing)) {
                for (const Link& larger : largerOf(link)) {
                    if (work.stopRequested())
                        return fail(Code::cancelled, "the search for upgrades was cancelled");
                    auto tried = tryOut(current, *routing, link, larger);
                    if (!tried) return tl::unexpected(tried.error());
                    if (tried->effect > 0 && (!best || better(*tried, *best))) best = std::move(*tried);
                }
            }
            if (!best) break;
            current.design.links.put(best->upgrade.after);
            steps.push_back(best->upgrade);
            routing = std::move(best->routing);
            work.report(static_cast<float>(steps.size()) / static_cast<float>(options_.count));
        }
        if (!routing) return tl::unexpected(routing.error());
        if (auto error = prices_.missingRates()) return tl::unexpected(*error);
        if (arithmetic_.overflowed()) {
            return fail(Code::overflow, "the cost of an upgrade is beyond what an amount can hold");
        }
        return steps;
    }

  private:
    struct Candidate {
        Upgrade upgrade;
        sim::Routing routing;
        double effect = 0;
    };

    [[nodiscard]] Result<sim::Routing> route(const Project& project) const {
        return sim::route(project, phase_, {options_.growthYears, {}});
    }

    [[nodiscard]] std::vector<Link> busiest(const Project& current, const sim::Routing& routing) const {
        std::vector<const sim::LinkLoad*> loads;
        for (const sim::LinkLoad& load : routing.links) {
            if (load.utilization.value_or(0) > 0) loads.push_back(&load);
        }
        std::stable_sort(loads.begin(), loads.end(), [](const sim::LinkLoad* a, const sim::LinkLoad* b) {
            return *a->utilization > *b->utilization;
        });
        std::vector<Link> links;
        std::set<LinkId> seen;
        for (const sim::LinkLoad* load : loads) {
            if (static_cast<int>(links.size()) >= options_.candidates) break;
            const Link& link = current.design.links.at(load->link);
            // A tunnel has what its underlay gives it.
            if (!link.isTunnel() && seen.insert(link.id).second) links.push_back(link);
        }
        return links;
    }

    [[nodiscard]] std::vector<Link> largerOf(const Link& link) const {
        std::vector<Link> larger{withOneMore(link)};
        const CatalogueItem* item = project_.catalogue.find(link.item);
        if (item == nullptr || item->capacityMbps <= 0) return larger;
        const CatalogueItem* next = nullptr;
        for (const CatalogueItem& other : project_.catalogue) {
            if (other.category != item->category || other.medium != item->medium ||
                familyOf(other) != familyOf(*item) || other.capacityMbps <= item->capacityMbps) {
                continue;
            }
            if (other.reachKm > 0 && other.reachKm < link.lengthKm.value_or(0)) continue;
            const bool closer = next == nullptr || other.capacityMbps < next->capacityMbps;
            if (closer) next = &other;
        }
        if (next != nullptr) larger.push_back(withItem(link, *next));
        return larger;
    }

    Result<Candidate> tryOut(const Project& current, const sim::Routing& routing, const Link& before,
                             const Link& after) {
        Project changed = current;
        changed.design.links.put(after);
        auto answer = route(changed);
        if (!answer) return tl::unexpected(answer.error());
        Candidate candidate;
        candidate.upgrade = {before, after, costOf(before, after), routing.maxUtilization,
                             answer->maxUtilization};
        const double smooth = smoothOf(routing);
        const double effect = smooth - smoothOf(*answer);
        candidate.effect = effect > kLeastEffect * smooth ? effect : 0;
        candidate.routing = std::move(*answer);
        return candidate;
    }

    /// A circuit's monthly price in its item's currency: the flat one and that of its capacity's band.
    Decimal listed(const CatalogueItem& item, const Link& link) {
        const double memberMbps = std::max(link.capacityMbps, link.capacityBackMbps()) / link.memberCount;
        const RateBand* band = cost::bandFor(item.rateBands, &RateBand::upToMbps, regionOf(link), memberMbps);
        if (band == nullptr) return item.monthlyPrice.likely;
        return arithmetic_.sum(item.monthlyPrice.likely, arithmetic_.scaled(band->monthlyPricePerMbps.likely,
                                                                            arithmetic_.decimal(memberMbps)));
    }

    /// Of the end that a circuit is bought for: the first whose site names a region.
    [[nodiscard]] std::string_view regionOf(const Link& link) const {
        for (const DeviceId end : {link.from.device, link.to.device}) {
            const Device* device = project_.design.devices.find(end);
            const Site* site = device == nullptr ? nullptr : project_.design.sites.find(device->site);
            if (site != nullptr && !site->region.empty()) return site->region;
        }
        return {};
    }

    /// Of one member, each month.
    Decimal monthlyOf(const Link& link) {
        const cost::ItemPrices* prices = prices_.find(link.item);
        if (prices == nullptr) return link.monthlyPrice.value_or(Decimal());
        const Month month = prices_.start();
        Decimal sum = link.monthlyPrice ? *link.monthlyPrice
                                        : prices_.monthly(*prices, listed(*prices->item, link), month);
        for (const Decimal part : {prices_.support(*prices, month), prices_.licence(*prices, month),
                                   prices_.electricity(*prices, month)}) {
            sum = arithmetic_.sum(sum, part);
        }
        return sum;
    }

    std::optional<Money> costOf(const Link& before, const Link& after) {
        const cost::ItemPrices* prices = prices_.find(after.item);
        if (prices == nullptr && !after.monthlyPrice && !after.setupPrice) return std::nullopt;
        Decimal price = after.setupPrice.value_or(Decimal());
        if (!after.setupPrice && prices != nullptr) price = prices_.price(*prices, prices_.start());
        const int bought =
            after.item == before.item ? after.memberCount - before.memberCount : after.memberCount;
        const auto amount = [&](Decimal unit, int members) {
            return arithmetic_.amount(unit, Decimal::fromInteger(members), project_.settings.currency);
        };
        const Money monthly =
            amount(monthlyOf(after), after.memberCount) - amount(monthlyOf(before), before.memberCount);
        return arithmetic_.sum(amount(price, bought),
                               arithmetic_.times(monthly, project_.settings.horizonMonths));
    }

    static bool better(const Candidate& a, const Candidate& b) {
        if (a.upgrade.cost.has_value() != b.upgrade.cost.has_value()) return a.upgrade.cost.has_value();
        const double costA = a.upgrade.cost ? a.upgrade.cost->toDouble() : 0;
        const double costB = b.upgrade.cost ? b.upgrade.cost->toDouble() : 0;
        if ((costA <= 0) != (costB <= 0)) return costA <= 0;
        if (costA <= 0) return a.effect > b.effect;
        return a.effect * costB > b.effect * costA;
    }

    const Project& project_;
    PhaseId phase_;
    const UpgradeOptions& options_;
    cost::Arithmetic arithmetic_;
    cost::PriceBook prices_;
};

}  // namespace

Result<std::vector<Upgrade>> suggestUpgrades(const Project& project, PhaseId phase,
                                             const UpgradeOptions& options, const WorkContext& work) {
    return Advisor(project, phase, options).run(work);
}

}  // namespace spanwright::optimise
