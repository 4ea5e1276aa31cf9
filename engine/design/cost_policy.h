// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/date.h"
#include "engine/base/decimal.h"
#include "engine/design/network_fields.h"

#include <string>
#include <vector>

namespace spanwright {

/// What one unit of a foreign currency is worth in the project's currency on a date.
struct ExchangeRate {
    std::string currency;  ///< ISO 4217
    Decimal rate;
    Date asOf;
    UnknownFields unknownFields = {};

    friend bool operator==(const ExchangeRate&, const ExchangeRate&) = default;
};

/// The rules that turn a drawing into money.
struct CostPolicy {
    Decimal discountRatePercentPerYear;  ///< compounded monthly
    Decimal contingencyPercent;          ///< of capex
    Decimal sparePercent;                ///< spare devices per site and item, rounded up
    Decimal labourRatePerHour;           ///< for the installation hours of catalogue items
    Decimal electricityPricePerKilowattHour;
    Decimal powerUsageEffectiveness = Decimal::fromInteger(1);  ///< total facility power / device power
    int fiscalYearStartMonth = 1;
    std::vector<ExchangeRate> exchangeRates;
    UnknownFields unknownFields = {};

    friend bool operator==(const CostPolicy&, const CostPolicy&) = default;
};

template <class Visitor, RowOf<ExchangeRate> Row>
void visitFields(Row& rate, Visitor&& visit) {
    visit(FieldInfo{.key = "currency", .label = "Currency"}, rate.currency);
    visit(FieldInfo{.key = "rate", .label = "Rate", .min = 0}, rate.rate);
    visit(FieldInfo{.key = "as_of", .label = "As of"}, rate.asOf);
}

template <class Visitor, RowOf<CostPolicy> Row>
void visitFields(Row& policy, Visitor&& visit) {
    visit(FieldInfo{.key = "discount_rate_percent_per_year",
                    .label = "Discount rate",
                    .unit = Unit::percentPerYear,
                    .min = 0,
                    .max = 1000,
                    .help = "Compounded monthly"},
          policy.discountRatePercentPerYear);
    visit(FieldInfo{.key = "contingency_percent",
                    .label = "Contingency",
                    .unit = Unit::percent,
                    .min = 0,
                    .max = 1000,
                    .help = "Of capex"},
          policy.contingencyPercent);
    visit(FieldInfo{.key = "spare_percent",
                    .label = "Spares",
                    .unit = Unit::percent,
                    .min = 0,
                    .max = 1000,
                    .help = "Per site and item, rounded up"},
          policy.sparePercent);
    visit(
        FieldInfo{
            .key = "labour_rate_per_hour", .label = "Labour rate", .unit = Unit::moneyPerHour, .min = 0},
        policy.labourRatePerHour);
    visit(FieldInfo{.key = "electricity_price_per_kwh",
                    .label = "Electricity",
                    .unit = Unit::moneyPerKilowattHour,
                    .min = 0},
          policy.electricityPricePerKilowattHour);
    visit(FieldInfo{.key = "power_usage_effectiveness",
                    .label = "PUE",
                    .min = 1,
                    .max = 10,
                    .help = "Total facility power over device power"},
          policy.powerUsageEffectiveness);
    visit(
        FieldInfo{
            .key = "fiscal_year_start_month", .label = "Fiscal year starts in month", .min = 1, .max = 12},
        policy.fiscalYearStartMonth);
    visit(FieldInfo{.key = "exchange_rates", .label = "Exchange rates"}, policy.exchangeRates);
}

}  // namespace spanwright
