// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/money.h"
#include "engine/catalogue/catalogue_item.h"
#include "engine/design/cost_policy_fields.h"
#include "engine/design/network_fields.h"
#include "engine/design/plan_fields.h"
#include "engine/design/reliability_policy.h"
#include "engine/design/routing_policy.h"
#include "engine/design/saved_view.h"
#include "engine/design/table.h"
#include "engine/design/traffic_policy.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace spanwright {

/// A finding that somebody has taken responsibility for: shown as accepted until its cause changes.
struct Waiver {
    std::string findingKey;
    std::string reason;
    std::string owner;
    std::optional<Date> until;  ///< the last day on which it holds; absent: for good
    UnknownFields unknownFields = {};

    friend bool operator==(const Waiver&, const Waiver&) = default;
};

template <class Visitor, RowOf<Waiver> Row>
void visitFields(Row& waiver, Visitor&& visit) {
    visit(FieldInfo{.key = "finding", .label = "Finding"}, waiver.findingKey);
    visit(FieldInfo{.key = "reason", .label = "Reason"}, waiver.reason);
    visit(FieldInfo{.key = "owner", .label = "Owner"}, waiver.owner);
    visit(FieldInfo{.key = "until", .label = "Until", .help = "Last day; empty: for good"}, waiver.until);
}

/// How long service is interrupted when something fails and something else takes over: detection plus
/// take-over, by the mechanism that does it. Defaults are typical settings; overwrite them with your own.
struct RecoveryPolicy {
    /// A neighbour's loss is noticed: BFD with three intervals of 300 ms (RFC 5880, 6.8.4). Without BFD, the
    /// OSPF dead interval of 40 s (RFC 2328, C.3).
    double detectionSeconds = 0.9;
    /// Flooding, shortest paths and new forwarding tables: under 1 s when tuned (Francois et al., "Achieving
    /// sub-second IGP convergence in large IP networks", ACM CCR 35(3), 2005).
    double igpConvergenceSeconds = 1;
    /// A LAG stops using a dead member: LACP's short timeout, three times 1 s (IEEE 802.1AX).
    double lagFailoverSeconds = 3;
    /// The other unit of a pair or stack takes over: VRRP's three advertisements of 1 s and its skew
    /// (RFC 5798, 6.1).
    double pairFailoverSeconds = 4;
    /// An overlay moves to another tunnel: seven hellos of 1 s, a common default of SD-WAN products.
    double overlayFailoverSeconds = 7;
    /// Nothing takes over, and neither the element nor its catalogue item says how long a repair takes.
    double repairHours = 8;
    UnknownFields unknownFields = {};

    friend bool operator==(const RecoveryPolicy&, const RecoveryPolicy&) = default;
};

template <class Visitor, RowOf<RecoveryPolicy> Row>
void visitFields(Row& policy, Visitor&& visit) {
    const auto seconds = [&](std::string_view key, std::string_view label, std::string_view help,
                             auto& value) {
        visit(
            FieldInfo{.key = key, .label = label, .unit = Unit::seconds, .min = 0, .max = 1e6, .help = help},
            value);
    };
    seconds("detection_s", "Detection", "Until a neighbour's loss is noticed (BFD)", policy.detectionSeconds);
    seconds("igp_convergence_s", "IGP convergence", "From detection to new forwarding tables",
            policy.igpConvergenceSeconds);
    seconds("lag_failover_s", "LAG failover", "A member of a LAG fails", policy.lagFailoverSeconds);
    seconds("pair_failover_s", "Pair failover", "A unit of a pair or stack fails",
            policy.pairFailoverSeconds);
    seconds("overlay_failover_s", "SD-WAN failover", "Traffic moves to another tunnel",
            policy.overlayFailoverSeconds);
    visit(FieldInfo{.key = "repair_hours",
                    .label = "Repair",
                    .unit = Unit::hours,
                    .min = 0,
                    .max = 1e6,
                    .help = "Where nothing takes over and no MTTR is known"},
          policy.repairHours);
}

/// What holds for the project as a whole.
struct ProjectSettings {
    std::string name = "Untitled";
    std::string description;
    Currency currency;
    Date startDate{2027, 1, 4};
    int horizonMonths = 60;
    CalendarId calendar;  ///< null: Monday to Friday, 08–12 and 13–17, no holidays
    RecoveryPolicy recovery;
    std::vector<Waiver> waivers;
    std::vector<SavedView> views;
    Properties properties;
    UnknownFields unknownFields = {};

