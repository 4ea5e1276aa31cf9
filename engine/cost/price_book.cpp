// SPDX-License-Identifier: MIT
#include "engine/cost/price_book.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace spanwright::cost {
namespace {

constexpr int kMonthsPerYear = 12;
constexpr double kHoursPerMonth = 8760.0 / kMonthsPerYear;

/// The latest rate no later than the date, else the earliest one.
const ExchangeRate* rateOn(const std::vector<ExchangeRate>& rates, const std::string& currency, Date date) {
    const ExchangeRate* best = nullptr;
    for (const ExchangeRate& rate : rates) {
        if (rate.currency != currency) continue;
        const bool known = rate.asOf <= date;
        const bool bestKnown = best != nullptr && best->asOf <= date;
        const bool better = best == nullptr || (known && (!bestKnown || rate.asOf > best->asOf)) ||
                            (!known && !bestKnown && rate.asOf < best->asOf);
        if (better) best = &rate;
    }
    return best;
}

ThreePoint<double> spreadOf(const ThreePoint<Decimal>& price) {
    if (price.likely.isZero()) return {1, 1, 1};
    const double likely = price.likely.toDouble();
    return {price.low.toDouble() / likely, 1, price.high.toDouble() / likely};
}

}  // namespace

const ItemPrices* PriceBook::find(CatalogueItemId id) {
    if (!id) return nullptr;
    const auto known = known_.find(id);
    if (known != known_.end()) return &known->second;
    const CatalogueItem* item = project_.catalogue.find(id);
    return item == nullptr ? nullptr : &known_.emplace(id, priced(*item)).first->second;
}

ItemPrices PriceBook::priced(const CatalogueItem& item) {
    const CostPolicy& policy = project_.costPolicy;
    const Decimal rate = rateOf(item);
    ItemPrices prices;
    prices.item = &item;
    prices.price = arithmetic_.scaled(item.price.likely, rate);
    prices.monthlyPrice = arithmetic_.scaled(item.monthlyPrice.likely, rate);
    prices.supportPerMonth =
        arithmetic_.scaled(prices.price, item.supportPercentPerYear, 100 * kMonthsPerYear);
    prices.licencePerMonth = arithmetic_.scaled(item.licencePerYear, rate, kMonthsPerYear);
    const Decimal kilowattHours = arithmetic_.decimal(item.powerWatts / 1000 * kHoursPerMonth);
    prices.powerPerMonth =
        arithmetic_.scaled(arithmetic_.scaled(kilowattHours, policy.powerUsageEffectiveness),
                           policy.electricityPricePerKilowattHour);
    prices.priceSpread = spreadOf(item.price);
    prices.monthlySpread = spreadOf(item.monthlyPrice);
    return prices;
}

Decimal PriceBook::rateOf(const CatalogueItem& item) {
    const Decimal one = Decimal::fromInteger(1);
    if (item.currency.empty() || item.currency == project_.settings.currency.code()) return one;
    const ExchangeRate* rate =
        rateOn(project_.costPolicy.exchangeRates, item.currency, project_.settings.startDate);
    if (rate != nullptr) return rate->rate;
    missing_[item.currency].insert(item.key);
    return one;
}

std::optional<Error> PriceBook::missingRates() const {
    if (missing_.empty()) return std::nullopt;
    std::string list;
    for (const auto& [currency, items] : missing_) {
        list += fmt::format("{}{} ({})", list.empty() ? "" : ", ", currency, fmt::join(items, ", "));
    }
    return Error{Code::unpriced,
                 fmt::format("no exchange rate to {} for: {}", project_.settings.currency.code(), list),
                 "cost_policy/exchange_rates"};
}

}  // namespace spanwright::cost
