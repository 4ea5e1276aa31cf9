// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/network.h"

/// The fields of each network element, once; see FieldInfo.
namespace spanwright {

template <class Row, class Type>
concept RowOf = std::same_as<std::remove_const_t<Row>, Type>;

template <class Visitor, RowOf<Point> Row>
void visitFields(Row& point, Visitor&& visit) {
    visit(FieldInfo{.key = "x", .label = "X", .unit = Unit::canvasUnits, .min = -1e7, .max = 1e7}, point.x);
    visit(FieldInfo{.key = "y", .label = "Y", .unit = Unit::canvasUnits, .min = -1e7, .max = 1e7}, point.y);
}

template <class Visitor, RowOf<Lifetime> Row>
void visitFields(Row& lifetime, Visitor&& visit) {
    visit(FieldInfo{.key = "enters",
                    .label = "Enters service in",
                    .help = "Empty: in service before the first phase"},
          lifetime.enters);
    visit(FieldInfo{.key = "leaves", .label = "Leaves service in", .help = "Empty: stays in service"},
          lifetime.leaves);
}

template <class Visitor, RowOf<Reliability> Row>
void visitFields(Row& reliability, Visitor&& visit) {
    visit(FieldInfo{.key = "availability",
                    .label = "Availability",
                    .min = 0,
                    .max = 1,
                    .help = "0 to 1; wins over MTBF and MTTR"},
          reliability.availability);
    visit(FieldInfo{.key = "mtbf_hours", .label = "MTBF", .unit = Unit::hours, .min = 1e-6},
          reliability.mtbfHours);
    visit(FieldInfo{.key = "mttr_hours", .label = "MTTR", .unit = Unit::hours, .min = 0},
          reliability.mttrHours);
}

template <class Visitor, RowOf<ResilienceGoal> Row>
void visitFields(Row& goal, Visitor&& visit) {
    visit(FieldInfo{.key = "survives", .label = "Must survive", .help = "Of single failures"}, goal.survives);
    visit(FieldInfo{.key = "max_recovery_s",
                    .label = "Recovery within",
                    .unit = Unit::seconds,
                    .min = 0,
                    .max = 1e9,
                    .help = "After any one failure that it must survive; without any, of a link"},
          goal.maxRecoverySeconds);
}

template <class Visitor, RowOf<Site> Row>
void visitFields(Row& site, Visitor&& visit) {
    visit(FieldInfo{.key = "kind", .label = "Kind"}, site.kind);
    visit(
        FieldInfo{
            .key = "latitude_degrees", .label = "Latitude", .unit = Unit::degrees, .min = -90, .max = 90},
        site.latitudeDegrees);
    visit(
        FieldInfo{
            .key = "longitude_degrees", .label = "Longitude", .unit = Unit::degrees, .min = -180, .max = 180},
        site.longitudeDegrees);
    visit(FieldInfo{.key = "time_zone", .label = "Time zone"}, site.timeZone);
    visit(FieldInfo{.key = "region", .label = "Region", .help = "As prices by region name it"}, site.region);
    visit(FieldInfo{.key = "cost_centre", .label = "Cost centre", .help = "Empty: the policy's"},
          site.costCentre);
    visit(FieldInfo{.key = "travel_cost",
                    .label = "Travel",
                    .unit = Unit::money,
                    .min = 0,
                    .help = "Of one visit of a crew; empty: the policy's"},
          site.travelCost);
    visit(FieldInfo{.key = "users",
                    .label = "Users",
                    .min = 0,
                    .max = 1e8,
                    .help = "People who work here; demands are made from them and the profile"},
          site.users);
    visit(FieldInfo{.key = "application_profile",
                    .label = "Application profile",
                    .help = "What each user asks for: \"office\", \"call-centre\"…; empty: nothing"},
          site.applicationProfile);
    visit(FieldInfo{.key = "growth_percent_per_year",
                    .label = "Growth",
                    .unit = Unit::percentPerYear,
                    .min = -100,
                    .max = 10000,
                    .help = "Of all demands that end here, on top of their own; compounding"},
          site.growthPercentPerYear);
    visit(FieldInfo{.key = "x", .label = "Left", .unit = Unit::canvasUnits, .min = -1e7, .max = 1e7},
          site.frame.x);
    visit(FieldInfo{.key = "y", .label = "Top", .unit = Unit::canvasUnits, .min = -1e7, .max = 1e7},
          site.frame.y);
    visit(FieldInfo{.key = "width", .label = "Width", .unit = Unit::canvasUnits, .min = 0, .max = 1e7},
          site.frame.width);
    visit(FieldInfo{.key = "height", .label = "Height", .unit = Unit::canvasUnits, .min = 0, .max = 1e7},
          site.frame.height);
    visit(FieldInfo{.key = "collapsed", .label = "Collapsed", .help = "Drawn as one symbol"}, site.collapsed);
    visit(FieldInfo{.key = "locked", .label = "Locked", .help = "Stays where it stands"}, site.locked);
    visit(FieldInfo{.key = "group", .label = "Group", .help = "Selected and moved together"}, site.group);
    visitFields(site.lifetime, visit);
    visitFields(site.reliability, visit);
    visit(FieldInfo{.key = "power_outages_per_year",
                    .label = "Power outages",
                    .min = 0,
                    .max = 10000,
                    .help = "A year; empty: the reliability policy's"},
          site.powerOutagesPerYear);
    visit(FieldInfo{.key = "power_backup_hours",
                    .label = "Power backup",
                    .unit = Unit::hours,
                    .min = 0,
                    .max = 100000,
                    .help = "How long batteries or generators last; empty: the reliability policy's"},
          site.powerBackupHours);
    visit(FieldInfo{.key = "shared_risk_groups", .label = "Shared-risk groups"}, site.sharedRiskGroups);
    visit(FieldInfo{.key = "availability_target",
                    .label = "Availability target",
                    .min = 0,
                    .max = 1,
                    .help = "Of every demand between this site and others"},
          site.availabilityTarget);
    visitFields(site.goal, visit);
}

template <class Visitor, RowOf<Zone> Row>
void visitFields(Row& zone, Visitor&& visit) {
    visit(FieldInfo{.key = "kind", .label = "Kind"}, zone.kind);
    visit(FieldInfo{.key = "site", .label = "Site", .help = "Empty: spans sites"}, zone.site);
    visit(FieldInfo{.key = "trust_level",
                    .label = "Trust level",
                    .min = 0,
                    .max = 100,
                    .help = "0 is untrusted, 100 fully trusted"},
          zone.trustLevel);
    visit(FieldInfo{.key = "x", .label = "Left", .unit = Unit::canvasUnits, .min = -1e7, .max = 1e7},
          zone.frame.x);
    visit(FieldInfo{.key = "y", .label = "Top", .unit = Unit::canvasUnits, .min = -1e7, .max = 1e7},
          zone.frame.y);
    visit(FieldInfo{.key = "width",
                    .label = "Width",
                    .unit = Unit::canvasUnits,
                    .min = 0,
                    .max = 1e7,
                    .help = "0: not drawn"},
          zone.frame.width);
    visit(FieldInfo{.key = "height", .label = "Height", .unit = Unit::canvasUnits, .min = 0, .max = 1e7},
          zone.frame.height);
}

template <class Visitor, RowOf<ZoneRule> Row>
void visitFields(Row& rule, Visitor&& visit) {
    visit(FieldInfo{.key = "from", .label = "From zone"}, rule.from);
    visit(FieldInfo{.key = "to", .label = "To zone"}, rule.to);
    visit(FieldInfo{.key = "action", .label = "Action"}, rule.action);
    visit(FieldInfo{.key = "inspectors",
                    .label = "Inspected by",
                    .help = "The only devices that count; empty: every device that inspects"},
          rule.inspectors);
}

template <class Visitor, RowOf<Device> Row>
void visitFields(Row& device, Visitor&& visit) {
    visit(FieldInfo{.key = "kind", .label = "Kind"}, device.kind);
    visit(FieldInfo{.key = "site", .label = "Site", .help = "Empty: outside every site"}, device.site);
    visit(FieldInfo{.key = "zone", .label = "Zone"}, device.zone);
    visit(FieldInfo{.key = "item", .label = "Catalogue item"}, device.item);
    visit(FieldInfo{.key = "count",
                    .label = "Count",
                    .min = 1,
                    .max = 100000,
                    .help = "Physical devices that the symbol stands for; a pair has at least two"},
          device.count);
    visit(FieldInfo{.key = "redundancy", .label = "Redundancy"}, device.redundancy);
    visit(FieldInfo{.key = "inspection",
                    .label = "Inspection",
                    .help = "Whether traffic that passes is inspected here"},
          device.inspection);
    visit(FieldInfo{.key = "count_low",
                    .label = "Count at least",
                    .min = 0,
                    .max = 100000,
                    .help = "Fewest that it may come to be; empty: the count"},
          device.countLow);
    visit(FieldInfo{.key = "count_high",
                    .label = "Count at most",
                    .min = 1,
                    .max = 100000,
                    .help = "Most that it may come to be; empty: the count"},
          device.countHigh);
    visit(FieldInfo{.key = "financing", .label = "Financing"}, device.financing);
    visit(FieldInfo{.key = "cost_centre", .label = "Cost centre", .help = "Empty: the site's"},
          device.costCentre);
    visit(FieldInfo{.key = "throughput_mbps",
                    .label = "Throughput",
                    .unit = Unit::megabitsPerSecond,
                    .min = 0,
                    .help = "Of all together; empty: the catalogue item's × forwarding units"},
          device.throughputMbps);
    visit(FieldInfo{.key = "packets_per_second",
                    .label = "Packet rate",
                    .unit = Unit::packetsPerSecond,
                    .min = 0,
                    .help = "Forwarding limit of all together; empty: the item's × forwarding units"},
          device.packetsPerSecond);
    visit(FieldInfo{.key = "inspection_mbps",
                    .label = "Inspection",
                    .unit = Unit::megabitsPerSecond,
                    .min = 0,
                    .help = "What a firewall can inspect; empty: the item's × forwarding units"},
          device.inspectionMbps);
    visit(FieldInfo{.key = "tls_inspection_mbps",
                    .label = "TLS inspection",
                    .unit = Unit::megabitsPerSecond,
                    .min = 0,
                    .help = "What a firewall can decrypt and inspect; empty: the item's × forwarding units"},
          device.tlsInspectionMbps);
    visit(FieldInfo{.key = "tls_inspected_percent",
                    .label = "Share inspected in TLS",
                    .unit = Unit::percent,
                    .min = 0,
                    .max = 100,
                    .help = "Of what crosses a firewall; empty: none"},
          device.tlsInspectedPercent);
    visit(FieldInfo{.key = "ipsec_mbps",
                    .label = "IPsec",
                    .unit = Unit::megabitsPerSecond,
                    .min = 0,
                    .help = "Both ways together, in tunnels that end here; empty: the item's × forwarding "
                            "units"},
          device.ipsecMbps);
    visit(FieldInfo{.key = "power_feed",
                    .label = "Power feed",
                    .help = "Of its site: what hangs on one feed fails with it"},
          device.powerFeed);
    visit(FieldInfo{.key = "outside_budget",
                    .label = "Outside the budget",
                    .help = "Paid for elsewhere: no price is missed"},
          device.outsideBudget);
    visit(FieldInfo{.key = "x", .label = "X", .unit = Unit::canvasUnits, .min = -1e7, .max = 1e7},
          device.position.x);
    visit(FieldInfo{.key = "y", .label = "Y", .unit = Unit::canvasUnits, .min = -1e7, .max = 1e7},
          device.position.y);
    visit(FieldInfo{.key = "locked", .label = "Locked", .help = "Stays where it stands"}, device.locked);
    visit(FieldInfo{.key = "group", .label = "Group", .help = "Selected and moved together"}, device.group);
    visitFields(device.lifetime, visit);
    visitFields(device.reliability, visit);
    visit(FieldInfo{.key = "shared_risk_groups", .label = "Shared-risk groups"}, device.sharedRiskGroups);
}

template <class Visitor, RowOf<Link> Row>
void visitFields(Row& link, Visitor&& visit) {
    visit(FieldInfo{.key = "kind", .label = "Kind"}, link.kind);
    visit(FieldInfo{.key = "from", .label = "From"}, link.from.device);
    visit(FieldInfo{.key = "from_port", .label = "From port"}, link.from.port);
    visit(FieldInfo{.key = "to", .label = "To"}, link.to.device);
    visit(FieldInfo{.key = "to_port", .label = "To port"}, link.to.port);
    visit(FieldInfo{.key = "capacity_mbps",
                    .label = "Capacity",
                    .unit = Unit::megabitsPerSecond,
                    .min = 0,
                    .help = "Each direction, all members together"},
          link.capacityMbps);
    visit(FieldInfo{.key = "capacity_reverse_mbps",
                    .label = "Reverse capacity",
                    .unit = Unit::megabitsPerSecond,
                    .min = 0,
                    .help = "Empty: as forward; 0 makes the link one-way"},
          link.capacityReverseMbps);
    visit(FieldInfo{.key = "member_count", .label = "Members", .min = 1, .max = 1024, .help = "Of a LAG"},
          link.memberCount);
    visit(FieldInfo{.key = "member_capacities_mbps",
                    .label = "Capacity of each member",
                    .unit = Unit::megabitsPerSecond,
                    .min = 0,
                    .help = "Where members differ, separated by semicolons; the smallest fills first"},
          link.memberCapacitiesMbps);
    visit(FieldInfo{.key = "min_members",
                    .label = "Members needed",
                    .min = 1,
                    .max = 1024,
                    .help = "With fewer working members the whole LAG is down"},
          link.minMembers);
    visit(FieldInfo{.key = "length_km", .label = "Length", .unit = Unit::kilometres, .min = 0, .max = 1e6},
          link.lengthKm);
    visit(FieldInfo{.key = "latency_ms",
                    .label = "Latency",
                    .unit = Unit::milliseconds,
                    .min = 0,
                    .max = 1e6,
                    .help = "One way; empty: from the length, of a tunnel from its underlay"},
          link.latencyMs);
    visit(FieldInfo{.key = "loss_percent",
                    .label = "Loss",
                    .unit = Unit::percent,
                    .min = 0,
                    .max = 100,
                    .help = "Measured packet loss, each way"},
          link.lossPercent);
    visit(FieldInfo{.key = "igp_metric",
                    .label = "IGP metric",
                    .min = 1e-9,
                    .max = 1e9,
                    .help = "Empty: as the routing policy says, normally 1"},
          link.igpMetric);
    visit(FieldInfo{.key = "igp_metric_reverse",
                    .label = "Reverse IGP metric",
                    .min = 1e-9,
                    .max = 1e9,
                    .help = "Empty: as forward"},
          link.igpMetricReverse);
    visit(FieldInfo{.key = "tunnel_type", .label = "Tunnel type", .help = "Of links of kind tunnel"},
          link.tunnelType);
    visit(FieldInfo{.key = "overhead_bytes",
                    .label = "Encapsulation overhead",
                    .unit = Unit::bytes,
                    .min = 0,
                    .max = 1500,
                    .help = "Per packet; empty: usual for the type of tunnel"},
          link.overheadBytes);
    visit(FieldInfo{.key = "via",
                    .label = "Tunnel passes",
                    .help = "Devices that the tunnel's packets pass, in order"},
          link.via);
    visit(FieldInfo{.key = "underlay",
                    .label = "Tunnel rides on",
                    .help = "These links only, tunnels among them; empty: any link but tunnels"},
          link.underlay);
    visit(FieldInfo{.key = "provider", .label = "Provider"}, link.provider);
    visit(FieldInfo{.key = "item", .label = "Catalogue item"}, link.item);
    visit(FieldInfo{.key = "term_months",
                    .label = "Contract term",
                    .unit = Unit::months,
                    .min = 0,
                    .max = 1200,
                    .help = "0: the item's minimum term"},
          link.termMonths);
    visit(FieldInfo{.key = "monthly_price",
                    .label = "Monthly price",
                    .unit = Unit::moneyPerMonth,
                    .min = 0,
                    .help = "Negotiated, a member; empty: the item's"},
          link.monthlyPrice);
    visit(FieldInfo{.key = "setup_price",
                    .label = "Setup price",
                    .unit = Unit::money,
                    .min = 0,
                    .help = "Negotiated, a member; empty: the item's"},
          link.setupPrice);
    visit(FieldInfo{.key = "cost_centre", .label = "Cost centre", .help = "Empty: its site's"},
          link.costCentre);
    visit(
        FieldInfo{
            .key = "duct", .label = "Duct", .help = "That it lies in: what shares a duct is cut together"},
        link.duct);
    visit(FieldInfo{.key = "outside_budget",
                    .label = "Outside the budget",
                    .help = "Paid for elsewhere: no price is missed"},
          link.outsideBudget);
    visit(FieldInfo{.key = "style", .label = "Line"}, link.style);
    visit(FieldInfo{.key = "waypoints", .label = "Waypoints"}, link.waypoints);
    visitFields(link.lifetime, visit);
    visitFields(link.reliability, visit);
    visit(FieldInfo{.key = "shared_risk_groups", .label = "Shared-risk groups"}, link.sharedRiskGroups);
}

template <class Visitor, RowOf<SlaCredit> Row>
void visitFields(Row& credit, Visitor&& visit) {
    visit(FieldInfo{.key = "below_availability",
                    .label = "Availability below",
                    .min = 0,
                    .max = 1,
                    .help = "0 to 1, of one month"},
          credit.belowAvailability);
    visit(FieldInfo{.key = "credit_percent",
                    .label = "Credit",
                    .unit = Unit::percent,
                    .min = 0,
                    .max = 100,
                    .help = "Of the month's price"},
          credit.creditPercent);
}

template <class Visitor, RowOf<Demand> Row>
void visitFields(Row& demand, Visitor&& visit) {
    visit(FieldInfo{.key = "from", .label = "From"}, demand.from);
    visit(FieldInfo{.key = "to", .label = "To"}, demand.to);
    visit(FieldInfo{.key = "mbps",
                    .label = "Rate",
                    .unit = Unit::megabitsPerSecond,
                    .min = 0,
                    .help = "From → to, in the busy hour"},
          demand.mbps);
    visit(
        FieldInfo{.key = "reverse_mbps", .label = "Reverse rate", .unit = Unit::megabitsPerSecond, .min = 0},
        demand.reverseMbps);
    visit(FieldInfo{.key = "class", .label = "Class of service"}, demand.trafficClass);
    visit(FieldInfo{.key = "growth_percent_per_year",
                    .label = "Growth",
                    .unit = Unit::percentPerYear,
                    .min = -100,
                    .max = 10000,
                    .help = "Compounding"},
          demand.growthPercentPerYear);
    visit(FieldInfo{.key = "availability_target", .label = "Availability target", .min = 0, .max = 1},
          demand.availabilityTarget);
    visit(FieldInfo{.key = "monthly_revenue",
                    .label = "Revenue",
                    .unit = Unit::moneyPerMonth,
                    .min = 0,
                    .help = "What the service earns or is charged a month"},
          demand.monthlyRevenue);
    visit(FieldInfo{.key = "sla_credits",
                    .label = "SLA credits",
                    .help = "Paid back out of the revenue of a month below a mark; the greatest counts"},
          demand.slaCredits);
    visitFields(demand.goal, visit);
    visit(FieldInfo{.key = "max_latency_ms",
                    .label = "Latency limit",
                    .unit = Unit::milliseconds,
                    .min = 0,
                    .help = "One way"},
          demand.maxLatencyMs);
    visit(FieldInfo{.key = "path",
                    .label = "Path",
                    .help = "Pinned to these links, in order; empty: as the network routes"},
          demand.path);
    visit(FieldInfo{.key = "must_visit", .label = "Must visit", .help = "Devices, in order"},
          demand.mustVisit);
    visit(FieldInfo{.key = "must_avoid",
                    .label = "Must avoid",
                    .help = "Sites, devices, links and shared-risk groups"},
          demand.mustAvoid);
    visit(FieldInfo{.key = "packet_bytes",
                    .label = "Packet size",
                    .unit = Unit::bytes,
                    .min = 20,
                    .max = 65535,
                    .help = "Mean, IP header included; empty: its class's"},
          demand.packetBytes);
    visit(FieldInfo{.key = "max_loss_percent",
                    .label = "Loss limit",
                    .unit = Unit::percent,
                    .min = 0,
                    .max = 100,
                    .help = "Of the rate, in each direction"},
          demand.maxLossPercent);
    visit(FieldInfo{.key = "dscp", .label = "DSCP", .min = 0, .max = 63, .help = "Empty: its class's"},
          demand.dscp);
    visitFields(demand.lifetime, visit);
}

template <class Visitor, RowOf<SharedRiskGroup> Row>
void visitFields(Row& group, Visitor&& visit) {
    visit(FieldInfo{.key = "kind", .label = "Kind"}, group.kind);
    visitFields(group.reliability, visit);
}

template <class Visitor, RowOf<FailureScenario> Row>
void visitFields(Row& scenario, Visitor&& visit) {
    visit(FieldInfo{.key = "elements",
                    .label = "Elements",
                    .help = "Sites, devices, links and shared-risk groups that are out of service"},
          scenario.elements);
    visit(FieldInfo{.key = "likelihood",
                    .label = "Likelihood",
                    .min = 0,
                    .max = 1,
                    .help = "Share of the time; empty: as if they failed independently"},
          scenario.likelihood);
}

template <class Visitor, RowOf<Phase> Row>
void visitFields(Row& phase, Visitor&& visit) {
    visit(FieldInfo{.key = "sequence", .label = "Order", .min = 0, .max = 10000}, phase.sequence);
    visit(FieldInfo{.key = "description", .label = "Description"}, phase.description);
}

}  // namespace spanwright