    friend bool operator==(const ProjectSettings&, const ProjectSettings&) = default;
};

template <class Visitor, RowOf<ProjectSettings> Row>
void visitFields(Row& settings, Visitor&& visit) {
    visit(FieldInfo{.key = "name", .label = "Name"}, settings.name);
    visit(FieldInfo{.key = "description", .label = "Description"}, settings.description);
    visit(FieldInfo{.key = "currency", .label = "Currency", .help = "ISO 4217"}, settings.currency);
    visit(FieldInfo{.key = "start_date", .label = "Start date"}, settings.startDate);
    visit(FieldInfo{.key = "horizon_months", .label = "Horizon", .unit = Unit::months, .min = 1, .max = 1200},
          settings.horizonMonths);
    visit(FieldInfo{.key = "calendar", .label = "Calendar"}, settings.calendar);
    visit(FieldInfo{.key = "recovery", .label = "Recovery times"}, settings.recovery);
    visit(FieldInfo{.key = "waivers", .label = "Accepted findings"}, settings.waivers);
    visit(FieldInfo{.key = "views", .label = "Saved views"}, settings.views);
    visit(FieldInfo{.key = "properties", .label = "Properties"}, settings.properties);
}

/// The network: everything that the canvas draws, over all phases.
struct Design {
    Table<Site> sites;
    Table<Zone> zones;
    Table<ZoneRule> zoneRules;
    Table<Device> devices;
    Table<Link> links;
    Table<Demand> demands;
    Table<SharedRiskGroup> sharedRiskGroups;
    Table<FailureScenario> failureScenarios;
    Table<Phase> phases;
    RoutingPolicy routingPolicy;
    TrafficPolicy trafficPolicy;
    ReliabilityPolicy reliabilityPolicy;

    friend bool operator==(const Design&, const Design&) = default;
};

/// How the network is rolled out.
struct Plan {
    Table<WorkPackage> workPackages;
    Table<Resource> resources;
    Table<Calendar> calendars;
    Table<Risk> risks;
    Table<ChangeRequest> changeRequests;
    Table<Baseline> baselines;
    Table<Actual> actuals;

    friend bool operator==(const Plan&, const Plan&) = default;
};

/// All that one file holds. A value: copied, compared and handed to threads; a copy shares rows until it is
/// edited.
struct Project {
    ProjectSettings settings;
    CostPolicy costPolicy;
    Table<CatalogueItem> catalogue;
    Design design;
    Plan plan;
    UnknownFields unknownFields;  ///< of the file's top level
    std::uint32_t lastId = 0;     ///< greatest id value given out so far

    /// The next id; never given out before along this line of edits.
    template <class TypedId>
    [[nodiscard]] TypedId newId() {
        return TypedId{++lastId};
    }
    friend bool operator==(const Project&, const Project&) = default;
};

using Snapshot = std::shared_ptr<const Project>;

/// Counts the states of a document; 0 is none.
using Revision = std::uint64_t;

/// Calls `visit(table)` for every table of the project, in file order. The one list of tables.
template <class ProjectType, class Visitor>
requires std::same_as<std::remove_const_t<ProjectType>, Project>
void visitTables(ProjectType& project, Visitor&& visit) {
    visit(project.catalogue);
    visit(project.design.phases);
    visit(project.design.sites);
    visit(project.design.zones);
    visit(project.design.zoneRules);
    visit(project.design.sharedRiskGroups);
    visit(project.design.devices);
    visit(project.design.links);
    visit(project.design.demands);
    visit(project.design.failureScenarios);
    visit(project.plan.calendars);
    visit(project.plan.resources);
    visit(project.plan.workPackages);
    visit(project.plan.risks);
    visit(project.plan.changeRequests);
    visit(project.plan.baselines);
    visit(project.plan.actuals);
}

/// Which kind of row a table holds.
template <class Row>
[[nodiscard]] constexpr ElementKind kindOf() {
    return []<ElementKind kKind>(Id<KindTag<kKind>>) { return kKind; }(decltype(Row::id){});
}

}  // namespace spanwright
