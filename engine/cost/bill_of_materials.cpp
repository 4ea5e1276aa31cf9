// SPDX-License-Identifier: MIT
#include "engine/cost/bill_of_materials.h"

#include "engine/cost/holding_lines.h"
#include "engine/cost/implied.h"
#include "engine/cost/line_ledger.h"
#include "engine/cost/transfers.h"
#include "engine/design/queries.h"
#include "engine/plan/working_time.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace spanwright::cost {
namespace {

constexpr Decimal kHundred = Decimal::fromMicros(100 * Decimal::kScale);

/// ceil(units × percent / 100), exactly.
std::int64_t sparesFor(Decimal units, Decimal percent, Arithmetic& arithmetic) {
    const Decimal exact = arithmetic.scaled(units, percent);  // hundredths of spares
    const std::int64_t whole = exact.micros() / kHundred.micros();
    return whole + (exact.micros() % kHundred.micros() > 0 ? 1 : 0);
}

class Writer {
  public:
    Writer(const Project& project, const plan::Schedule& schedule, PriceBook& prices)
        : project_(project),
          schedule_(schedule),
          prices_(prices),
          arithmetic_(prices.arithmetic()),
          horizon_{prices.start(), prices.start().plus(project.settings.horizonMonths)},
          ledger_(horizon_, project.settings.currency, arithmetic_),
          lines_(project, prices, horizon_, ledger_) {}

    Result<BillOfMaterials> write(const Inventory& inventory, const WorkContext& work) {
        std::vector<CostGap> gaps;
        for (const ImpliedGap& gap : inventory.gaps)
            gaps.push_back(gapOf(gap));
        for (const Holding& holding : inventory.holdings) {
            lines_.add(holding);
            findPriceGap(holding, gaps);
        }
        lines_.addTravel();
        addSpares(inventory.holdings);
        for (const plan::ScheduledPackage& scheduled : schedule_.packages)
            addPackage(scheduled);
        if (const auto done = addTransfers(project_, schedule_, prices_, horizon_, ledger_, gaps, work);
            !done) {
            return tl::unexpected(done.error());
        }
        BillOfMaterials bill = ledger_.take();
        bill.gaps = std::move(gaps);
        return bill;
    }

  private:
    [[nodiscard]] CostGap gapOf(const ImpliedGap& gap) const {
        const std::string link = displayName(project_, gap.link);
        if (gap.kind == ImpliedGap::Kind::noPort) {
            return {CostGap::Kind::port, gap.device,
                    fmt::format("{} has no free port of {:g} Mbit/s for {}.",
                                displayName(project_, gap.device), gap.speedMbps, link)};
        }
        return {CostGap::Kind::port, gap.link,
                fmt::format("No optic or cable of the catalogue carries {:g} Mbit/s over {:.3g} km between "
                            "the ports of {}.",
                            gap.speedMbps, gap.lengthKm, link)};
    }

    void findPriceGap(const Holding& holding, std::vector<CostGap>& gaps) const {
        if (holding.prices == nullptr || holding.monthlyPrice || holding.setupPrice) return;
        const CatalogueItem& item = *holding.prices->item;
        const bool priced = !item.price.high.isZero() || !item.monthlyPrice.high.isZero() ||
                            !item.licencePerYear.isZero() || !item.transferTiers.empty();
        if (!item.rateBands.empty()) {
            if (bandFor(item.rateBands, &RateBand::upToMbps, holding.region, holding.capacityMbps) ==
                nullptr) {
                gaps.push_back({CostGap::Kind::price, holding.elements.front(),
                                fmt::format("{} has no price band for {:g} Mbit/s{}{}.", nameOf(item),
                                            holding.capacityMbps, holding.region.empty() ? "" : " in ",
                                            holding.region)});
            }
        } else if (!priced) {
            gaps.push_back(
                {CostGap::Kind::price, holding.elements.front(), nameOf(item) + " has no price at all."});
        }
    }

