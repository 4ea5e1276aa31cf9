// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/cost_policy.h"
#include "engine/design/network_fields.h"

/// The fields of the cost policy, once; see FieldInfo.
namespace spanwright {

template <class Visitor, RowOf<ExchangeRate> Row>
void visitFields(Row& rate, Visitor&& visit) {
    visit(FieldInfo{.key = "currency", .label = "Currency"}, rate.currency);
    visit(FieldInfo{.key = "rate", .label = "Rate", .min = 0}, rate.rate);
    visit(FieldInfo{.key = "as_of", .label = "As of"}, rate.asOf);
}

template <class Visitor, RowOf<CategoryRule> Row>
void visitFields(Row& rule, Visitor&& visit) {
    visit(FieldInfo{.key = "category", .label = "Category"}, rule.category);
    visit(FieldInfo{.key = "price_change_percent_per_year",
                    .label = "Price change",
                    .unit = Unit::percentPerYear,
                    .min = -100,
                    .max = 1000,
                    .help = "Of one-off prices"},
          rule.priceChangePercentPerYear);
    visit(FieldInfo{.key = "monthly_price_change_percent_per_year",
                    .label = "Monthly price change",
                    .unit = Unit::percentPerYear,
                    .min = -100,
                    .max = 1000,
                    .help = "Of what is paid by the month"},
          rule.monthlyPriceChangePercentPerYear);
    visit(FieldInfo{.key = "depreciation_years",
                    .label = "Depreciation",
                    .unit = Unit::years,
                    .min = 0,
                    .max = 100,
                    .help = "Straight line; 0: written off at once"},
          rule.depreciationYears);
    visit(FieldInfo{.key = "tax_percent",
                    .label = "Tax",
                    .unit = Unit::percent,
                    .min = 0,
                    .max = 1000,
                    .help = "Empty: the policy's"},
          rule.taxPercent);
    visit(FieldInfo{.key = "quantity_low_percent",
                    .label = "Quantity at least",
                    .unit = Unit::percent,
                    .min = 0,
                    .max = 100,
                    .help = "Of what is counted"},
          rule.quantityLowPercent);
    visit(FieldInfo{.key = "quantity_high_percent",
                    .label = "Quantity at most",
                    .unit = Unit::percent,
                    .min = 100,
                    .max = 10000,
                    .help = "Of what is counted"},
          rule.quantityHighPercent);
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
    visit(FieldInfo{.key = "contingency_mode", .label = "Contingency from"}, policy.contingencyMode);
    visit(FieldInfo{.key = "estimate_class", .label = "Estimate class", .help = "AACE 18R-97"},
          policy.estimateClass);
    visit(FieldInfo{.key = "contingency_confidence_percent",
                    .label = "Confidence",
                    .unit = Unit::percent,
                    .min = 50,
                    .max = 99.9,
                    .help = "That the budget with its contingency is enough"},
          policy.contingencyConfidencePercent);
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
    visit(FieldInfo{.key = "travel_cost_per_visit",
                    .label = "Travel",
                    .unit = Unit::money,
                    .min = 0,
                    .help = "Of one visit of a crew to a site"},
          policy.travelCostPerVisit);
    visit(FieldInfo{.key = "installation_hours_per_visit",
                    .label = "Work of a visit",
                    .unit = Unit::hours,
                    .min = 0.25,
                    .max = 10000},
          policy.installationHoursPerVisit);
    visit(FieldInfo{.key = "electricity_price_per_kwh",
                    .label = "Electricity",
                    .unit = Unit::moneyPerKilowattHour,
                    .min = 0},
          policy.electricityPricePerKilowattHour);
    visit(FieldInfo{.key = "power_usage_effectiveness",
                    .label = "PUE",
                    .min = 1,
                    .max = 10,
                    .help = "Total facility power over device power: cooling and losses"},
          policy.powerUsageEffectiveness);
    visit(FieldInfo{.key = "rack_unit_price_per_month",
                    .label = "Rack space",
                    .unit = Unit::moneyPerRackUnitMonth,
                    .min = 0},
          policy.rackUnitPricePerMonth);
    visit(FieldInfo{.key = "rack_item",
                    .label = "Rack",
                    .help = "Bought for devices in sites of one's own; empty: racks are there"},
          policy.rackItem);
    visit(FieldInfo{.key = "rack_units_per_rack",
                    .label = "Filled in a rack",
                    .unit = Unit::rackUnits,
                    .min = 1,
                    .max = 60,
                    .help = "Before another one is bought"},
          policy.rackUnitsPerRack);
    visit(FieldInfo{.key = "average_of_busy_hour_percent",
                    .label = "Average traffic",
                    .unit = Unit::percent,
                    .min = 0,
                    .max = 100,
                    .help = "Of the busy hour's, for what is paid by the gigabyte"},
          policy.averageOfBusyHourPercent);
    visit(FieldInfo{.key = "parallel_running_months",
                    .label = "Parallel running",
                    .unit = Unit::months,
                    .min = 0,
                    .max = 120,
                    .help = "For which a circuit is kept after it was replaced"},
          policy.parallelRunningMonths);
    visit(FieldInfo{.key = "tax_percent",
                    .label = "Tax",
                    .unit = Unit::percent,
                    .min = 0,
                    .max = 1000,
                    .help = "That cannot be recovered"},
          policy.taxPercent);
    visit(FieldInfo{.key = "cost_centre",
                    .label = "Cost centre",
                    .help = "Of what no site, device or link names one for"},
          policy.costCentre);
    visit(
        FieldInfo{
            .key = "lease_term_months", .label = "Lease term", .unit = Unit::months, .min = 1, .max = 1200},
        policy.leaseTermMonths);
    visit(FieldInfo{.key = "lease_rate_percent_per_year",
                    .label = "Lease rate",
                    .unit = Unit::percentPerYear,
                    .min = 0,
                    .max = 1000,
                    .help = "Compounded monthly, paid at each month's end"},
          policy.leaseRatePercentPerYear);
    visit(FieldInfo{.key = "lease_buyout_percent",
                    .label = "Lease buyout",
                    .unit = Unit::percent,
                    .min = 0,
                    .max = 100,
                    .help = "Of the price, to keep at the end what is still needed"},
          policy.leaseBuyoutPercent);
    visit(
        FieldInfo{
            .key = "fiscal_year_start_month", .label = "Fiscal year starts in month", .min = 1, .max = 12},
        policy.fiscalYearStartMonth);
    visit(FieldInfo{.key = "spread_shape", .label = "Shape of uncertainty"}, policy.spreadShape);
    visit(FieldInfo{.key = "category_correlation_percent",
                    .label = "Correlation by category",
                    .unit = Unit::percent,
                    .min = 0,
                    .max = 100},
          policy.categoryCorrelationPercent);
    visit(FieldInfo{.key = "supplier_correlation_percent",
                    .label = "Correlation by supplier",
                    .unit = Unit::percent,
                    .min = 0,
                    .max = 100},
          policy.supplierCorrelationPercent);
    visit(FieldInfo{.key = "category_rules", .label = "Rules by category"}, policy.categoryRules);
    visit(FieldInfo{.key = "exchange_rates", .label = "Exchange rates"}, policy.exchangeRates);
}

}  // namespace spanwright
