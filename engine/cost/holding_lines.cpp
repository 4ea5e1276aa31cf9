// SPDX-License-Identifier: MIT
#include "engine/cost/holding_lines.h"

#include "engine/cost/finance.h"
#include "engine/design/queries.h"

#include <algorithm>
#include <cmath>

namespace spanwright::cost {
namespace {

ItemCategory categoryOf(const Holding& holding) {
    return holding.prices != nullptr ? holding.prices->item->category : ItemCategory::circuit;
}

Decimal negative(Decimal value) {
    return Decimal::fromMicros(-value.micros());
}

ThreePoint<double> times(const ThreePoint<double>& a, const ThreePoint<double>& b) {
    return {a.low * b.low, 1, a.high * b.high};
}

ThreePoint<double> quantityRange(const CategoryRule& rule) {
    return {rule.quantityLowPercent.toDouble() / 100, 1, rule.quantityHighPercent.toDouble() / 100};
}

/// A circuit's monthly price in its item's currency: the flat one and that of its capacity's band.
ThreePoint<Decimal> monthlyOf(const CatalogueItem& item, const Holding& holding, Arithmetic& arithmetic) {
    ThreePoint<Decimal> price = item.monthlyPrice;
    const RateBand* band = bandFor(item.rateBands, &RateBand::upToMbps, holding.region, holding.capacityMbps);
    if (band == nullptr) return price;
    const Decimal mbps = arithmetic.decimal(holding.capacityMbps);
    const auto add = [&](Decimal& flat, Decimal perMbps) {
        flat = arithmetic.sum(flat, arithmetic.scaled(perMbps, mbps));
    };
    add(price.low, band->monthlyPricePerMbps.low);
    add(price.likely, band->monthlyPricePerMbps.likely);
    add(price.high, band->monthlyPricePerMbps.high);
    return price;
}

ThreePoint<double> spreadOf(const ThreePoint<Decimal>& price) {
    if (price.likely.isZero()) return {1, 1, 1};
    const double likely = price.likely.toDouble();
    return {price.low.toDouble() / likely, 1, price.high.toDouble() / likely};
}

}  // namespace

std::string nameOf(const CatalogueItem& item) {
    if (!item.name.empty()) return item.name;
    if (item.vendor.empty() && item.model.empty()) return item.key;
    return item.vendor + (item.vendor.empty() || item.model.empty() ? "" : " ") + item.model;
}

BomLine HoldingLines::lineOf(const Holding& holding, const char* suffix, ItemCategory category) const {
    BomLine line;
    if (holding.prices != nullptr) {
        line.item = holding.prices->item->key;
        line.description = nameOf(*holding.prices->item) + suffix;
    } else {
        line.item = keyOf(project_, holding.elements.front());
        line.description = displayName(project_, holding.elements.front()) + suffix;
    }
    line.category = category;
    line.quantity = holding.quantity;
    line.phase = holding.phase;
    line.site = holding.site;
    line.costCentre = holding.costCentre;
    line.supplier = holding.supplier;
    line.orderedBy = holding.orderedBy;
    line.elements = holding.elements;
    line.quantitySpread = times(holding.quantitySpread, quantityRange(prices_.ruleOf(category)));
    line.inService = Month(holding.enters);
    if (holding.leaves) line.outOfService = Month(*holding.leaves);
    return line;
}

void HoldingLines::add(const Holding& holding) {
    if (holding.entersInPhase()) {
        addPurchase(holding);
        addInstallation(holding);
    }
    addCredit(holding);
    addRecurring(holding);
}

void HoldingLines::addPurchase(const Holding& holding) {
    BomLine line = lineOf(holding, holding.role == Role::link ? ": set-up" : "", categoryOf(holding));
    if (holding.setupPrice) {
        line.unitPrice = *holding.setupPrice;
    } else if (holding.prices != nullptr) {
        line.unitPrice = prices_.price(*holding.prices, holding.ordered);
        line.spread = holding.prices->priceSpread;
        if (holding.financing == Financing::lease) {
            addLease(holding, line.unitPrice);
            return;
        }
    }
    const CategoryRule& rule = prices_.ruleOf(line.category);
    line.depreciationYears = rule.depreciationYears;
    if (holding.prices != nullptr) {
        line.depreciationYears = holding.prices->item->depreciationYears.value_or(rule.depreciationYears);
    }
    line.from = holding.ordered;
    line.until = line.from.plus(1);
    put(std::move(line), Charge::purchase);
}

void HoldingLines::addLease(const Holding& holding, Decimal price) {
    const CostPolicy& policy = project_.costPolicy;
    Arithmetic& arithmetic = prices_.arithmetic();
    const Decimal buyout = arithmetic.scaled(price, policy.leaseBuyoutPercent, 100);
    const int term = std::max(policy.leaseTermMonths, 1);
    BomLine line = lineOf(holding, ": lease", categoryOf(holding));
    line.spend = Spend::opex;
    line.spread = holding.prices->priceSpread;
    line.unitPrice = arithmetic.decimal(annuityPayment(
        price.toDouble(), policy.leaseRatePercentPerYear.toDouble() / 100 / 12, term, buyout.toDouble()));
    line.from = Month(holding.enters);
    line.until = line.from.plus(term);
    const Month ends = line.until;
    put(std::move(line), Charge::lease);
    if (holding.leaves && Month(*holding.leaves) <= ends) return;
    BomLine kept = lineOf(holding, ": lease buyout", categoryOf(holding));
    kept.unitPrice = buyout;
    kept.spread = holding.prices->priceSpread;
    kept.from = ends;
    kept.until = ends.plus(1);
    put(std::move(kept), Charge::buyout);
}

void HoldingLines::addInstallation(const Holding& holding) {
    if (holding.prices == nullptr || holding.prices->item->installationHours <= 0) return;
    Arithmetic& arithmetic = prices_.arithmetic();
    BomLine labour = lineOf(holding, ": installation", ItemCategory::labour);
    labour.quantity =
        arithmetic.scaled(arithmetic.decimal(holding.prices->item->installationHours), labour.quantity);
    labour.supplier.clear();
    labour.from = std::max(Month(holding.enters.plusDays(-1)), horizon_.start);
    labour.until = labour.from.plus(1);
    labour.unitPrice =
        prices_.grown(project_.costPolicy.labourRatePerHour,
                      prices_.ruleOf(ItemCategory::labour).priceChangePercentPerYear, labour.from);
    labour.depreciationYears = prices_.ruleOf(ItemCategory::labour).depreciationYears;
    installationHours_[{holding.site, holding.phase, labour.from}] += labour.quantity.toDouble();
    put(std::move(labour), Charge::installation);
}

void HoldingLines::addTravel() {
    const CostPolicy& policy = project_.costPolicy;
    for (const auto& [key, hours] : installationHours_) {
        const auto& [siteId, phase, month] = key;
        const Site* site = project_.design.sites.find(siteId);
        if (site == nullptr || policy.installationHoursPerVisit <= 0) continue;
        BomLine line;
        line.item = site->key;
        line.description = displayName(project_, siteId) + ": travel";
        line.category = ItemCategory::travel;
        line.quantity = prices_.arithmetic().decimal(std::ceil(hours / policy.installationHoursPerVisit));
        line.unitPrice = prices_.grown(site->travelCost.value_or(policy.travelCostPerVisit),
                                       prices_.ruleOf(ItemCategory::travel).priceChangePercentPerYear, month);
        line.phase = phase;
        line.site = siteId;
        line.costCentre = site->costCentre.empty() ? policy.costCentre : site->costCentre;
        line.elements = {siteId};
        line.quantitySpread = quantityRange(prices_.ruleOf(ItemCategory::travel));
        line.depreciationYears = prices_.ruleOf(ItemCategory::travel).depreciationYears;
        line.inService = month;
        line.from = month;
        line.until = month.plus(1);
        put(std::move(line), Charge::travel);
    }
    installationHours_.clear();
}

void HoldingLines::addCredit(const Holding& holding) {
    if (holding.prices == nullptr || !holding.leaves || holding.financing == Financing::lease) return;
    const Decimal percent = holding.prices->item->decommissioningCreditPercent;
    if (percent.isZero() || Month(*holding.leaves) < horizon_.start) return;
    BomLine line = lineOf(holding, ": credit", categoryOf(holding));
    const Decimal paid = holding.setupPrice.value_or(
        prices_.price(*holding.prices, holding.entersInPhase() ? holding.ordered : horizon_.start));
    line.unitPrice = negative(prices_.arithmetic().scaled(paid, percent, 100));
    line.spread = holding.prices->priceSpread;
    line.from = Month(*holding.leaves);
    line.until = line.from.plus(1);
    put(std::move(line), Charge::credit);
}

Month HoldingLines::lastMonthAfter(const Holding& holding) const {
    return holding.leaves ? Month(holding.leaves->plusDays(-1)).plus(1) : horizon_.end;
}

void HoldingLines::addSteps(BomLine line, const Holding& holding, Charge charge, Month from, Month until,
                            const std::function<Decimal(Month)>& unitPrice) {
    line.spend = Spend::opex;
    from = std::max(from, horizon_.start);
    until = std::min(until, horizon_.end);
    if (until <= from) return;
    const std::vector<PriceStep> steps = prices_.steps(holding.prices, from, until, unitPrice);
    for (std::size_t at = 0; at < steps.size(); ++at) {
        line.unitPrice = steps[at].unitPrice;
        line.from = steps[at].from;
        line.until = at + 1 < steps.size() ? steps[at + 1].from : until;
        put(line, charge);
    }
}

void HoldingLines::addRecurring(const Holding& holding) {
    Arithmetic& arithmetic = prices_.arithmetic();
    const Month from(holding.enters);
    const Month inService = lastMonthAfter(holding);
    const CatalogueItem* item = holding.prices != nullptr ? holding.prices->item : nullptr;

    BomLine recurring = lineOf(holding, ": monthly price", categoryOf(holding));
    std::function<Decimal(Month)> unitPrice;
    if (holding.monthlyPrice) {
        unitPrice = [&](Month) { return *holding.monthlyPrice; };
    } else if (item != nullptr) {
        const ThreePoint<Decimal> native = monthlyOf(*item, holding, arithmetic);
        recurring.spread = spreadOf(native);
        unitPrice = [&, native](Month month) {
            return prices_.monthly(*holding.prices, native.likely, month);
        };
    }
    if (unitPrice) {
        Month until = inService;
        if (holding.leaves && holding.role == Role::link) {
            until = until.plus(project_.costPolicy.parallelRunningMonths);
        }
        // The contract of what is there already began at an unknown date: neither term nor ramp binds it.
        const bool bound = holding.entersInPhase() && holding.leaves;
        const Month termEnds = from.plus(holding.termMonths);
        if (bound && until < termEnds) {
            if (item == nullptr || !item->earlyTerminationPercent) {
                until = termEnds;
            } else {
                BomLine fee = lineOf(holding, ": early termination", categoryOf(holding));
                fee.spread = recurring.spread;
                fee.spend = Spend::opex;
                fee.unitPrice = arithmetic.scaled(
                    arithmetic.scaled(unitPrice(until), Decimal::fromInteger(termEnds.monthsSince(until))),
                    *item->earlyTerminationPercent, 100);
                fee.from = until.plus(-1);
                fee.until = until;
                put(std::move(fee), Charge::termination);
            }
        }
        Month full = from;
        if (item != nullptr && item->rampMonths > 0 && holding.entersInPhase()) {
            full = std::min(from.plus(item->rampMonths), until);
            BomLine ramp = recurring;
            ramp.description += " (ramp)";
            addSteps(std::move(ramp), holding, Charge::ramp, from, full, [&](Month month) {
                return arithmetic.scaled(unitPrice(month), item->rampPercent, 100);
            });
        }
        addSteps(std::move(recurring), holding, Charge::recurring, full, until, unitPrice);
    }
    if (item == nullptr) return;

    BomLine support = lineOf(holding, ": support", ItemCategory::support);
    support.spread = holding.prices->priceSpread;
    addSteps(std::move(support), holding, Charge::support, from, inService,
             [&](Month month) { return prices_.support(*holding.prices, month); });
    addSteps(lineOf(holding, ": licence", ItemCategory::licence), holding, Charge::licence, from, inService,
             [&](Month month) { return prices_.licence(*holding.prices, month); });
    BomLine power = lineOf(holding, ": electricity", ItemCategory::power);
    power.supplier.clear();
    addSteps(std::move(power), holding, Charge::power, from, inService,
             [&](Month month) { return prices_.electricity(*holding.prices, month); });
    BomLine space = lineOf(holding, ": rack space", ItemCategory::power);
    space.supplier.clear();
    addSteps(std::move(space), holding, Charge::rackSpace, from, inService,
             [&](Month month) { return prices_.rackSpace(*holding.prices, month); });
}

}  // namespace spanwright::cost