    void addSpares(const std::vector<Holding>& holdings) {
        if (project_.costPolicy.sparePercent.isZero()) return;
        using Key = std::tuple<SiteId, CatalogueItemId, int, PhaseId>;
        std::map<Key, BomLine> needed;
        std::map<Key, Decimal> units;
        for (const Holding& holding : holdings) {
            if (holding.role != Role::device || !holding.entersInPhase()) continue;
            const Key key(holding.site, holding.prices->item->id,
                          project_.design.phases.at(holding.phase).sequence, holding.phase);
            BomLine line = lines_.lineOf(holding, ": spares", holding.prices->item->category);
            line.spread = holding.prices->priceSpread;
            line.depreciationYears = holding.prices->item->depreciationYears.value_or(
                prices_.ruleOf(line.category).depreciationYears);
            line.from = holding.ordered;
            line.outOfService.reset();
            Decimal& count = units[key];
            count = arithmetic_.sum(count, holding.quantity);
            const auto [at, isNew] = needed.try_emplace(key, line);
            if (isNew) continue;
            at->second.from = std::min(at->second.from, line.from);
            at->second.inService = std::min(at->second.inService, line.inService);
            at->second.elements.insert(at->second.elements.end(), line.elements.begin(), line.elements.end());
        }
        std::pair<SiteId, CatalogueItemId> current;
        Decimal unitsSoFar;
        std::int64_t sparesSoFar = 0;
        for (auto& [key, line] : needed) {
            const std::pair shelf(std::get<0>(key), std::get<1>(key));
            if (shelf != current) {
                unitsSoFar = {};
                sparesSoFar = 0;
            }
            current = shelf;
            unitsSoFar = arithmetic_.sum(unitsSoFar, units[key]);
            const std::int64_t spares = sparesFor(unitsSoFar, project_.costPolicy.sparePercent, arithmetic_);
            line.quantity = Decimal::fromInteger(spares - sparesSoFar);
            line.unitPrice = prices_.price(*prices_.find(shelf.second), line.from);
            line.until = line.from.plus(1);
            sparesSoFar = spares;
            lines_.put(std::move(line), Charge::spares);
        }
    }

    void addPackage(const plan::ScheduledPackage& scheduled) {
        const WorkPackage* package = project_.plan.workPackages.find(scheduled.package);
        if (package == nullptr) return;
        const CategoryRule& rule = prices_.ruleOf(ItemCategory::labour);
        BomLine line;
        line.item = package->key;
        line.category = ItemCategory::labour;
        line.phase = project_.design.phases.contains(package->phase) ? package->phase : PhaseId{};
        line.site = package->site;
        const Site* site = project_.design.sites.find(package->site);
        line.costCentre =
            site == nullptr || site->costCentre.empty() ? project_.costPolicy.costCentre : site->costCentre;
        line.orderedBy = package->id;
        line.elements = {package->id};
        line.from = Month(scheduled.start);
        line.until = Month(scheduled.finish).plus(1);
        line.depreciationYears = rule.depreciationYears;
        line.inService = line.until;
        const std::string& name = package->name.empty() ? package->key : package->name;
        std::uint64_t stream = 0;

        line.description = name + ": fixed cost";
        line.quantity = Decimal::fromInteger(1);
        line.unitPrice = package->fixedCost;
        ledger_.add(line, stream++);
        // Work that takes longer costs more.
        const ThreePoint<double>& days = package->durationDays;
        if (days.likely > 0) {
            line.quantitySpread = {days.low / days.likely * rule.quantityLowPercent.toDouble() / 100, 1,
                                   days.high / days.likely * rule.quantityHighPercent.toDouble() / 100};
        }
        const double hours = days.likely * hoursPerDay(*package);
        for (const Assignment& assignment : package->assignments) {
            const Resource* resource = project_.plan.resources.find(assignment.resource);
            if (resource == nullptr) continue;
            line.description =
                fmt::format("{}: {}", name, resource->name.empty() ? resource->key : resource->name);
            line.quantity = arithmetic_.decimal(assignment.units * hours);
            line.unitPrice = prices_.grown(resource->ratePerHour, rule.priceChangePercentPerYear, line.from);
            ledger_.add(line, stream++);
        }
    }

    [[nodiscard]] double hoursPerDay(const WorkPackage& package) const {
        const CalendarId id = package.calendar ? package.calendar : project_.settings.calendar;
        const Calendar* calendar = project_.plan.calendars.find(id);
        const plan::Minute minutes =
            plan::workMinutesPerDay(calendar != nullptr ? *calendar : standardCalendar_);
        return static_cast<double>(minutes) / 60.0;
    }

    const Project& project_;
    const plan::Schedule& schedule_;
    PriceBook& prices_;
    Arithmetic& arithmetic_;
    Horizon horizon_;
    LineLedger ledger_;
    HoldingLines lines_;
    Calendar standardCalendar_;
};

}  // namespace

Result<BillOfMaterials> billOfMaterials(const Project& project, const plan::Schedule& schedule,
                                        const Inventory& inventory, PriceBook& prices,
                                        const WorkContext& work) {
    return Writer(project, schedule, prices).write(inventory, work);
}

}  // namespace spanwright::cost
