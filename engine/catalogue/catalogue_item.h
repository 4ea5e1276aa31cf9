// SPDX-License-Identifier: MIT
#pragma once

#include "engine/catalogue/item_parts.h"

#include <vector>

namespace spanwright {

/// Something that can be bought: hardware, a circuit, a licence, a cloud resource or work.
struct CatalogueItem : ElementBase {
    CatalogueItemId id;
    ItemCategory category = ItemCategory::other;
    std::string vendor;
    std::string model;
    std::string supplier;                     ///< who invoices it; empty: the vendor
    std::string currency;                     ///< ISO 4217 of all prices here; empty: the project's
    ThreePoint<Decimal> price;                ///< one-off, a piece
    ThreePoint<Decimal> monthlyPrice;         ///< recurring, a piece and month
    Decimal supportPercentPerYear;            ///< of the one-off price
    Decimal licencePerYear;                   ///< a piece
    std::vector<RateBand> rateBands;          ///< of a circuit: added to the monthly price, by capacity
    std::vector<TransferTier> transferTiers;  ///< price by the gigabyte, beside the monthly one
    TransferBasis transferBasis = TransferBasis::leaving;
    int termMonths = 0;   ///< minimum contract term; 0: none
    int rampMonths = 0;   ///< first months of a contract, in which `rampPercent` is paid
    Decimal rampPercent;  ///< of the monthly price
    /// Fee for leaving before the term's end, of what its remaining months would cost; absent: they are paid.
    std::optional<Decimal> earlyTerminationPercent;
    Decimal decommissioningCreditPercent;  ///< of the one-off price, got back when it leaves service
    std::optional<Decimal> priceChangePercentPerYear;         ///< absent: that of the policy's category
    std::optional<Decimal> monthlyPriceChangePercentPerYear;  ///< likewise
    std::optional<int> depreciationYears;                     ///< likewise; 0: written off at once
    double throughputMbps = 0;     ///< forwarding limit; 0: not stated, as of the services below
    double packetsPerSecond = 0;   ///< forwarding limit
    double inspectionMbps = 0;     ///< of a firewall
    double tlsInspectionMbps = 0;  ///< of a firewall
    double ipsecMbps = 0;          ///< encrypted and decrypted, both ways together
    double capacityMbps = 0;       ///< of a circuit, optic or cable, each direction; 0: none of these
    std::string connector;         ///< of an optic or cable: the kind of port that it fits ("SFP+")
    Medium medium = Medium::none;  ///< of an optic or cable
    double reachKm = 0;            ///< of an optic or cable: the greatest length; 0: not stated
    double powerWatts = 0;
    double rackUnits = 0;
    double mtbfHours = 0;  ///< 0: not stated, taken as never failing
    double mttrHours = 0;
    int leadTimeDays = 0;          ///< calendar days from order to delivery
    double installationHours = 0;  ///< labour to install one piece
    std::vector<PortGroup> portGroups;
    std::vector<ModuleBay> moduleBays;
    std::string fitsBay;  ///< of a module: the family of bays that it fits; its ports add to the chassis'
    std::vector<RequiredItem> requiredItems;
    std::optional<Date> endOfSale;
    std::optional<Date> endOfSupport;
    std::vector<SourceNote> sources;

