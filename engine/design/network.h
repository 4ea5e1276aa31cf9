// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/decimal.h"
#include "engine/base/element_kind.h"
#include "engine/design/geometry.h"
#include "engine/design/network_enums.h"

#include <algorithm>
#include <concepts>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace spanwright {

/// In which phase an element enters service and in which it leaves. A null `enters` means that it is there
/// before the first phase; a null `leaves`, that it stays. In service as of phase p when enters <= p <
/// leaves.
struct Lifetime {
    PhaseId enters;
    PhaseId leaves;

    friend bool operator==(const Lifetime&, const Lifetime&) = default;
};

/// How often an element fails. An explicit availability wins; else MTBF / (MTBF + MTTR); else the catalogue
/// item's figures; else the element never fails.
struct Reliability {
    std::optional<double> availability;  ///< 0 to 1
    std::optional<double> mtbfHours;
    std::optional<double> mttrHours;

    friend bool operator==(const Reliability&, const Reliability&) = default;
};

/// What a service is to stand: the targets beside its availability.
struct ResilienceGoal {
    Survival survives = Survival::none;
    std::optional<double> maxRecoverySeconds;  ///< after any one of those failures; without any, of a link

    friend bool operator==(const ResilienceGoal&, const ResilienceGoal&) = default;
};

/// A place. Contains devices.
struct Site : ElementBase {
    SiteId id;
    SiteKind kind = SiteKind::branch;
    std::optional<double> latitudeDegrees;
    std::optional<double> longitudeDegrees;
    std::string timeZone;               ///< IANA name, "Europe/Berlin"
    std::string region;                 ///< where prices differ by region: as catalogue items name it
    std::string costCentre;             ///< who pays for what stands here; empty: the policy's
    std::optional<Decimal> travelCost;  ///< of one visit of a crew; absent: the policy's
    int users = 0;                      ///< people who work here
    std::string applicationProfile;     ///< key of what each of them asks for, "office"; empty: nothing
    double growthPercentPerYear = 0;    ///< of all demands that end here, on top of their own; compounding
    Rect frame{0, 0, 240, 160};
    bool collapsed = false;  ///< drawn as one symbol, with the links that lead out of it
    bool locked = false;     ///< gestures and automatic layout leave it where it stands
    std::string group;       ///< what is selected and moved together; empty: none
    Lifetime lifetime;
    Reliability reliability;
    std::optional<double> powerOutagesPerYear;  ///< absent: the reliability policy's
    std::optional<double> powerBackupHours;     ///< absent: the reliability policy's
    std::vector<SharedRiskGroupId> sharedRiskGroups;
    ResilienceGoal goal;                       ///< of every demand between this site and others
    std::optional<double> availabilityTarget;  ///< likewise

    friend bool operator==(const Site&, const Site&) = default;
};

/// A security or structural area: where devices of one trust level stand.
struct Zone : ElementBase {
    ZoneId id;
    ZoneKind kind = ZoneKind::security;
    SiteId site;          ///< null: spans sites
    int trustLevel = 50;  ///< 0 (untrusted) to 100
    Rect frame;           ///< where it is drawn inside its site; without width: not drawn

    friend bool operator==(const Zone&, const Zone&) = default;
};

/// What may pass from one zone to another. Pairs without a rule are not judged.
struct ZoneRule : ElementBase {
    ZoneRuleId id;
    ZoneId from;
    ZoneId to;
    ZoneAction action = ZoneAction::inspect;
    std::vector<DeviceId> inspectors;  ///< the only devices that count for `inspect`; empty: all that inspect

    friend bool operator==(const ZoneRule&, const ZoneRule&) = default;
};

