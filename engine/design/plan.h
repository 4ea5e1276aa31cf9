// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/date.h"
#include "engine/base/decimal.h"
#include "engine/base/element_kind.h"
#include "engine/base/three_point.h"
#include "engine/design/plan_enums.h"

#include <optional>
#include <string>
#include <vector>

namespace spanwright {

struct Predecessor {
    WorkPackageId package;
    DependencyType type = DependencyType::finishToStart;
    double lagDays = 0;  ///< working days of the successor's calendar; negative: a lead
    UnknownFields unknownFields = {};

    friend bool operator==(const Predecessor&, const Predecessor&) = default;
};

struct Assignment {
    ResourceId resource;
    double units = 1;  ///< how many of the resource work on the package at once
    UnknownFields unknownFields = {};

    friend bool operator==(const Assignment&, const Assignment&) = default;
};

/// What one crew does in one stretch, and which elements it brings into or takes out of service.
struct WorkPackage : ElementBase {
    WorkPackageId id;
    WorkPackageKind kind = WorkPackageKind::installation;
    PhaseId phase;
    SiteId site;
    ThreePoint<double> durationDays{1, 1, 1};  ///< working days
    std::vector<Predecessor> predecessors;
    std::vector<Assignment> assignments;
    ChangeWindow changeWindow = ChangeWindow::anyWorkingTime;
    CalendarId calendar;  ///< null: the project's
    std::optional<Date> notBefore;
    Decimal fixedCost;  ///< beside the assigned resources
    std::vector<ElementId> bringsIntoService;
    std::vector<ElementId> takesOutOfService;

    friend bool operator==(const WorkPackage&, const WorkPackage&) = default;
};

/// Who does the work: a crew, an engineer, a vendor's team.
struct Resource : ElementBase {
    ResourceId id;
    ResourceKind kind = ResourceKind::engineer;
    double capacity = 1;  ///< units available at once
    Decimal ratePerHour;
    CalendarId calendar;  ///< null: the project's

    friend bool operator==(const Resource&, const Resource&) = default;
};

/// A stretch of the working day, in minutes after midnight.
struct WorkingInterval {
    int startMinute = 0;
    int endMinute = 0;
    UnknownFields unknownFields = {};

    friend bool operator==(const WorkingInterval&, const WorkingInterval&) = default;
};

/// A named range of days, both ends included.
struct DateRange {
    Date from;
    Date to;
    std::string name;
    UnknownFields unknownFields = {};

    [[nodiscard]] bool contains(Date date) const { return from <= date && date <= to; }
    friend bool operator==(const DateRange&, const DateRange&) = default;
};

/// When work can be done. A change freeze stops only work that touches the live network (see ChangeWindow).
struct Calendar : ElementBase {
    CalendarId id;
    std::vector<Weekday> workingDays{Weekday::monday, Weekday::tuesday, Weekday::wednesday, Weekday::thursday,
                                     Weekday::friday};
    std::vector<WorkingInterval> workingIntervals{{480, 720}, {780, 1020}};
    std::vector<DateRange> holidays;
    std::vector<DateRange> changeFreezes;
    std::vector<Weekday>
        maintenanceDays;  ///< days on which changes to the live network are allowed; empty: all

    friend bool operator==(const Calendar&, const Calendar&) = default;
};

struct Risk : ElementBase {
    RiskId id;
    double probabilityPercent = 0;
    ThreePoint<Decimal> costImpact;
    ThreePoint<double> delayDays;  ///< working days, on the packages of `phase`
    PhaseId phase;
    std::string owner;
    RiskResponse response = RiskResponse::accept;
    std::string action;  ///< what is done about it

    friend bool operator==(const Risk&, const Risk&) = default;
};

/// An asked-for difference between two designs.
struct ChangeRequest : ElementBase {
    ChangeRequestId id;
    std::optional<Date> raisedOn;
    std::string raisedBy;
    std::string reason;
    ChangeStatus status = ChangeStatus::raised;
    PhaseId phase;
    std::vector<ElementId> elements;
    Decimal costEffect;             ///< after − before
    double scheduleEffectDays = 0;  ///< working days, after − before

    friend bool operator==(const ChangeRequest&, const ChangeRequest&) = default;
};

/// What was planned for one work package when a baseline was taken.
struct BaselineEntry {
    WorkPackageId package;
    Date start;
    Date finish;
    Decimal cost;
    UnknownFields unknownFields = {};

    friend bool operator==(const BaselineEntry&, const BaselineEntry&) = default;
};

struct Baseline : ElementBase {
    BaselineId id;
    Date takenOn;
    std::vector<BaselineEntry> entries;

    friend bool operator==(const Baseline&, const Baseline&) = default;
};

/// What really happened to one work package, as of a status date.
struct Actual : ElementBase {
    ActualId id;
    WorkPackageId package;
    Date statusDate;
    std::optional<Date> started;
    std::optional<Date> finished;
    double percentComplete = 0;
    Decimal cost;

    friend bool operator==(const Actual&, const Actual&) = default;
};

}  // namespace spanwright
