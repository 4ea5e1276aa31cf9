// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/date.h"
#include "engine/design/plan.h"

#include <cstdint>
#include <vector>

namespace spanwright::plan {

/// An instant in minutes since 00:00 of a time line's first day, or an amount of work in minutes.
using Minute = std::int64_t;

constexpr Minute kMinutesPerDay = 24 * 60;

/// Minutes of work of a full working day: what the calendar's intervals cover.
[[nodiscard]] Minute workMinutesPerDay(const Calendar& calendar);

/// The minutes in which work of one kind of package is possible, laid out over fifty years.
///
/// Two coordinates: instants, and the work that is possible before an instant. Between two working intervals
/// the latter stands still, so that one amount of work has an earliest instant (where work finishes) and a
/// latest one (where the next work starts). Instants outside the fifty years are clamped to them.
///
/// anyWorkingTime: working days that are no holidays. outsideFreeze: of these, days outside change freezes.
/// maintenanceWindow: the maintenance days (also those that are no working days otherwise; where none are
/// named, the working days) that are neither holidays nor in a freeze.
///
/// Built in time linear in its days; looked up in logarithmic time. Immutable: safe from any thread.
class WorkingTime {
  public:
    static constexpr int kYears = 50;

    WorkingTime(const Calendar& calendar, ChangeWindow window, Date firstDay);

    [[nodiscard]] Date firstDay() const { return firstDay_; }
    /// Of a full working day: the sum of the calendar's intervals.
    [[nodiscard]] Minute minutesPerDay() const { return dayWork_; }
    /// All the work that is possible; 0 on a calendar that never works.
    [[nodiscard]] Minute totalWork() const { return workBefore_.back(); }
    [[nodiscard]] bool worksOn(Date day) const;
    /// Days of work from `first` to `last`, both included.
    [[nodiscard]] int workingDays(Date first, Date last) const;

    /// Minutes of work that are possible before the instant.
    [[nodiscard]] Minute workBefore(Minute instant) const;
    /// The earliest instant before which this much work is possible.
    [[nodiscard]] Minute finishAt(Minute work) const;
    /// The latest instant before which no more than this much work is possible.
    [[nodiscard]] Minute startAt(Minute work) const;

    /// Minutes of a number of working days, rounded to whole minutes.
    [[nodiscard]] Minute minutes(double days) const;
    [[nodiscard]] double days(Minute minutes) const;

  private:
    [[nodiscard]] Minute lastInstant() const;

    Date firstDay_;
    std::vector<WorkingInterval> intervals_;  ///< ordered, without overlaps
    Minute dayWork_ = 0;
    std::vector<std::int32_t> workBefore_;  ///< minutes of work before each day; one entry beyond the last
};

}  // namespace spanwright::plan