struct Device : ElementBase {
    DeviceId id;
    DeviceKind kind = DeviceKind::router;
    SiteId site;  ///< null: outside every site, such as a provider's network
    ZoneId zone;
    CatalogueItemId item;
    int count = 1;  ///< physical devices that the symbol stands for; a pair has at least two
    RedundancyMode redundancy = RedundancyMode::single;
    Inspection inspection = Inspection::byKind;
    std::optional<int> countLow;   ///< fewest that it may come to be; absent: `count`
    std::optional<int> countHigh;  ///< most; absent: `count`
    Financing financing = Financing::purchase;
    std::string costCentre;                     ///< empty: the site's
    std::optional<double> throughputMbps;       ///< forwarding limit of all together; absent: item × count
    std::optional<double> packetsPerSecond;     ///< the same in packets
    std::optional<double> inspectionMbps;       ///< what a firewall inspects
    std::optional<double> tlsInspectionMbps;    ///< what a firewall decrypts and inspects
    std::optional<double> tlsInspectedPercent;  ///< of what crosses a firewall; absent: 0
    std::optional<double> ipsecMbps;            ///< encrypted and decrypted, both ways together
    std::string powerFeed;       ///< of its site, "A": what hangs on one feed fails with it; empty: unknown
    bool outsideBudget = false;  ///< paid for elsewhere: no price is missed
    Point position;              ///< centre of the symbol
    bool locked = false;         ///< gestures and automatic layout leave it where it stands
    std::string group;           ///< what is selected and moved together; empty: none
    Lifetime lifetime;
    Reliability reliability;
    std::vector<SharedRiskGroupId> sharedRiskGroups;

    /// True when what passes is inspected: a firewall's traffic, or what the device's own field says.
    [[nodiscard]] bool inspectsTraffic() const {
        if (inspection == Inspection::byKind) return kind == DeviceKind::firewall;
        return inspection == Inspection::inspects;
    }
    /// Physical devices: what is bought, powered and cabled.
    [[nodiscard]] int units() const {
        const bool pair =
            redundancy == RedundancyMode::activeStandby || redundancy == RedundancyMode::activeActive;
        return pair ? std::max(count, 2) : count;
    }
    /// Units that forward at the same time; of active/standby one of two.
    [[nodiscard]] int forwardingUnits() const {
        return redundancy == RedundancyMode::activeStandby ? units() / 2 : units();
    }
    /// True when the symbol goes on as long as one of several units does.
    [[nodiscard]] bool redundant() const { return redundancy != RedundancyMode::single && units() > 1; }
    friend bool operator==(const Device&, const Device&) = default;
};

/// One end of a link: a device and, where it matters, which of its ports.
struct LinkEnd {
    DeviceId device;
    std::string port;

    friend bool operator==(const LinkEnd&, const LinkEnd&) = default;
};

/// Joins two devices, full duplex: each direction has its own capacity, metric, load and utilization.
struct Link : ElementBase {
    LinkId id;
    LinkKind kind = LinkKind::fibre;
    LinkEnd from;
    LinkEnd to;
    double capacityMbps = 1000;  ///< from → to, all members together; 0: that direction is closed
    std::optional<double> capacityReverseMbps;  ///< to → from; absent: as forward
    int memberCount = 1;                        ///< members of a LAG
    std::vector<double> memberCapacitiesMbps;   ///< of each member where they differ; empty: alike
    int minMembers = 1;                         ///< fewer working members take the whole LAG down
    std::optional<double> lengthKm;
    std::optional<double> latencyMs;            ///< one way; absent: from the length
    std::optional<double> lossPercent;          ///< measured packet loss, each way
    std::optional<double> igpMetric;            ///< > 0; absent: as the routing policy says, normally 1
    std::optional<double> igpMetricReverse;     ///< absent: as forward
    TunnelType tunnelType = TunnelType::ipsec;  ///< of a tunnel
    std::optional<double> overheadBytes;        ///< per packet, of a tunnel; absent: usual for its type
    std::vector<DeviceId> via;     ///< devices that a tunnel's packets pass, in order from → to
    std::vector<LinkId> underlay;  ///< links that a tunnel may ride, others not; empty: all but tunnels
    std::string provider;
    CatalogueItemId item;
    int termMonths = 0;                   ///< contract term; 0: the item's
    std::optional<Decimal> monthlyPrice;  ///< negotiated; absent: the item's
    std::optional<Decimal> setupPrice;    ///< negotiated one-off price; absent: the item's
    std::string costCentre;               ///< empty: its site's
    std::string duct;            ///< that it lies in: what shares one is cut together; empty: unknown
    bool outsideBudget = false;  ///< paid for elsewhere: no price is missed
    LinkStyle style = LinkStyle::straight;
    std::vector<Point> waypoints;  ///< that the line passes, in order from → to
    Lifetime lifetime;
    Reliability reliability;
    std::vector<SharedRiskGroupId> sharedRiskGroups;

