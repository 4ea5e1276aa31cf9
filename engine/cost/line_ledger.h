// SPDX-License-Identifier: MIT
#pragma once

#include "engine/cost/bill_of_materials.h"

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace spanwright::cost {

/// Collects lines of a bill of materials: cuts them at the horizon, joins those that are alike, prices them.
/// Refers to the arithmetic, which must outlive it.
class LineLedger {
  public:
    LineLedger(Horizon horizon, Currency currency, Arithmetic& arithmetic)
        : horizon_(horizon), currency_(currency), arithmetic_(arithmetic) {}

    /// A line whose `total` is not known yet; its months may lie outside the horizon. `stream` tells lines of
    /// one item apart that must not be joined (support from licence, one assignment from another).
    void add(BomLine line, std::uint64_t stream);

    /// Prices all lines. The ledger is empty afterwards.
    [[nodiscard]] BillOfMaterials take();

  private:
    using Key = std::array<std::int64_t, 15>;
    struct KeyHash {
        std::size_t operator()(const std::pair<std::string, Key>& key) const;
    };

    void price(BomLine line, BillOfMaterials& bill);

    Horizon horizon_;
    Currency currency_;
    Arithmetic& arithmetic_;
    std::vector<BomLine> lines_;
    std::unordered_map<std::string, std::size_t> names_;
    std::unordered_map<std::pair<std::string, Key>, std::size_t, KeyHash> indexes_;
};

/// Parts of a capex line's total that lie in the months before `month`, which is `from` or later.
[[nodiscard]] Money capexBefore(const BomLine& line, Month month);

}  // namespace spanwright::cost
