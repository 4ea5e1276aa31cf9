// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/date.h"
#include "engine/base/decimal.h"
#include "engine/base/element_kind.h"
#include "engine/base/three_point.h"

#include <optional>
#include <string>
#include <vector>

namespace spanwright {

enum class ItemCategory {
    accessSwitch,
    distributionSwitch,
    coreSwitch,
    spineSwitch,
    leafSwitch,
    router,
    firewall,
    sdwanEdge,
    loadBalancer,
    wirelessController,
    accessPoint,
    server,
    optic,
    cable,
    power,
    licence,
    support,
    circuit,
    cloud,
    labour,
    other,
};

template <>
struct EnumNames<ItemCategory> {
    static constexpr std::array kNames{
        EnumName<ItemCategory>{ItemCategory::accessSwitch, "access-switch", "Access switches"},
        EnumName<ItemCategory>{ItemCategory::distributionSwitch, "distribution-switch",
                               "Distribution switches"},
        EnumName<ItemCategory>{ItemCategory::coreSwitch, "core-switch", "Core switches"},
        EnumName<ItemCategory>{ItemCategory::spineSwitch, "spine-switch", "Spine switches"},
        EnumName<ItemCategory>{ItemCategory::leafSwitch, "leaf-switch", "Leaf switches"},
        EnumName<ItemCategory>{ItemCategory::router, "router", "Routers"},
        EnumName<ItemCategory>{ItemCategory::firewall, "firewall", "Firewalls"},
        EnumName<ItemCategory>{ItemCategory::sdwanEdge, "sdwan-edge", "SD-WAN edges"},
        EnumName<ItemCategory>{ItemCategory::loadBalancer, "load-balancer", "Load balancers"},
        EnumName<ItemCategory>{ItemCategory::wirelessController, "wireless-controller",
                               "Wireless controllers"},
        EnumName<ItemCategory>{ItemCategory::accessPoint, "access-point", "Access points"},
        EnumName<ItemCategory>{ItemCategory::server, "server", "Servers"},
        EnumName<ItemCategory>{ItemCategory::optic, "optic", "Optics"},
        EnumName<ItemCategory>{ItemCategory::cable, "cable", "Cables"},
        EnumName<ItemCategory>{ItemCategory::power, "power", "Racks and power"},
        EnumName<ItemCategory>{ItemCategory::licence, "licence", "Licences"},
        EnumName<ItemCategory>{ItemCategory::support, "support", "Support"},
        EnumName<ItemCategory>{ItemCategory::circuit, "circuit", "Circuits"},
        EnumName<ItemCategory>{ItemCategory::cloud, "cloud", "Cloud"},
        EnumName<ItemCategory>{ItemCategory::labour, "labour", "Labour"},
        EnumName<ItemCategory>{ItemCategory::other, "other", "Other"}};
};

/// Alike ports of a hardware model.
struct PortGroup {
    int count = 0;
    double speedMbps = 0;   ///< of one port
    std::string connector;  ///< "RJ45", "SFP+", "QSFP28"…
    UnknownFields unknownFields = {};

    friend bool operator==(const PortGroup&, const PortGroup&) = default;
};

template <class Visitor, class Row>
requires std::same_as<std::remove_const_t<Row>, PortGroup>
void visitFields(Row& group, Visitor&& visit) {
    visit(FieldInfo{.key = "count", .label = "Ports", .min = 0, .max = 100000}, group.count);
    visit(FieldInfo{.key = "speed_mbps", .label = "Speed", .unit = Unit::megabitsPerSecond, .min = 0},
          group.speedMbps);
    visit(FieldInfo{.key = "connector", .label = "Connector"}, group.connector);
}

enum class Confidence { verified, secondary, estimate };

template <>
struct EnumNames<Confidence> {
    static constexpr std::array kNames{
        EnumName<Confidence>{Confidence::verified, "verified", "Verified"},
        EnumName<Confidence>{Confidence::secondary, "secondary", "Secondary source"},
        EnumName<Confidence>{Confidence::estimate, "estimate", "Estimate"}};
};

/// Where figures of an item come from.
struct SourceNote {
    std::string figures;  ///< which fields, by file key: "price", "mtbf_hours"
    std::string source;   ///< a document or address, or how it was estimated
    std::optional<Date> asOf;
    Confidence confidence = Confidence::estimate;
    UnknownFields unknownFields = {};

    friend bool operator==(const SourceNote&, const SourceNote&) = default;
};

template <class Visitor, class Row>
requires std::same_as<std::remove_const_t<Row>, SourceNote>
void visitFields(Row& note, Visitor&& visit) {
    visit(FieldInfo{.key = "figures", .label = "Figures"}, note.figures);
    visit(FieldInfo{.key = "source", .label = "Source"}, note.source);
    visit(FieldInfo{.key = "as_of", .label = "As of"}, note.asOf);
    visit(FieldInfo{.key = "confidence", .label = "Confidence"}, note.confidence);
}

/// Something that can be bought: hardware, a circuit, a licence, a cloud resource or work.
struct CatalogueItem : ElementBase {
    CatalogueItemId id;
    ItemCategory category = ItemCategory::other;
    std::string vendor;
    std::string model;
    std::string currency;              ///< ISO 4217 of all prices here; empty: the project's
    ThreePoint<Decimal> price;         ///< one-off, a piece
    ThreePoint<Decimal> monthlyPrice;  ///< recurring, a piece and month
    Decimal supportPercentPerYear;     ///< of the one-off price
    Decimal licencePerYear;            ///< a piece
    int termMonths = 0;                ///< minimum contract term; 0: none
    double throughputMbps = 0;         ///< forwarding limit; 0: not stated, as of the services below
    double packetsPerSecond = 0;       ///< forwarding limit
    double inspectionMbps = 0;         ///< of a firewall
    double tlsInspectionMbps = 0;      ///< of a firewall
    double ipsecMbps = 0;              ///< encrypted and decrypted, both ways together
    double capacityMbps = 0;           ///< of a circuit, each direction; 0: not a circuit
    double powerWatts = 0;
    double rackUnits = 0;
    double mtbfHours = 0;  ///< 0: not stated, taken as never failing
    double mttrHours = 0;
    int leadTimeDays = 0;          ///< calendar days from order to delivery
    double installationHours = 0;  ///< labour to install one piece
    std::vector<PortGroup> portGroups;
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
    visit(
        FieldInfo{.key = "term_months", .label = "Minimum term", .unit = Unit::months, .min = 0, .max = 1200},
        item.termMonths);
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
    visit(FieldInfo{.key = "end_of_sale", .label = "End of sale"}, item.endOfSale);
    visit(FieldInfo{.key = "end_of_support", .label = "End of support"}, item.endOfSupport);
    visit(FieldInfo{.key = "sources", .label = "Sources"}, item.sources);
}

}  // namespace spanwright