    [[nodiscard]] double capacityBackMbps() const { return capacityReverseMbps.value_or(capacityMbps); }
    [[nodiscard]] bool isTunnel() const { return kind == LinkKind::tunnel; }
    /// What the link carries before a member overflows: a LAG spreads its traffic over its members in equal
    /// parts (IEEE 802.1AX wants them alike), so that the smallest fills first.
    [[nodiscard]] double usableMbps() const { return ofSmallestMember(capacityMbps); }
    [[nodiscard]] double usableBackMbps() const { return ofSmallestMember(capacityBackMbps()); }
    friend bool operator==(const Link&, const Link&) = default;

  private:
    [[nodiscard]] double ofSmallestMember(double directionMbps) const {
        if (memberCapacitiesMbps.empty()) return directionMbps;
        const double smallest = *std::min_element(memberCapacitiesMbps.begin(), memberCapacitiesMbps.end());
        return std::min(directionMbps, smallest * static_cast<double>(memberCapacitiesMbps.size()));
    }
};

/// A band of an SLA schedule: what is paid back for a month in which the availability stayed below a mark.
struct SlaCredit {
    double belowAvailability = 0;  ///< 0 to 1, of one month
    double creditPercent = 0;      ///< of the month's price; of several bands the greatest counts
    UnknownFields unknownFields = {};

    friend bool operator==(const SlaCredit&, const SlaCredit&) = default;
};

/// Traffic between two devices; each direction on its own.
struct Demand : ElementBase {
    DemandId id;
    DeviceId from;
    DeviceId to;
    double mbps = 0;         ///< from → to, busy hour
    double reverseMbps = 0;  ///< to → from
    TrafficClass trafficClass = TrafficClass::bestEffort;
    double growthPercentPerYear = 0;  ///< compounding
    std::optional<double> availabilityTarget;
    Decimal monthlyRevenue;             ///< what the service earns, or is charged, a month
    std::vector<SlaCredit> slaCredits;  ///< paid back out of it
    ResilienceGoal goal;
    std::optional<double> maxLatencyMs;    ///< one way
    std::optional<double> maxLossPercent;  ///< of the rate, each direction
    std::optional<int> dscp;               ///< absent: its class's
    std::vector<LinkId> path;              ///< pinned to these links, in order from → to; empty: not
    std::vector<DeviceId> mustVisit;       ///< in order from → to; reversed on the way back
    std::vector<ElementId> mustAvoid;      ///< sites, devices, links and shared-risk groups
    std::optional<double> packetBytes;     ///< mean, IP header included; absent: its class's
    Lifetime lifetime;

    /// True when the demand does not leave its path to the IGP.
    [[nodiscard]] bool pinned() const { return !path.empty() || !mustVisit.empty() || !mustAvoid.empty(); }
    friend bool operator==(const Demand&, const Demand&) = default;
};

/// Things that fail together. Sites, devices and links name the groups that they belong to.
struct SharedRiskGroup : ElementBase {
    SharedRiskGroupId id;
    RiskGroupKind kind = RiskGroupKind::duct;
    Reliability reliability;

    friend bool operator==(const SharedRiskGroup&, const SharedRiskGroup&) = default;
};

/// Something that could happen to several elements at once and that is worth a name: "region down and one
/// provider". Failed by `failures` like an element.
struct FailureScenario : ElementBase {
    FailureScenarioId id;
    std::vector<ElementId>
        elements;  ///< sites, devices, links and shared-risk groups that are out of service
    std::optional<double> likelihood;  ///< share of the time, 0 to 1; absent: as if they failed independently

    friend bool operator==(const FailureScenario&, const FailureScenario&) = default;
};

/// A stage of the rollout. Phases are ordered by `sequence`; the network as of a phase is a snapshot.
struct Phase : ElementBase {
    PhaseId id;
    int sequence = 0;
    std::string description;

    friend bool operator==(const Phase&, const Phase&) = default;
};

}  // namespace spanwright
