// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/network_fields.h"

#include <optional>
#include <string>
#include <vector>

namespace spanwright {

/// What a link's IGP metric is where none is given.
enum class DefaultMetric { one, bandwidth, latency };

template <>
struct EnumNames<DefaultMetric> {
    static constexpr std::array kNames{
        EnumName<DefaultMetric>{DefaultMetric::one, "one", "1"},
        EnumName<DefaultMetric>{DefaultMetric::bandwidth, "bandwidth", "Reference bandwidth / capacity"},
        EnumName<DefaultMetric>{DefaultMetric::latency, "latency", "Latency in microseconds"}};
};

/// How an SD-WAN edge uses a transport: `preferred` alone, in the order of the list; neighbours that are
/// `loadShared` together, in equal parts; `onFailure` when none of the others is left.
enum class TransportUse { preferred, loadShared, onFailure };

template <>
struct EnumNames<TransportUse> {
    static constexpr std::array kNames{
        EnumName<TransportUse>{TransportUse::preferred, "preferred", "Preferred"},
        EnumName<TransportUse>{TransportUse::loadShared, "load-shared", "Load-shared"},
        EnumName<TransportUse>{TransportUse::onFailure, "on-failure", "On failure"}};
};

/// SD-WAN tunnels of one kind, seen from an edge.
struct SdwanTransport {
    /// The id or name of a tunnel, a provider, or a kind of link ("internet-access"). The last two are those
    /// of the links by which the tunnel's packets leave and reach its ends, or the tunnel's own provider.
    std::string transport;
    TransportUse use = TransportUse::preferred;
    UnknownFields unknownFields = {};

    friend bool operator==(const SdwanTransport&, const SdwanTransport&) = default;
};

/// Which transports a class of service takes from an SD-WAN edge to the next.
struct SdwanRule {
    TrafficClass trafficClass = TrafficClass::bestEffort;
    /// In order; tunnels that none matches are used after all others.
    std::vector<SdwanTransport> transports = {};
    std::optional<double> maxLatencyMs = {};  ///< a tunnel above a limit is used only when all are
    std::optional<double> maxLossPercent = {};
    UnknownFields unknownFields = {};

    friend bool operator==(const SdwanRule&, const SdwanRule&) = default;
};

/// How the network routes, where its links and demands do not say it themselves.
struct RoutingPolicy {
    DefaultMetric defaultMetric = DefaultMetric::one;
    double referenceBandwidthMbps = 100'000;  ///< of DefaultMetric::bandwidth
    std::vector<SdwanRule> sdwanRules = {};   ///< at most one a class; a class without follows the IGP
    UnknownFields unknownFields = {};

    friend bool operator==(const RoutingPolicy&, const RoutingPolicy&) = default;
};

template <class Visitor, RowOf<SdwanTransport> Row>
void visitFields(Row& transport, Visitor&& visit) {
    visit(FieldInfo{.key = "transport",
                    .label = "Transport",
                    .help = "A tunnel, a provider or a kind of link, such as internet-access"},
          transport.transport);
    visit(FieldInfo{.key = "use", .label = "Use"}, transport.use);
}

template <class Visitor, RowOf<SdwanRule> Row>
void visitFields(Row& rule, Visitor&& visit) {
    visit(FieldInfo{.key = "class", .label = "Class of service"}, rule.trafficClass);
    visit(FieldInfo{.key = "transports", .label = "Transports", .help = "In order"}, rule.transports);
    visit(FieldInfo{.key = "max_latency_ms",
                    .label = "Latency limit",
                    .unit = Unit::milliseconds,
                    .min = 0,
                    .help = "One way; a slower tunnel is used only when all are slower"},
          rule.maxLatencyMs);
    visit(FieldInfo{.key = "max_loss_percent",
                    .label = "Loss limit",
                    .unit = Unit::percent,
                    .min = 0,
                    .max = 100,
                    .help = "A tunnel that loses more is used only when all do"},
          rule.maxLossPercent);
}

template <class Visitor, RowOf<RoutingPolicy> Row>
void visitFields(Row& policy, Visitor&& visit) {
    visit(
        FieldInfo{.key = "default_metric", .label = "Default IGP metric", .help = "Of links that give none"},
        policy.defaultMetric);
    visit(FieldInfo{.key = "reference_bandwidth_mbps",
                    .label = "Reference bandwidth",
                    .unit = Unit::megabitsPerSecond,
                    .min = 1,
                    .max = 1e12,
                    .help = "A link of this capacity has the metric 1, a slower one proportionally more"},
          policy.referenceBandwidthMbps);
    visit(FieldInfo{.key = "sdwan_rules", .label = "SD-WAN rules", .help = "One for each class of service"},
          policy.sdwanRules);
}

}  // namespace spanwright
