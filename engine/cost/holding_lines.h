// SPDX-License-Identifier: MIT
#pragma once

#include "engine/cost/cost.h"
#include "engine/cost/inventory.h"
#include "engine/cost/line_ledger.h"

#include <map>
#include <string>
#include <utility>

namespace spanwright::cost {

/// Why an item is paid for; lines of different charges are never joined.
enum class Charge : std::uint8_t {
    purchase,
    spares,
    installation,
    lease,
    buyout,
    credit,
    recurring,
    ramp,
    termination,
    support,
    licence,
    power,
    rackSpace,
    travel,
    transfer,
};

/// "Cisco C9300" of an item: its name, else vendor and model, else its key.
[[nodiscard]] std::string nameOf(const CatalogueItem& item);

/// Writes what holdings cost, one after the other, into a ledger. Refers to all that it is made of.
class HoldingLines {
  public:
    HoldingLines(const Project& project, PriceBook& prices, Horizon horizon, LineLedger& ledger)
        : project_(project), prices_(prices), horizon_(horizon), ledger_(ledger) {}

    void add(const Holding& holding);
    /// Only what it costs to get it, by purchase or lease, and what it brings when it leaves.
    void addFinancing(const Holding& holding) {
        addPurchase(holding);
        addCredit(holding);
    }
    /// Visits that the installation hours of the holdings so far take, by site, phase and month.
    void addTravel();

    /// A line for the holding without price and months.
    [[nodiscard]] BomLine lineOf(const Holding& holding, const char* suffix, ItemCategory category) const;
    void put(BomLine line, Charge charge) {
        ledger_.add(std::move(line), static_cast<std::uint64_t>(charge));
    }

  private:
    void addPurchase(const Holding& holding);
    void addLease(const Holding& holding, Decimal price);
    void addInstallation(const Holding& holding);
    void addCredit(const Holding& holding);
    void addRecurring(const Holding& holding);
    /// A line for each step of the price.
    void addSteps(BomLine line, const Holding& holding, Charge charge, Month from, Month until,
                  const std::function<Decimal(Month)>& unitPrice);
    [[nodiscard]] Month lastMonthAfter(const Holding& holding) const;

    const Project& project_;
    PriceBook& prices_;
    Horizon horizon_;
    LineLedger& ledger_;
    std::map<std::tuple<SiteId, PhaseId, Month>, double> installationHours_;
};

}  // namespace spanwright::cost