    [[nodiscard]] int portCount() const;
    friend bool operator==(const CatalogueItem&, const CatalogueItem&) = default;
};

template <class Visitor, class Row>
requires std::same_as<std::remove_const_t<Row>, CatalogueItem>
void visitFields(Row& item, Visitor&& visit) {
    visit(FieldInfo{.key = "category", .label = "Category"}, item.category);
    visit(FieldInfo{.key = "vendor", .label = "Vendor"}, item.vendor);
    visit(FieldInfo{.key = "model", .label = "Model"}, item.model);
    visit(FieldInfo{.key = "supplier", .label = "Supplier", .help = "Who invoices it; empty: the vendor"},
          item.supplier);
    visit(
        FieldInfo{.key = "currency", .label = "Currency", .help = "ISO 4217; empty: the project's currency"},
        item.currency);
    visit(FieldInfo{.key = "price", .label = "Price", .unit = Unit::money, .min = 0}, item.price);
    visit(FieldInfo{.key = "monthly_price", .label = "Monthly price", .unit = Unit::moneyPerMonth, .min = 0},
          item.monthlyPrice);
    visit(FieldInfo{.key = "support_percent_per_year",
                    .label = "Support",
                    .unit = Unit::percentPerYear,
                    .min = 0,
                    .max = 1000,
                    .help = "Yearly support contract, as a share of the price"},
          item.supportPercentPerYear);
    visit(FieldInfo{.key = "licence_per_year", .label = "Licence", .unit = Unit::moneyPerYear, .min = 0},
          item.licencePerYear);
    visit(FieldInfo{.key = "rate_bands",
                    .label = "Price by capacity",
                    .help = "Of a circuit: added to its monthly price"},
          item.rateBands);
    visit(FieldInfo{.key = "transfer_tiers", .label = "Price by the gigabyte"}, item.transferTiers);
    visit(FieldInfo{.key = "transfer_basis", .label = "Gigabytes of"}, item.transferBasis);
    visit(
        FieldInfo{.key = "term_months", .label = "Minimum term", .unit = Unit::months, .min = 0, .max = 1200},
        item.termMonths);
    visit(FieldInfo{.key = "ramp_months",
                    .label = "Ramp",
                    .unit = Unit::months,
                    .min = 0,
                    .max = 1200,
                    .help = "First months of a contract, at the ramp's share of the price"},
          item.rampMonths);
    visit(FieldInfo{.key = "ramp_percent",
                    .label = "Ramp share",
                    .unit = Unit::percent,
                    .min = 0,
                    .max = 100,
                    .help = "Of the monthly price, in the ramp's months"},
          item.rampPercent);
    visit(FieldInfo{.key = "early_termination_percent",
                    .label = "Early termination fee",
                    .unit = Unit::percent,
                    .min = 0,
                    .max = 1000,
                    .help = "Of what the term's remaining months would cost; empty: they are paid"},
          item.earlyTerminationPercent);
    visit(FieldInfo{.key = "decommissioning_credit_percent",
                    .label = "Decommissioning credit",
                    .unit = Unit::percent,
                    .min = 0,
                    .max = 100,
                    .help = "Of the price, got back when it leaves service"},
          item.decommissioningCreditPercent);
    visit(FieldInfo{.key = "price_change_percent_per_year",
                    .label = "Price change",
                    .unit = Unit::percentPerYear,
                    .min = -100,
                    .max = 1000,
                    .help = "Of the one-off price; empty: the category's"},
          item.priceChangePercentPerYear);
    visit(FieldInfo{.key = "monthly_price_change_percent_per_year",
                    .label = "Monthly price change",
                    .unit = Unit::percentPerYear,
                    .min = -100,
                    .max = 1000,
                    .help = "Empty: the category's"},
          item.monthlyPriceChangePercentPerYear);
    visit(FieldInfo{.key = "depreciation_years",
                    .label = "Depreciation",
                    .unit = Unit::years,
                    .min = 0,
                    .max = 100,
                    .help = "Straight line; 0: written off at once; empty: the category's"},
          item.depreciationYears);
    visit(
        FieldInfo{.key = "throughput_mbps", .label = "Throughput", .unit = Unit::megabitsPerSecond, .min = 0},
        item.throughputMbps);
    visit(
        FieldInfo{
            .key = "packets_per_second", .label = "Packet rate", .unit = Unit::packetsPerSecond, .min = 0},
        item.packetsPerSecond);
    visit(
        FieldInfo{.key = "inspection_mbps", .label = "Inspection", .unit = Unit::megabitsPerSecond, .min = 0},
        item.inspectionMbps);
    visit(FieldInfo{.key = "tls_inspection_mbps",
                    .label = "TLS inspection",
                    .unit = Unit::megabitsPerSecond,
                    .min = 0},
          item.tlsInspectionMbps);
    visit(FieldInfo{.key = "ipsec_mbps",
                    .label = "IPsec",
                    .unit = Unit::megabitsPerSecond,
                    .min = 0,
                    .help = "Both ways together"},
          item.ipsecMbps);
    visit(FieldInfo{.key = "capacity_mbps", .label = "Capacity", .unit = Unit::megabitsPerSecond, .min = 0},
          item.capacityMbps);
    visit(FieldInfo{.key = "connector", .label = "Fits ports", .help = "Of an optic or cable: \"SFP+\""},
          item.connector);
    visit(FieldInfo{.key = "medium", .label = "Medium"}, item.medium);
    visit(FieldInfo{.key = "reach_km", .label = "Reach", .unit = Unit::kilometres, .min = 0, .max = 1e6},
          item.reachKm);
    visit(FieldInfo{.key = "power_watts", .label = "Power", .unit = Unit::watts, .min = 0}, item.powerWatts);
    visit(FieldInfo{.key = "rack_units", .label = "Height", .unit = Unit::rackUnits, .min = 0},
          item.rackUnits);
    visit(FieldInfo{.key = "mtbf_hours", .label = "MTBF", .unit = Unit::hours, .min = 0}, item.mtbfHours);
    visit(FieldInfo{.key = "mttr_hours", .label = "MTTR", .unit = Unit::hours, .min = 0}, item.mttrHours);
    visit(
        FieldInfo{
            .key = "lead_time_days", .label = "Lead time", .unit = Unit::calendarDays, .min = 0, .max = 3650},
        item.leadTimeDays);
    visit(FieldInfo{.key = "installation_hours", .label = "Installation", .unit = Unit::hours, .min = 0},
          item.installationHours);
    visit(FieldInfo{.key = "port_groups", .label = "Ports"}, item.portGroups);
    visit(FieldInfo{.key = "module_bays", .label = "Module bays"}, item.moduleBays);
    visit(FieldInfo{.key = "fits_bay", .label = "Fits bays", .help = "Of a module: the family of bays"},
          item.fitsBay);
    visit(FieldInfo{.key = "requires", .label = "Requires"}, item.requiredItems);
    visit(FieldInfo{.key = "end_of_sale", .label = "End of sale"}, item.endOfSale);
    visit(FieldInfo{.key = "end_of_support", .label = "End of support"}, item.endOfSupport);
    visit(FieldInfo{.key = "sources", .label = "Sources"}, item.sources);
}

}  // namespace spanwright
