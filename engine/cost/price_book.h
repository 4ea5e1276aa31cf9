// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"
#include "engine/cost/arithmetic.h"
#include "engine/design/project.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>

namespace spanwright::cost {

/// What one piece of a catalogue item costs, in the project's currency.
struct ItemPrices {
    const CatalogueItem* item = nullptr;
    Decimal price;
    Decimal monthlyPrice;
    Decimal supportPerMonth;
    Decimal licencePerMonth;
    Decimal powerPerMonth;
    ThreePoint<double> priceSpread{1, 1, 1};  ///< low/likely/high as factors of likely
    ThreePoint<double> monthlySpread{1, 1, 1};
};

/// Prices of catalogue items, converted once each; collects the exchange rates that are missing.
///
/// Refers to the project and the arithmetic, which must outlive it. For one thread.
class PriceBook {
  public:
    PriceBook(const Project& project, Arithmetic& arithmetic) : project_(project), arithmetic_(arithmetic) {}

    /// Null when the catalogue has no such item. Valid as long as the book.
    const ItemPrices* find(CatalogueItemId id);

    /// Code::unpriced with every currency that had no rate and the items priced in it.
    [[nodiscard]] std::optional<Error> missingRates() const;

  private:
    ItemPrices priced(const CatalogueItem& item);
    Decimal rateOf(const CatalogueItem& item);

    const Project& project_;
    Arithmetic& arithmetic_;
    std::unordered_map<CatalogueItemId, ItemPrices> known_;
    std::map<std::string, std::set<std::string>> missing_;  ///< currency -> keys of items
};

}  // namespace spanwright::cost
