// SPDX-License-Identifier: MIT
#include "engine/cost/price_book.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace spanwright::cost {
namespace {

constexpr int kMonthsPerYear = 12;
constexpr double kHoursPerMonth = 8760.0 / kMonthsPerYear;
constexpr Decimal kHundred = Decimal::fromMicros(100 * Decimal::kScale);

ThreePoint<double> spreadOf(const ThreePoint<Decimal>& price) {
    if (price.likely.isZero()) return {1, 1, 1};
    const double likely = price.likely.toDouble();
    return {price.low.toDouble() / likely, 1, price.high.toDouble() / likely};
}

}  // namespace

PriceBook::PriceBook(const Project& project, Arithmetic& arithmetic)
    : project_(project), arithmetic_(arithmetic), start_(project.settings.startDate) {
    for (const CategoryRule& rule : project.costPolicy.categoryRules) {
        rules_[static_cast<std::size_t>(rule.category)] = rule;
        growing_ = growing_ || !rule.priceChangePercentPerYear.isZero() ||
                   !rule.monthlyPriceChangePercentPerYear.isZero();
    }
    for (const ExchangeRate& rate : project.costPolicy.exchangeRates)
        rates_[rate.currency].push_back(rate);
    for (auto& [currency, rates] : rates_) {
        std::stable_sort(rates.begin(), rates.end(),
                         [](const ExchangeRate& a, const ExchangeRate& b) { return a.asOf < b.asOf; });
    }
}

const ItemPrices* PriceBook::find(CatalogueItemId id) {
    if (!id) return nullptr;
    const auto known = known_.find(id);
    if (known != known_.end()) return &known->second;
    const CatalogueItem* item = project_.catalogue.find(id);
    if (item == nullptr) return nullptr;
    const CategoryRule& rule = ruleOf(item->category);
    ItemPrices prices;
    prices.item = item;
    prices.priceChange = item->priceChangePercentPerYear.value_or(rule.priceChangePercentPerYear);
    prices.monthlyChange =
        item->monthlyPriceChangePercentPerYear.value_or(rule.monthlyPriceChangePercentPerYear);
    prices.priceSpread = spreadOf(item->price);
    prices.monthlySpread = spreadOf(item->monthlyPrice);
    if (!item->currency.empty() && item->currency != project_.settings.currency.code()) {
        const auto rates = rates_.find(item->currency);
        if (rates == rates_.end()) {
            missing_[item->currency].insert(item->key);
        } else {
            prices.rates = &rates->second;
        }
    }
    return &known_.emplace(id, prices).first->second;
}

Decimal PriceBook::converted(const ItemPrices& prices, Decimal native, Month month) {
    if (prices.rates == nullptr) return native;
    const Date day = std::max(month.firstDay(), project_.settings.startDate);
    const auto later = std::upper_bound(prices.rates->begin(), prices.rates->end(), day,
                                        [](Date date, const ExchangeRate& rate) { return date < rate.asOf; });
    const ExchangeRate& rate = later == prices.rates->begin() ? *later : *(later - 1);
    return arithmetic_.scaled(native, rate.rate);
}

Decimal PriceBook::grown(Decimal amount, Decimal percentPerYear, Month month) {
    if (percentPerYear.isZero()) return amount;
    const Decimal factor = arithmetic_.sum(kHundred, percentPerYear);
    for (int years = month.monthsSince(start_) / kMonthsPerYear; years > 0 && !amount.isZero(); --years)
        amount = arithmetic_.scaled(amount, factor, 100);
    return amount;
}

Decimal PriceBook::price(const ItemPrices& prices, Month month) {
    return grown(converted(prices, prices.item->price.likely, month), prices.priceChange, month);
}

Decimal PriceBook::monthly(const ItemPrices& prices, Decimal native, Month month) {
    return grown(converted(prices, native, month), prices.monthlyChange, month);
}

Decimal PriceBook::support(const ItemPrices& prices, Month month) {
    const Decimal amount =
        arithmetic_.scaled(converted(prices, prices.item->price.likely, month),
                           prices.item->supportPercentPerYear, std::int64_t{100} * kMonthsPerYear);
    return grown(amount, ruleOf(ItemCategory::support).monthlyPriceChangePercentPerYear, month);
}

Decimal PriceBook::licence(const ItemPrices& prices, Month month) {
    const Decimal one = Decimal::fromInteger(1);
    const Decimal amount =
        arithmetic_.scaled(converted(prices, prices.item->licencePerYear, month), one, kMonthsPerYear);
    return grown(amount, ruleOf(ItemCategory::licence).monthlyPriceChangePercentPerYear, month);
}

Decimal PriceBook::electricity(const ItemPrices& prices, Month month) {
    const CostPolicy& policy = project_.costPolicy;
    const Decimal kilowattHours = arithmetic_.decimal(prices.item->powerWatts / 1000 * kHoursPerMonth);
    const Decimal amount =
        arithmetic_.scaled(arithmetic_.scaled(kilowattHours, policy.powerUsageEffectiveness),
                           policy.electricityPricePerKilowattHour);
    return grown(amount, ruleOf(ItemCategory::power).monthlyPriceChangePercentPerYear, month);
}

Decimal PriceBook::rackSpace(const ItemPrices& prices, Month month) {
    const Decimal amount = arithmetic_.scaled(arithmetic_.decimal(prices.item->rackUnits),
                                              project_.costPolicy.rackUnitPricePerMonth);
    return grown(amount, ruleOf(ItemCategory::power).monthlyPriceChangePercentPerYear, month);
}

std::vector<PriceStep> PriceBook::steps(const ItemPrices* prices, Month from, Month until,
                                        const std::function<Decimal(Month)>& unitPrice) const {
    std::vector<Month> changes{from};
    const bool grows =
        growing_ || (prices != nullptr && !(prices->priceChange.isZero() && prices->monthlyChange.isZero()));
    if (grows) {
        const int years = std::max(from.monthsSince(start_), 0) / kMonthsPerYear + 1;
        for (Month next = start_.plus(years * kMonthsPerYear); next < until; next = next.plus(kMonthsPerYear))
            changes.push_back(next);
    }
    if (prices != nullptr && prices->rates != nullptr) {
        for (const ExchangeRate& rate : *prices->rates) {
            const Month month(rate.asOf);
            const Month holds = rate.asOf == month.firstDay() ? month : month.plus(1);
            if (from < holds && holds < until) changes.push_back(holds);
        }
    }
    std::sort(changes.begin(), changes.end());
    std::vector<PriceStep> steps;
    for (const Month month : changes) {
        if (!steps.empty() && steps.back().from == month) continue;
        const Decimal price = unitPrice(month);
        if (steps.empty() || steps.back().unitPrice != price) steps.push_back({month, price});
    }
    return steps;
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
