// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/field.h"

namespace spanwright {

enum class WorkPackageKind {
    survey,
    design,
    procurement,
    circuitOrder,
    staging,
    installation,
    migration,
    acceptanceTest,
    decommissioning,
    handover,
};

template <>
struct EnumNames<WorkPackageKind> {
    static constexpr std::array kNames{
        EnumName<WorkPackageKind>{WorkPackageKind::survey, "survey", "Survey"},
        EnumName<WorkPackageKind>{WorkPackageKind::design, "design", "Design"},
        EnumName<WorkPackageKind>{WorkPackageKind::procurement, "procurement", "Procurement"},
        EnumName<WorkPackageKind>{WorkPackageKind::circuitOrder, "circuit-order", "Circuit order"},
        EnumName<WorkPackageKind>{WorkPackageKind::staging, "staging", "Staging"},
        EnumName<WorkPackageKind>{WorkPackageKind::installation, "installation", "Installation"},
        EnumName<WorkPackageKind>{WorkPackageKind::migration, "migration", "Migration (cut-over)"},
        EnumName<WorkPackageKind>{WorkPackageKind::acceptanceTest, "acceptance-test", "Acceptance test"},
        EnumName<WorkPackageKind>{WorkPackageKind::decommissioning, "decommissioning", "Decommissioning"},
        EnumName<WorkPackageKind>{WorkPackageKind::handover, "handover", "Handover"}};
};

enum class DependencyType { finishToStart, startToStart, finishToFinish, startToFinish };

template <>
struct EnumNames<DependencyType> {
    static constexpr std::array kNames{
        EnumName<DependencyType>{DependencyType::finishToStart, "FS", "Finish to start"},
        EnumName<DependencyType>{DependencyType::startToStart, "SS", "Start to start"},
        EnumName<DependencyType>{DependencyType::finishToFinish, "FF", "Finish to finish"},
        EnumName<DependencyType>{DependencyType::startToFinish, "SF", "Start to finish"}};
};

/// On which working days a package may be worked on.
enum class ChangeWindow {
    anyWorkingTime,     ///< touches nothing live
    outsideFreeze,      ///< not during a change freeze
    maintenanceWindow,  ///< only on the calendar's maintenance days, and not during a freeze
};

template <>
struct EnumNames<ChangeWindow> {
    static constexpr std::array kNames{
        EnumName<ChangeWindow>{ChangeWindow::anyWorkingTime, "any-working-time", "Any working time"},
        EnumName<ChangeWindow>{ChangeWindow::outsideFreeze, "outside-freeze", "Outside change freezes"},
        EnumName<ChangeWindow>{ChangeWindow::maintenanceWindow, "maintenance-window", "Maintenance window"}};
};

enum class ResourceKind { crew, engineer, vendorTeam };

template <>
struct EnumNames<ResourceKind> {
    static constexpr std::array kNames{
        EnumName<ResourceKind>{ResourceKind::crew, "crew", "Crew"},
        EnumName<ResourceKind>{ResourceKind::engineer, "engineer", "Engineer"},
        EnumName<ResourceKind>{ResourceKind::vendorTeam, "vendor-team", "Vendor team"}};
};

enum class Weekday { monday, tuesday, wednesday, thursday, friday, saturday, sunday };

template <>
struct EnumNames<Weekday> {
    static constexpr std::array kNames{EnumName<Weekday>{Weekday::monday, "monday", "Monday"},
                                       EnumName<Weekday>{Weekday::tuesday, "tuesday", "Tuesday"},
                                       EnumName<Weekday>{Weekday::wednesday, "wednesday", "Wednesday"},
                                       EnumName<Weekday>{Weekday::thursday, "thursday", "Thursday"},
                                       EnumName<Weekday>{Weekday::friday, "friday", "Friday"},
                                       EnumName<Weekday>{Weekday::saturday, "saturday", "Saturday"},
                                       EnumName<Weekday>{Weekday::sunday, "sunday", "Sunday"}};
};

enum class RiskResponse { accept, avoid, mitigate, transfer };

template <>
struct EnumNames<RiskResponse> {
    static constexpr std::array kNames{
        EnumName<RiskResponse>{RiskResponse::accept, "accept", "Accept"},
        EnumName<RiskResponse>{RiskResponse::avoid, "avoid", "Avoid"},
        EnumName<RiskResponse>{RiskResponse::mitigate, "mitigate", "Mitigate"},
        EnumName<RiskResponse>{RiskResponse::transfer, "transfer", "Transfer"}};
};

enum class ChangeStatus { raised, assessed, approved, rejected, implemented };

template <>
struct EnumNames<ChangeStatus> {
    static constexpr std::array kNames{
        EnumName<ChangeStatus>{ChangeStatus::raised, "raised", "Raised"},
        EnumName<ChangeStatus>{ChangeStatus::assessed, "assessed", "Assessed"},
        EnumName<ChangeStatus>{ChangeStatus::approved, "approved", "Approved"},
        EnumName<ChangeStatus>{ChangeStatus::rejected, "rejected", "Rejected"},
        EnumName<ChangeStatus>{ChangeStatus::implemented, "implemented", "Implemented"}};
};

}  // namespace spanwright
