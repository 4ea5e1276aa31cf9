// SPDX-License-Identifier: MIT
#include "engine/cost/lease_or_buy.h"

#include "engine/cost/holding_lines.h"
#include "engine/cost/line_ledger.h"

#include <algorithm>
#include <cmath>

namespace spanwright::cost {
namespace {

class Comparer {
  public:
    Comparer(const Project& project, PriceBook& prices)
        : project_(project),
          prices_(prices),
          monthlyGrowth_(1 + project.costPolicy.discountRatePercentPerYear.toDouble() / 100 / 12) {}

    LeaseComparison compare(const Inventory& inventory) {
        const Money none(0, project_.settings.currency);
        LeaseComparison comparison{{}, none, none, none, none};
        const Month end = prices_.start().plus(project_.settings.horizonMonths);
        for (const Holding& holding : inventory.holdings) {
            if (!leasable(holding) || holding.ordered >= end) continue;
            const LeaseOption option = optionOf(holding);
            if (option.price.isZero()) continue;
            Arithmetic& arithmetic = prices_.arithmetic();
            comparison.buy = arithmetic.sum(comparison.buy, option.buy);
            comparison.lease = arithmetic.sum(comparison.lease, option.lease);
            comparison.presentBuy = arithmetic.sum(comparison.presentBuy, option.presentBuy);
            comparison.presentLease = arithmetic.sum(comparison.presentLease, option.presentLease);
            comparison.options.push_back(option);
        }
        return comparison;
    }

  private:
    static bool leasable(const Holding& holding) {
        return holding.role == Role::device && holding.entersInPhase() && holding.prices != nullptr &&
               !holding.setupPrice;
    }

    /// The lines that a holding has when it is paid for so. The horizon is long enough for all of them.
    std::vector<BomLine> linesOf(Holding holding, Financing financing) {
        holding.financing = financing;
        const Horizon endless{prices_.start(), std::max(Month(holding.enters), holding.ordered)
                                                   .plus(std::max(project_.costPolicy.leaseTermMonths, 1) +
                                                         std::max(project_.settings.horizonMonths, 1) + 1)};
        LineLedger ledger(endless, project_.settings.currency, prices_.arithmetic());
        HoldingLines(project_, prices_, endless, ledger).addFinancing(holding);
        return ledger.take().lines;
    }

    [[nodiscard]] Money presentValue(const std::vector<BomLine>& lines) const {
        long double sum = 0;  // of minor units
        for (const BomLine& line : lines) {
            const int count = line.until.monthsSince(line.from);
            for (int part = 0; part < count; ++part) {
                const int month = line.from.plus(part).monthsSince(prices_.start());
                sum += static_cast<long double>(line.total.share(part, count).minorUnits()) /
                       std::pow(static_cast<long double>(monthlyGrowth_), month);
            }
        }
        return {std::llrint(sum), project_.settings.currency};
    }

    [[nodiscard]] Money total(const std::vector<BomLine>& lines) const {
        Money sum(0, project_.settings.currency);
        for (const BomLine& line : lines)
            sum = prices_.arithmetic().sum(sum, line.total);
        return sum;
    }

    LeaseOption optionOf(const Holding& holding) {
        const std::vector<BomLine> bought = linesOf(holding, Financing::purchase);
        const std::vector<BomLine> leased = linesOf(holding, Financing::lease);
        LeaseOption option;
        option.item = holding.prices->item->key;
        option.description = nameOf(*holding.prices->item);
        option.phase = holding.phase;
        option.site = holding.site;
        option.elements = holding.elements;
        option.chosen = holding.financing;
        option.quantity = holding.quantity;
        option.price = prices_.price(*holding.prices, holding.ordered);
        option.ordered = holding.ordered;
        option.credit = Money(0, project_.settings.currency);
        for (const BomLine& line : bought) {
            if (line.unitPrice >= Decimal{}) continue;
            option.credit = line.total;
            option.credited = line.from;
        }
        for (const BomLine& line : leased) {
            if (line.spend == Spend::capex) {
                option.buyout = line.unitPrice;
                continue;
            }
            option.payment = line.unitPrice;
            option.leased = line.from;
            option.months = line.until.monthsSince(line.from);
        }
        option.buy = total(bought);
        option.lease = total(leased);
        option.presentBuy = presentValue(bought);
        option.presentLease = presentValue(leased);
        return option;
    }

    const Project& project_;
    PriceBook& prices_;
    double monthlyGrowth_;
};

}  // namespace

LeaseComparison leaseOrBuy(const Project& project, const Inventory& inventory, PriceBook& prices) {
    return Comparer(project, prices).compare(inventory);
}

}  // namespace spanwright::cost
