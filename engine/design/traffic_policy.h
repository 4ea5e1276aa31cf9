// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/network_fields.h"

#include <optional>

namespace spanwright {

/// What the project says about one class of service; what is absent is as usual for the class (serviceOf).
struct ClassPolicy {
    std::optional<int> dscp;      ///< 0 to 63, as marked in the IP header
    std::optional<int> priority;  ///< greater is served strictly first; equal ones share by weight
    std::optional<double> weight;
    double growthPercentPerYear = 0;        ///< of all demands of the class, on top of their own; compounding
    std::optional<double> packetBytes;      ///< mean size, IP header included
    std::optional<double> packetVariation;  ///< standard deviation of the size over its mean
    UnknownFields unknownFields = {};

    friend bool operator==(const ClassPolicy&, const ClassPolicy&) = default;
};

/// How classes of service are treated where links are full, and how far links and devices may fill.
struct TrafficPolicy {
    ClassPolicy voice;
    ClassPolicy video;
    ClassPolicy business;
    ClassPolicy bulk;
    ClassPolicy bestEffort;
    double linkThresholdPercent = 80;    ///< utilization at which a link is due for an upgrade
    double deviceThresholdPercent = 80;  ///< the same of a device's throughput
    UnknownFields unknownFields = {};

    [[nodiscard]] const ClassPolicy& of(TrafficClass trafficClass) const;
    [[nodiscard]] ClassPolicy& of(TrafficClass trafficClass);
    friend bool operator==(const TrafficPolicy&, const TrafficPolicy&) = default;
};

/// A class of service with all its figures.
struct ClassService {
    int dscp = 0;
    int priority = 0;
    double weight = 1;
    double packetBytes = 0;
    double packetVariation = 0;
};

/// The policy's figures of a class, else the usual ones: DSCP after RFC 4594 (EF for voice, AF41, AF21 and
/// AF11 for video, business and bulk, default forwarding for the rest), voice in a strict-priority queue,
/// weights after the shares that enterprise designs give (a quarter at least to best effort). Sizes of
/// packets are 200 bytes for voice (G.711, 20 ms: 160 bytes and 40 of RTP, UDP and IP), estimates for the
/// others.
[[nodiscard]] ClassService serviceOf(const TrafficPolicy& policy, TrafficClass trafficClass);

template <class Visitor, RowOf<ClassPolicy> Row>
void visitFields(Row& policy, Visitor&& visit) {
    visit(FieldInfo{.key = "dscp",
                    .label = "DSCP",
                    .min = 0,
                    .max = 63,
                    .help = "As marked in the IP header; empty: as usual for the class"},
          policy.dscp);
    visit(FieldInfo{.key = "priority",
                    .label = "Priority",
                    .min = 0,
                    .max = 7,
                    .help = "Greater is served strictly first; equal ones share by weight"},
          policy.priority);
    visit(FieldInfo{.key = "weight",
                    .label = "Weight",
                    .min = 1e-3,
                    .max = 1e6,
                    .help = "Share among classes of equal priority on a full link"},
          policy.weight);
    visit(FieldInfo{.key = "growth_percent_per_year",
                    .label = "Growth",
                    .unit = Unit::percentPerYear,
                    .min = -100,
                    .max = 10000,
                    .help = "Of all demands of the class, on top of their own; compounding"},
          policy.growthPercentPerYear);
    visit(FieldInfo{.key = "packet_bytes",
                    .label = "Packet size",
                    .unit = Unit::bytes,
                    .min = 20,
                    .max = 65535,
                    .help = "Mean, IP header included"},
          policy.packetBytes);
    visit(FieldInfo{.key = "packet_variation",
                    .label = "Packet size variation",
                    .min = 0,
                    .max = 10,
                    .help = "Standard deviation of the packet size over its mean"},
          policy.packetVariation);
}

template <class Visitor, RowOf<TrafficPolicy> Row>
void visitFields(Row& policy, Visitor&& visit) {
    visit(FieldInfo{.key = "voice", .label = "Voice"}, policy.voice);
    visit(FieldInfo{.key = "video", .label = "Video"}, policy.video);
    visit(FieldInfo{.key = "business", .label = "Business"}, policy.business);
    visit(FieldInfo{.key = "bulk", .label = "Bulk"}, policy.bulk);
    visit(FieldInfo{.key = "best_effort", .label = "Best effort"}, policy.bestEffort);
    visit(FieldInfo{.key = "link_threshold_percent",
                    .label = "Link threshold",
                    .unit = Unit::percent,
                    .min = 1,
                    .max = 1000,
                    .help = "Utilization at which a link is due for an upgrade"},
          policy.linkThresholdPercent);
    visit(FieldInfo{.key = "device_threshold_percent",
                    .label = "Device threshold",
                    .unit = Unit::percent,
                    .min = 1,
                    .max = 1000,
                    .help = "Utilization at which a device is due for an upgrade"},
          policy.deviceThresholdPercent);
}

}  // namespace spanwright
