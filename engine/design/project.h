// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/money.h"
#include "engine/catalogue/catalogue_item.h"
#include "engine/design/cost_policy_fields.h"
#include "engine/design/network_fields.h"
#include "engine/design/plan_fields.h"
#include "engine/design/routing_policy.h"
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
    UnknownFields unknownFields = {};

    friend bool operator==(const Waiver&, const Waiver&) = default;
};

template <class Visitor, RowOf<Waiver> Row>
void visitFields(Row& waiver, Visitor&& visit) {
    visit(FieldInfo{.key = "finding", .label = "Finding"}, waiver.findingKey);
    visit(FieldInfo{.key = "reason", .label = "Reason"}, waiver.reason);
    visit(FieldInfo{.key = "owner", .label = "Owner"}, waiver.owner);
}

/// What holds for the project as a whole.
struct ProjectSettings {
    std::string name = "Untitled";
    std::string description;
    Currency currency;
    Date startDate{2027, 1, 4};
    int horizonMonths = 60;
    CalendarId calendar;  ///< null: Monday to Friday, 08–12 and 13–17, no holidays
    std::vector<Waiver> waivers;
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
    visit(FieldInfo{.key = "waivers", .label = "Accepted findings"}, settings.waivers);
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
    Table<Phase> phases;
    RoutingPolicy routingPolicy;
    TrafficPolicy trafficPolicy;

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
