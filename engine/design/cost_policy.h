// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/date.h"
#include "engine/base/decimal.h"
#include "engine/catalogue/item_parts.h"

#include <concepts>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace spanwright {

/// What one unit of a foreign currency is worth in the project's currency from a date on.
struct ExchangeRate {
    std::string currency;  ///< ISO 4217
    Decimal rate;
    Date asOf;
    UnknownFields unknownFields = {};

    friend bool operator==(const ExchangeRate&, const ExchangeRate&) = default;
};

/// What holds for all items of a category that say nothing else.
struct CategoryRule {
    ItemCategory category = ItemCategory::other;
    Decimal priceChangePercentPerYear;         ///< of one-off prices
    Decimal monthlyPriceChangePercentPerYear;  ///< of what is paid by the month
    int depreciationYears = 0;                 ///< straight line; 0: written off at once
    std::optional<Decimal> taxPercent;         ///< absent: the policy's
    Decimal quantityLowPercent = Decimal::fromMicros(100 * Decimal::kScale);   ///< of the counted quantity
    Decimal quantityHighPercent = Decimal::fromMicros(100 * Decimal::kScale);  ///< likewise
    UnknownFields unknownFields = {};

    friend bool operator==(const CategoryRule&, const CategoryRule&) = default;
};

/// Maturity of an estimate after AACE International 18R-97, from a concept (5) to a tender (1).
enum class EstimateClass { class5, class4, class3, class2, class1 };

template <>
struct EnumNames<EstimateClass> {
    static constexpr std::array kNames{
        EnumName<EstimateClass>{EstimateClass::class5, "class-5", "Class 5: concept"},
        EnumName<EstimateClass>{EstimateClass::class4, "class-4", "Class 4: feasibility"},
        EnumName<EstimateClass>{EstimateClass::class3, "class-3", "Class 3: budget"},
        EnumName<EstimateClass>{EstimateClass::class2, "class-2", "Class 2: control"},
        EnumName<EstimateClass>{EstimateClass::class1, "class-1", "Class 1: tender"}};
};

/// What the contingency follows from.
enum class ContingencyMode {
    percent,        ///< a share of capex
    estimateClass,  ///< the accuracy range of the estimate's class, at the confidence
    simulated,      ///< the trials' quantile at the confidence, less the total
};

template <>
struct EnumNames<ContingencyMode> {
    static constexpr std::array kNames{
        EnumName<ContingencyMode>{ContingencyMode::percent, "percent", "Share of capex"},
        EnumName<ContingencyMode>{ContingencyMode::estimateClass, "estimate-class", "Estimate class"},
        EnumName<ContingencyMode>{ContingencyMode::simulated, "simulated", "Simulated"}};
};

/// How a figure lies between its low and high.
enum class SpreadShape {
    triangular,
    pert,       ///< beta distribution with mean (low + 4 likely + high) / 6
    lognormal,  ///< with low and high as its 10 % and 90 % quantiles
};

template <>
struct EnumNames<SpreadShape> {
    static constexpr std::array kNames{
        EnumName<SpreadShape>{SpreadShape::triangular, "triangular", "Triangular"},
        EnumName<SpreadShape>{SpreadShape::pert, "pert", "PERT"},
        EnumName<SpreadShape>{SpreadShape::lognormal, "lognormal", "Lognormal"}};
};

/// The rules that turn a drawing into money.
struct CostPolicy {
    Decimal discountRatePercentPerYear;  ///< compounded monthly
    Decimal contingencyPercent;          ///< of capex
    ContingencyMode contingencyMode = ContingencyMode::percent;
    EstimateClass estimateClass = EstimateClass::class3;
    double contingencyConfidencePercent = 80;  ///< of estimate class and simulation
    Decimal sparePercent;                      ///< spare devices per site and item, rounded up
    Decimal labourRatePerHour;                 ///< for the installation hours of catalogue items
    Decimal travelCostPerVisit;                ///< of a crew to a site
    double installationHoursPerVisit = 8;      ///< work that one visit does
    Decimal electricityPricePerKilowattHour;
    Decimal powerUsageEffectiveness = Decimal::fromInteger(1);  ///< total facility power / device power
    Decimal rackUnitPricePerMonth;                              ///< of space in a rack
    CatalogueItemId rackItem;   ///< bought where devices stand in sites of one's own; null: racks are there
    int rackUnitsPerRack = 36;  ///< that are filled before another rack is bought
    double averageOfBusyHourPercent = 40;  ///< average over busy-hour traffic, for what is paid by the GB
    int parallelRunningMonths = 0;         ///< for which a circuit is kept after it was replaced
    Decimal taxPercent;                    ///< that cannot be recovered; not part of the totals
    std::string costCentre;                ///< of what no site, device or link names one for
    int leaseTermMonths = 36;
    Decimal leaseRatePercentPerYear;  ///< compounded monthly, paid in arrears
    Decimal leaseBuyoutPercent;       ///< of the price, to keep at the term's end what is still needed
    int fiscalYearStartMonth = 1;
    SpreadShape spreadShape = SpreadShape::triangular;
    double categoryCorrelationPercent = 0;  ///< between prices of one category
    double supplierCorrelationPercent = 0;  ///< between prices of one supplier; both add up to 100 at most
    std::vector<CategoryRule> categoryRules;
    std::vector<ExchangeRate> exchangeRates;
    UnknownFields unknownFields = {};

    friend bool operator==(const CostPolicy&, const CostPolicy&) = default;
};

}  // namespace spanwright
