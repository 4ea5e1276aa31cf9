// SPDX-License-Identifier: MIT
#include "engine/cost/bill_of_materials.h"

#include "engine/cost/line_ledger.h"
#include "engine/design/queries.h"
#include "engine/plan/working_time.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace spanwright::cost {
namespace {

/// Why an item is paid for; lines of different charges are never joined.
enum class Charge : std::uint8_t { purchase, spares, installation, recurring, support, licence, power };

constexpr Decimal kHundred = Decimal::fromMicros(100 * Decimal::kScale);

std::string nameOf(const CatalogueItem& item) {
    if (!item.name.empty()) return item.name;
    if (item.vendor.empty() && item.model.empty()) return item.key;
    return item.vendor + (item.vendor.empty() || item.model.empty() ? "" : " ") + item.model;
}

/// ceil(units × percent / 100), exactly.
std::int64_t sparesFor(std::int64_t units, Decimal percent, Arithmetic& arithmetic) {
    const Decimal exact = arithmetic.scaled(Decimal::fromInteger(units), percent);  // hundredths of spares
    const std::int64_t whole = exact.micros() / kHundred.micros();
    return whole + (exact.micros() % kHundred.micros() > 0 ? 1 : 0);
}

class Writer {
  public:
    Writer(const Project& project, const plan::Schedule& schedule, Arithmetic& arithmetic)
        : project_(project),
          schedule_(schedule),
          arithmetic_(arithmetic),
          horizon_{Month(project.settings.startDate),
                   Month(project.settings.startDate).plus(project.settings.horizonMonths)},
          ledger_(horizon_, project.settings.currency, arithmetic) {}

    BillOfMaterials write(const std::vector<Holding>& holdings) {
        for (const Holding& holding : holdings) {
            addCapex(holding);
            addOpex(holding);
        }
        addSpares(holdings);
        for (const plan::ScheduledPackage& scheduled : schedule_.packages)
            addPackage(scheduled);
        return ledger_.take();
    }

  private:
    [[nodiscard]] BomLine lineOf(const Holding& holding, const char* suffix, ItemCategory category) const {
        BomLine line;
        if (holding.prices != nullptr) {
            line.item = holding.prices->item->key;
            line.description = nameOf(*holding.prices->item) + suffix;
        } else {
            line.item = keyOf(project_, holding.elements.front());
            line.description = displayName(project_, holding.elements.front()) + suffix;
        }
        line.category = category;
        line.quantity = Decimal::fromInteger(holding.units);
        line.phase = holding.phase;
        line.site = holding.site;
        line.elements = holding.elements;
        return line;
    }

    static ItemCategory categoryOf(const Holding& holding) {
        return holding.prices != nullptr ? holding.prices->item->category : ItemCategory::circuit;
    }

    void put(BomLine line, Charge charge) {
        ledger_.add(std::move(line), static_cast<std::uint64_t>(charge));
    }

    void addCapex(const Holding& holding) {
        if (!holding.entersInPhase()) return;
        BomLine line = lineOf(holding, holding.isLink ? ": set-up" : "", categoryOf(holding));
        if (holding.setupPrice) {
            line.unitPrice = *holding.setupPrice;
        } else if (holding.prices != nullptr) {
            line.unitPrice = holding.prices->price;
            line.spread = holding.prices->priceSpread;
        }
        line.from = holding.ordered;
        line.until = line.from.plus(1);
        put(std::move(line), Charge::purchase);

        if (holding.prices == nullptr || holding.prices->item->installationHours <= 0) return;
        BomLine labour = lineOf(holding, ": installation", ItemCategory::labour);
        labour.quantity =
            arithmetic_.scaled(arithmetic_.decimal(holding.prices->item->installationHours), labour.quantity);
        labour.unitPrice = project_.costPolicy.labourRatePerHour;
        labour.from = Month(holding.enters.plusDays(-1));
        labour.until = labour.from.plus(1);
        if (labour.from < horizon_.start) {
            labour.from = horizon_.start;
            labour.until = horizon_.start.plus(1);
        }
        put(std::move(labour), Charge::installation);
    }

