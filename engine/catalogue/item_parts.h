// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/date.h"
#include "engine/base/decimal.h"
#include "engine/base/element_kind.h"
#include "engine/base/three_point.h"

#include <optional>
#include <string>

/// What catalogue items are made of: categories, ports, bays, price bands, sources.
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
    lineCard,
    optic,
    cable,
    power,
    licence,
    support,
    circuit,
    cloud,
    labour,
    travel,
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
        EnumName<ItemCategory>{ItemCategory::lineCard, "line-card", "Line cards and modules"},
        EnumName<ItemCategory>{ItemCategory::optic, "optic", "Optics"},
        EnumName<ItemCategory>{ItemCategory::cable, "cable", "Cables"},
        EnumName<ItemCategory>{ItemCategory::power, "power", "Racks and power"},
        EnumName<ItemCategory>{ItemCategory::licence, "licence", "Licences"},
        EnumName<ItemCategory>{ItemCategory::support, "support", "Support"},
        EnumName<ItemCategory>{ItemCategory::circuit, "circuit", "Circuits"},
        EnumName<ItemCategory>{ItemCategory::cloud, "cloud", "Cloud"},
        EnumName<ItemCategory>{ItemCategory::labour, "labour", "Labour"},
        EnumName<ItemCategory>{ItemCategory::travel, "travel", "Travel"},
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

/// Alike slots of a chassis, for modules that bring ports.
struct ModuleBay {
    int count = 0;
    std::string family;  ///< modules fit whose `fitsBay` says the same: "nexus-9500-lc"
    UnknownFields unknownFields = {};

    friend bool operator==(const ModuleBay&, const ModuleBay&) = default;
};

template <class Visitor, class Row>
requires std::same_as<std::remove_const_t<Row>, ModuleBay>
void visitFields(Row& bay, Visitor&& visit) {
    visit(FieldInfo{.key = "count", .label = "Bays", .min = 0, .max = 1000}, bay.count);
    visit(FieldInfo{.key = "family", .label = "Family", .help = "Modules fit that name the same one"},
          bay.family);
}

/// What an optic or cable carries light or current through.
enum class Medium { none, twistedPair, directAttach, activeOptical, multimode, singleMode };

template <>
struct EnumNames<Medium> {
    static constexpr std::array kNames{
        EnumName<Medium>{Medium::none, "none", "None"},
        EnumName<Medium>{Medium::twistedPair, "twisted-pair", "Twisted pair"},
        EnumName<Medium>{Medium::directAttach, "direct-attach", "Direct-attach copper"},
        EnumName<Medium>{Medium::activeOptical, "active-optical", "Active optical cable"},
        EnumName<Medium>{Medium::multimode, "multimode", "Multimode fibre"},
        EnumName<Medium>{Medium::singleMode, "single-mode", "Single-mode fibre"}};
};

/// What one gigabyte costs of the traffic of a month between the tier before and this one's end. Tiers of one
/// region follow each other by `upToGb`; the last one has none.
struct TransferTier {
    std::string region;            ///< as sites name it; empty: every region without tiers of its own
    std::optional<double> upToGb;  ///< of a month, all tiers below included; absent: without end
    ThreePoint<Decimal> pricePerGb;
    UnknownFields unknownFields = {};

    friend bool operator==(const TransferTier&, const TransferTier&) = default;
};

template <class Visitor, class Row>
requires std::same_as<std::remove_const_t<Row>, TransferTier>
void visitFields(Row& tier, Visitor&& visit) {
    visit(FieldInfo{.key = "region", .label = "Region", .help = "Empty: every region without its own tiers"},
          tier.region);
    visit(FieldInfo{.key = "up_to_gb",
                    .label = "Up to",
                    .unit = Unit::gigabytesPerMonth,
                    .min = 0,
                    .help = "Empty: without end"},
          tier.upToGb);
    visit(FieldInfo{.key = "price_per_gb", .label = "Price", .unit = Unit::moneyPerGigabyte, .min = 0},
          tier.pricePerGb);
}

/// Which traffic of a device is charged by the gigabyte. Of a link it is always what leaves the cloud.
enum class TransferBasis {
    leaving,    ///< what leaves the device's site
    processed,  ///< all that passes through
};

template <>
struct EnumNames<TransferBasis> {
    static constexpr std::array kNames{
        EnumName<TransferBasis>{TransferBasis::leaving, "leaving", "Traffic that leaves the site"},
        EnumName<TransferBasis>{TransferBasis::processed, "processed", "All traffic through it"}};
};

/// What one Mbit/s of a circuit costs a month, for circuits up to a capacity.
struct RateBand {
    std::string region;              ///< as sites name it; empty: every region without bands of its own
    std::optional<double> upToMbps;  ///< capacity of the circuit; absent: without end
    ThreePoint<Decimal> monthlyPricePerMbps;
    UnknownFields unknownFields = {};

    friend bool operator==(const RateBand&, const RateBand&) = default;
};

template <class Visitor, class Row>
requires std::same_as<std::remove_const_t<Row>, RateBand>
void visitFields(Row& band, Visitor&& visit) {
    visit(FieldInfo{.key = "region", .label = "Region", .help = "Empty: every region without its own bands"},
          band.region);
    visit(FieldInfo{.key = "up_to_mbps",
                    .label = "Up to",
                    .unit = Unit::megabitsPerSecond,
                    .min = 0,
                    .help = "Empty: without end"},
          band.upToMbps);
    visit(
        FieldInfo{
            .key = "monthly_price_per_mbps", .label = "Price", .unit = Unit::moneyPerMegabitMonth, .min = 0},
        band.monthlyPricePerMbps);
}

/// Another item that each piece of this one needs: a licence, a power supply, a support contract.
struct RequiredItem {
    CatalogueItemId item;
    Decimal quantity = Decimal::fromMicros(Decimal::kScale);  ///< a piece
    UnknownFields unknownFields = {};

    friend bool operator==(const RequiredItem&, const RequiredItem&) = default;
};

template <class Visitor, class Row>
requires std::same_as<std::remove_const_t<Row>, RequiredItem>
void visitFields(Row& required, Visitor&& visit) {
    visit(FieldInfo{.key = "item", .label = "Item"}, required.item);
    visit(FieldInfo{.key = "quantity", .label = "A piece", .min = 0}, required.quantity);
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

}  // namespace spanwright
