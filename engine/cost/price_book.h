// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"
#include "engine/cost/arithmetic.h"
#include "engine/design/project.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace spanwright::cost {

/// A catalogue item with its uncertainty and with what its category's rule adds.
struct ItemPrices {
    const CatalogueItem* item = nullptr;
    const std::vector<ExchangeRate>* rates = nullptr;  ///< by date, ascending; null: the project's currency
    Decimal priceChange;                               ///< percent a year
    Decimal monthlyChange;
    ThreePoint<double> priceSpread{1, 1, 1};  ///< low/likely/high as factors of likely
    ThreePoint<double> monthlySpread{1, 1, 1};
};

/// A unit price that holds from a month until the next step's.
struct PriceStep {
    Month from;
    Decimal unitPrice;
    friend bool operator==(const PriceStep&, const PriceStep&) = default;
};

/// Unit prices in the project's currency, month by month.
///
/// Prices of the catalogue are as of the project's start; each full year after it they change by the item's
/// percentage, else by the rule of the category that is paid. Foreign prices are converted with the latest
/// rate no later than the month's first day (the project's start, in its own month), else the earliest one.
///
/// Collects the exchange rates that are missing. Refers to the project and the arithmetic, which must outlive
/// it. For one thread.
class PriceBook {
  public:
    PriceBook(const Project& project, Arithmetic& arithmetic);

    /// Null when the catalogue has no such item. Valid as long as the book.
    const ItemPrices* find(CatalogueItemId id);
    [[nodiscard]] const CategoryRule& ruleOf(ItemCategory category) const {
        return rules_[static_cast<std::size_t>(category)];
    }

    [[nodiscard]] Arithmetic& arithmetic() const { return arithmetic_; }
    [[nodiscard]] Month start() const { return start_; }

    [[nodiscard]] Decimal price(const ItemPrices& prices, Month month);
    /// `native`: a monthly price in the item's currency.
    [[nodiscard]] Decimal monthly(const ItemPrices& prices, Decimal native, Month month);
    [[nodiscard]] Decimal support(const ItemPrices& prices, Month month);
    [[nodiscard]] Decimal licence(const ItemPrices& prices, Month month);
    [[nodiscard]] Decimal electricity(const ItemPrices& prices, Month month);
    [[nodiscard]] Decimal rackSpace(const ItemPrices& prices, Month month);
    /// `amount` of the project's currency, changed by a rule's yearly percentage.
    [[nodiscard]] Decimal grown(Decimal amount, Decimal percentPerYear, Month month);

    /// The steps of a price over the months from `from` until before `until`, joined where alike.
    [[nodiscard]] std::vector<PriceStep> steps(const ItemPrices* prices, Month from, Month until,
                                               const std::function<Decimal(Month)>& unitPrice) const;

    /// Code::unpriced with every currency that had no rate and the items priced in it.
    [[nodiscard]] std::optional<Error> missingRates() const;

  private:
    [[nodiscard]] Decimal converted(const ItemPrices& prices, Decimal native, Month month);

    const Project& project_;
    Arithmetic& arithmetic_;
    Month start_;
    std::array<CategoryRule, EnumNames<ItemCategory>::kNames.size()> rules_;
    bool growing_ = false;  ///< some rule changes prices by the year
    std::map<std::string, std::vector<ExchangeRate>, std::less<>> rates_;
    std::unordered_map<CatalogueItemId, ItemPrices> known_;
    std::map<std::string, std::set<std::string>> missing_;  ///< currency -> keys of items
};

/// The first rate for which `upTo` of the band is absent or not less than `value`, among those of the region,
/// else among those of no region; null where none is wide enough or there is none.
template <class Band>
[[nodiscard]] const Band* bandFor(const std::vector<Band>& bands, std::optional<double> Band::*end,
                                  std::string_view region, double value) {
    const auto within = [&](std::string_view name) -> const Band* {
        for (const Band& band : bands) {
            if (band.region == name && (!(band.*end) || value <= *(band.*end))) return &band;
        }
        return nullptr;
    };
    const auto known = [&](const Band& band) { return band.region == region; };
    return std::any_of(bands.begin(), bands.end(), known) ? within(region) : within("");
}

}  // namespace spanwright::cost