    void addOpex(const Holding& holding) {
        BomLine recurring = lineOf(holding, ": monthly price", categoryOf(holding));
        if (holding.monthlyPrice) {
            recurring.unitPrice = *holding.monthlyPrice;
        } else if (holding.prices != nullptr) {
            recurring.unitPrice = holding.prices->monthlyPrice;
            recurring.spread = holding.prices->monthlySpread;
        }
        // The contract of what is there already began at an unknown date: no term binds it.
        putOpex(std::move(recurring), holding, Charge::recurring,
                holding.entersInPhase() ? holding.termMonths : 0);
        if (holding.prices == nullptr) return;
        BomLine support = lineOf(holding, ": support", ItemCategory::support);
        support.unitPrice = holding.prices->supportPerMonth;
        support.spread = holding.prices->priceSpread;
        putOpex(std::move(support), holding, Charge::support, 0);
        BomLine licence = lineOf(holding, ": licence", ItemCategory::licence);
        licence.unitPrice = holding.prices->licencePerMonth;
        putOpex(std::move(licence), holding, Charge::licence, 0);
        BomLine power = lineOf(holding, ": electricity", ItemCategory::power);
        power.unitPrice = holding.prices->powerPerMonth;
        putOpex(std::move(power), holding, Charge::power, 0);
    }

    void putOpex(BomLine line, const Holding& holding, Charge charge, int termMonths) {
        line.spend = Spend::opex;
        line.from = Month(holding.enters);
        line.until = holding.leaves ? Month(holding.leaves->plusDays(-1)).plus(1) : horizon_.end;
        if (holding.leaves) line.until = std::max(line.until, line.from.plus(termMonths));
        put(std::move(line), charge);
    }

    void addSpares(const std::vector<Holding>& holdings) {
        if (project_.costPolicy.sparePercent.isZero()) return;
        std::map<std::tuple<SiteId, CatalogueItemId, int, PhaseId>, BomLine> needed;
        std::map<std::tuple<SiteId, CatalogueItemId, int, PhaseId>, std::int64_t> units;
        for (const Holding& holding : holdings) {
            if (holding.isLink || !holding.entersInPhase() || holding.prices == nullptr) continue;
            const std::tuple key(holding.site, holding.prices->item->id,
                                 project_.design.phases.at(holding.phase).sequence, holding.phase);
            BomLine line = lineOf(holding, ": spares", holding.prices->item->category);
            line.unitPrice = holding.prices->price;
            line.spread = holding.prices->priceSpread;
            line.from = holding.ordered;
            units[key] += holding.units;
            const auto [at, isNew] = needed.try_emplace(key, line);
            if (isNew) continue;
            at->second.from = std::min(at->second.from, line.from);
            at->second.elements.insert(at->second.elements.end(), line.elements.begin(), line.elements.end());
        }
        std::pair<SiteId, CatalogueItemId> current;
        std::int64_t unitsSoFar = 0;
        std::int64_t sparesSoFar = 0;
        for (auto& [key, line] : needed) {
            const std::pair shelf(std::get<0>(key), std::get<1>(key));
            if (shelf != current) unitsSoFar = sparesSoFar = 0;
            current = shelf;
            unitsSoFar += units[key];
            const std::int64_t spares = sparesFor(unitsSoFar, project_.costPolicy.sparePercent, arithmetic_);
            line.quantity = Decimal::fromInteger(spares - sparesSoFar);
            line.until = line.from.plus(1);
            sparesSoFar = spares;
            put(std::move(line), Charge::spares);
        }
    }

    void addPackage(const plan::ScheduledPackage& scheduled) {
        const WorkPackage* package = project_.plan.workPackages.find(scheduled.package);
        if (package == nullptr) return;
        BomLine line;
        line.item = package->key;
        line.category = ItemCategory::labour;
        line.phase = project_.design.phases.contains(package->phase) ? package->phase : PhaseId{};
        line.site = package->site;
        line.elements = {package->id};
        line.from = Month(scheduled.start);
        line.until = Month(scheduled.finish).plus(1);
        const std::string& name = package->name.empty() ? package->key : package->name;
        std::uint64_t stream = 0;

        line.description = name + ": fixed cost";
        line.quantity = Decimal::fromInteger(1);
        line.unitPrice = package->fixedCost;
        ledger_.add(line, stream++);
        const double hours = package->durationDays.likely * hoursPerDay(*package);
        for (const Assignment& assignment : package->assignments) {
            const Resource* resource = project_.plan.resources.find(assignment.resource);
            if (resource == nullptr) continue;
            line.description =
                fmt::format("{}: {}", name, resource->name.empty() ? resource->key : resource->name);
            line.quantity = arithmetic_.decimal(assignment.units * hours);
            line.unitPrice = resource->ratePerHour;
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
    Arithmetic& arithmetic_;
    Horizon horizon_;
    LineLedger ledger_;
    Calendar standardCalendar_;
};

}  // namespace

BillOfMaterials billOfMaterials(const Project& project, const plan::Schedule& schedule,
                                const std::vector<Holding>& holdings, Arithmetic& arithmetic) {
    return Writer(project, schedule, arithmetic).write(holdings);
}

}  // namespace spanwright::cost
