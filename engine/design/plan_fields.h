// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/network_fields.h"
#include "engine/design/plan.h"

/// The fields of each plan element, once; see FieldInfo.
namespace spanwright {

template <class Visitor, RowOf<Predecessor> Row>
void visitFields(Row& predecessor, Visitor&& visit) {
    visit(FieldInfo{.key = "package", .label = "Work package"}, predecessor.package);
    visit(FieldInfo{.key = "type", .label = "Type"}, predecessor.type);
    visit(FieldInfo{.key = "lag_days",
                    .label = "Lag",
                    .unit = Unit::workingDays,
                    .min = -10000,
                    .max = 10000,
                    .help = "Negative: a lead"},
          predecessor.lagDays);
}

template <class Visitor, RowOf<Assignment> Row>
void visitFields(Row& assignment, Visitor&& visit) {
    visit(FieldInfo{.key = "resource", .label = "Resource"}, assignment.resource);
    visit(FieldInfo{.key = "units", .label = "Units", .min = 0, .max = 10000}, assignment.units);
}

template <class Visitor, RowOf<WorkPackage> Row>
void visitFields(Row& package, Visitor&& visit) {
    visit(FieldInfo{.key = "kind", .label = "Kind"}, package.kind);
    visit(FieldInfo{.key = "phase", .label = "Phase"}, package.phase);
    visit(FieldInfo{.key = "site", .label = "Site"}, package.site);
    visit(
        FieldInfo{
            .key = "duration_days", .label = "Duration", .unit = Unit::workingDays, .min = 0, .max = 10000},
        package.durationDays);
    visit(FieldInfo{.key = "predecessors", .label = "Predecessors"}, package.predecessors);
    visit(FieldInfo{.key = "assignments", .label = "Resources"}, package.assignments);
    visit(FieldInfo{.key = "change_window", .label = "Change window"}, package.changeWindow);
    visit(FieldInfo{.key = "calendar", .label = "Calendar", .help = "Empty: the project's"},
          package.calendar);
    visit(FieldInfo{.key = "not_before", .label = "Not before"}, package.notBefore);
    visit(FieldInfo{.key = "fixed_cost",
                    .label = "Fixed cost",
                    .unit = Unit::money,
                    .min = 0,
                    .help = "Beside the assigned resources"},
          package.fixedCost);
    visit(FieldInfo{.key = "brings_into_service", .label = "Brings into service"}, package.bringsIntoService);
    visit(FieldInfo{.key = "takes_out_of_service", .label = "Takes out of service"},
          package.takesOutOfService);
}

template <class Visitor, RowOf<Resource> Row>
void visitFields(Row& resource, Visitor&& visit) {
    visit(FieldInfo{.key = "kind", .label = "Kind"}, resource.kind);
    visit(FieldInfo{.key = "capacity",
                    .label = "Capacity",
                    .min = 0,
                    .max = 10000,
                    .help = "Units available at once"},
          resource.capacity);
    visit(FieldInfo{.key = "rate_per_hour", .label = "Rate", .unit = Unit::moneyPerHour, .min = 0},
          resource.ratePerHour);
    visit(FieldInfo{.key = "calendar", .label = "Calendar", .help = "Empty: the project's"},
          resource.calendar);
}

template <class Visitor, RowOf<WorkingInterval> Row>
void visitFields(Row& interval, Visitor&& visit) {
    visit(FieldInfo{.key = "start_minute", .label = "Start", .min = 0, .max = 1440}, interval.startMinute);
    visit(FieldInfo{.key = "end_minute", .label = "End", .min = 0, .max = 1440}, interval.endMinute);
}

template <class Visitor, RowOf<DateRange> Row>
void visitFields(Row& range, Visitor&& visit) {
    visit(FieldInfo{.key = "from", .label = "From"}, range.from);
    visit(FieldInfo{.key = "to", .label = "To"}, range.to);
    visit(FieldInfo{.key = "name", .label = "Name"}, range.name);
}

template <class Visitor, RowOf<Calendar> Row>
void visitFields(Row& calendar, Visitor&& visit) {
    visit(FieldInfo{.key = "working_days", .label = "Working days"}, calendar.workingDays);
    visit(FieldInfo{.key = "working_intervals", .label = "Working hours", .help = "Minutes after midnight"},
          calendar.workingIntervals);
    visit(FieldInfo{.key = "holidays", .label = "Holidays"}, calendar.holidays);
    visit(FieldInfo{.key = "change_freezes", .label = "Change freezes"}, calendar.changeFreezes);
    visit(FieldInfo{.key = "maintenance_days",
                    .label = "Maintenance days",
                    .help = "Days on which the live network may be changed; empty: all working days"},
          calendar.maintenanceDays);
}

template <class Visitor, RowOf<Risk> Row>
void visitFields(Row& risk, Visitor&& visit) {
    visit(FieldInfo{.key = "probability_percent",
                    .label = "Probability",
                    .unit = Unit::percent,
                    .min = 0,
                    .max = 100},
          risk.probabilityPercent);
    visit(FieldInfo{.key = "cost_impact", .label = "Cost impact", .unit = Unit::money}, risk.costImpact);
    visit(FieldInfo{.key = "delay_days", .label = "Delay", .unit = Unit::workingDays, .min = 0, .max = 10000},
          risk.delayDays);
    visit(FieldInfo{.key = "phase", .label = "Phase"}, risk.phase);
    visit(FieldInfo{.key = "owner", .label = "Owner"}, risk.owner);
    visit(FieldInfo{.key = "response", .label = "Response"}, risk.response);
    visit(FieldInfo{.key = "action", .label = "Action"}, risk.action);
}

template <class Visitor, RowOf<ChangeRequest> Row>
void visitFields(Row& change, Visitor&& visit) {
    visit(FieldInfo{.key = "raised_on", .label = "Raised on"}, change.raisedOn);
    visit(FieldInfo{.key = "raised_by", .label = "Raised by"}, change.raisedBy);
    visit(FieldInfo{.key = "reason", .label = "Reason"}, change.reason);
    visit(FieldInfo{.key = "status", .label = "Status"}, change.status);
    visit(FieldInfo{.key = "phase", .label = "Phase"}, change.phase);
    visit(FieldInfo{.key = "elements", .label = "Elements"}, change.elements);
    visit(FieldInfo{.key = "cost_effect", .label = "Cost effect", .unit = Unit::money}, change.costEffect);
    visit(FieldInfo{.key = "schedule_effect_days", .label = "Schedule effect", .unit = Unit::workingDays},
          change.scheduleEffectDays);
}

template <class Visitor, RowOf<BaselineEntry> Row>
void visitFields(Row& entry, Visitor&& visit) {
    visit(FieldInfo{.key = "package", .label = "Work package"}, entry.package);
    visit(FieldInfo{.key = "start", .label = "Start"}, entry.start);
    visit(FieldInfo{.key = "finish", .label = "Finish"}, entry.finish);
    visit(FieldInfo{.key = "cost", .label = "Cost", .unit = Unit::money}, entry.cost);
}

template <class Visitor, RowOf<Baseline> Row>
void visitFields(Row& baseline, Visitor&& visit) {
    visit(FieldInfo{.key = "taken_on", .label = "Taken on"}, baseline.takenOn);
    visit(FieldInfo{.key = "entries", .label = "Entries"}, baseline.entries);
}

template <class Visitor, RowOf<Actual> Row>
void visitFields(Row& actual, Visitor&& visit) {
    visit(FieldInfo{.key = "package", .label = "Work package"}, actual.package);
    visit(FieldInfo{.key = "status_date", .label = "Status date"}, actual.statusDate);
    visit(FieldInfo{.key = "started", .label = "Started"}, actual.started);
    visit(FieldInfo{.key = "finished", .label = "Finished"}, actual.finished);
    visit(
        FieldInfo{
            .key = "percent_complete", .label = "Complete", .unit = Unit::percent, .min = 0, .max = 100},
        actual.percentComplete);
    visit(FieldInfo{.key = "cost", .label = "Cost", .unit = Unit::money}, actual.cost);
}

}  // namespace spanwright
