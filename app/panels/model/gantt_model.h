// SPDX-License-Identifier: MIT
#pragma once

#include "engine/analysis/summary.h"

#include <string>
#include <vector>

namespace spanwright::app {

/// One line of the Gantt chart: the heading of a phase, or a work package under it. Places are shares of the
/// time axis, 0 at its left end to 1 at its right.
struct GanttRow {
    std::string name;
    ElementId element;  ///< the phase or the work package; null id: packages without a phase
    bool phase = false;
    bool critical = false;
    double from = 0;
    double to = 0;       ///< the end of the last day
    double floatTo = 0;  ///< where the total float ends, about
    std::string dates;   ///< for the tooltip
};

/// A stretch that is shaded over all rows.
struct GanttShade {
    double from = 0;
    double to = 0;
    std::string name;
};

struct GanttTick {
    double at = 0;
    std::string label;  ///< "2027-03"
};

struct GanttModel {
    std::vector<GanttRow> rows;
    std::vector<GanttShade> freezes;    ///< change freezes of all calendars, each stretch once
    std::vector<GanttShade> exposures;  ///< times with less redundancy
    std::vector<GanttTick> ticks;       ///< first days of months
};

/// Work packages by phase, and by start within one. Linear but for sorting.
[[nodiscard]] GanttModel ganttModel(const Project& project, const plan::Schedule& schedule);

}  // namespace spanwright::app
