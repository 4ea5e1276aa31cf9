// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/network_fields.h"

namespace spanwright {

/// What takes elements down beside their own MTBF, and for how long. A rate of 0 leaves the cause out.
///
/// Typical figures: 2.7 fibre cuts per 1000 km and year (4.39 per 1000 sheath miles, FCC figures in Grover,
/// "Mesh-Based Survivable Networks", 2004, table 1.1) with 12 h to repair; common-cause factors of 1 to 10 %
/// (IEC 61508-6, annex D).
struct ReliabilityPolicy {
    double fibreCutsPer1000KmYear = 0;  ///< of fibre and wavelength links with a length
    double fibreRepairHours = 12;
    double powerOutagesPerYear = 0;  ///< of a site's supply; a site may say its own
    double powerOutageHours = 2;     ///< mean; exponential
    double powerBackupHours = 0;  ///< how long batteries or generators carry a site; a site may say its own
    double softwareFailuresPerYear = 0;  ///< of each physical device
    double softwareRestoreHours = 0.5;
    double changesPerYear = 0;        ///< to each device in service
    double changeFailurePercent = 0;  ///< of changes take the device down
    double changeRestoreHours = 1;
    double commonCausePercent = 0;  ///< β: share of failures that take all units of a redundant device down
    double repairHours = 4;         ///< of elements that give an availability without MTTR: for outage counts
    double diverseDistanceKm = 1;   ///< links that protect each other should stay farther apart
    UnknownFields unknownFields = {};

    friend bool operator==(const ReliabilityPolicy&, const ReliabilityPolicy&) = default;
};

template <class Visitor, RowOf<ReliabilityPolicy> Row>
void visitFields(Row& policy, Visitor&& visit) {
    visit(FieldInfo{.key = "fibre_cuts_per_1000_km_year",
                    .label = "Fibre cuts",
                    .min = 0,
                    .max = 10000,
                    .help = "Per 1000 km and year, on fibre and wavelength links; typical 2.7"},
          policy.fibreCutsPer1000KmYear);
    visit(FieldInfo{.key = "fibre_repair_hours",
                    .label = "Fibre repair",
                    .unit = Unit::hours,
                    .min = 0,
                    .max = 100000},
          policy.fibreRepairHours);
    visit(FieldInfo{.key = "power_outages_per_year",
                    .label = "Power outages",
                    .min = 0,
                    .max = 10000,
                    .help = "A year and site, unless the site says its own"},
          policy.powerOutagesPerYear);
    visit(FieldInfo{.key = "power_outage_hours",
                    .label = "Power outage",
                    .unit = Unit::hours,
                    .min = 0,
                    .max = 100000,
                    .help = "Mean duration"},
          policy.powerOutageHours);
    visit(FieldInfo{.key = "power_backup_hours",
                    .label = "Power backup",
                    .unit = Unit::hours,
                    .min = 0,
                    .max = 100000,
                    .help = "How long batteries or generators last, unless the site says its own"},
          policy.powerBackupHours);
    visit(FieldInfo{.key = "software_failures_per_year",
                    .label = "Software failures",
                    .min = 0,
                    .max = 10000,
                    .help = "A year and physical device"},
          policy.softwareFailuresPerYear);
    visit(FieldInfo{.key = "software_restore_hours",
                    .label = "Software restore",
                    .unit = Unit::hours,
                    .min = 0,
                    .max = 100000},
          policy.softwareRestoreHours);
    visit(FieldInfo{.key = "changes_per_year",
                    .label = "Changes",
                    .min = 0,
                    .max = 10000,
                    .help = "A year to each device in service"},
          policy.changesPerYear);
    visit(FieldInfo{.key = "change_failure_percent",
                    .label = "Failing changes",
                    .unit = Unit::percent,
                    .min = 0,
                    .max = 100,
                    .help = "Changes that take the device down"},
          policy.changeFailurePercent);
    visit(FieldInfo{.key = "change_restore_hours",
                    .label = "Change restore",
                    .unit = Unit::hours,
                    .min = 0,
                    .max = 100000},
          policy.changeRestoreHours);
    visit(FieldInfo{.key = "common_cause_percent",
                    .label = "Common cause (β)",
                    .unit = Unit::percent,
                    .min = 0,
                    .max = 100,
                    .help = "Failures of a pair or stack that take all its units down; typical 1 to 10"},
          policy.commonCausePercent);
    visit(FieldInfo{.key = "repair_hours",
                    .label = "Usual repair",
                    .unit = Unit::hours,
                    .min = 0.01,
                    .max = 100000,
                    .help = "Where an element gives no MTTR; for the number of outages"},
          policy.repairHours);
    visit(FieldInfo{.key = "diverse_distance_km",
                    .label = "Diverse from",
                    .unit = Unit::kilometres,
                    .min = 0,
                    .max = 10000,
                    .help = "Links that protect each other should stay farther apart; 0: not checked"},
          policy.diverseDistanceKm);
}

}  // namespace spanwright
